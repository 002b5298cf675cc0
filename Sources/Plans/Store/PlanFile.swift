import Documents
import InstrumentsModel
import Kernel
import PlansModel

/// Plans as files: XLSX and CSV in and out, in one layout.
enum PlanFile {
  /// The sheet of a written workbook, in either language.
  static let sheetName = Text("Rencana kerja", "Action plan")

  /// The rows of a file for a plan, its header first.
  static func rows(
    of lines: [PlanLine], instrument: Instrument, areaName: (PlanArea) -> Text,
    in language: Language
  ) -> [[String]] {
    let header = PlanImport.Column.allCases.map { $0.title.in(language) }
    return [header]
      + lines.map { line in
        let content = line.item.content
        return PlanImport.Column.allCases.map { column in
          switch column {
          case .code: line.item.id.text
          case .area: areaName(content.area).in(language)
          case .action: content.action.text
          case .output: content.output.text
          case .target: content.target.formatted(in: language)
          case .measure: content.target.measure.text
          case .quarters: content.quarters.quarters.map(\.code).joined(separator: ", ")
          case .owner: line.owner.name
          case .due: content.dueOn.description
          case .questions: codes(of: content.soals, in: instrument).joined(separator: ", ")
          }
        }
      }
  }

  /// A workbook with these rows.
  static func workbook(
    _ rows: [[String]], title: String, in language: Language, at instant: Instant
  ) throws -> [UInt8] {
    var sheet = SheetDraft(name: sheetName.in(language))
    var text = CellFormat.plain
    // Every cell is text, so that no program turns a number or a day into another one.
    text.numberFormat = "@"
    text.wraps = true
    text.isAtTop = true
    var bold = text
    bold.isBold = true
    bold.fill = 0xE8_EDF2
    sheet.frozenRowCount = 1
    sheet.printing.isLandscape = true
    sheet.printing.repeatedRows = 1...1
    for (column, width) in [10, 26, 48, 40, 10, 14, 14, 28, 13, 30].enumerated() {
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
    writer.title = title
    writer.createdAt = instant
    writer.sheets = [sheet]
    return try writer.bytes()
  }

  /// The rows of a file that somebody chose, its header first.
  ///
  /// - Throws: What the documents platform refuses, `emptyFile`, `anotherKind`, `noRows`, or
  ///   `formula`.
  static func rows(of bytes: [UInt8]) throws -> [[String]] {
    guard !bytes.isEmpty else { throw PlanImportRefusal.emptyFile }
    // Every .xlsx is a zip archive, which begins with these letters.
    guard bytes.starts(with: Array("PK".utf8)) else {
      return try naming { try CSV.parse(bytes).map { $0.map(CSV.unprotected) } }
    }
    let workbook = try naming { try Workbook.read(bytes: bytes) }
    let names = [sheetName.indonesian.lowercased(), sheetName.english.lowercased()]
    let named = workbook.sheets.first { names.contains($0.name.lowercased()) }
    guard let sheet = named ?? workbook.sheets.first(where: { !$0.isHidden }) else {
      throw PlanImportRefusal.noRows
    }
    return try rows(of: sheet)
  }

  /// Calls a file of another kind what it is, and says what is expected.
  private static func naming<Value>(_ read: () throws -> Value) throws -> Value {
    do {
      return try read()
    } catch CSVRefusal.notText(let kind) {
      throw PlanImportRefusal.anotherKind(kind.name)
    } catch DocumentRefusal.notAWorkbook(let kind) {
      throw PlanImportRefusal.anotherKind(kind.name)
    }
  }

  private static func rows(of sheet: Documents.Worksheet) throws(PlanImportRefusal) -> [[String]] {
    var table: [Int: [Int: String]] = [:]
    var lastRow = 0
    for (address, cell) in sheet.cells {
      if cell.formula != nil { throw .formula(cell: address.text) }
      let text =
        switch cell.value {
        case .blank: ""
        case .number: cell.value.decimal ?? ""
        case .text(let text): text
        case .bool(let flag): flag ? "TRUE" : "FALSE"
        case .error(let word): word
        }
      guard !text.isEmpty else { continue }
      table[address.rowNumber, default: [:]][address.columnNumber] = text
      lastRow = max(lastRow, address.rowNumber)
    }
    guard let header = table[1], let width = header.keys.max() else { throw .noRows }
    let titles = [
      PlanImport.Column.due.rawValue, PlanImport.Column.due.title.indonesian.lowercased(),
      PlanImport.Column.due.title.english.lowercased(),
    ]
    let days = Set(header.filter { titles.contains($0.value.lowercased()) }.keys)
    return (1...lastRow).map { number in
      let row = table[number] ?? [:]
      return (1...max(width, row.keys.max() ?? width)).map { column in
        let text = row[column] ?? ""
        return number > 1 && days.contains(column) ? day(text) : text
      }
    }
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

  private static func codes(of soals: [Int], in instrument: Instrument) -> [String] {
    soals.compactMap { soal in
      instrument.position(ofSoal: soal).map {
        instrument.questions[instrument.soals[$0].question].code
      }
    }
  }
}
