import Foundation

@testable import EvaluationsModel

/// Small pictures: three as another program wrote them, and others made to be refused.
enum LogoSamples {
  /// 64 × 80 pixels, one bit each, with an author and a packed comment.
  static let png = read(
    """
    iVBORw0KGgoAAAANSUhEUgAAAEAAAABQAQMAAACTceEGAAAAC3RFWHRBdXRob3IAU2l0aZlcfywAAAAZaVRYdENvbW1l
    bnQAAQAAAHicS04sAcI8AAtWAt29N9EfAAAABlBMVEX///8LXU7H5nMRAAAACXBIWXMAAA7EAAAOxAGVKw4bAAAAx0lE
    QVR42r3SsY3FIBAFwPGTA0JKcCnu7FyaS3EJhASWfQF83a/gSBgh0O7Twr+s5UCQfWLdJkqdqGViWyf2zOfvO04WDkLY
    CSsboVAJlULYWL9uLrxYxAKHCOxihU0UqKJCERusYodYvCNSltHckdnmnnVgSxmoqQPlk0Ta2Hv6QMs9cOUZOP9KOOAV
    Jzzigls06KJDEzdc4oHzO7KDl3DyEC5uQqMTOo1wcxEeo/AcAfw8czrnB9c90fpEbxP3NfGc//PRfgHdXjrk9UHsoQAA
    AABJRU5ErkJggg==
    """)

  /// 64 × 80 pixels in grey, with a camera and a comment.
  static let jpeg = read(
    """
    /9j/4AAQSkZJRgABAQAAAQABAAD/4QAqRXhpZgAATU0AKgAAAAgAAQEPAAIAAAAHAAAAGgAAAABLYW1lcmEAAP/+AA1k
    aWJ1YXQgb2xlaP/bAEMAoG54jHhkoIyCjLSqoL7w///w3Nzw////////////////////////////////////////////
    ///////////////AAAsIAFAAQAEBEQD/xAAWAAEBAQAAAAAAAAAAAAAAAAAAAgP/xAAYEAEBAQEBAAAAAAAAAAAAAAAB
    AAJhEf/aAAgBAQAAPwDaSSSSSnezJ2Y2aO1SSU72ZO2Cq+sFH0t8bNHapKd7MnbBVfWSCj6W+NmjtVO9mTtgqvrJJBR9
    LfGzR2bwaO2CI+MkkBXwt8YMnaqd4NHbBEfGSAr4W+MGTtUlO8GjtgiPjAV8LfGDJ2qSSneDR2YwZO1SSSSSX//Z
    """)

  /// 64 × 80 pixels in colour, painted in several passes.
  static let progressive = read(
    """
    /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAKBueIx4ZKCMgoy0qqC+8P//8Nzc8P//////////////////////////////
    ////////////////////////////2wBDAaq0tPDS8P//////////////////////////////////////////////////
    ////////////////////////////wgARCABQAEADASIAAhEBAxEB/8QAFwABAQEBAAAAAAAAAAAAAAAAAAEDAv/EABUB
    AQEAAAAAAAAAAAAAAAAAAAAB/9oADAMBAAIQAxAAAAHsAhUoAIMxGmY1SrM9M0AAaZ6FlLk0zQaCigJRKAH/xAAUEAEA
    AAAAAAAAAAAAAAAAAABg/9oACAEBAAEFAiH/xAAUEQEAAAAAAAAAAAAAAAAAAABA/9oACAEDAQE/ASf/xAAUEQEAAAAA
    AAAAAAAAAAAAAABA/9oACAECAQE/ASf/xAAUEAEAAAAAAAAAAAAAAAAAAABg/9oACAEBAAY/AiH/xAAZEAEBAQEBAQAA
    AAAAAAAAAAABESAQADD/2gAIAQEAAT8h+azw3Szo3CzI3izY3yXYTiXITCXoTSXwT6f/2gAMAwEAAgADAAAAEAAAAAHb
    QFfPKQNeQAAAAP/EABYRAQEBAAAAAAAAAAAAAAAAAAEwEP/aAAgBAwEBPxCDpH//xAAUEQEAAAAAAAAAAAAAAAAAAABA
    /9oACAECAQE/ECf/xAAaEAEAAwEBAQAAAAAAAAAAAAABABFhIBAw/9oACAEBAAE/EPmY2GN6MbFVtgo2QxvBjYqtvoo2
    QxvhjYqtvIo2QxsMbERp5BWiGN8MbERp9BWiGN4MbERpgK0QxvRjYY36f//Z
    """)

  /// A PNG of any size; its pixels are noise.
  ///
  /// - Parameters:
  ///   - width: In pixels.
  ///   - height: In pixels.
  ///   - colour: The colour type: 0 for grey, 3 for a palette.
  ///   - chunks: Further chunks before the pixels.
  /// - Returns: The file.
  static func png(
    _ width: Int, _ height: Int, colour: UInt8 = 0, _ chunks: [[UInt8]] = []
  ) -> [UInt8] {
    var bytes = PNGParts.mark
    bytes += chunk("IHDR", number(width) + number(height) + [8, colour, 0, 0, 0])
    for chunk in chunks { bytes += chunk }
    bytes += chunk("IDAT", [1, 2, 3])
    return bytes + chunk("IEND", [])
  }

  /// A chunk of a PNG with its checksum.
  static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let named = Array(name.utf8) + content
    return number(content.count) + named + number(Int(PNGParts.checksum(named)))
  }

  /// A JPEG without tables: what a walk through its segments needs, and no more.
  ///
  /// - Parameters:
  ///   - width: In pixels.
  ///   - height: In pixels.
  ///   - colourCount: How many colours a pixel has.
  ///   - passCount: How often it is painted over.
  /// - Returns: The file.
  static func jpeg(
    _ width: Int, _ height: Int, colourCount: Int = 1, passCount: Int = 1
  ) -> [UInt8] {
    var bytes: [UInt8] = [0xFF, 0xD8, 0xFF, 0xC0, 0, UInt8(8 + 3 * colourCount), 8]
    bytes += number(height).suffix(2) + number(width).suffix(2)
    bytes.append(UInt8(colourCount))
    for colour in 0..<colourCount { bytes += [UInt8(colour), 0x11, 0] }
    for _ in 0..<passCount {
      bytes += [0xFF, 0xDA, 0, 8, 1, 0, 0, 0, 63, 0, 0xFF, 0, 0xFF, 0xD0, 7]
    }
    return bytes + [0xFF, 0xD9]
  }

  private static func number(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  private static func read(_ base64: String) -> [UInt8] {
    guard let data = Data(base64Encoded: base64, options: .ignoreUnknownCharacters) else {
      preconditionFailure("A sample is not base64.")
    }
    return Array(data)
  }
}
