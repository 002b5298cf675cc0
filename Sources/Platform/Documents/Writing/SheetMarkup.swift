/// Writes the part of one sheet.
struct SheetMarkup {
  private let sheet: SheetDraft
  private let isShown: Bool
  private var markup: Markup
  /// The workbook's number of each of the sheet's formats, once a cell has used it.
  private var styleNumbers: [Int?]

  static func part(
    _ sheet: SheetDraft, isShown: Bool, texts: inout TextTable, styles: inout StyleTable
  ) throws(DocumentRefusal) -> [UInt8] {
    var writing = SheetMarkup(sheet: sheet, isShown: isShown)
    return try writing.write(&texts, &styles)
  }

  private init(sheet: SheetDraft, isShown: Bool) {
    self.sheet = sheet
    self.isShown = isShown
    markup = Markup(capacity: 4_096 + 48 * sheet.entries.count)
    styleNumbers = [Int?](repeating: nil, count: sheet.formats.count)
  }

  private mutating func write(
    _ texts: inout TextTable, _ styles: inout StyleTable
  ) throws(DocumentRefusal) -> [UInt8] {
    markup.append("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">")
    if sheet.printing.fitsWidth {
      markup.append("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>")
    }
    writeView()
    markup.append("<sheetFormatPr defaultRowHeight=\"15\"/>")
    try writeColumns(&styles)
    try writeRows(&texts, &styles)
    if sheet.isProtected {
      markup.append("<sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\"/>")
    }
    try writeMerges()
    try writeChoices()
    writePrinting()
    markup.append("</worksheet>")
    return markup.bytes
  }

  private mutating func writeView() {
    markup.append("<sheetViews><sheetView")
    if isShown { markup.append(" tabSelected=\"1\"") }
    markup.append(" workbookViewId=\"0\">")
    let (rows, columns) = (sheet.frozenRowCount, sheet.frozenColumnCount)
    if rows > 0 || columns > 0 {
      let corner = CellAddress(columnNumber: columns + 1, rowNumber: rows + 1).text
      let horizontal = columns > 0 ? " xSplit=\"\(columns)\"" : ""
      let vertical = rows > 0 ? " ySplit=\"\(rows)\"" : ""
      let side = columns > 0 ? "Right" : "Left"
      let pane = (rows > 0 ? "bottom" : "top") + side
      markup.append(
        raw: "<pane\(horizontal)\(vertical) topLeftCell=\"\(corner)\" activePane=\"\(pane)\""
          + " state=\"frozen\"/>")
    }
    markup.append("</sheetView></sheetViews>")
  }

  private mutating func writeColumns(_ styles: inout StyleTable) throws(DocumentRefusal) {
    guard !sheet.columns.isEmpty else { return }
    markup.append("<cols>")
    var settled = 0
    for column in sheet.columns.sorted(by: { $0.numbers.lowerBound < $1.numbers.lowerBound }) {
      guard column.numbers.lowerBound > settled,
        column.numbers.upperBound <= CellAddress.lastColumnNumber
      else { throw refusal(CellAddress.columnName(column.numbers.lowerBound)) }
      settled = column.numbers.upperBound
      // The file counts five pixels of margin into the width of seven-pixel characters.
      markup.append(
        raw: "<col min=\"\(column.numbers.lowerBound)\" max=\"\(settled)\""
          + " width=\"\(column.width).7109375\" customWidth=\"1\"")
      if column.isHidden { markup.append(" hidden=\"1\"") }
      let style = styles.index(of: column.format)
      if style > 0 { markup.append(raw: " style=\"\(style)\"") }
      markup.append("/>")
    }
    markup.append("</cols>")
  }

  private mutating func writeRows(
    _ texts: inout TextTable, _ styles: inout StyleTable
  ) throws(DocumentRefusal) {
    markup.append("<sheetData>")
    var special = Set(sheet.rowHeights.keys).union(sheet.hiddenRows).sorted(by: >)
    let isInside = special.allSatisfy { (1...CellAddress.lastRowNumber).contains($0) }
    guard isInside else { throw refusal(special.first.map(String.init) ?? "") }
    var row = 0
    for entry in sheet.orderedEntries {
      if entry.address.rowNumber != row {
        if row > 0 { markup.append("</row>") }
        row = entry.address.rowNumber
        while let next = special.last, next <= row {
          special.removeLast()
          if next < row { writeRow(next, isEmpty: true) }
        }
        writeRow(row, isEmpty: false)
      }
      try write(entry, &texts, &styles)
    }
    if row > 0 { markup.append("</row>") }
    while let next = special.popLast() { writeRow(next, isEmpty: true) }
    markup.append("</sheetData>")
  }

  private mutating func writeRow(_ row: Int, isEmpty: Bool) {
    markup.append("<row r=\"")
    markup.append(row)
    markup.append("\"")
    if let height = sheet.rowHeights[row] {
      markup.append(raw: " ht=\"\(height)\" customHeight=\"1\"")
    }
    if sheet.hiddenRows.contains(row) { markup.append(" hidden=\"1\"") }
    markup.append(isEmpty ? "/>" : ">")
  }

  private mutating func write(
    _ entry: SheetDraft.Entry, _ texts: inout TextTable, _ styles: inout StyleTable
  ) throws(DocumentRefusal) {
    guard entry.content.isWritable else { throw refusal(entry.address.text) }
    markup.append("<c r=\"")
    markup.append(entry.address)
    let style = styleNumbers[entry.format] ?? styles.index(of: sheet.formats[entry.format])
    styleNumbers[entry.format] = style
    if style > 0 {
      markup.append("\" s=\"")
      markup.append(style)
    }
    switch entry.content {
    case .blank, .text(""): markup.append("\"/>")
    case .text(let text):
      markup.append("\" t=\"s\"><v>")
      markup.append(texts.index(of: text))
      markup.append("</v></c>")
    case .number(let text):
      markup.append("\"><v>")
      markup.append(raw: text.hasPrefix("+") ? String(text.dropFirst()) : text)
      markup.append("</v></c>")
    case .bool(let value):
      markup.append(value ? "\" t=\"b\"><v>1</v></c>" : "\" t=\"b\"><v>0</v></c>")
    case .formula(let formula, let result): write(formula, result)
    }
  }

  private mutating func write(_ formula: String, _ result: CellValue?) {
    switch result {
    case nil, .blank, .number: markup.append("\"><f>")
    case .text: markup.append("\" t=\"str\"><f>")
    case .bool: markup.append("\" t=\"b\"><f>")
    case .error: markup.append("\" t=\"e\"><f>")
    }
    markup.append(formula: formula)
    markup.append("</f>")
    if let result, result != .blank {
      markup.append("<v>")
      switch result {
      case .blank: break
      case .number(let text): markup.append(raw: text)
      case .bool(let value): markup.append(value ? 1 : 0)
      case .text(let text), .error(let text): markup.append(text: text)
      }
      markup.append("</v>")
    }
    markup.append("</c>")
  }

  private func refusal(_ address: String) -> DocumentRefusal {
    .unwritable(sheet: sheet.name, address: address)
  }
}

// What follows the cells.
extension SheetMarkup {
  private mutating func writeMerges() throws(DocumentRefusal) {
    guard !sheet.mergedRanges.isEmpty else { return }
    markup.append(raw: "<mergeCells count=\"\(sheet.mergedRanges.count)\">")
    for (index, range) in sheet.mergedRanges.enumerated() {
      // Excel calls a file damaged whose merged rectangles overlap or are a single cell.
      let overlaps = sheet.mergedRanges[..<index].contains { $0.overlaps(range) }
      guard range.first != range.last, !overlaps else { throw refusal(range.text) }
      markup.append(raw: "<mergeCell ref=\"\(range.text)\"/>")
    }
    markup.append("</mergeCells>")
  }

