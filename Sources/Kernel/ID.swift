/// The identity of one thing of a kind, as lower-case text of a UUID.
///
/// `ID<WorkUnit>` cannot be mixed up with `ID<Account>`. New ids are made by the caller from its
/// clock and its random bytes (version 7, time-ordered), never by the database.
package struct ID<Subject>: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Thirty-six characters, lower case.
  package let text: String

  /// Takes text of the canonical shape.
  ///
  /// - Returns: nil unless the text is a UUID in its 36-character form; upper case is lowered.
  package init?(_ text: String) {
    var text = text
    guard let isLower = text.withUTF8({ Self.isLower($0) }) else { return nil }
    self.text = isLower ? text : text.lowercased()
  }

  /// Whether bytes of the canonical shape have no upper-case digit; nil for any other shape.
  ///
  /// Every row of a list has ids, so nothing is copied here.
  private static func isLower(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool? {
    guard bytes.count == 36 else { return nil }
    var isLower = true
    for index in 0..<36 {
      switch (index, bytes[index]) {
      case (8, UInt8(ascii: "-")), (13, UInt8(ascii: "-")): continue
      case (18, UInt8(ascii: "-")), (23, UInt8(ascii: "-")): continue
      case (8, _), (13, _), (18, _), (23, _): return nil
      case (_, UInt8(ascii: "0")...UInt8(ascii: "9")): continue
      case (_, UInt8(ascii: "a")...UInt8(ascii: "f")): continue
      case (_, UInt8(ascii: "A")...UInt8(ascii: "F")): isLower = false
      default: return nil
      }
    }
    return isLower
  }

  /// Makes a time-ordered id (UUID version 7).
  ///
  /// - Parameters:
  ///   - instant: The moment, from the caller's clock; leads the order.
  ///   - generator: The caller's source of randomness.
  package init(at instant: Instant, using generator: inout some RandomNumberGenerator) {
    let milliseconds = UInt64(bitPattern: instant.milliseconds) & 0xFFFF_FFFF_FFFF
    let high = milliseconds << 16 | 0x7000 | (generator.next() & 0x0FFF)
    let low = 0x8000_0000_0000_0000 | (generator.next() >> 2)
    self.init(high: high, low: low)
  }

  /// Makes an id in which time does not show (UUID version 4).
  package init(randomUsing generator: inout some RandomNumberGenerator) {
    let high = (generator.next() & 0xFFFF_FFFF_FFFF_0FFF) | 0x4000
    let low = 0x8000_0000_0000_0000 | (generator.next() >> 2)
    self.init(high: high, low: low)
  }

  private init(high: UInt64, low: UInt64) {
    let digits = Array("0123456789abcdef".utf8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(36)
    for index in 0..<32 {
      if index == 8 || index == 12 || index == 16 || index == 20 { bytes.append(UInt8(ascii: "-")) }
      let word = index < 16 ? high : low
      bytes.append(digits[Int(word >> UInt64(60 - 4 * (index % 16)) & 15)])
    }
    text = String(decoding: bytes, as: UTF8.self)
  }

  package static func < (left: ID, right: ID) -> Bool { left.text < right.text }

  package var description: String { text }
}
