import ArgumentParser
import Documents
import InstrumentsModel
import Kernel
import WorksheetsModel

/// What stands between the columns, and what goes with it.
enum ScoreSeparator: String, ExpressibleByArgument, CaseIterable {
  /// `,` and decimal points, for programs.
  case comma
  /// `;`, decimal commas and the mark of UTF-8, as a spreadsheet of an Indonesian computer opens them.
  case semicolon

  var style: CSV.Style { self == .comma ? .plain : .excel }
}

/// The scores of many files, one row each.
struct ScoreCSV {
  let instrument: Instrument
  let separator: ScoreSeparator

  /// The names of the columns.
  var header: [String] {
    ["file", "instrument", "layer", "complete", "unanswered", "total", "workbookTotal"]
      + ["storedTotal"] + parts.map { instrument.nodes[$0].code }
      + instrument.changeAreas.map(\.key)
      + instrument.predicates.flatMap { [$0.key, $0.key + "_failed"] } + ["findings", "refused"]
  }

  /// The row of a file that was scored, under the path that was given for it.
  func row(_ report: ScoreReport, file: String) -> [String] {
    var row = [file, instrument.id, report.reading.layer.rawValue]
    row.append(report.isComplete ? "true" : "false")
    row.append(String(report.unanswered.count))
    row.append(figure(report.card.total.description))
    row.append(figure(report.workbookTotal?.description ?? ""))
    row.append(figure(report.reading.storedTotal ?? ""))
    row += parts.map { figure(report.card.nodes[$0].description) }
    row += report.areas.map { figure($0.score.description) }
    for verdict in report.verdicts {
      row.append(verdict.passes ? "true" : "false")
      row.append(verdict.failed.joined(separator: " "))
    }
    return row + [String(report.reading.findings.count), ""]
  }

  /// The row of a file that was refused, so that every file has one.
  func refusedRow(file: String, code: String) -> [String] {
    let width = header.count
    return [file] + [String](repeating: "", count: width - 2) + [code]
  }

  /// One line without its end; fields that a spreadsheet would run as a formula get a leading quote.
  func line(_ fields: [String], isFirst: Bool = false) -> String {
    let style = isFirst ? separator.style : separator.style.continued
    return String(decoding: CSV.write([fields], style: style).dropLast(2), as: UTF8.self)
  }

  private func figure(_ decimal: String) -> String {
    separator == .comma ? decimal : decimal.replacing(".", with: ",")
  }

  private var parts: [Int] {
    instrument.nodes.indices.filter {
      [.component, .aspect, .result].contains(instrument.nodes[$0].kind)
    }
  }
}
