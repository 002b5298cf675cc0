import EvaluationsModel

/// A plain logo for the ministry of the sample country: a ring around a diamond, no arms of anybody.
enum DemoLogo {
  /// How wide and how high it is.
  ///
  /// - Unit: pixels.
  private static let side = 240
  /// White, the green of this program, gold; two bits a pixel choose among them.
  private static let palette: [UInt8] = [255, 255, 255, 11, 93, 78, 208, 160, 32]

  /// The picture, checked like one that somebody uploads.
  ///
  /// - Throws: What the check refuses; a test sees that it is nothing.
  static func picture() throws(LogoRefusal) -> LogoPicture {
    let side = big(UInt32(side))
    let file =
      PNGParts.mark + chunk("IHDR", side + side + [2, 3, 0, 0, 0]) + chunk("PLTE", palette)
      + chunk("IDAT", stored(rows)) + chunk("IEND", [])
    return try LogoPicture(file: file)
  }

  /// Every row with the 0 in front that says that it is written as it is.
  private static var rows: [UInt8] {
    var bytes: [UInt8] = []
    for y in 0..<side {
      bytes.append(0)
      for x in stride(from: 0, to: side, by: 4) {
        var four: UInt8 = 0
        for place in 0..<4 { four = four << 2 | colour(x: x + place, y: y) }
        bytes.append(four)
      }
    }
    return bytes
  }

  /// The place in the palette; distances are counted in half pixels from the middle.
  private static func colour(x: Int, y: Int) -> UInt8 {
    let (right, down) = (2 * x + 1 - side, 2 * y + 1 - side)
    if abs(right) + abs(down) <= side * 11 / 20 { return 2 }
    let square = right * right + down * down
    let (inner, outer) = (side * 15 / 20, side * 19 / 20)
    return (inner * inner...outer * outer).contains(square) ? 1 : 0
  }

  /// Bytes as a zlib stream that packs nothing: one block, since it is short.
  ///
  /// - Source: RFC 1950 section 2.2, RFC 1951 section 3.2.4.
  private static func stored(_ bytes: [UInt8]) -> [UInt8] {
    precondition(bytes.count <= Int(UInt16.max), "one stored block holds 65,535 bytes")
    let length = UInt16(bytes.count)
    var (first, second) = (UInt32(1), UInt32(0))
    for byte in bytes {
      first = (first + UInt32(byte)) % 65_521
      second = (second + first) % 65_521
    }
    return [0x78, 0x01, 1] + small(length) + small(~length) + bytes + big(second << 16 | first)
  }

  private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let named = Array(name.utf8) + content
    return big(UInt32(content.count)) + named + big(PNGParts.checksum(named))
  }

  private static func big(_ number: UInt32) -> [UInt8] {
    stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> UInt32($0)) }
  }

  private static func small(_ number: UInt16) -> [UInt8] {
    [UInt8(truncatingIfNeeded: number), UInt8(truncatingIfNeeded: number >> 8)]
  }
}
