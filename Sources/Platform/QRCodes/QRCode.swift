import CQRencode

/// A QR code: a square of dark and light modules that a camera reads back as text.
///
/// Error correction is level M (15 % may be damaged), the usual one for codes on paper.
package struct QRCode: Hashable, Sendable {
  /// The longest text; unit: bytes of UTF-8 (version 40, level M).
  ///
  /// - Source: ISO/IEC 18004:2015, table 7.
  package static let longest = 2331
  /// The light border that a camera needs, on each side; unit: modules.
  ///
  /// - Source: ISO/IEC 18004:2015, 5.3.8.
  package static let quietZone = 4

  /// Modules on a side, without the quiet zone: 21 to 177.
  package let sideCount: Int
  private let modules: [Bool]

  /// Makes the smallest code that holds a text.
  ///
  /// - Throws: `QRCodeRefusal` for no text and for one that is too long.
  package init(_ text: String) throws(QRCodeRefusal) {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty else { throw .empty }
    guard bytes.count <= Self.longest else {
      throw .tooLong(byteCount: bytes.count, limit: Self.longest)
    }
    guard let code = QRcode_encodeData(Int32(bytes.count), bytes, 0, QR_ECLEVEL_M) else {
      // What is left is memory: the two bounds above are the only ones of the library.
      throw .noMemory
    }
    defer { QRcode_free(code) }
    let width = Int(code.pointee.width)
    guard let data = code.pointee.data else { throw .noMemory }
    sideCount = width
    // The lowest bit of each byte is the colour; the others say what the module is for.
    modules = UnsafeBufferPointer(start: data, count: width * width).map { $0 & 1 == 1 }
  }

  /// Whether a module is dark.
  ///
  /// - Parameters:
  ///   - column: From the left, `0..<sideCount`.
  ///   - row: From the top, `0..<sideCount`.
  package subscript(column column: Int, row row: Int) -> Bool {
    precondition(
      (0..<sideCount).contains(column) && (0..<sideCount).contains(row), "outside of the code")
    return modules[row * sideCount + column]
  }

  /// Modules on a side of the picture, with the quiet zone.
  package var pictureSideCount: Int { sideCount + 2 * Self.quietZone }

  /// The dark modules as the `d` of an SVG path, one unit a module, quiet zone included.
  ///
  /// Runs of dark modules are one rectangle each, so that no hair line shows between them.
  package var path: String {
    var path = ""
    for row in 0..<sideCount {
      var column = 0
      while column < sideCount {
        let start = column
        while column < sideCount, self[column: column, row: row] { column += 1 }
        if column > start {
          let length = column - start
          path += "M\(start + Self.quietZone) \(row + Self.quietZone)h\(length)v1h-\(length)z"
        }
        column += 1
      }
    }
    return path
  }
}

/// Why a text became no QR code.
package enum QRCodeRefusal: Error, Hashable, Sendable {
  /// There was nothing to encode.
  case empty
  /// More bytes than a code holds.
  case tooLong(byteCount: Int, limit: Int)
  /// The machine had no memory for it.
  case noMemory
}
