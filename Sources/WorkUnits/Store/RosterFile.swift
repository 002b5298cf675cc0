import Documents
import Kernel
import WorkUnitsModel

/// Lists of employees as files: CSV and XLSX in and out.
enum RosterFile {
  /// The sheet of a written workbook.
  static let sheetName = "Pegawai"

  /// The rows of a file, its header first.
  ///
  /// - Throws: What the documents platform refuses, or `formula`.
  static func rows(of bytes: [UInt8]) throws -> [[String]] {
    // Every .xlsx is a zip archive, which begins with these letters.
    guard bytes.starts(with: Array("PK".utf8)) else {
      return try CSV.parse(bytes).map { $0.map(CSV.unprotected) }
    }
    let workbook = try Workbook.read(bytes: bytes)
    let named = workbook.sheets.first { $0.name.lowercased() == sheetName.lowercased() }
    guard let sheet = named ?? workbook.sheets.first(where: { !$0.isHidden }) else {
      throw RosterImportRefusal.noRows
    }
    return try rows(of: sheet)
  }

  /// A workbook with these rows, every cell as text, so that no digit of a number is lost.
  static func workbook(_ rows: [[String]], at instant: Instant) throws -> [UInt8] {
    var sheet = SheetDraft(name: sheetName)
    var text = CellFormat.plain
    text.numberFormat = "@"
    var bold = text
    bold.isBold = true
    sheet.frozenRowCount = 1
    for (column, width) in [22, 32, 32, 28, 14, 14, 40].enumerated() {
      sheet.columns.append(
        SheetDraft.Column((column + 1)...(column + 1), width: width, format: text))
    }
    for (row, cells) in rows.enumerated() {
      for (column, cell) in cells.enumerated() where row == 0 || !cell.isEmpty {
        sheet.set(
          CellAddress(columnNumber: column + 1, rowNumber: row + 1), .text(cell),
          format: row == 0 ? bold : text)
      }
    }
    var writer = WorkbookWriter()
    writer.title = sheetName
    writer.createdAt = instant
    writer.sheets = [sheet]
    return try writer.bytes()
  }

  private static func rows(of sheet: Worksheet) throws(RosterImportRefusal) -> [[String]] {
    var table: [Int: [Int: String]] = [:]
    var lastRow = 0
    for (address, cell) in sheet.cells {
      if cell.formula != nil { throw .formula(cell: address.text) }
      let text =
        switch cell.value {
        case .blank: ""
        case .number(let number): number
        case .text(let text): text
        case .bool(let flag): flag ? "TRUE" : "FALSE"
        case .error(let word): word
        }
      guard !text.isEmpty else { continue }
      if case .number(let number) = cell.value {
        table[address.rowNumber, default: [:]][address.columnNumber] = shown(number)
      } else {
        table[address.rowNumber, default: [:]][address.columnNumber] = text
      }
      lastRow = max(lastRow, address.rowNumber)
    }
    guard let header = table[1], let width = header.keys.max() else { throw .noRows }
    let days = Set(
      header.filter { ["bergabung", "keluar"].contains($0.value.lowercased()) }.keys)
    return (1...lastRow).map { number in
      let row = table[number] ?? [:]
      return (1...max(width, row.keys.max() ?? width)).map { column in
        let text = row[column] ?? ""
        return number > 1 && days.contains(column) ? day(text) : text
      }
    }
  }

  /// A number as the rules should see it: one of more digits than a spreadsheet keeps is shown in
  /// the exponent form in which the rules recognise that digits were lost.
  private static func shown(_ number: String) -> String {
    let digits = number.utf8.count { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return digits > 15 && !number.contains("E") ? number + "E+0" : number
  }

  /// A day that a spreadsheet keeps as a count of days, as we write it.
  private static func day(_ text: String) -> String {
    let whole = text.prefix { $0 != "." }
    // Excel takes 1900 for a leap year; from March 1900 on the count runs from 30 December 1899.
    guard let count = Int(whole), (61...2_958_465).contains(count),
      let day = CalendarDate(year: 1899, month: 12, day: 30)?.adding(days: count)
    else { return text }
    return day.description
  }
}
