import EvaluationsModel
import InstrumentsModel
import Kernel
import SurveysModel
import WorksheetsModel

extension PaperWriter {
  /// Each index that a predicate asks for, from both sources, with why they may differ.
  var surveys: ReportPaper.Section? {
    let rows = conclusion.findings.flatMap { finding in
      finding.surveys.flatMap { check in
        [formRow(of: check, in: finding), ownRow(of: check, in: finding)]
      }
    }
    guard !rows.isEmpty else { return nil }
    return ReportPaper.Section(
      "survei", "IPAK dan IPKP menurut dua sumber",
      paragraphs: [
        "Angka LKE adalah indeks yang tertulis di LKE dan disepakati penilai; nilai dihitung dari "
          + "angka itu.",
        "Angka survei penilai berasal dari survei yang diadakan penilai sendiri melalui Zona.",
        "Keduanya dapat berbeda karena responden, waktu, dan jumlah jawabannya berbeda; predikat "
          + "meminta keduanya mencapai batas.",
        "Yang dibandingkan adalah indeksnya. Galat 95 persen disebut di sampingnya dan tidak "
          + "mengubah hasil.",
      ],
      table: ReportPaper.Table(
        caption: "Indeks menurut LKE dan menurut survei penilai",
        columns: [
          ReportPaper.Column("Predikat"), ReportPaper.Column("Indeks dan sumber"),
          ReportPaper.Column("Jawaban", isNumeric: true),
          ReportPaper.Column("Indeks", isNumeric: true),
          ReportPaper.Column("Galat", isNumeric: true),
          ReportPaper.Column("Paling sedikit", isNumeric: true), ReportPaper.Column("Keadaan"),
        ], rows: rows, lead: 1), notes: rules)
  }

  /// Where the floors stand written, each rule once.
  private var rules: [String] {
    var sources: [String] = []
    for check in conclusion.findings.flatMap(\.surveys)
    where !sources.contains(check.source.indonesian) {
      sources.append(check.source.indonesian)
    }
    return sources.map { "Batas indeks menurut \($0)." }
  }

  private func name(_ check: SurveyCheck) -> String { check.kind == .spak ? "IPAK" : "IPKP" }

  /// The index of the worksheet; whether it is enough is the verdict on the score itself.
  private func formRow(
    of check: SurveyCheck, in finding: PredicateFinding
  ) -> [ReportPaper.Cell] {
    let floor = finding.floors.first { $0.threshold.surveyKind == check.kind }
    let index = indexOnForm(check.kind)
    return [
      .text(finding.predicate.uppercased()), .text(name(check) + ", angka LKE"), .text("-"),
      index.map { .points($0, decimals: $0.decimalsInFull) } ?? .text("-"),
      .text("-"), .points(check.floor, decimals: check.floor.decimalsInFull),
      .text(floor.map { $0.isCleared ? "tercapai" : "belum tercapai" } ?? "belum ada"),
    ]
  }

  /// The index of the assessors' own survey.
  private func ownRow(
    of check: SurveyCheck, in finding: PredicateFinding
  ) -> [ReportPaper.Cell] {
    let head: [ReportPaper.Cell] = [
      .text(finding.predicate.uppercased()), .text(name(check) + ", survei penilai"),
    ]
    guard let reading = check.reading else {
      return head + [
        .text("0"), .text("-"), .text("-"),
        .points(check.floor, decimals: check.floor.decimalsInFull),
        .text("belum ada"),
      ]
    }
    let state = check.standing == .met ? "tercapai" : "belum tercapai"
    return head + [
      .text(String(reading.count)),
      // In full as in the form, so that what looks as if it stood on the floor stands on it.
      .points(reading.index, decimals: reading.index.decimalsInFull),
      .points(reading.margin.raised(), decimals: 2),
      .points(check.floor, decimals: check.floor.decimalsInFull),
      .text(check.isWithinMargin ? state + ", ambang dalam galat" : state),
    ]
  }

  /// The index that stands in the settled worksheet; nil for a form that asks for none.
  private func indexOnForm(_ kind: QuestionnaireKind) -> Points? {
    guard
      let question = instrument.questions.indices.first(where: {
        instrument.surveyKind(of: $0) == kind
      }), let position = instrument.questions[question].soals.first,
      case .index(let index) = facts.settledSheet.answer(at: position, in: instrument)
    else { return nil }
    return index
  }
}
