/// Walks a PNG file chunk by chunk, from its mark to its end.
///
/// - Source: PNG Specification, third edition, sections 5 and 11.
package struct PNGParts {
  /// How every PNG begins.
  package static let mark: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
  /// The chunks that make the picture; all others are notes, or packed data that nobody needs.
  private static let kept: Set<String> = [
    "IHDR", "PLTE", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "pHYs", "IDAT", "IEND",
  ]
  /// The chunks of an animation.
  private static let moving: Set<String> = ["acTL", "fcTL", "fdAT"]
  /// The colour types with the bits that each may have.
  private static let depths: [UInt8: Set<UInt8>] = [
    0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16],
  ]

  let file: [UInt8]

  private struct Chunk {
    let name: String
    /// With length, name and checksum.
    let whole: Range<Int>
    let content: Range<Int>
  }

  /// The picture without its notes and without what stands behind its end.
  ///
  /// - Throws: `animated`, `unreadable`, `tooSmall`, `tooManyPixels`.
  func picture() throws(LogoRefusal) -> LogoPicture {
    var bytes = Self.mark
    var found: Set<String> = []
    var (size, hasPalette) = ((width: 0, height: 0), false)
    var position = Self.mark.count
    while !found.contains("IEND") {
      guard let chunk = chunk(at: position) else { throw .unreadable }
      position = chunk.whole.upperBound
      if Self.moving.contains(chunk.name) { throw .animated }
      guard (chunk.name == "IHDR") == found.isEmpty else { throw .unreadable }
      if chunk.name == "IHDR" { (size, hasPalette) = try header(chunk) }
      if Self.kept.contains(chunk.name) {
        bytes += file[chunk.whole]
      } else if Self.isNeeded(chunk.name) {
        throw .unreadable
      }
      found.insert(chunk.name)
    }
    guard found.contains("IDAT"), !hasPalette || found.contains("PLTE") else {
      throw .unreadable
    }
    return try LogoPicture(.png, size, bytes: bytes)
  }

  /// The chunk at a position; nil when it is cut or its checksum does not fit.
  private func chunk(at position: Int) -> Chunk? {
    guard file.count - position >= 12 else { return nil }
    let length = number(at: position)
    guard length <= file.count - position - 12 else { return nil }
    let content = (position + 8)..<(position + 8 + length)
    let named = file[(position + 4)..<content.upperBound]
    guard named.prefix(4).allSatisfy(Self.isLetter),
      Self.checksum(named) == UInt32(number(at: content.upperBound))
    else { return nil }
    return Chunk(
      name: String(decoding: named.prefix(4), as: UTF8.self),
      whole: position..<(content.upperBound + 4), content: content)
  }

  /// Size, and whether the colours stand in a palette.
  private func header(
    _ chunk: Chunk
  ) throws(LogoRefusal) -> (size: (width: Int, height: Int), hasPalette: Bool) {
    let start = chunk.content.lowerBound
    guard chunk.content.count == 13 else { throw .unreadable }
    let (depth, colour) = (file[start + 8], file[start + 9])
    guard Self.depths[colour]?.contains(depth) == true, file[start + 10] == 0,
      file[start + 11] == 0, file[start + 12] <= 1
    else { throw .unreadable }
    return ((number(at: start), number(at: start + 4)), colour == 3)
  }

  private func number(at position: Int) -> Int {
    file[position..<(position + 4)].reduce(0) { $0 << 8 | Int($1) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// Whether a reader that does not know the chunk cannot show the picture: a capital first letter.
  private static func isNeeded(_ name: String) -> Bool {
    name.utf8.first.map { $0 & 0x20 == 0 } ?? true
  }

  /// The checksum of a chunk: CRC-32 over its name and its content.
  ///
  /// - Source: PNG Specification, third edition, annex D.
  package static func checksum(_ bytes: some Sequence<UInt8>) -> UInt32 {
    ~bytes.reduce(UInt32.max) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ ($0 >> 8) }
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in
      value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1
    }
  }
}
