import CXLSXWriter
import Glibc

/// Hands one sheet's description to libxlsxwriter, inside one call.
struct SheetWriting {
  let sheet: SheetDraft
  let target: UnsafeMutablePointer<lxw_worksheet>
  let formats: FormatTable

  func write() throws(DocumentRefusal) {
    try writeColumns()
    try writeRows()
    for range in sheet.mergedRanges { try merge(range) }
    for entry in sheet.entries { try write(entry) }
    for choice in sheet.choices { try offer(choice) }
    if sheet.frozenRowCount > 0 || sheet.frozenColumnCount > 0 {
      worksheet_freeze_panes(
        target, lxw_row_t(sheet.frozenRowCount), lxw_col_t(sheet.frozenColumnCount))
    }
    if sheet.isProtected { worksheet_protect(target, nil, nil) }
    writePrinting()
  }

  private func writeColumns() throws(DocumentRefusal) {
    for column in sheet.columns {
      var options = lxw_row_col_options()
      options.hidden = column.isHidden ? 1 : 0
      let status = worksheet_set_column_opt(
        target, lxw_col_t(clamping: column.numbers.lowerBound - 1),
        lxw_col_t(clamping: column.numbers.upperBound - 1), Double(column.width),
        formats.format(column.format), &options)
      try check(status, "\(CellAddress.columnName(column.numbers.upperBound))")
    }
  }

  private func writeRows() throws(DocumentRefusal) {
    for row in Set(sheet.rowHeights.keys).union(sheet.hiddenRows).sorted() {
      var options = lxw_row_col_options()
      options.hidden = sheet.hiddenRows.contains(row) ? 1 : 0
      let height = sheet.rowHeights[row].map(Double.init) ?? LXW_DEF_ROW_HEIGHT
      let status = worksheet_set_row_opt(
        target, lxw_row_t(clamping: row - 1), height, nil, &options)
      try check(status, String(row))
    }
  }

  /// Merges before the cells are written: the library writes an empty text of its own first.
  private func merge(_ range: CellRange) throws(DocumentRefusal) {
    let status = worksheet_merge_range(
      target, range.first.row, range.first.column, range.last.row, range.last.column, "", nil)
    try check(status, range.text)
  }

  private func write(_ entry: SheetDraft.Entry) throws(DocumentRefusal) {
    let format = formats.format(entry.format)
    let (row, column) = (entry.address.row, entry.address.column)
    switch entry.content {
    case .blank:
      try check(worksheet_write_blank(target, row, column, format), entry.address.text)
    case .text(let text):
      guard text.utf16.count <= 32_767 else { throw refusal(entry.address.text) }
      let safe = XMLText.withoutForbidden(text)
      try check(worksheet_write_string(target, row, column, safe, format), entry.address.text)
    case .number(let text):
      // The border between exact decimals and the binary numbers of spreadsheets.
      guard CellReading.isNumber(text), let number = Double(text), number.isFinite else {
        throw refusal(entry.address.text)
      }
      try check(worksheet_write_number(target, row, column, number, format), entry.address.text)
    case .bool(let value):
      try check(
        worksheet_write_boolean(target, row, column, value ? 1 : 0, format), entry.address.text)
    case .formula(let formula, let result):
      guard !formula.isEmpty, formula.utf16.count <= 8_192 else {
        throw refusal(entry.address.text)
      }
      try check(
        write("=" + formula, result: result, row: row, column: column, format: format),
        entry.address.text)
    }
  }

  private func write(
    _ formula: String, result: CellValue?, row: lxw_row_t, column: lxw_col_t,
    format: UnsafeMutablePointer<lxw_format>?
  ) -> lxw_error {
    switch result {
    case nil, .blank: worksheet_write_formula(target, row, column, formula, format)
    case .number(let text):
      worksheet_write_formula_num(target, row, column, formula, format, Double(text) ?? 0)
    case .bool(let value):
      worksheet_write_formula_str(target, row, column, formula, format, value ? "TRUE" : "FALSE")
    case .text(let text), .error(let text):
      worksheet_write_formula_str(
        target, row, column, formula, format, XMLText.withoutForbidden(text))
    }
  }

  private func offer(_ choice: SheetDraft.Choice) throws(DocumentRefusal) {
    var words: [UnsafeMutablePointer<CChar>?] = choice.words.map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    let range = choice.range
    let status = words.withUnsafeMutableBufferPointer { list in
      var validation = lxw_data_validation()
      validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
      validation.value_list = list.baseAddress
      return worksheet_data_validation_range(
        target, range.first.row, range.first.column, range.last.row, range.last.column,
        &validation)
    }
    try check(status, range.text)
  }

  private func writePrinting() {
    worksheet_set_paper(target, 9)
    if sheet.printing.isLandscape { worksheet_set_landscape(target) }
    if sheet.printing.fitsWidth { worksheet_fit_to_pages(target, 1, 0) }
    if let rows = sheet.printing.repeatedRows {
      worksheet_repeat_rows(
        target, lxw_row_t(clamping: rows.lowerBound - 1),
        lxw_row_t(clamping: rows.upperBound - 1))
    }
    if !sheet.printing.footer.isEmpty { worksheet_set_footer(target, sheet.printing.footer) }
  }

  private func check(_ status: lxw_error, _ address: String) throws(DocumentRefusal) {
    guard status == LXW_NO_ERROR else { throw refusal(address) }
  }

  private func refusal(_ address: String) -> DocumentRefusal {
    .unwritable(sheet: sheet.name, address: address)
  }
}

extension CellAddress {
  fileprivate var row: lxw_row_t { lxw_row_t(rowNumber - 1) }
  fileprivate var column: lxw_col_t { lxw_col_t(columnNumber - 1) }
}
