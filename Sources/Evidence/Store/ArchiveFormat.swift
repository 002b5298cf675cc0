/// The bytes around the files of an archive of proof: a ZIP without compression, always the same.
///
/// Nothing is left to the writer: from the names, sizes and sums follows each byte. So a verifier
/// can say what every byte must be, and a flipped bit has no place to hide.
struct ArchiveFormat {
  /// One file of an archive.
  struct Member: Hashable {
    let name: String
    let byteCount: Int64
    let sum: UInt32
  }

  /// What stands before the content of a member.
  static func head(of member: Member) -> [UInt8] {
    let name = Array(member.name.utf8)
    return bytes(0x0403_4B50, 4) + common(member) + bytes(UInt64(name.count), 2) + bytes(0, 2)
      + name
  }

  /// How long that is.
  static func headLength(of member: Member) -> Int64 { 30 + Int64(member.name.utf8.count) }

  /// What stands after the last member: the directory.
  static func directory(of members: [Member]) -> [UInt8] {
    var entries: [UInt8] = []
    var place: Int64 = 0
    for member in members {
      let name = Array(member.name.utf8)
      let isFar = place >= farPlace
      entries += bytes(0x0201_4B50, 4) + bytes(45, 2) + common(member)
      entries += bytes(UInt64(name.count), 2) + bytes(isFar ? 12 : 0, 2) + bytes(0, 2)
      entries += bytes(0, 2) + bytes(0, 2) + bytes(0, 4)
      entries += bytes(isFar ? 0xFFFF_FFFF : UInt64(place), 4) + name
      if isFar { entries += bytes(1, 2) + bytes(8, 2) + bytes(UInt64(place), 8) }
      place += headLength(of: member) + member.byteCount
    }
    return entries + end(count: members.count, length: entries.count, place: place)
  }

  /// The length of a whole archive.
  static func length(of members: [Member]) -> Int64 {
    members.reduce(Int64(directory(of: members).count)) {
      $0 + headLength(of: $1) + $1.byteCount
    }
  }

  /// Version, UTF-8 names, stored, 1 January 1980, sum and both sizes.
  private static func common(_ member: Member) -> [UInt8] {
    bytes(45, 2) + bytes(0x0800, 2) + bytes(0, 2) + bytes(0, 2) + bytes(0x21, 2)
      + bytes(UInt64(member.sum), 4) + bytes(UInt64(member.byteCount), 4)
      + bytes(UInt64(member.byteCount), 4)
  }

  private static func end(count: Int, length: Int, place: Int64) -> [UInt8] {
    let isFar = place >= farPlace || count >= 0xFFFF
    var far: [UInt8] = []
    if isFar {
      far += bytes(0x0606_4B50, 4) + bytes(44, 8) + bytes(45, 2) + bytes(45, 2) + bytes(0, 8)
      far += bytes(UInt64(count), 8) + bytes(UInt64(count), 8) + bytes(UInt64(length), 8)
      far += bytes(UInt64(place), 8)
      far += bytes(0x0706_4B50, 4) + bytes(0, 4) + bytes(UInt64(place) + UInt64(length), 8)
      far += bytes(1, 4)
    }
    let shortCount = isFar ? 0xFFFF : UInt64(count)
    return far + bytes(0x0605_4B50, 4) + bytes(0, 4) + bytes(shortCount, 2)
      + bytes(shortCount, 2) + bytes(UInt64(length), 4)
      + bytes(isFar ? 0xFFFF_FFFF : UInt64(place), 4) + bytes(0, 2)
  }

  private static let farPlace: Int64 = 0xFFFF_FFFF

  private static func bytes(_ number: UInt64, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: number >> (8 * UInt64($0))) }
  }
}

/// The sum that ZIP keeps of each file (CRC-32, ISO 3309).
struct ZipSum {
  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { sum, _ in sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1 }
  }

  private var sum: UInt32 = 0xFFFF_FFFF

  mutating func append(_ bytes: [UInt8]) {
    var sum = sum
    Self.table.withUnsafeBufferPointer { table in
      for byte in bytes { sum = table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] ^ (sum >> 8) }
    }
    self.sum = sum
  }

  var value: UInt32 { sum ^ 0xFFFF_FFFF }
}
