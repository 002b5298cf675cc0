/// XML being written, as bytes.
struct Markup {
  private(set) var bytes: [UInt8] = []

  init() {
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
    let isPlain = text.withUTF8 { utf8 in
      let needsWork = utf8.contains { byte in
        byte < .space || byte == .ampersand || byte == .lessThan || byte == .greaterThan
          || byte == .doubleQuote || byte == .underscore || byte == 0xEF
      }
      if !needsWork { bytes.append(contentsOf: utf8) }
      return !needsWork
    }
    if !isPlain { append(raw: XMLText.escaped(XMLText.withoutForbidden(text))) }
  }
}

/// A text told from others by its bytes: to `String`, composed and decomposed letters are the same.
struct ExactText: Hashable {
  let text: String

  static func == (left: Self, right: Self) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

/// The texts of a workbook, each stored once.
struct TextTable {
  private var indexes: [ExactText: Int] = [:]
  private var texts: [String] = []
  private var useCount = 0

  /// The number under which cells refer to a text.
  mutating func index(of text: String) -> Int {
    useCount += 1
    let key = ExactText(text: text)
    if let known = indexes[key] { return known }
    indexes[key] = texts.count
    texts.append(text)
    return texts.count - 1
  }

  /// The part `sharedStrings.xml`.
  var part: [UInt8] {
    var markup = Markup()
    markup.append("<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"")
    markup.append(raw: " count=\"\(useCount)\" uniqueCount=\"\(texts.count)\">")
    for text in texts {
      let keepsSpace = text.utf8.first?.isSpace ?? false || text.utf8.last?.isSpace ?? false
      markup.append(keepsSpace ? "<si><t xml:space=\"preserve\">" : "<si><t>")
      markup.append(text: text)
      markup.append("</t></si>")
    }
    markup.append("</sst>")
    return markup.bytes
  }
}
