/// The picture that stands left of a letterhead, by what it is and not by its bytes.
package struct LetterheadLogo: Hashable, Sendable {
  /// SHA-256 of the bytes, in 64 hexadecimal digits.
  package let digest: String
  /// How its bytes are written.
  package let kind: LogoPicture.Kind
  /// How wide it is.
  ///
  /// - Unit: pixels.
  package let width: Int
  /// How high it is.
  ///
  /// - Unit: pixels.
  package let height: Int
  /// How long it is.
  ///
  /// - Unit: bytes.
  package let byteCount: Int

  /// Describes a logo that is kept.
  package init(
    digest: String, kind: LogoPicture.Kind, width: Int, height: Int, byteCount: Int
  ) {
    self.digest = digest
    self.kind = kind
    self.width = width
    self.height = height
    self.byteCount = byteCount
  }

  /// Describes a picture that is about to be kept.
  ///
  /// - Parameters:
  ///   - picture: What was checked.
  ///   - digest: SHA-256 of its bytes.
  package init(of picture: LogoPicture, digest: String) {
    self.init(
      digest: digest, kind: picture.kind, width: picture.width, height: picture.height,
      byteCount: picture.bytes.count)
  }
}

/// A picture that may become a logo: checked by its bytes, and without anything but the picture.
package struct LogoPicture: Hashable, Sendable {
  /// How a picture is written; both are read by every browser and by WeasyPrint.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// ISO/IEC 15948.
    case png
    /// ISO/IEC 10918-1.
    case jpeg

    /// The content type for browsers.
    package var mediaType: String { "image/" + rawValue }
    /// The name that people know.
    package var word: String { rawValue.uppercased() }
  }

  /// The longest file that is taken: 200 kB as file managers count them.
  ///
  /// - Unit: bytes.
  package static let mostBytes = 200 << 10
  /// How long each side may be.
  ///
  /// - Unit: pixels.
  package static let sides = 64...2_000

  /// How it is written.
  package let kind: Kind
  /// From 64 to 2,000 pixels.
  package let width: Int
  /// From 64 to 2,000 pixels.
  package let height: Int
  /// The file without its notes; never longer than what was sent.
  package let bytes: [UInt8]

  /// Takes a file that is a picture, and leaves out what is not the picture.
  ///
  /// - Parameter file: The bytes as they were sent; empty when nothing was chosen.
  /// - Throws: `LogoRefusal`.
  package init(file: [UInt8]) throws(LogoRefusal) {
    guard !file.isEmpty else { throw .missing }
    guard file.count <= Self.mostBytes else { throw .tooLarge(byteCount: file.count) }
    if file.starts(with: PNGParts.mark) {
      self = try PNGParts(file: file).picture()
    } else if file.starts(with: JPEGParts.mark) {
      self = try JPEGParts(file: file).picture()
    } else {
      throw Self.isDrawing(file) ? .drawing : .otherKind
    }
  }

  /// Joins what a reader found.
  ///
  /// - Throws: `tooSmall`, `tooManyPixels`.
  init(_ kind: Kind, _ size: (width: Int, height: Int), bytes: [UInt8]) throws(LogoRefusal) {
    let (shorter, longer) = (min(size.width, size.height), max(size.width, size.height))
    guard shorter >= Self.sides.lowerBound else {
      throw .tooSmall(width: size.width, height: size.height)
    }
    guard longer <= Self.sides.upperBound else {
      throw .tooManyPixels(width: size.width, height: size.height)
    }
    self.kind = kind
    width = size.width
    height = size.height
    self.bytes = bytes
  }

  /// Whether it looks like SVG, for a sentence that says why that is not taken.
  private static func isDrawing(_ file: [UInt8]) -> Bool {
    let head = String(decoding: file.prefix(1_024), as: UTF8.self).lowercased()
    return head.contains("<svg")
  }
}

/// Why a file does not become a logo; nothing was changed.
package enum LogoRefusal: Error, Hashable, Sendable {
  /// No file was chosen, or an empty one.
  case missing
  /// The file is longer than `LogoPicture.mostBytes`.
  case tooLarge(byteCount: Int)
  /// SVG, which may hold scripts and fetch things.
  case drawing
  /// Neither PNG nor JPEG.
  case otherKind
  /// A PNG that moves.
  case animated
  /// It is damaged, or written in a way that hardly any program writes.
  case unreadable
  /// A JPEG in the four colours of printers (CMYK), which browsers and programs show differently.
  case inkColours
  /// A side is shorter than `LogoPicture.sides`, in pixels.
  case tooSmall(width: Int, height: Int)
  /// A side is longer than `LogoPicture.sides`, in pixels.
  case tooManyPixels(width: Int, height: Int)
}
