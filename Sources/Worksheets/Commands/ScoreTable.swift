import House
import Instruments
import InstrumentsModel
import Kernel
import WorksheetsModel

/// The score of one file as people read it.
struct ScoreTable {
  let report: ScoreReport
  let language: Language
  /// How many characters fit in a line; nil where nothing has to fit, as in a file.
  var width: Int?

  /// The most characters that the figures behind a name take.
  private static let figures = 28

  /// The lines to print, below the name of the file when there are several.
  func lines(file: String?) -> [String] {
    var lines: [String] = []
    if let file { lines.append("── " + file) }
    lines.append(
      report.instrument.regulation + " · "
        + Text("jawaban", "answers of").in(language) + " "
        + WorksheetText.layer(report.reading.layer).in(language))
    lines.append(total)
    lines += remarks
    lines.append("")
    let parts = report.lines.filter { $0.value == nil }.map { line in
      (
        String(repeating: "  ", count: line.depth) + line.code + " " + line.name.in(language),
        line.score, line.weight
      )
    }
    let areas = report.areas.map { ($0.name.in(language), $0.score, $0.weight) }
    let widest = (parts + areas).map(\.0.count).max() ?? 0
    let room = width.map { min(widest, max(20, $0 - Self.figures)) } ?? widest
    lines += parts.map { row($0, $1, $2, nameWidth: room) } + [""]
    lines += areas.map { row($0, $1, $2, nameWidth: room) } + [""]
    lines += predicates + unanswered + findings
    return lines
  }

  private var total: String {
    let name = Text("Nilai", "Total").in(language)
    return "\(name): \(report.card.total.formatted(decimals: 2, in: language))"
      + (report.isComplete ? "" : Text(" (belum lengkap)", " (incomplete)").in(language))
  }

  private var remarks: [String] {
    var lines: [String] = []
    if report.workbookTotal != report.card.total {
      let shown = report.workbookTotal?.formatted(decimals: 2, in: language)
      let none = Text("galat", "an error").in(language)
      lines.append(
        Text("Menurut rumus Excel: ", "As Excel's formulas show it: ").in(language)
          + (shown ?? none))
    }
    if let stored = report.reading.storedTotal, Points(decimal: stored) != report.card.total {
      lines.append(
        Text("Tersimpan di berkas: ", "Stored in the file: ").in(language)
          + Self.marked(stored, language))
    }
    return lines
  }

  private var predicates: [String] {
    report.verdicts.map { verdict in
      let name = verdict.predicate.uppercased()
      if verdict.passes { return name + ": " + Text("memenuhi", "cleared").in(language) }
      let missed = verdict.floors.filter { !$0.isCleared }
        .map { InstrumentText.floor($0, in: report.instrument).in(language) }
        .joined(separator: "; ")
      return name + ": " + Text("belum memenuhi: ", "missed: ").in(language) + missed
    }
  }

  private var unanswered: [String] {
    guard !report.isComplete else { return [] }
    let ids = report.unanswered.map(String.init).joined(separator: ", ")
    return [Text("Soal belum dijawab: ", "Unanswered questions: ").in(language) + ids]
  }

  private var findings: [String] {
    guard !report.reading.findings.isEmpty else { return [] }
    return ["", Text("Temuan:", "Findings:").in(language)]
      + report.reading.findings.map { finding in
        let words = ImportFindingText.problem(finding.problem).in(language)
        let detail = ImportFindingText.detail(finding.problem).in(language)
        let taken = finding.taken.map { Text(" Diambil: ", " Taken: ").in(language) + $0 } ?? ""
        return "  \(finding.place): \(words). \(detail)\(taken)"
      }
  }

  private func row(
    _ name: String, _ score: Points, _ weight: Points, nameWidth: Int
  ) -> String {
    let percent = ScoreReport.percent(score, of: weight).formatted(decimals: 2, in: language)
    return Terminal.fitted(name, to: nameWidth)
      + Self.right(score.formatted(decimals: 2, in: language), 8)
      + " / " + Self.right(weight.formatted(decimals: 2, in: language), 6)
      + Self.right(percent, 9) + "%"
  }

  private static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  private static func marked(_ decimal: String, _ language: Language) -> String {
    language == .indonesian ? decimal.replacing(".", with: ",") : decimal
  }
}
