import Kernel
import PlansModel
import Web
import WorkUnitsModel

/// The years beside the one that is shown.
struct YearWays: HTML {
  let year: CycleYear
  let present: Int
  let page: PageContext
  let path: @Sendable (CycleYear) -> String

  private var years: [CycleYear] {
    let numbers = [year.number - 1, year.number + 1, present]
    return Set(numbers).filter { $0 != year.number && $0 <= present + 1 }.sorted()
      .compactMap { CycleYear($0) }
  }

  var body: some HTML {
    p(.class("plan-ways")) {
      for (index, other) in years.enumerated() {
        if index > 0 { " · " }
        a(.href(path(other))) { String(other.number) }
      }
    }
  }
}

/// All units together, in words and bars.
struct SumLines: HTML {
  let sum: ProgressSum
  let page: PageContext

  var body: some HTML {
    ProgressLine(
      page(PlanText.plan), done: sum.progress.wholePercent, total: 100,
      words: page(PlanText.progress(sum.progress, done: sum.doneCount, of: sum.itemCount)))
    ProgressLine(
      page(ProgressText.answers), done: sum.answeredCount, total: sum.questionCount,
      words: page(ProgressText.answered(sum)))
    p { page(ProgressText.sentence(sum)) }
  }
}

/// The cells of a row: plan, late items, answers.
struct SumCells: HTML {
  let sum: ProgressSum
  let page: PageContext

  var body: some HTML {
    td {
      if sum.plannedCount == sum.unitCount {
        page(PlanText.progress(sum.progress, done: sum.doneCount, of: sum.itemCount))
      } else if sum.unitCount == 1 {
        Tag(page(ProgressText.noPlan), .warning)
      } else {
        page(PlanText.progress(sum.progress, done: sum.doneCount, of: sum.itemCount))
        br()
        Tag(page(ProgressText.unplanned(sum.unitCount - sum.plannedCount)), .warning)
      }
    }
    td(.class("number")) {
      if sum.lateCount == 0 {
        "0"
      } else {
        Tag(page(ProgressText.late(sum.lateCount)), .bad)
      }
    }
    td { page(ProgressText.answered(sum)) }
  }
}

/// Targets against reached predicates, one row for each year.
struct AttainmentTable: HTML {
  let attainments: [CycleYear: Attainment]
  let page: PageContext

  private var years: [CycleYear] {
    attainments.filter { !$0.value.isEmpty }.keys.sorted(by: >)
  }

  var body: some HTML {
    if years.isEmpty {
      p(.class("meta")) { page(ProgressText.noAttainment) }
    } else {
      DataTable(
        caption: page(ProgressText.attainment),
        columns: [Column(page(PlanText.field(.year)))]
          + ProposedPredicate.allCases.flatMap { predicate in
            let name = predicate.rawValue.uppercased()
            return [
              Column(page(Text("Target \(name)", "Target \(name)")), isNumeric: true),
              Column(page(Text("Tercapai \(name)", "Reached \(name)")), isNumeric: true),
            ]
          }
      ) {
        years.map(row)
      }
    }
  }

  private func row(_ year: CycleYear) -> some HTML {
    tr {
      RowHead { String(year.number) }
      for predicate in ProposedPredicate.allCases {
        NumberCell(attainments[year]?.targets[predicate].map(String.init) ?? "–")
        td(.class("number")) {
          let reached = attainments[year]?.reached[predicate] ?? 0
          if let target = attainments[year]?.targets[predicate], reached >= target, reached > 0 {
            Tag(String(reached), .good)
          } else {
            String(reached)
          }
        }
      }
    }
  }
}

/// The units that reached a predicate in the year, each with its decree.
struct ReachedList: HTML {
  let model: InstitutionProgress
  let page: PageContext

  var body: some HTML {
    if !model.records.isEmpty {
      DataTable(
        caption: page(ProgressText.reached(model.year)),
        columns: [
          Column(page(Text("Unit kerja", "Unit"))), Column(page(ProgressText.predicate)),
          Column(page(PlanText.field(.decree))), Column(page(PlanText.field(.decreeDate))),
          Column(page(ProgressText.source)),
        ] + (model.mayRecord ? [Column(page(ProgressText.correction))] : [])
      ) {
        model.records.map(row)
      }
    }
  }

  private func row(_ entry: (record: ReachedPredicate, unitName: String)) -> some HTML {
    let record = entry.record
    return tr {
      RowHead { entry.unitName }
      td { Tag(record.predicate.rawValue.uppercased(), .award) }
      td { record.decree.text }
      td { record.decreedOn.formatted(in: page.language) }
      td { record.source.text }
      if model.mayRecord {
        td {
          Form(
            action: PlanToolLink.reachedRemoval(model.institution.id, model.year).path,
            context: page
          ) {
            input(.type("hidden"), .name(ReachedForm.unit), .value(record.unitID.text))
            input(
              .type("hidden"), .name(ReachedForm.predicate), .value(record.predicate.rawValue))
            Button(page(ProgressText.remove), .quiet)
          }
        }
      }
    }
  }
}

/// Records that a unit reached a predicate.
struct RecordForm: HTML {
  let model: InstitutionProgress
  let form: ReachedForm
  let page: PageContext

  var body: some HTML {
    h2 { page(ProgressText.record(model.year)) }
    p(.class("meta")) { page(ProgressText.recordAdvice) }
    Form(
      action: PlanToolLink.reached(model.institution.id, model.year).path, context: page
    ) {
      SelectField(
        page(Text("Unit kerja", "Unit")), name: ReachedForm.unit,
        options: [("", page(Text("Pilih unit", "Choose a unit")))]
          + model.units.sorted { $0.name < $1.name }.map { ($0.unitID.text, $0.name) },
        chosen: form[ReachedForm.unit], error: error(ReachedForm.unit))
      SelectField(
        page(ProgressText.predicate), name: ReachedForm.predicate,
        options: [("", page(Text("Pilih predikat", "Choose a predicate")))]
          + ProposedPredicate.allCases.map { ($0.rawValue, $0.rawValue.uppercased()) },
        chosen: form[ReachedForm.predicate], error: error(ReachedForm.predicate))
      Field(
        page(PlanText.field(.decree)), name: ReachedForm.decree, value: form[ReachedForm.decree],
        error: error(ReachedForm.decree))
      Field(
        page(PlanText.field(.decreeDate)), name: ReachedForm.decreeDate,
        value: form[ReachedForm.decreeDate], kind: .date, error: error(ReachedForm.decreeDate))
      Field(
        page(ProgressText.source), name: ReachedForm.source, value: form[ReachedForm.source],
        help: page(
          Text("Naskah atau berita tempat ini tertulis.", "Where it is written.")),
        error: error(ReachedForm.source))
      Button(page(Text("Catat predikat", "Record the predicate")))
    }
  }

  private func error(_ name: String) -> String? { form.errors.message(for: name, page) }
}

/// The progress of an instansi on its own page.
struct ProgressSection: HTML {
  let institutionID: ID<Institution>
  let year: CycleYear
  let sum: ProgressSum
  let attainment: Attainment
  let page: PageContext

  var body: some HTML {
    section {
      h2 { page(ProgressText.title(year)) }
      p { page(ProgressText.sentence(sum)) }
      p { page(ProgressText.sentence(attainment)) }
      p {
        a(.href(PlanToolLink.institution(institutionID, year).path)) {
          page(Text("Unit mana yang perlu bantuan", "Which units need help"))
        }
      }
    }
  }
}
