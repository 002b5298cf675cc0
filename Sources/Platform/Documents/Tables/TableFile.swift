package import Kernel

/// A table as people keep it: CSV, or a sheet of a workbook.
///
/// Every cell is text here, so that no program turns a number or a day into another one.
package struct TableFile: Sendable {
  /// The sheet of a written workbook, in either language; a file is read from a sheet of this name
  /// when it has one, else from the first that shows.
  package let sheet: Text
  /// The columns that hold days, by any title that they may have, in lower case.
  package let dayTitles: Set<String>

  /// Describes the tables of one kind.
  package init(sheet: Text, dayTitles: Set<String> = []) {
    self.sheet = sheet
    self.dayTitles = dayTitles
  }

  // MARK: Reading

  /// The rows of a file that somebody chose, its header first.
  ///
  /// A number of more digits than a spreadsheet keeps comes in the exponent form, so that whoever
  /// reads it sees that digits were lost; a day that is kept as a count of days comes as we write it.
  ///
  /// - Throws: `TableRefusal`, `CSVRefusal` or `DocumentRefusal`.
  package func rows(of bytes: [UInt8]) throws -> [[String]] {
    guard !bytes.isEmpty else { throw TableRefusal.empty }
    do {
      // Every .xlsx is a zip archive, which begins with these letters.
      guard bytes.starts(with: Array("PK".utf8)) else {
        let rows = try CSV.parse(bytes)
        guard rows.contains(where: { $0.contains { !$0.allSatisfy(\.isWhitespace) } }) else {
          throw TableRefusal.noRows
        }
        return rows.map { $0.map(CSV.unprotected) }
      }
      let workbook = try Workbook.read(bytes: bytes)
      let names = [sheet.indonesian.lowercased(), sheet.english.lowercased()]
      let named = workbook.sheets.first { names.contains($0.name.lowercased()) }
      guard let sheet = named ?? workbook.sheets.first(where: { !$0.isHidden }) else {
        throw TableRefusal.noRows
      }
      return try rows(of: sheet)
    } catch CSVRefusal.notText(let kind) {
      throw TableRefusal.anotherKind(kind.name)
    } catch DocumentRefusal.notAWorkbook(let kind) {
      throw TableRefusal.anotherKind(kind.name)
    }
  }

  private func rows(of sheet: Worksheet) throws(TableRefusal) -> [[String]] {
    var table: [Int: [Int: String]] = [:]
    var lastRow = 0
    for (address, cell) in sheet.cells {
      if cell.formula != nil { throw .formula(cell: address.text) }
      let text = Self.text(of: cell.value)
      guard !text.isEmpty else { continue }
      table[address.rowNumber, default: [:]][address.columnNumber] = text
      lastRow = max(lastRow, address.rowNumber)
    }
    guard let header = table[1], let width = header.keys.max() else { throw .noRows }
    let days = Set(header.filter { dayTitles.contains($0.value.lowercased()) }.keys)
    return (1...lastRow).map { number in
      let row = table[number] ?? [:]
      return (1...max(width, row.keys.max() ?? width)).map { column in
        let text = row[column] ?? ""
        return number > 1 && days.contains(column) ? Self.day(text) : text
      }
    }
  }

  private static func text(of value: CellValue) -> String {
    switch value {
    case .blank: ""
    case .number(let number): shown(number, decimal: value.decimal)
    case .text(let text): text
    case .bool(let flag): flag ? "TRUE" : "FALSE"
    case .error(let word): word
    }
  }

  private static func shown(_ number: String, decimal: String?) -> String {
    let digits = number.utf8.count { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    if number.contains("E") { return number }
    return digits > 15 ? number + "E+0" : decimal ?? number
  }

  private static func day(_ text: String) -> String {
    let whole = text.prefix { $0 != "." }
    // Excel takes 1900 for a leap year; from March 1900 on the count runs from 30 December 1899.
    guard let count = Int(whole), (61...2_958_465).contains(count),
      let day = CalendarDate(year: 1899, month: 12, day: 30)?.adding(days: count)
    else { return text }
    return day.description
  }

  // MARK: Writing

  /// A workbook with one sheet of these rows, the first of them bold and always in view.
  ///
  /// - Parameters:
  ///   - rows: The header first.
  ///   - widths: Of the columns, in characters.
  ///   - title: What the workbook calls itself.
  ///   - language: That of the sheet's name.
  ///   - instant: When it was made.
  /// - Returns: The bytes of an `.xlsx` file.
  /// - Throws: What the writer of workbooks throws.
  package func workbook(
    _ rows: [[String]], widths: [Int], title: String, in language: Language, at instant: Instant
  ) throws -> [UInt8] {
    var draft = SheetDraft(name: sheet.in(language))
    var text = CellFormat.plain
    text.numberFormat = "@"
    text.wraps = true
    text.isAtTop = true
    var bold = text
    bold.isBold = true
    bold.fill = 0xE8_EDF2
    draft.frozenRowCount = 1
    draft.printing.isLandscape = true
    draft.printing.repeatedRows = 1...1
    for (column, width) in widths.enumerated() {
      draft.columns.append(
        SheetDraft.Column((column + 1)...(column + 1), width: width, format: text))
    }
    for (row, cells) in rows.enumerated() {
      for (column, cell) in cells.enumerated() where row == 0 || !cell.isEmpty {
        draft.set(
          CellAddress(columnNumber: column + 1, rowNumber: row + 1), .text(cell),
          format: row == 0 ? bold : text)
      }
    }
    var writer = WorkbookWriter()
    writer.title = title
    writer.createdAt = instant
    writer.sheets = [draft]
    return try writer.bytes()
  }
}
