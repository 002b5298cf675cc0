import EvaluationsModel
import Kernel
import Web
import WorkUnitsModel

/// How severe each assessor was, with intervals, and how that moved over the months.
struct YearSeverityPart: HTML {
  let model: YearAgreement
  let page: PageContext

  /// Somebody of whom enough is known.
  private struct Known {
    let severity: Severity
    let mean: Points
    let half: Points

    /// Whether the interval lies on one side of zero.
    var differs: Bool { mean - half > .zero || mean + half < .zero }
  }

  var body: some HTML {
    h2 { page(Text("Longgar dan ketat", "Mild and severe")) }
    p { page(YearAgreementText.severityHelp) }
    if model.severities.isEmpty && model.severitiesAmongOthers.isEmpty {
      p(.class("meta")) {
        page(
          Text(
            "Belum ada pertanyaan yang dinilai lebih dari satu penilai.",
            "No question was scored by more than one assessor yet."))
      }
    } else {
      if !known.isEmpty { plot }
      table
      if !model.drifts.isEmpty {
        h2 { page(Text("Pergeseran dari bulan ke bulan", "Drift from month to month")) }
        Fold(
          page(
            Text(
              "Tabel \(model.drifts.count) penilai menurut bulan",
              "Table of " + YearAgreementText.counted(model.drifts.count, "assessor")
                + " by month"))
        ) {
          drift
        }
      }
    }
  }

  private var known: [Known] { measured(model.severities) }

  private func measured(_ severities: [Severity]) -> [Known] {
    severities.compactMap { severity in
      guard case .deviation(let mean) = severity.statement(by: model.rules),
        let rounded = AgreementFigure.figure(mean).rounded
      else { return nil }
      return Known(severity: severity, mean: rounded, half: severity.halfWidth(by: model.rules))
    }
  }

  private var plot: some HTML {
    let differing = known.count { $0.differs }
    let half = Points(rounding: Fraction(1, over: 2))
    return IntervalPlot(
      title: page(
        differing == 0
          ? Text(
            "Tidak ada penilai yang jelas berbeda dari timnya",
            "No assessor clearly differs from the team")
          : Text(
            "\(differing) penilai jelas berbeda dari timnya",
            "\(differing) assessors clearly differ from their team")),
      lines: known.map { entry in
        IntervalPlot.Line(
          label: model.name(entry.severity.assessor),
          value: YearAgreementText.signed(entry.mean, page.language),
          low: entry.mean - entry.half, middle: entry.mean, high: entry.mean + entry.half)
      },
      floors: [
        (.zero, page(Text("garis: 0 = sama dengan tim", "line: 0 = the same as the team")))
      ], range: -half...half)
  }

  private var table: some HTML {
    DataTable(
      caption: page(Text("Penilai terhadap timnya", "Assessors against their teams")),
      columns: [
        Column(page(Text("Penilai", "Assessor"))),
        Column(page(YearAgreementText.rows), isNumeric: true),
        Column(page(Text("Unit", "Units")), isNumeric: true),
        Column(page(Text("Rata-rata", "Mean")), isNumeric: true),
        Column(page(Text("Rentang", "Interval")), isNumeric: true),
        Column(page(Text("Jauhnya", "Distance")), isNumeric: true),
        Column(page(YearAgreementText.reading)),
        Column(page(Text("Terhadap anggota lain", "Against other members")), isNumeric: true),
      ],
      csvPath: CalibrationLink.agreementAssessors(model.institution.id, model.year.number).path
    ) {
      assessors.map(row)
    }
  }

  /// Everybody with a figure, by name.
  private var assessors: [String] {
    Set((model.severities + model.severitiesAmongOthers).map(\.assessor)).sorted {
      (model.name($0), $0) < (model.name($1), $1)
    }
  }

  private func row(_ assessor: String) -> some HTML {
    let severity = model.severities.first { $0.assessor == assessor }
    let entry = known.first { $0.severity.assessor == assessor }
    let others = measured(model.severitiesAmongOthers).first { $0.severity.assessor == assessor }
    let language = page.language
    return tr {
      RowHead { model.name(assessor) }
      NumberCell(String(severity?.questionCount ?? 0))
      NumberCell(String(severity?.unitCount ?? 0))
      NumberCell(entry.map { YearAgreementText.signed($0.mean, language) } ?? "–")
      NumberCell(
        entry.map {
          YearAgreementText.signed($0.mean - $0.half, language) + " … "
            + YearAgreementText.signed($0.mean + $0.half, language)
        } ?? "–")
      NumberCell(
        entry.flatMap { AgreementFigure.figure($0.severity.meanAbsolute).rounded }.map {
          $0.formatted(decimals: 3, in: language)
        } ?? "–")
      td { reading(entry) }
      NumberCell(others.map { YearAgreementText.signed($0.mean, language) } ?? "–")
    }
  }

  private func reading(_ entry: Known?) -> Tag {
    guard let entry else { return Tag(page(YearAgreementText.tooFew), .neutral) }
    guard entry.differs else {
      return Tag(page(Text("tidak jelas berbeda", "not clearly different")), .good)
    }
    return entry.mean > .zero
      ? Tag(page(Text("lebih longgar", "milder")), .warning)
      : Tag(page(Text("lebih ketat", "more severe")), .warning)
  }

  private var drift: some HTML {
    DataTable(
      caption: page(
        Text("Rata-rata selisih menurut bulan penguncian", "Mean difference by month committed")),
      columns: [
        Column(page(Text("Penilai", "Assessor"))), Column(page(Text("Bulan", "Month"))),
        Column(page(YearAgreementText.rows), isNumeric: true),
        Column(page(Text("Unit", "Units")), isNumeric: true),
        Column(page(Text("Rata-rata", "Mean")), isNumeric: true),
        Column(page(Text("Perubahan setahun", "Change over the year")), isNumeric: true),
      ]
    ) {
      model.drifts.sorted {
        (model.name($0.assessor), $0.assessor) < (model.name($1.assessor), $1.assessor)
      }.flatMap { drift in
        drift.periods.enumerated().map { index, period in
          line(drift, period, isLast: index == drift.periods.count - 1)
        }
      }
    }
  }

  private func line(
    _ drift: SeverityDrift, _ period: SeverityDrift.Period, isLast: Bool
  ) -> some HTML {
    tr {
      RowHead { model.name(drift.assessor) }
      td { YearAgreementText.month(period.start) }
      NumberCell(String(period.severity.questionCount))
      NumberCell(String(period.severity.unitCount))
      NumberCell(mean(period.severity))
      NumberCell(isLast ? change(drift) : "")
    }
  }

  private func mean(_ severity: Severity) -> String {
    guard case .deviation(let mean) = severity.statement(by: model.rules),
      let rounded = AgreementFigure.figure(mean).rounded
    else { return page(YearAgreementText.tooFew) }
    return YearAgreementText.signed(rounded, page.language)
  }

  private func change(_ drift: SeverityDrift) -> String {
    drift.change(by: model.rules).flatMap { AgreementFigure.figure($0).rounded }
      .map { YearAgreementText.signed($0, page.language) } ?? "–"
  }
}
