import InstrumentsModel
import Kernel
import WorksheetsModel

/// The scores of many files, one row each.
enum ScoreCSV {
  /// The names of the columns.
  static func header(of instrument: Instrument) -> [String] {
    ["file", "instrument", "layer", "complete", "unanswered", "total", "workbookTotal"]
      + ["storedTotal"] + parts(of: instrument).map { instrument.nodes[$0].code }
      + instrument.changeAreas.map(\.key)
      + instrument.predicates.flatMap { [$0.key, $0.key + "_failed"] } + ["findings", "refused"]
  }

  /// The row of a file that was scored.
  static func row(_ report: ScoreReport, file: String) -> [String] {
    let instrument = report.instrument
    var row = [file, instrument.id, report.reading.layer.rawValue]
    row.append(report.isComplete ? "true" : "false")
    row.append(String(report.unanswered.count))
    row.append(report.card.total.description)
    row.append(report.workbookTotal?.description ?? "")
    row.append(report.reading.storedTotal ?? "")
    row += parts(of: instrument).map { report.card.nodes[$0].description }
    row += report.areas.map { $0.score.description }
    for verdict in report.verdicts {
      row.append(verdict.passes ? "true" : "false")
      row.append(verdict.failed.joined(separator: " "))
    }
    return row + [String(report.reading.findings.count), ""]
  }

  /// The row of a file that was refused, so that every file has one.
  static func refusedRow(file: String, code: String, of instrument: Instrument) -> [String] {
    let width = header(of: instrument).count
    return [file] + [String](repeating: "", count: width - 2) + [code]
  }

  /// One line of CSV; fields that a spreadsheet would run as a formula get a leading quote.
  static func line(_ fields: [String]) -> String {
    fields.map { field in
      let risky = field.first.map { "=+-@\t\r".contains($0) } ?? false
      let text = risky ? "'" + field : field
      guard text.contains(where: { "\",\n\r".contains($0) }) else { return text }
      return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }.joined(separator: ",")
  }

  private static func parts(of instrument: Instrument) -> [Int] {
    instrument.nodes.indices.filter {
      [.component, .aspect, .result].contains(instrument.nodes[$0].kind)
    }
  }
}
