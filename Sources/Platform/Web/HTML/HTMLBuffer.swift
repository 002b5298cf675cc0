/// The bytes of a page while it is written.
///
/// Only this module can append markup; everybody else appends text, which is escaped. The memory is
/// our own, because `Array.append(contentsOf:)` took a quarter of the time of a page: `start` is
/// allocated in `init` and `grow`, freed in `deinit`, and only bytes below `count` are ever read.
@usableFromInline
package struct HTMLBuffer: ~Copyable {
  @usableFromInline var start: UnsafeMutablePointer<UInt8>
  @usableFromInline var count = 0
  @usableFromInline var capacity: Int
  /// Where a name goes that stands further down in the page; empty on nearly every page.
  var gaps: [NameGap] = []

  @usableFromInline
  init(capacity: Int) {
    self.capacity = capacity
    start = .allocate(capacity: capacity)
  }

  deinit { start.deallocate() }

  /// What was written, every gap filled.
  @usableFromInline
  var bytes: [UInt8] {
    let written = UnsafeBufferPointer(start: start, count: count)
    if gaps.isEmpty { return Array(written) }
    var whole: [UInt8] = []
    whole.reserveCapacity(count + gaps.count * 64)
    var copied = 0
    for gap in gaps {
      whole += written[copied..<gap.position]
      whole += gap.markup
      copied = gap.position
    }
    return whole + written[copied...]
  }

  /// Appends markup that stands in our own source text.
  @inlinable
  mutating func append(_ markup: StaticString) {
    append(markup.utf8Start, count: markup.utf8CodeUnitCount)
  }

  /// Appends bytes that a buffer of ours produced before.
  @usableFromInline
  mutating func append(trusted markup: [UInt8]) {
    markup.withUnsafeBufferPointer { source in
      if let first = source.baseAddress { append(first, count: source.count) }
    }
  }

  @inlinable
  mutating func append(_ source: UnsafePointer<UInt8>, count length: Int) {
    if capacity - count < length { grow(by: length) }
    (start + count).update(from: source, count: length)
    count += length
  }

  @usableFromInline
  mutating func grow(by length: Int) {
    let larger = max(capacity * 2, count + length)
    let next = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    next.update(from: start, count: count)
    start.deallocate()
    start = next
    capacity = larger
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
    text.withUTF8 { digits in
      if let first = digits.baseAddress { append(first, count: digits.count) }
    }
  }

  private mutating func append(escaping source: UnsafeBufferPointer<UInt8>) {
    guard let first = source.baseAddress else { return }
    var copied = 0
    for index in 0..<source.count where needsCare[Int(source[index])] {
      append(first + copied, count: index - copied)
      append(replacementFor: source[index])
      copied = index + 1
    }
    append(first + copied, count: source.count - copied)
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
