import EvaluationsModel
import InstrumentsModel
import Kernel
import WorksheetsModel

extension PaperWriter {
  /// What was answered otherwise than by the unit, raised and lowered alike, each with its reason.
  var changes: ReportPaper.Section {
    let title = "Jawaban yang berbeda dari unit"
    guard !facts.changes.isEmpty else {
      return ReportPaper.Section(
        "perubahan", title, paragraphs: ["Semua jawaban penilai sama dengan jawaban unit."])
    }
    let unit = instrument.score(facts.unitSheet)
    let settled = instrument.score(facts.settledSheet)
    let differences = facts.changes.map { change in
      LayerComparison.printedDifference(
        instrument.score(ofQuestion: change.question, in: settled),
        instrument.score(ofQuestion: change.question, in: unit))
    }
    let raised = differences.count { $0 > .zero }
    let lowered = differences.count { $0 < .zero }
    let same = differences.count - raised - lowered
    return ReportPaper.Section(
      "perubahan", title,
      paragraphs: [
        "\(differences.count) jawaban berbeda: \(raised) dinilai lebih tinggi, \(lowered) lebih "
          + "rendah, \(same) berubah dengan nilai tetap. Setiap perubahan disebut alasannya."
      ],
      table: ReportPaper.Table(
        caption: "Jawaban unit dan jawaban penilai dengan alasannya",
        columns: [
          ReportPaper.Column("Soal"), ReportPaper.Column("Pertanyaan"),
          ReportPaper.Column("Unit"), ReportPaper.Column("Penilai"),
          ReportPaper.Column("Selisih nilai", isNumeric: true), ReportPaper.Column("Alasan"),
        ],
        rows: zip(facts.changes, differences).map { row($0, difference: $1) }, lead: 1))
  }

  private func row(_ change: ReportFacts.Change, difference: Points) -> [ReportPaper.Cell] {
    [
      .text(soal(change.question)),
      .text(instrument.questions[change.question].text.indonesian),
      .text(answers(to: change.question, on: facts.unitSheet)),
      .text(answers(to: change.question, on: facts.settledSheet)),
      .points(difference, decimals: 2),
      .text(
        change.reason.isEmpty ? "Tidak ada alasan tertulis." : Self.cut(change.reason)),
    ]
  }

  /// The answers as the form writes them, with a decimal comma.
  private func answers(to question: Int, on sheet: AnswerSheet) -> String {
    instrument.questions[question].soals.map { position in
      sheet.answer(at: position, in: instrument).map {
        instrument.text(of: $0, at: position).replacing(".", with: ",")
      } ?? "kosong"
    }.joined(separator: "; ")
  }
}
