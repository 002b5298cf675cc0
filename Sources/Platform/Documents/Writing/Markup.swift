/// XML being written, as bytes.
struct Markup {
  private(set) var bytes: [UInt8] = []

  /// Starts a part.
  ///
  /// - Parameter capacity: About how many bytes will come, so that they need not be moved often.
  init(capacity: Int = 2_048) {
    bytes.reserveCapacity(capacity)
    append("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" as StaticString)
  }

  /// Fixed markup, as it is.
  mutating func append(_ text: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Markup or a checked value, as it is.
  mutating func append(raw text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  mutating func append(_ number: Int) {
    if number < 10 {
      bytes.append(.zero + UInt8(truncatingIfNeeded: number))
    } else {
      append(number / 10)
      bytes.append(.zero + UInt8(truncatingIfNeeded: number % 10))
    }
  }

  /// Appends `K8`, without making a string of it.
  mutating func append(_ address: CellAddress) {
    append(column: address.columnNumber)
    append(address.rowNumber)
  }

  private mutating func append(column number: Int) {
    if number > 26 { append(column: (number - 1) / 26) }
    bytes.append(.upperA + UInt8(truncatingIfNeeded: (number - 1) % 26))
  }

  /// A text for an element's content or an attribute, escaped.
  mutating func append(text: String) {
    var text = text
    let isUsual = text.withUTF8 { utf8 in
      if utf8.indices.contains(where: { Self.isUnusual(utf8, at: $0) }) { return false }
      append(escaping: utf8)
      return true
    }
    if !isUsual { append(raw: XMLText.escaped(XMLText.withoutForbidden(text))) }
  }

  /// A formula, which has no characters that XML forbids.
  mutating func append(formula: String) {
    var formula = formula
    formula.withUTF8 { append(escaping: $0) }
  }

  /// Whether a byte may be part of what XML forbids, or of what looks like an escape of it.
  @inline(__always)
  private static func isUnusual(_ utf8: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    let byte = utf8[index]
    if byte < .space { return byte != .lineFeed && byte != .tab }
    if byte == .underscore { return index + 1 < utf8.count && utf8[index + 1] == 0x78 }
    return byte == 0xEF
  }

  /// Copies bytes in runs, with references in the place of markup.
  private mutating func append(escaping utf8: UnsafeBufferPointer<UInt8>) {
    var start = 0
    for index in utf8.indices {
      let reference: StaticString
      switch utf8[index] {
      case .ampersand: reference = "&amp;"
      case .lessThan: reference = "&lt;"
      case .greaterThan: reference = "&gt;"
      case .doubleQuote: reference = "&quot;"
      default: continue
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<index]))
      append(reference)
      start = index + 1
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
  }
}
