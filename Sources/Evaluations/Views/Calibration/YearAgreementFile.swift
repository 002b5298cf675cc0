import EvaluationsModel
import InstrumentsModel
import Kernel
import Web
import WorkUnitsModel

/// The figures of a year as records: exact to twelve decimals, blank where there is none.
enum YearAgreementFile {
  /// Overall, areas, teams and questions.
  static func figures(_ model: YearAgreement, _ page: PageContext) -> [[String]] {
    var rows = [
      [
        page(Text("lingkup", "scope")), page(Text("kode", "code")), page(Text("nama", "name")),
        page(Text("dibandingkan", "compared")), "alpha_ordinal", "alpha_interval",
        "kappa_linear", "kappa_quadratic", page(Text("pasangan", "pairs")),
      ]
    ]
    guard let report = model.report, let instrument = model.opened.instrument else { return rows }
    rows.append(row(page(Text("semua", "all")), "", "", report.overall))
    for (area, summary) in zip(instrument.changeAreas, report.areas) {
      rows.append(row("area", area.key, page(area.name), summary))
    }
    for team in report.teams.sorted(by: { $0.key < $1.key }) {
      rows.append(row(page(Text("tim", "team")), "", model.name(team.key), team.value))
    }
    for (question, summary) in zip(instrument.questions, report.questions) {
      rows.append(
        row(page(Text("pertanyaan", "question")), question.code, page(question.text), summary))
    }
    return rows
  }

  /// Severity of the year, then of each month; against the agreement, then against the others.
  static func assessors(_ model: YearAgreement, _ page: PageContext) -> [[String]] {
    var rows = [
      [
        page(Text("penilai", "assessor")), page(Text("mulai", "from")),
        page(Text("dibandingkan", "compared")), page(Text("unit", "units")),
        page(Text("rata_rata", "mean")), page(Text("rentang_bawah", "low")),
        page(Text("rentang_atas", "high")), page(Text("pembanding", "against")),
      ]
    ]
    for (severities, drifts) in [
      (model.severities, model.drifts),
      (model.severitiesAmongOthers, model.driftsAmongOthers),
    ] {
      for severity in severities { rows.append(row(severity, from: "", model, page)) }
      for drift in drifts {
        for period in drift.periods {
          rows.append(row(period.severity, from: period.start.description, model, page))
        }
      }
    }
    return rows
  }

  private static func row(
    _ scope: String, _ code: String, _ name: String, _ summary: AgreementSummary
  ) -> [String] {
    [
      scope, code, name, String(summary.rowCount), text(summary.ordinal.rounded),
      text(summary.interval.rounded), text(summary.linear.mean), text(summary.quadratic.mean),
      String(summary.linear.pairs.count),
    ]
  }

  private static func row(
    _ severity: Severity, from: String, _ model: YearAgreement, _ page: PageContext
  ) -> [String] {
    var figures = ["", "", ""]
    if case .deviation(let mean) = severity.statement(by: model.rules),
      let mean = AgreementFigure.figure(mean).rounded
    {
      let half = severity.halfWidth(by: model.rules)
      figures = [mean, mean - half, mean + half].map(\.description)
    }
    return [
      model.name(severity.assessor), from, String(severity.questionCount),
      String(severity.unitCount),
    ] + figures + [page(YearAgreementText.reference(severity.reference))]
  }

  private static func text(_ points: Points?) -> String { points?.description ?? "" }
}
