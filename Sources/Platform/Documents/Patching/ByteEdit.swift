/// Copies a part while exchanging stretches of it, from front to back.
struct ByteEdit {
  private let source: [UInt8]
  private(set) var output: [UInt8] = []
  /// Everything before this offset is settled.
  private var settled = 0

  init(_ source: [UInt8]) {
    self.source = source
    output.reserveCapacity(source.count + 4_096)
  }

  /// Puts text before an offset of the source.
  mutating func insert(_ text: String, at offset: Int) {
    replace(offset..<offset, with: text)
  }

  /// Puts text in the place of a stretch of the source; stretches come in ascending order.
  mutating func replace(_ range: Range<Int>, with text: String) {
    precondition(range.lowerBound >= settled, "Edits go from front to back.")
    output.append(contentsOf: source[settled..<range.lowerBound])
    output.append(contentsOf: text.utf8)
    settled = range.upperBound
  }

  /// The source's own bytes, to be reused inside a replacement.
  func text(_ range: Range<Int>) -> String {
    String(decoding: source[range], as: UTF8.self)
  }

  /// Copies what is left.
  mutating func finish() -> [UInt8] {
    output.append(contentsOf: source[settled...])
    settled = source.count
    return output
  }

  /// The stretch of an attribute together with the white space before it.
  func stretch(_ attribute: XMLScanner.Attribute) -> Range<Int> {
    var start = attribute.start
    while start > 0, source[start - 1].isSpace { start -= 1 }
    return start..<(attribute.valueEnd + 1)
  }
}

/// Writes texts so that XML and spreadsheet programs read them as they were.
enum XMLText {
  /// Escapes a text for an element's content.
  static func escaped(_ text: String) -> String {
    let needsWork = text.utf8.contains {
      $0 < .space || $0 == .ampersand || $0 == .lessThan || $0 == .greaterThan || $0 == 0xEF
        || $0 == .doubleQuote
    }
    guard needsWork else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\r": result += "&#13;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Writes characters that XML forbids as `_x0001_`, and protects texts that already look like that.
  static func withoutForbidden(_ text: String) -> String {
    let needsWork = text.utf8.contains { byte in
      byte < .space && !byte.isSpace || byte == .underscore || byte == 0xEF
    }
    guard needsWork else { return text }
    var result = ""
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      let isForbidden =
        scalar.value < 0x20 && scalar != "\t" && scalar != "\n" && scalar != "\r"
        || scalar.value == 0xFFFE || scalar.value == 0xFFFF
      if isForbidden {
        result += "_x" + hex(scalar.value) + "_"
      } else if scalar == "_", looksEscaped(rest) {
        result += "_x005F_"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func hex(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }

  /// Whether `x`, four hexadecimal digits and `_` follow.
  private static func looksEscaped(_ rest: Substring.UnicodeScalarView) -> Bool {
    let next = Array(rest.prefix(6))
    return next.count == 6 && next[0] == "x" && next[5] == "_"
      && next[1...4].allSatisfy { $0.isASCII && UInt8(ascii: $0).hexValue != nil }
  }
}
