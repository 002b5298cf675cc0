/// The names in the directory of a ZIP archive, read from its end; only to recognise documents.
package enum ZipNames {
  /// How much of the end is looked at; the directory of an office document fits.
  ///
  /// - Unit: bytes.
  package static let tailLength = 256 * 1024

  /// Reads the names.
  ///
  /// - Parameter tail: The last bytes of the file.
  /// - Returns: nil when there is no whole directory in them.
  package static func names(inTail tail: [UInt8]) -> [String]? {
    guard tail.count >= 22, let end = endRecord(tail) else { return nil }
    let count = Int(tail[end + 10]) | Int(tail[end + 11]) << 8
    let size = number(tail, at: end + 12)
    var place = end - size
    guard place >= 0, count <= 20_000 else { return nil }
    var names: [String] = []
    for _ in 0..<count {
      guard place + 46 <= end, number(tail, at: place) == 0x0201_4B50 else { return nil }
      let lengths = [28, 30, 32].map { Int(tail[place + $0]) | Int(tail[place + $0 + 1]) << 8 }
      let first = place + 46
      guard first + lengths[0] <= end else { return nil }
      names.append(String(decoding: tail[first..<(first + lengths[0])], as: UTF8.self))
      place = first + lengths[0] + lengths[1] + lengths[2]
    }
    return names
  }

  private static func endRecord(_ tail: [UInt8]) -> Int? {
    let lowest = max(0, tail.count - 22 - 65_535)
    return stride(from: tail.count - 22, through: lowest, by: -1).first {
      tail[$0] == 0x50 && number(tail, at: $0) == 0x0605_4B50
    }
  }

  private static func number(_ bytes: [UInt8], at place: Int) -> Int {
    (0..<4).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
  }
}
