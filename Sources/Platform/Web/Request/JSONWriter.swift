/// Writes JSON as bytes, in the order given; strings are escaped.
package struct JSONWriter: Sendable {
  /// What was written so far.
  package private(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// Starts with nothing.
  package init() {}

  /// An object whose members the closure writes.
  package mutating func object(_ members: (inout JSONWriter) -> Void) {
    separate()
    nest(UInt8(ascii: "{"), UInt8(ascii: "}"), members)
  }

  /// An array whose elements the closure writes.
  package mutating func array(_ elements: (inout JSONWriter) -> Void) {
    separate()
    nest(UInt8(ascii: "["), UInt8(ascii: "]"), elements)
  }

  /// A member with text.
  package mutating func member(_ name: String, _ value: String) {
    key(name)
    string(value)
    needsComma = true
  }

  /// A member with a whole number.
  package mutating func member(_ name: String, _ value: Int) {
    key(name)
    bytes += Array(String(value).utf8)
    needsComma = true
  }

  /// A member with true or false.
  package mutating func member(_ name: String, _ value: Bool) {
    key(name)
    bytes += Array((value ? "true" : "false").utf8)
    needsComma = true
  }

  /// A member whose value is an object.
  package mutating func objectMember(_ name: String, _ members: (inout JSONWriter) -> Void) {
    key(name)
    nest(UInt8(ascii: "{"), UInt8(ascii: "}"), members)
  }

  /// A member whose value is an array.
  package mutating func arrayMember(_ name: String, _ elements: (inout JSONWriter) -> Void) {
    key(name)
    nest(UInt8(ascii: "["), UInt8(ascii: "]"), elements)
  }

  /// A text element of an array.
  package mutating func element(_ value: String) {
    separate()
    string(value)
    needsComma = true
  }

  private mutating func nest(
    _ open: UInt8, _ close: UInt8, _ inside: (inout JSONWriter) -> Void
  ) {
    bytes.append(open)
    needsComma = false
    inside(&self)
    bytes.append(close)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }

  private mutating func key(_ name: String) {
    separate()
    string(name)
    bytes.append(UInt8(ascii: ":"))
  }

  private mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\n"): bytes += Array("\\n".utf8)
      case 0..<0x20:
        let hex = String(byte, radix: 16)
        bytes += Array(("\\u" + String(repeating: "0", count: 4 - hex.count) + hex).utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
