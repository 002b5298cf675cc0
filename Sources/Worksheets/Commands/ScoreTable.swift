import InstrumentsModel
import Kernel
import WorksheetsModel

/// The score of one file as people read it.
struct ScoreTable {
  let report: ScoreReport
  let language: Language

  /// The lines to print, below the name of the file when there are several.
  func lines(file: String?) -> [String] {
    var lines: [String] = []
    if let file { lines.append("── " + file) }
    lines.append(
      report.instrument.regulation + " · "
        + Text("lapis", "layer").in(language) + " \(report.reading.layer.rawValue)")
    lines.append(total)
    lines += remarks
    lines.append("")
    for line in report.lines where line.value == nil {
      lines.append(
        row(String(repeating: "  ", count: line.depth) + line.code, line.score, line.weight))
    }
    lines.append("")
    for area in report.areas { lines.append(row(area.name.in(language), area.score, area.weight)) }
    lines.append("")
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
      let missed = verdict.failed.joined(separator: ", ")
      return name + ": " + Text("belum memenuhi: ", "missed: ").in(language) + missed
    }
  }

  private var unanswered: [String] {
    guard !report.isComplete else { return [] }
    let ids = report.unanswered.map(String.init).joined(separator: ", ")
    return [Text("Soal belum dijawab: ", "Unanswered soal: ").in(language) + ids]
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

  private func row(_ name: String, _ score: Points, _ weight: Points) -> String {
    let percent = ScoreReport.percent(score, of: weight).formatted(decimals: 2, in: language)
    return Self.padded(name, to: 28) + Self.right(score.formatted(decimals: 2, in: language), 8)
      + " / " + Self.right(weight.formatted(decimals: 2, in: language), 6)
      + Self.right(percent, 9) + " %"
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }

  private static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  private static func marked(_ decimal: String, _ language: Language) -> String {
    language == .indonesian ? decimal.replacing(".", with: ",") : decimal
  }
}