  private mutating func writeChoices() throws(DocumentRefusal) {
    guard !sheet.choices.isEmpty else { return }
    markup.append(raw: "<dataValidations count=\"\(sheet.choices.count)\">")
    for choice in sheet.choices {
      let list = choice.words.joined(separator: ",")
      guard !choice.words.isEmpty, list.utf16.count <= 255,
        !choice.words.contains(where: { $0.utf8.contains(.comma) || $0.isEmpty })
      else { throw refusal(choice.range.text) }
      markup.append("<dataValidation type=\"list\" allowBlank=\"1\" showInputMessage=\"1\"")
      markup.append(" showErrorMessage=\"1\" sqref=\"")
      markup.append(raw: choice.range.text)
      markup.append("\"><formula1>")
      let quoted = list.utf8.contains(.doubleQuote) ? list.replacing("\"", with: "\"\"") : list
      markup.append(text: "\"" + quoted + "\"")
      markup.append("</formula1></dataValidation>")
    }
    markup.append("</dataValidations>")
  }

  private mutating func writePrinting() {
    markup.append("<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.75\" bottom=\"0.75\"")
    markup.append(" header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"9\"")
    if sheet.printing.fitsWidth { markup.append(" fitToHeight=\"0\"") }
    markup.append(
      sheet.printing.isLandscape
        ? " orientation=\"landscape\"/>" : " orientation=\"portrait\"/>")
    if !sheet.printing.footer.isEmpty {
      markup.append("<headerFooter><oddFooter>")
      let footer = sheet.printing.footer
      let hasPlace = ["&L", "&C", "&R"].contains { footer.hasPrefix($0) }
      markup.append(text: hasPlace ? footer : "&C" + footer)
      markup.append("</oddFooter></headerFooter>")
    }
  }
}

extension SheetDraft {
  /// The cells in reading order, the last word of each; merged cells look alike throughout.
  var orderedEntries: [Entry] {
    var all = entries
    for range in mergedRanges {
      let first = entries.last { $0.address == range.first }
      guard let format = first?.format, formats[format] != .plain else { continue }
      // Put in front, so that what is written there deliberately counts.
      all.insert(
        contentsOf: range.addresses.dropFirst().map {
          Entry(address: $0, content: .blank, format: format)
        }, at: 0)
    }
    let isOrdered = all.indices.dropFirst().allSatisfy {
      all[$0 - 1].address.sortKey < all[$0].address.sortKey
    }
    if isOrdered { return all }
    // Place and position in one number: sorting numbers is many times quicker than sorting cells.
    precondition(all.count < 1 << 28, "A sheet in memory has less than 268 million writes.")
    let order = all.indices.map { all[$0].address.sortKey << 28 | $0 }.sorted()
    var result: [Entry] = []
    result.reserveCapacity(all.count)
    for (index, key) in order.enumerated() {
      let isOverwritten = index + 1 < order.count && order[index + 1] >> 28 == key >> 28
      if !isOverwritten { result.append(all[key & (1 << 28 - 1)]) }
    }
    return result
  }
}

extension SheetDraft.Content {
  /// Whether the value fits the format.
  var isWritable: Bool {
    switch self {
    case .blank: true
    // A text has no more UTF-16 units than bytes, and the bytes are counted already.
    case .text(let text):
      text.utf8.count <= 32_767 || WorkbookPatch.Content.text(text).isWritable
    case .number(let text): WorkbookPatch.Content.number(text).isWritable
    case .bool: true
    case .formula(let formula, .number(let result)):
      WorkbookPatch.Content.formula(formula).isWritable
        && WorkbookPatch.Content.number(result).isWritable
    case .formula(let formula, _): WorkbookPatch.Content.formula(formula).isWritable
    }
  }
}

extension CellRange {
  func overlaps(_ other: CellRange) -> Bool {
    first.rowNumber <= other.last.rowNumber && other.first.rowNumber <= last.rowNumber
      && first.columnNumber <= other.last.columnNumber
      && other.first.columnNumber <= last.columnNumber
  }

  /// Every cell inside, in reading order.
  var addresses: [CellAddress] {
    (first.rowNumber...last.rowNumber).flatMap { row in
      (first.columnNumber...last.columnNumber).map {
        CellAddress(columnNumber: $0, rowNumber: row)
      }
    }
  }
}
