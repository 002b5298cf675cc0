import Documents
import InstrumentsModel
import Kernel
import PlansModel

/// Plans as files: XLSX and CSV in and out, in one layout.
enum PlanFile {
  private static let table = TableFile(
    sheet: Text("Rencana kerja", "Action plan"),
    dayTitles: [
      PlanImport.Column.due.rawValue, PlanImport.Column.due.title.indonesian.lowercased(),
      PlanImport.Column.due.title.english.lowercased(),
    ])

  /// The rows of a file for a plan, its header first.
  static func rows(
    of lines: [PlanLine], instrument: Instrument, areaName: (PlanArea) -> Text,
    in language: Language
  ) -> [[String]] {
    let header = PlanImport.Column.allCases.map { $0.title.in(language) }
    return [header]
      + lines.map { line in
        PlanImport.Column.allCases.map { column in
          column == .code
            ? line.item.id.text
            : cell(
              column, of: line.item.content, owner: line.owner.name, instrument: instrument,
              areaName: areaName, in: language)
        }
      }
  }

  /// What a cell of a file says about an item; the code is not part of what is planned.
  static func cell(
    _ column: PlanImport.Column, of content: PlanItemContent, owner: String,
    instrument: Instrument, areaName: (PlanArea) -> Text, in language: Language
  ) -> String {
    switch column {
    case .code: ""
    case .area: areaName(content.area).in(language)
    case .action: content.action.text
    case .output: content.output.text
    case .target: content.target.formatted(in: language)
    case .measure: content.target.measure.text
    case .quarters: content.quarters.quarters.map(\.code).joined(separator: ", ")
    case .owner: owner
    case .due: content.dueOn.description
    case .questions: codes(of: content.soals, in: instrument).joined(separator: ", ")
    }
  }

  /// A workbook with these rows.
  static func workbook(
    _ rows: [[String]], title: String, in language: Language, at instant: Instant
  ) throws -> [UInt8] {
    try table.workbook(
      rows, widths: [10, 26, 48, 40, 10, 14, 14, 28, 13, 30], title: title, in: language,
      at: instant)
  }

  /// The rows of a file that somebody chose, its header first.
  ///
  /// - Throws: `TableRefusal`, or what the documents platform refuses.
  static func rows(of bytes: [UInt8]) throws -> [[String]] { try table.rows(of: bytes) }

  private static func codes(of soals: [Int], in instrument: Instrument) -> [String] {
    soals.compactMap { soal in
      instrument.position(ofSoal: soal).map {
        instrument.questions[instrument.soals[$0].question].code
      }
    }
  }
}
