/// A JSON value of the kinds that are hashed and signed here.
///
/// Numbers are whole numbers only, within the range that every JSON reader keeps exactly
/// (RFC 8785 section 3.2.2.3 and I-JSON): a fraction travels as text.
package indirect enum JSONValue: Hashable, Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case flag(Bool)
  /// A whole number within `JSONValue.numbers`.
  case number(Int)
  /// A text.
  case text(String)
  /// A list.
  case list([JSONValue])
  /// Members by name.
  case object([String: JSONValue])

  /// The whole numbers that a reader with binary floating point keeps exactly.
  ///
  /// - Source: RFC 7493 (I-JSON) section 2.2.
  package static let numbers = -9_007_199_254_740_991...9_007_199_254_740_991

  /// A text, or `null` for nil.
  package static func text(orNull text: String?) -> JSONValue { text.map { .text($0) } ?? .null }

  /// The one way to write the value: the bytes that are hashed and signed.
  ///
  /// Members are sorted by the UTF-16 units of their names, nothing is escaped that need not be,
  /// there are no spaces.
  ///
  /// - Precondition: Every number lies within `numbers`.
  /// - Source: RFC 8785, the JSON Canonicalization Scheme.
  package var canonicalBytes: [UInt8] {
    var out: [UInt8] = []
    write(to: &out)
    return out
  }

  private func write(to out: inout [UInt8]) {
    switch self {
    case .null: out += "null".utf8
    case .flag(let value): out += (value ? "true" : "false").utf8
    case .number(let value):
      precondition(Self.numbers.contains(value), "other readers would change this number")
      out += String(value).utf8
    case .text(let value): Self.write(value, to: &out)
    case .list(let values):
      out.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { out.append(UInt8(ascii: ",")) }
        value.write(to: &out)
      }
      out.append(UInt8(ascii: "]"))
    case .object(let members):
      out.append(UInt8(ascii: "{"))
      let sorted = members.sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }
      for (index, member) in sorted.enumerated() {
        if index > 0 { out.append(UInt8(ascii: ",")) }
        Self.write(member.key, to: &out)
        out.append(UInt8(ascii: ":"))
        member.value.write(to: &out)
      }
      out.append(UInt8(ascii: "}"))
    }
  }

  private static func write(_ text: String, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): out += "\\\"".utf8
      case UInt8(ascii: "\\"): out += "\\\\".utf8
      case 0x08: out += "\\b".utf8
      case 0x09: out += "\\t".utf8
      case 0x0A: out += "\\n".utf8
      case 0x0C: out += "\\f".utf8
      case 0x0D: out += "\\r".utf8
      case 0..<0x20: out += ("\\u00" + Hex.text([byte])).utf8
      default: out.append(byte)
      }
    }
    out.append(UInt8(ascii: "\""))
  }

  /// The member of that name; nil when the value is no object or has no such member.
  package subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members[name]
  }

  /// The text; nil when the value is none.
  package var asText: String? {
    guard case .text(let text) = self else { return nil }
    return text
  }

  /// The number; nil when the value is none.
  package var asNumber: Int? {
    guard case .number(let number) = self else { return nil }
    return number
  }

  /// The values of a list; nil when the value is none.
  package var asList: [JSONValue]? {
    guard case .list(let values) = self else { return nil }
    return values
  }
}
