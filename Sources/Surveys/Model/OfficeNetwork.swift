/// A network of the office: an IPv4 or IPv6 address with the number of bits that count.
package struct OfficeNetwork: Hashable, Sendable, CustomStringConvertible {
  /// The most networks of a round.
  package static let most = 20

  /// Four or sixteen bytes; bits beyond the prefix are 0.
  package let bytes: [UInt8]
  /// How many leading bits count.
  ///
  /// - Range: `8...32` or `16...128`: a wider network would be half the world.
  package let prefix: Int

  /// Reads `203.0.113.0/24`, `2001:db8::/32`, or one address alone.
  ///
  /// - Returns: nil for anything else, for bits beyond the prefix, and for a network too wide.
  package init?(_ typed: String) {
    let parts = typed.split(separator: "/", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let bytes = Self.address(String(parts[0])) else {
      return nil
    }
    let bits = bytes.count * 8
    var prefix = bits
    if parts.count == 2 {
      guard parts[1].utf8.count <= 3, parts[1].utf8.allSatisfy({ (48...57).contains($0) }),
        let number = Int(parts[1])
      else { return nil }
      prefix = number
    }
    guard ((bits == 32 ? 8 : 16)...bits).contains(prefix) else { return nil }
    guard Self.cut(bytes, to: prefix) == bytes else { return nil }
    self.bytes = bytes
    self.prefix = prefix
  }

  /// Whether an address lies in it.
  ///
  /// - Parameter address: As a socket prints it; `::ffff:203.0.113.7` is the IPv4 address.
  /// - Returns: false for what is no address.
  package func contains(_ address: String) -> Bool {
    guard let other = Self.address(address), other.count == bytes.count else { return false }
    return Self.cut(other, to: prefix) == bytes
  }

  package var description: String {
    let text: String
    if bytes.count == 4 {
      text = bytes.map { String($0) }.joined(separator: ".")
    } else {
      text = stride(from: 0, to: 16, by: 2)
        .map { String(UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]), radix: 16) }
        .joined(separator: ":")
    }
    return "\(text)/\(prefix)"
  }

  private static func cut(_ bytes: [UInt8], to prefix: Int) -> [UInt8] {
    bytes.enumerated().map { index, byte in
      let kept = min(8, max(0, prefix - index * 8))
      return kept == 0 ? 0 : byte & ~UInt8((1 << (8 - kept)) - 1)
    }
  }

  /// The bytes of an address: four, or sixteen; an IPv4 address inside an IPv6 one is four.
  package static func address(_ text: String) -> [UInt8]? {
    guard text.contains(":") else { return four(text) }
    guard let bytes = sixteen(text) else { return nil }
    let isMapped = bytes.prefix(10).allSatisfy { $0 == 0 } && bytes[10] == 255 && bytes[11] == 255
    return isMapped ? Array(bytes.suffix(4)) : bytes
  }

  private static func four(_ text: String) -> [UInt8]? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    let bytes = parts.compactMap { part -> UInt8? in
      guard (1...3).contains(part.utf8.count), part.utf8.allSatisfy({ (48...57).contains($0) }),
        part == "0" || part.first != "0"
      else { return nil }
      return UInt8(part)
    }
    return bytes.count == 4 ? bytes : nil
  }

  private static func sixteen(_ text: String) -> [UInt8]? {
    let halves = splitAtGap(text)
    guard halves.count <= 2 else { return nil }
    var sides: [[UInt8]] = []
    for half in halves {
      guard let side = groups(half) else { return nil }
      sides.append(side)
    }
    if sides.count == 1 { return sides[0].count == 16 ? sides[0] : nil }
    let gap = 16 - sides[0].count - sides[1].count
    return gap >= 2 ? sides[0] + [UInt8](repeating: 0, count: gap) + sides[1] : nil
  }

  /// The text before and after `::`; more than two parts for more than one gap.
  private static func splitAtGap(_ text: String) -> [String] {
    var parts = [""]
    var rest = text[...]
    while let character = rest.first {
      if rest.hasPrefix("::") {
        parts.append("")
        rest = rest.dropFirst(2)
      } else {
        parts[parts.count - 1].append(character)
        rest = rest.dropFirst()
      }
    }
    return parts
  }

  private static func groups(_ text: String) -> [UInt8]? {
    if text.isEmpty { return [] }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    var bytes: [UInt8] = []
    for (index, part) in parts.enumerated() {
      if index == parts.count - 1, part.contains(".") {
        guard let last = four(String(part)) else { return nil }
        bytes += last
        continue
      }
      guard (1...4).contains(part.utf8.count), part.allSatisfy({ $0.isASCII && $0.isHexDigit }),
        let number = UInt16(part, radix: 16)
      else { return nil }
      bytes += [UInt8(number >> 8), UInt8(number & 255)]
    }
    return bytes.count <= 16 ? bytes : nil
  }
}
