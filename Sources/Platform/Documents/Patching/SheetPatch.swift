/// Changes cells in the XML of one sheet and copies every other byte.
struct SheetPatch {
  private let sheet: String
  private let part: String
  private let bytes: [UInt8]
  private let package: OfficePackage
  private let edits: [CellAddress: WorkbookPatch.Content]
  /// Whether a formula came or went, which makes the file's list of formulas wrong.
  private(set) var changesFormulas = false

  var survey: SheetSurvey
  var edit: ByteEdit
  /// The cells still to be written, in reading order, last first.
  var pending: [(address: CellAddress, content: WorkbookPatch.Content)] = []
  var columnStyles: [(columns: ClosedRange<Int>, style: Int)] = []

  init(
    sheet: OfficePackage.Sheet, bytes: [UInt8], package: OfficePackage,
    edits: [CellAddress: WorkbookPatch.Content]
  ) throws(DocumentRefusal) {
    self.sheet = sheet.name
    part = sheet.part ?? ""
    self.bytes = bytes
    self.package = package
    self.edits = edits
    survey = try package.scan(part, bytes) { (scanner) throws(XMLFault) in
      try SheetSurvey(&scanner)
    }
    edit = ByteEdit(bytes)
  }

  /// Gives the sheet's new bytes.
  mutating func apply() throws(DocumentRefusal) -> [UInt8] {
    if let misplaced = survey.misplaced, !edits.isEmpty {
      throw .brokenCell(sheet: sheet, address: misplaced.text)
    }
    for (address, content) in edits { try check(content, at: address) }
    pending = edits.sorted { $0.key > $1.key }.map { ($0.key, $0.value) }
    changesFormulas = edits.contains { address, content in
      survey.formulaCells.contains(address) != content.isFormula
    }
    var patch = self
    try package.scan(part, bytes) { (scanner) throws(XMLFault) in
      try patch.rewrite(&scanner)
    }
    self = patch
    // Only a sheet without room for cells leaves something over.
    if let left = pending.last { throw .brokenCell(sheet: sheet, address: left.address.text) }
    return edit.finish()
  }

  private func check(
    _ content: WorkbookPatch.Content, at address: CellAddress
  ) throws(DocumentRefusal) {
    let merge = survey.merges.first { $0.contains(address) && $0.first != address }
    if let merge, content != .blank {
      throw .coveredByMerge(sheet: sheet, address: address.text, range: merge.text)
    }
    if survey.arrays.contains(where: { $0.contains(address) }) {
      throw .partOfArray(sheet: sheet, address: address.text)
    }
    guard content.isWritable else { throw .unwritable(sheet: sheet, address: address.text) }
  }

  /// The cells whose content gives way.
  var overwritten: Dictionary<CellAddress, WorkbookPatch.Content>.Keys { edits.keys }

  private mutating func rewrite(_ scanner: inout XMLScanner) throws(XMLFault) {
    try scanner.root()
    while try scanner.nextChild() {
      if scanner.isElement("dimension") {
        widenDimension(scanner)
        try scanner.skipElement()
      } else if scanner.isElement("cols") {
        try readColumnStyles(&scanner)
      } else if scanner.isElement("sheetData") {
        try rewriteRows(&scanner)
      } else {
        try scanner.skipElement()
      }
    }
    try scanner.finish()
  }

  /// Keeps the sheet's stated extent true when cells are written outside of it.
  private mutating func widenDimension(_ scanner: XMLScanner) {
    guard let stated = scanner.attribute("ref"),
      var range = CellRange(scanner.string(of: stated))
    else { return }
    let old = range
    for (address, content) in edits where content != .blank && !range.contains(address) {
      range = range.widened(to: address)
    }
    if range != old { edit.replace(stated.valueStart..<stated.valueEnd, with: range.text) }
  }

  private mutating func readColumnStyles(_ scanner: inout XMLScanner) throws(XMLFault) {
    while try scanner.nextChild() {
      if let first = scanner.number("min"), let last = scanner.number("max"), first <= last,
        let style = scanner.number("style")
      {
        columnStyles.append((first...last, style))
      }
      try scanner.skipElement()
    }
  }
}

extension WorkbookPatch.Content {
  var isFormula: Bool {
    if case .formula = self { return true }
    return false
  }

  /// Whether the value fits the format: a real number, a text of at most 32,767 characters.
  var isWritable: Bool {
    switch self {
    case .blank, .bool: true
    // Up to 300 characters without an exponent are finite whatever they say.
    case .number(let text):
      CellReading.isNumber(text)
        && (text.utf8.count <= 300 && !text.utf8.contains { $0 | 0x20 == 0x65 }
          || (Double(text)?.isFinite ?? false))
    case .text(let text): text.utf16.count <= 32_767
    case .formula(let text):
      !text.isEmpty && (text.utf8.count <= 8_192 || text.utf16.count <= 8_192)
        && text.utf8.allSatisfy { $0 >= .space }
    }
  }

  /// The type attribute, with its leading space, and the children of the cell's element.
  func markup(prefix: String) -> (type: String, children: String) {
    switch self {
    case .blank: return ("", "")
    case .number(let number):
      let plain = number.hasPrefix("+") ? String(number.dropFirst()) : number
      return ("", "<\(prefix)v>\(plain)</\(prefix)v>")
    case .bool(let value): return (" t=\"b\"", "<\(prefix)v>\(value ? 1 : 0)</\(prefix)v>")
    case .formula(let formula):
      return ("", "<\(prefix)f>\(XMLText.escaped(formula))</\(prefix)f>")
    case .text(""): return ("", "")
    case .text(let text):
      let safe = XMLText.escaped(XMLText.withoutForbidden(text))
      return (
        " t=\"inlineStr\"",
        "<\(prefix)is><\(prefix)t xml:space=\"preserve\">\(safe)</\(prefix)t></\(prefix)is>"
      )
    }
  }
}

extension CellRange {
  func widened(to address: CellAddress) -> CellRange {
    CellRange(
      CellAddress(
        columnNumber: min(first.columnNumber, address.columnNumber),
        rowNumber: min(first.rowNumber, address.rowNumber)),
      CellAddress(
        columnNumber: max(last.columnNumber, address.columnNumber),
        rowNumber: max(last.rowNumber, address.rowNumber)))
  }
}
