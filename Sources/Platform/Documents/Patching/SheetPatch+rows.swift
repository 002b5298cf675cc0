// The walk over rows and cells.
extension SheetPatch {
  /// The start tag of an element that may have to be opened, completed or rebuilt.
  private struct Tag {
    let name: Range<Int>
    let prefix: String
    let attributes: [XMLScanner.Attribute]
    let start: Int
    let end: Int
    let isSelfClosing: Bool

    init(_ scanner: XMLScanner, _ edit: ByteEdit) {
      name = scanner.name.start..<scanner.name.end
      prefix = edit.text(scanner.name.start..<scanner.name.localStart)
      attributes = scanner.attributes
      start = scanner.tokenStart
      end = scanner.position
      isSelfClosing = scanner.isSelfClosing
    }
  }

  mutating func rewriteRows(_ scanner: inout XMLScanner) throws(XMLFault) {
    let tag = Tag(scanner, edit)
    var row = 0
    var hasInserted = false
    while try scanner.nextChild() {
      guard scanner.isElement("row") else {
        try scanner.skipElement()
        continue
      }
      let states = scanner.number("r") != nil
      row = scanner.number("r") ?? row + 1
      let rowTag = Tag(scanner, edit)
      let newRows = takeRows(before: row, prefix: rowTag.prefix)
      if !newRows.isEmpty {
        edit.insert(newRows, at: rowTag.start)
        hasInserted = true
      }
      if hasInserted, !states { edit.insert(" r=\"\(row)\"", at: rowTag.name.upperBound) }
      hasInserted = false
      try rewriteCells(&scanner, row: row, tag: rowTag)
    }
    let rest = takeRows(before: .max, prefix: tag.prefix)
    close(tag, with: rest, at: scanner)
  }

  private mutating func rewriteCells(
    _ scanner: inout XMLScanner, row: Int, tag: Tag
  ) throws(XMLFault) {
    dropSpans(scanner, row: row)
    let rowStyle = scanner.flag("customFormat") == true ? scanner.number("s") : nil
    var column = 0
    var hasInserted = false
    while try scanner.nextChild() {
      guard scanner.isElement("c") else {
        try scanner.skipElement()
        continue
      }
      let states = scanner.attribute("r") != nil
      let address = try CellReading.address(scanner, row: row, previousColumn: column)
      column = address.columnNumber
      let cell = Tag(scanner, edit)
      let newCells = takeCells(before: address, rowStyle: rowStyle, prefix: cell.prefix)
      hasInserted = !newCells.isEmpty
      if hasInserted { edit.insert(newCells, at: cell.start) }
      if hasInserted, !states { edit.insert(" r=\"\(address.text)\"", at: cell.name.upperBound) }
      if let next = pending.last, next.address == address {
        pending.removeLast()
        try scanner.skipElement()
        replace(cell, upTo: scanner.position, with: next.content)
      } else {
        try forgetResult(&scanner, cell, address)
      }
    }
    let last = CellAddress(columnNumber: CellAddress.lastColumnNumber, rowNumber: row)
    var rest = takeCells(before: last, rowStyle: rowStyle, prefix: tag.prefix)
    if let next = pending.last, next.address == last {
      pending.removeLast()
      rest += newCell(next, rowStyle: rowStyle, prefix: tag.prefix)
    }
    close(tag, with: rest, at: scanner)
  }

  /// Puts markup before the end of the current element, opening it first if it is `<like/>`.
  private mutating func close(_ tag: Tag, with markup: String, at scanner: XMLScanner) {
    guard !markup.isEmpty else { return }
    if tag.isSelfClosing {
      let name = edit.text(tag.name)
      edit.replace(tag.end - 2..<tag.end, with: ">" + markup + "</\(name)>")
    } else {
      edit.insert(markup, at: scanner.tokenStart)
    }
  }

  /// Drops the row's hint of its extent when a new cell lies outside of it.
  private mutating func dropSpans(_ scanner: XMLScanner, row: Int) {
    guard let spans = scanner.attribute("spans") else { return }
    let numbers = scanner.string(of: spans).split(separator: ":").compactMap { Int($0) }
    let columns = pending.reversed().prefix { $0.address.rowNumber <= row }
      .filter { $0.address.rowNumber == row }.map(\.address.columnNumber)
    let isInside = columns.allSatisfy { column in
      numbers.count == 2 && numbers[0] <= column && column <= numbers[1]
    }
    if !isInside { edit.replace(edit.stretch(spans), with: "") }
  }

