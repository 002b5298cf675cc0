/// The bytes of a page while it is written.
///
/// Only this module can append markup; everybody else appends text, which is escaped.
@usableFromInline
package struct HTMLBuffer {
  @usableFromInline var bytes: [UInt8] = []

  @usableFromInline
  init(capacity: Int) {
    bytes.reserveCapacity(capacity)
  }

  /// Appends markup that stands in our own source text.
  @inlinable
  mutating func append(_ markup: StaticString) {
    markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Appends bytes that a buffer of ours produced before.
  @usableFromInline
  mutating func append(trusted markup: [UInt8]) {
    bytes.append(contentsOf: markup)
  }

  /// Appends text for content or a quoted attribute; whatever has a meaning in HTML is escaped.
  ///
  /// Control characters that HTML forbids become U+FFFD.
  @usableFromInline
  package mutating func append(text: String) {
    var text = text
    text.withUTF8 { append(escaping: $0) }
  }

  /// Appends a whole number.
  @usableFromInline
  mutating func append(number: Int) {
    var text = String(number)
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  private mutating func append(escaping source: UnsafeBufferPointer<UInt8>) {
    var start = 0
    var index = 0
    while index < source.count {
      let byte = source[index]
      if needsCare[Int(byte)] {
        bytes.append(contentsOf: source[start..<index])
        append(replacementFor: byte)
        start = index + 1
      }
      index += 1
    }
    bytes.append(contentsOf: source[start..<index])
  }

  private mutating func append(replacementFor byte: UInt8) {
    switch byte {
    case UInt8(ascii: "&"): append("&amp;")
    case UInt8(ascii: "<"): append("&lt;")
    case UInt8(ascii: ">"): append("&gt;")
    case UInt8(ascii: "\""): append("&quot;")
    case UInt8(ascii: "'"): append("&#39;")
    default: append("\u{FFFD}")
    }
  }
}

/// Which bytes may not be copied as they are: the five of HTML, and control characters.
private let needsCare: [256 of Bool] = {
  var table = [256 of Bool](repeating: false)
  for byte in 0..<32 { table[byte] = true }
  for space in "\t\n\r".utf8 { table[Int(space)] = false }
  for special in "&<>\"'".utf8 { table[Int(special)] = true }
  table[127] = true
  return table
}()
