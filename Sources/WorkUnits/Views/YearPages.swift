import Kernel
import Web
import WorkUnitsModel

/// What the page of a programme year shows, already decided.
struct YearModel: Sendable {
  let institution: Institution
  let year: CycleYear
  let windows: [StageWindow]
  let measuredYear: Int
  let edition: PreconditionEdition?
  let standing: InstitutionStanding
  let finding: EligibilityFinding?
  let plan: YearPlan
  let now: Instant
  let mayRecord: Bool
  let maySetTargets: Bool
  /// How many open units the instansi has; nil where nobody asked.
  var unitCount: Int?
}

/// A programme year of an instansi: stages, standing with what follows from it, quota, targets.
struct YearPage: HTML {
  let model: YearModel
  let standing: StandingForm
  let plan: PlanForm
  let page: PageContext

  private var title: Text {
    Text("Tahun program \(model.year.number)", "Programme year \(model.year.number)")
  }

  var body: some HTML {
    Page(title: title, context: page) {
      Breadcrumb(
        [
          (page(WorkUnitText.institutions), WorkUnitLink.institutions.path),
          (model.institution.name.text, WorkUnitLink.institution(model.institution.id).path),
        ], here: page(title), page: page)
      ErrorSummary(standing.errors + plan.errors, page: page)
      h1 { page(title) + " – " + model.institution.name.text }
      h2 { page(YearText.stages) }
      StageTable(windows: model.windows, now: model.now, link: nil, page: page)
      eligibility
      h2 { page(Text("Kuota dan target", "Quota and targets")) }
      SummaryList(planned)
      if let count = model.unitCount, let target = model.plan.largestTarget, target > count {
        Notice(.warning, page(YearText.targetAboveUnits(target, count)))
      }
      if model.maySetTargets { targets }
      if model.mayRecord { records }
    }
  }

  @HTMLBuilder private var eligibility: some HTML {
    h2 { page(Text("Syarat instansi", "Preconditions of the institution")) }
    if let finding = model.finding {
      Notice(
        finding.eligibility == .none ? .warning : .info,
        page(YearText.eligibility(finding.eligibility)))
      DataTable(
        caption: page(
          Text(
            "Keadaan tahun \(model.measuredYear) terhadap syarat edisi \(model.edition?.name ?? "")",
            "Standing of \(model.measuredYear) against edition \(model.edition?.name ?? "")")),
        columns: [
          Column(page(Text("Untuk", "For"))), Column(page(Text("Ukuran", "Measure"))),
          Column(page(Text("Syarat", "Condition"))), Column(page(Text("Tercatat", "On record"))),
          Column(page(Text("Hasil", "Result"))), Column(page(Text("Sumber syarat", "Source"))),
        ]
      ) {
        finding.checks.map(row)
      }
    } else {
      p {
        page(
          Text(
            "Belum ada syarat tercatat untuk tahun ini.",
            "No preconditions on record for this year."))
      }
    }
    SummaryList(
      StandingMeasure.allCases.map { measure in
        SummaryRow(
          page(YearText.measure(measure)),
          model.standing.facts[measure].map { YearText.fact($0, page) }
            ?? page(Text("belum tercatat", "not on record")))
      })
  }

  private func row(_ check: EligibilityFinding.Check) -> some HTML {
    tr {
      RowHead { check.rule.predicate.rawValue.uppercased() }
      td { page(YearText.measure(check.rule.measure)) }
      td { YearText.condition(check.rule, page) }
      td { check.value.map { YearText.value($0, of: check.rule.measure, page) } ?? "–" }
      td {
        if check.isMet {
          Tag(page(Text("terpenuhi", "met")), .good)
        } else {
          Tag(page(Text("tidak terpenuhi", "not met")), .bad)
        }
      }
      td { check.rule.source }
    }
  }

  private var planned: [SummaryRow] {
    let none = page(Text("belum ditetapkan", "not set"))
    let plan = model.plan
    return [
      SummaryRow(
        page(Text("Kuota usulan", "Quota")),
        plan.quota.map { "\($0.units) (\($0.source))" } ?? none),
      SummaryRow(page(Text("Target WBK", "Target WBK")), plan.targetWBK.map(String.init) ?? none),
      SummaryRow(
        page(Text("Target WBBM", "Target WBBM")), plan.targetWBBM.map(String.init) ?? none),
      SummaryRow(
        page(Text("WBK mandiri", "Designates WBK itself")),
        plan.designatesWBK ? page(Text("ya", "yes")) : page(Text("tidak", "no"))),
    ]
  }

  private var version: some HTML {
    input(.type("hidden"), .name("versi"), .value(String(model.plan.version)))
  }

  private var targets: some HTML {
    Form(action: YearLink.targets(model.institution.id, model.year).path, context: page) {
      version
      Field(
        page(Text("Target unit WBK", "Target of WBK units")), name: "wbk", value: plan.typedWBK,
        kind: .count, error: plan.errors.message(for: "wbk", page))
      Field(
        page(Text("Target unit WBBM", "Target of WBBM units")), name: "wbbm",
        value: plan.typedWBBM, kind: .count, error: plan.errors.message(for: "wbbm", page))
      Button(page(Text("Simpan target", "Save targets")))
    }
  }

  @HTMLBuilder private var records: some HTML {
    h2 { page(Text("Kuota instansi", "Quota of the institution")) }
    Form(action: YearLink.quota(model.institution.id, model.year).path, context: page) {
      version
      Field(
        page(Text("Kuota unit usulan", "Units that may be proposed")), name: "kuota",
        value: plan.typedQuota, kind: .count, error: plan.errors.message(for: "kuota", page))
      Field(
        page(Text("Nomor surat", "Number of the letter")), name: "sumber-kuota",
        value: plan.typedSource, error: plan.errors.message(for: "sumber-kuota", page))
      CheckBox(
        page(Text("Menetapkan WBK sendiri (WBK mandiri)", "Designates WBK itself")),
        name: "mandiri", isChecked: plan.designatesWBK)
      Button(page(Text("Simpan kuota", "Save quota")))
    }
    h2 {
      page(
        Text(
          "Catat keadaan tahun \(model.measuredYear)",
          "Record the standing of \(model.measuredYear)"))
    }
    Form(action: YearLink.standing(model.institution.id, model.year).path, context: page) {
      SelectField(
        page(Text("Ukuran", "Measure")), name: "ukuran",
        options: StandingMeasure.allCases.map { ($0.rawValue, page(YearText.measure($0))) },
        chosen: standing.typedMeasure, error: standing.errors.message(for: "ukuran", page))
      Field(
        page(Text("Nilai", "Value")), name: "nilai", value: standing.typedValue,
        help: page(
          Text(
            "Angka, atau WTP, WDP, TW, TMP untuk opini BPK.",
            "A number, or WTP, WDP, TW, TMP for the opinion of BPK.")),
        error: standing.errors.message(for: "nilai", page))
      Field(
        page(Text("Sumber", "Source")), name: "sumber", value: standing.typedSource,
        help: page(Text("Nomor surat atau laporan.", "Number of the letter or report.")),
        error: standing.errors.message(for: "sumber", page))
      Field(
        page(Text("Tanggal dokumen", "Date of the document")), name: "tanggal",
        value: standing.typedDate, kind: .date,
        error: standing.errors.message(for: "tanggal", page))
      Button(page(Text("Catat", "Record")))
    }
  }
}
