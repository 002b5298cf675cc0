import Foundation

/// The 512 bytes before each file of an archive, as POSIX `ustar` writes them.
///
/// Plain tar, so that a backup can be opened without us in twenty years.
struct TarHeader: Equatable {
  static let blockSize = 512

  /// The path inside the archive, at most 100 bytes.
  let name: String
  /// How many bytes follow.
  let size: Int

  /// The header as bytes.
  ///
  /// - Throws: `BackupRefusal.unwritableName` when the name does not fit.
  func bytes() throws(BackupRefusal) -> [UInt8] {
    let nameBytes = Array(name.utf8)
    guard !nameBytes.isEmpty, nameBytes.count <= 100 else { throw .unwritableName(name) }
    var block = [UInt8](repeating: 0, count: Self.blockSize)
    func put(_ text: String, at offset: Int) {
      for (index, byte) in text.utf8.enumerated() { block[offset + index] = byte }
    }
    put(name, at: 0)
    put("0000600", at: 100)
    put("0000000", at: 108)
    put("0000000", at: 116)
    // Eleven octal digits end at 8 GiB; beyond it GNU and POSIX readers take binary.
    if size < 1 << 33 {
      put(Self.octal(size, digits: 11), at: 124)
    } else {
      block[124] = 0x80
      for index in 0..<8 { block[135 - index] = UInt8((size >> (8 * index)) & 0xFF) }
    }
    put("00000000000", at: 136)
    put("        ", at: 148)
    put("0", at: 156)
    put("ustar", at: 257)
    put("00", at: 263)
    put(Self.octal(Self.sum(block), digits: 6), at: 148)
    block[154] = 0
    block[155] = 0x20
    return block
  }

  init(name: String, size: Int) {
    self.name = name
    self.size = size
  }

  /// Reads a header.
  ///
  /// - Returns: nil for the block of zeros that ends an archive.
  /// - Throws: `BackupRefusal.notAnArchive` when the checksum or a field is wrong, or when the entry
  ///   is not a plain file.
  init?(block: [UInt8]) throws(BackupRefusal) {
    guard block.count == Self.blockSize else { throw .notAnArchive }
    if block.allSatisfy({ $0 == 0 }) { return nil }
    var blank = block
    for index in 148..<156 { blank[index] = 0x20 }
    guard Self.number(block[148..<156]) == Self.sum(blank), block[156] == 0x30 || block[156] == 0
    else { throw .notAnArchive }
    let nameBytes = block[0..<100].prefix { $0 != 0 }
    guard let name = String(bytes: nameBytes, encoding: .utf8) else { throw .notAnArchive }
    var size = 0
    if block[124] == 0x80 {
      // Seven bytes are more than any disk and cannot overflow.
      guard block[125..<129].allSatisfy({ $0 == 0 }) else { throw .notAnArchive }
      for byte in block[129..<136] { size = size << 8 | Int(byte) }
    } else {
      guard let number = Self.number(block[124..<136]) else { throw .notAnArchive }
      size = number
    }
    self.init(name: name, size: size)
  }

  /// How many zero bytes fill the last block of a file.
  static func padding(after size: Int) -> Int { (blockSize - size % blockSize) % blockSize }

  private static func octal(_ number: Int, digits: Int) -> String {
    let text = String(number, radix: 8)
    return String(repeating: "0", count: digits - text.count) + text
  }

  private static func number(_ field: ArraySlice<UInt8>) -> Int? {
    let digits = field.filter { $0 != 0 && $0 != 0x20 }
    return String(bytes: digits, encoding: .ascii).flatMap { Int($0, radix: 8) }
  }

  private static func sum(_ block: [UInt8]) -> Int { block.reduce(0) { $0 + Int($1) } }
}
