/// One `c` element as it stands in the file.
struct CellReading {
  enum Kind {
    case number, shared, formulaText, inline, bool, error, date
  }

  /// One `f` element as it stands in the file.
  struct Formula {
    enum Kind { case plain, shared, array, dataTable }
    var kind = Kind.plain
    var group: Int?
    var range: CellRange?
    var text = ""
  }

  private(set) var type = Kind.number
  private(set) var styleIndex = 0
  private(set) var formula: Formula?
  private var stored: String?
  private var inlineText: String?

  /// The address in the `r` attribute, or, where it is missing, the place after the previous cell.
  static func address(
    _ scanner: XMLScanner, row: Int, previousColumn: Int
  ) throws(XMLFault) -> CellAddress {
    guard let stated = scanner.attribute("r") else {
      guard previousColumn < CellAddress.lastColumnNumber else {
        throw scanner.fault(.malformed)
      }
      return CellAddress(columnNumber: previousColumn + 1, rowNumber: row)
    }
    let bytes = UnsafeBufferPointer(
      start: scanner.base + stated.valueStart, count: stated.valueEnd - stated.valueStart)
    guard let address = CellAddress(bytes: bytes), address.rowNumber == row else {
      throw scanner.fault(.malformed)
    }
    return address
  }

  /// Reads the current element to its end.
  init(_ scanner: inout XMLScanner) throws(XMLFault) {
    if let kind = scanner.attribute("t") { type = try Self.kind(kind, scanner) }
    styleIndex = scanner.number("s") ?? 0
    while try scanner.nextChild() {
      if scanner.isElement("v") {
        stored = try scanner.content()
      } else if scanner.isElement("f") {
        formula = try Formula(&scanner)
      } else if scanner.isElement("is") {
        inlineText = try RichText.read(&scanner)
      } else {
        try scanner.skipElement()
      }
    }
  }

  private static func kind(
    _ attribute: XMLScanner.Attribute, _ scanner: XMLScanner
  ) throws(XMLFault) -> Kind {
    let (start, end) = (attribute.valueStart, attribute.valueEnd)
    if scanner.matches(start, end, "s") { return .shared }
    if scanner.matches(start, end, "n") { return .number }
    if scanner.matches(start, end, "inlineStr") { return .inline }
    if scanner.matches(start, end, "str") { return .formulaText }
    if scanner.matches(start, end, "b") { return .bool }
    if scanner.matches(start, end, "e") { return .error }
    if scanner.matches(start, end, "d") { return .date }
    throw scanner.fault(.malformed)
  }

  /// The value that the element stores; nil when it refers to a shared text that does not exist.
  func value(_ texts: [String]) -> CellValue? {
    if type == .inline {
      return (inlineText ?? stored).map(Self.text) ?? .blank
    }
    guard let stored, !stored.isEmpty else { return .blank }
    switch type {
    case .number: return Self.number(stored)
    case .shared:
      guard let index = Int(Self.trimmed(stored)), texts.indices.contains(index) else {
        return nil
      }
      return Self.text(texts[index])
    case .formulaText: return .text(RichText.unescaped(stored))
    case .inline, .date: return Self.text(stored)
    case .bool: return .bool(["1", "true"].contains(Self.trimmed(stored)))
    case .error: return .error(Self.trimmed(stored))
    }
  }

  private static func text(_ text: String) -> CellValue {
    text.isEmpty ? .blank : .text(text)
  }

  /// Text in a number cell, which only hand-made files have, stays what it is: text.
  private static func number(_ stored: String) -> CellValue {
    let number = trimmed(stored)
    return isNumber(number) ? .number(number) : text(stored)
  }

  private static func trimmed(_ text: String) -> String {
    guard let first = text.utf8.first, let last = text.utf8.last, first.isSpace || last.isSpace
    else { return text }
    let bytes = text.utf8.drop(while: \.isSpace).reversed().drop(while: \.isSpace).reversed()
    return String(decoding: Array(bytes), as: UTF8.self)
  }

  /// Whether a text is a number as XML Schema writes it: `-12.5E-3`.
  static func isNumber(_ text: String) -> Bool {
    var rest = text.utf8[...]
    func digits() -> Int {
      let run = rest.prefix(while: \.isDigit).count
      rest = rest.dropFirst(run)
      return run
    }
    if rest.first == .minus || rest.first == .plus { rest = rest.dropFirst() }
    var count = digits()
    if rest.first == .dot {
      rest = rest.dropFirst()
      count += digits()
    }
    guard count > 0 else { return false }
    if let mark = rest.first, mark | 0x20 == 0x65 {
      rest = rest.dropFirst()
      if rest.first == .minus || rest.first == .plus { rest = rest.dropFirst() }
      guard digits() > 0 else { return false }
    }
    return rest.isEmpty
  }
}

extension CellReading.Formula {
  /// Reads the current `f` element to its end.
  init(_ scanner: inout XMLScanner) throws(XMLFault) {
    switch scanner.value("t") {
    case nil, "normal": kind = .plain
    case "shared": kind = .shared
    case "array": kind = .array
    case "dataTable": kind = .dataTable
    default: throw scanner.fault(.malformed)
    }
    group = scanner.number("si")
    range = scanner.value("ref").flatMap { CellRange($0) }
    text = try scanner.content()
  }
}
