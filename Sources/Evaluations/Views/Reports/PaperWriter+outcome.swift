import EvaluationsModel
import Instruments
import InstrumentsModel
import Kernel
import WorkUnitsModel
import WorksheetsModel

extension PaperWriter {
  /// The conclusion with every reason.
  var outcome: ReportPaper.Section {
    var lines = [OutcomeText.conclusion(conclusion.outcome).indonesian]
    if let next = conclusion.next, !next.obstacles.isEmpty {
      let name = next.predicate.uppercased()
      lines.append("Yang belum terpenuhi untuk \(name):")
      lines += next.obstacles.map {
        OutcomeText.obstacle($0, in: instrument).indonesian + "."
      }
    }
    if case .ready(let predicate) = conclusion.outcome {
      let demands = instrument.furtherDemands(for: predicate)
      if !demands.isEmpty {
        lines.append("Diperiksa lagi saat pengusulan:")
        lines += demands.map { "\($0.item.name.indonesian): \($0.text.indonesian)." }
      }
    }
    return ReportPaper.Section("kesimpulan", "Kesimpulan", paragraphs: lines)
  }

  /// The cheapest path to the next predicate; nil when nothing of the score is in the way.
  var steps: ReportPaper.Section? {
    guard let next = conclusion.next, let path = facts.path else { return nil }
    let title = "Jalan terpendek ke \(next.predicate.uppercased())"
    switch path {
    case .alreadyCleared: return nil
    case .notNested, .outOfReach:
      return ReportPaper.Section(
        "jalan", title, paragraphs: [OutcomeText.path(path).indonesian + "."])
    case .changes(let changes, let result):
      var lines = [OutcomeText.path(path)]
      if changes.contains(where: isIndex) { lines.append(OutcomeText.pathIndexes) }
      if let besides = OutcomeText.besidesPath(next.obstacles) { lines.append(besides) }
      return ReportPaper.Section(
        "jalan", title, paragraphs: lines.map { $0.indonesian + "." },
        table: ReportPaper.Table(
          caption: "Jawaban yang perlu berubah, dengan nilai sesudahnya",
          columns: [
            ReportPaper.Column("Soal"), ReportPaper.Column("Pertanyaan"),
            ReportPaper.Column("Menjadi"), ReportPaper.Column("Tambahan", isNumeric: true),
          ],
          rows: changes.map(row)
            + [
              [
                .text(""), .text("Nilai total sesudahnya"), .text(""),
                .points(result, decimals: 2),
              ]
            ], lead: 1))
    }
  }

  private func isIndex(_ change: AnswerChange) -> Bool {
    if case .index = instrument.questions[change.question].kind { return true }
    return false
  }

  private func row(_ change: AnswerChange) -> [ReportPaper.Cell] {
    let answers = change.answers.map { instrument.text(of: $0.answer, at: $0.position) }
    return [
      .text(soal(change.question)),
      .text(instrument.questions[change.question].text.indonesian),
      .text(answers.joined(separator: ", ").replacing(".", with: ",")),
      .points(change.worth, decimals: 2),
    ]
  }

  /// What the unit is asked to do; nil for an empty list of earlier years.
  func recommendations(
    _ key: String, _ title: String, _ items: [Recommendation]
  ) -> ReportPaper.Section? {
    guard !items.isEmpty else {
      return key == "rekomendasi"
        ? ReportPaper.Section(key, title, paragraphs: ["Tidak ada rekomendasi."]) : nil
    }
    return ReportPaper.Section(
      key, title,
      table: ReportPaper.Table(
        caption: title,
        columns: [
          ReportPaper.Column("Tahun"), ReportPaper.Column("Tentang"),
          ReportPaper.Column("Rekomendasi"), ReportPaper.Column("Paling lambat"),
        ],
        rows: items.map { item in
          [
            .text(String(item.year.number)),
            .text(OutcomeText.place(item.about, in: instrument).indonesian),
            .text(item.words), .text(item.due.formatted(in: .indonesian)),
          ]
        }, lead: 2))
  }

  /// The team with its duties.
  var team: ReportPaper.Section {
    ReportPaper.Section(
      "tim", "Tim penilai",
      table: ReportPaper.Table(
        caption: "Tim penilai dengan tugasnya",
        columns: [ReportPaper.Column("Nama"), ReportPaper.Column("Tugas")],
        rows: facts.evaluation.team.map {
          [.text($0.person.name), .text(EvaluationText.duty($0.duty).indonesian)]
        }))
  }
}