  private mutating func replace(
    _ cell: Tag, upTo end: Int, with content: WorkbookPatch.Content
  ) {
    let (type, children) = content.markup(prefix: cell.prefix)
    let name = edit.text(cell.name)
    // The type and the indexes of rich values belong to the old value, the rest to the cell.
    let dropped: Set<String> = ["t", "cm", "vm"]
    let kept = cell.attributes.filter { attribute in
      !dropped.contains(edit.text(attribute.name.start..<attribute.name.end))
    }
    let attributes = kept.map { edit.text(edit.stretch($0)) }.joined()
    let body = children.isEmpty ? "/>" : ">\(children)</\(name)>"
    edit.replace(cell.name.upperBound..<end, with: attributes + type + body)
  }

  /// Removes the stored result of a computed cell that is otherwise left alone.
  private mutating func forgetResult(
    _ scanner: inout XMLScanner, _ cell: Tag, _ address: CellAddress
  ) throws(XMLFault) {
    var values: [Range<Int>] = []
    var formula: (range: Range<Int>, group: Int, prefix: String)?
    while try scanner.nextChild() {
      let start = scanner.tokenStart
      let isValue = scanner.isElement("v") || scanner.isElement("is")
      let isShared = scanner.isElement("f") && scanner.value("t") == "shared"
      let group = isShared ? scanner.number("si") : nil
      let prefix = edit.text(scanner.name.start..<scanner.name.localStart)
      try scanner.skipElement()
      if isValue { values.append(start..<scanner.position) }
      if let group { formula = (start..<scanner.position, group, prefix) }
    }
    guard survey.isComputed(address) else { return }
    let type = cell.attributes.first { edit.text($0.name.start..<$0.name.end) == "t" }
    if let type { edit.replace(edit.stretch(type), with: "") }
    var replacements = values.map { ($0, "") }
    if let formula, let text = ownFormula(address, group: formula.group) {
      let name = formula.prefix + "f"
      replacements.append((formula.range, "<\(name)>\(XMLText.escaped(text))</\(name)>"))
    }
    for (range, text) in replacements.sorted(by: { $0.0.lowerBound < $1.0.lowerBound }) {
      edit.replace(range, with: text)
    }
  }

  /// The formula to write out when the cell that held it for the whole group is overwritten.
  private func ownFormula(_ address: CellAddress, group: Int) -> String? {
    guard let shared = survey.groups[group], shared.origin != address,
      overwritten.contains(shared.origin)
    else { return nil }
    return FormulaShift.shift(shared.text, from: shared.origin, to: address)
  }
}

// New rows and cells.
extension SheetPatch {
  private mutating func takeRows(before row: Int, prefix: String) -> String {
    var markup = ""
    while let next = pending.last, next.address.rowNumber < row {
      let number = next.address.rowNumber
      var cells = ""
      while let cell = pending.last, cell.address.rowNumber == number {
        pending.removeLast()
        cells += newCell(cell, rowStyle: nil, prefix: prefix)
      }
      if !cells.isEmpty {
        markup += "<\(prefix)row r=\"\(number)\">\(cells)</\(prefix)row>"
      }
    }
    return markup
  }

  private mutating func takeCells(
    before address: CellAddress, rowStyle: Int?, prefix: String
  ) -> String {
    var markup = ""
    while let next = pending.last, next.address < address {
      pending.removeLast()
      markup += newCell(next, rowStyle: rowStyle, prefix: prefix)
    }
    return markup
  }

  private func newCell(
    _ cell: (address: CellAddress, content: WorkbookPatch.Content), rowStyle: Int?,
    prefix: String
  ) -> String {
    let (type, children) = cell.content.markup(prefix: prefix)
    guard !children.isEmpty else { return "" }
    let column = cell.address.columnNumber
    let style = rowStyle ?? columnStyles.first { $0.columns.contains(column) }?.style ?? 0
    let styleMark = style == 0 ? "" : " s=\"\(style)\""
    return "<\(prefix)c r=\"\(cell.address.text)\"\(styleMark)\(type)>\(children)</\(prefix)c>"
  }
}
