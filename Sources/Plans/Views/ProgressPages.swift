import Kernel
import PlansModel
import Web
import WorkUnits
import WorkUnitsModel

/// What the page of an instansi shows.
struct InstitutionProgress: Sendable {
  let institution: Institution
  let year: CycleYear
  /// What needs help first.
  let units: [UnitProgress]
  let attainments: [CycleYear: Attainment]
  let records: [(record: ReachedPredicate, unitName: String)]
  let mayRecord: Bool
  let seesNation: Bool
  let present: Int

  init(
    institution: Institution, year: CycleYear, units: [UnitProgress],
    attainments: [CycleYear: Attainment],
    records: [(record: ReachedPredicate, unitName: String)], mayRecord: Bool, seesNation: Bool,
    present: Int
  ) {
    self.institution = institution
    self.year = year
    self.units = units.sorted { left, right in
      if left.sum.needsAsMuch(as: right.sum) {
        return (left.name, left.unitID) < (right.name, right.unitID)
      }
      return left.sum.needsHelp(before: right.sum)
    }
    self.attainments = attainments
    self.records = records
    self.mayRecord = mayRecord
    self.seesNation = seesNation
    self.present = present
  }

  /// Whether anything could be planned or answered in the year; an instansi without units may.
  var hasProgramme: Bool { units.isEmpty || sum.questionCount > 0 }
  /// All units together.
  var sum: ProgressSum { units.reduce(ProgressSum()) { $0 + $1.sum } }
}

/// What the page of the nation shows.
struct NationProgress: Sendable {
  /// One instansi.
  struct Line: Sendable {
    let institution: Institution
    let sum: ProgressSum
    let attainment: Attainment
  }

  let year: CycleYear
  /// What needs help first.
  let lines: [Line]
  let present: Int

  init(
    year: CycleYear, institutions: [Institution], units: [UnitProgress],
    attainments: [ID<Institution>: Attainment], present: Int
  ) {
    var sums: [ID<Institution>: ProgressSum] = [:]
    for unit in units {
      sums[unit.institutionID] = (sums[unit.institutionID] ?? ProgressSum()) + unit.sum
    }
    self.year = year
    self.present = present
    lines = institutions.map { institution in
      Line(
        institution: institution, sum: sums[institution.id] ?? ProgressSum(),
        attainment: attainments[institution.id] ?? Attainment())
    }.sorted { left, right in
      if left.sum.needsAsMuch(as: right.sum) {
        return (left.institution.name.text, left.institution.id)
          < (right.institution.name.text, right.institution.id)
      }
      return left.sum.needsHelp(before: right.sum)
    }
  }

  /// The nation.
  var sum: ProgressSum { lines.reduce(ProgressSum()) { $0 + $1.sum } }
  /// Targets and reached predicates of the nation.
  var attainment: Attainment { lines.reduce(Attainment()) { $0 + $1.attainment } }
}

/// The units of an instansi by what needs help, and its targets against what it reached.
struct InstitutionProgressPage: HTML {
  static let pageSize = 50

  let model: InstitutionProgress
  let form: ReachedForm
  let number: Int
  let page: PageContext

  private var here: String { PlanToolLink.institution(model.institution.id, model.year).path }

  var body: some HTML {
    Page(title: ProgressText.title(model.year), context: page) {
      Breadcrumb(trail, here: page(ProgressText.title(model.year)), page: page)
      ErrorSummary(form.errors, page: page)
      h1 { page(ProgressText.title(model.year)) + ": " + model.institution.name.text }
      YearWays(year: model.year, present: model.present, page: page) {
        PlanToolLink.institution(model.institution.id, $0).path
      }
      if model.hasProgramme {
        SumLines(sum: model.sum, page: page)
        units
      } else {
        p(.class("meta")) { page(ProgressText.noProgramme) }
      }
      h2 { page(ProgressText.attainment) }
      AttainmentTable(attainments: model.attainments, page: page)
      ReachedList(model: model, page: page)
      if model.mayRecord { RecordForm(model: model, form: form, page: page) }
    }
  }

  private var trail: [(title: String, path: String)] {
    var steps: [(title: String, path: String)] = []
    if model.seesNation {
      steps.append((page(ProgressText.nation), PlanToolLink.nation(model.year).path))
    }
    return steps + [
      (model.institution.name.text, WorkUnitLink.institution(model.institution.id).path)
    ]
  }

  @HTMLBuilder private var units: some HTML {
    if model.units.isEmpty {
      EmptyState(
        page(Text("Belum ada unit kerja", "No unit yet")),
        advice: page(
          Text("Tambahkan unit di halaman instansi.", "Add units on the institution's page.")))
    } else {
      let first = (number - 1) * Self.pageSize
      DataTable(
        caption: page(ProgressText.units(model.units.count)), columns: ProgressText.columns(page),
        csvPath: here + "/unit.csv"
      ) {
        model.units.dropFirst(first).prefix(Self.pageSize).map { unit in
          tr {
            RowHead {
              a(.href(PlanLink.plan(PlanKey(unit.unitID, model.year)).path)) { unit.name }
            }
            SumCells(sum: unit.sum, page: page)
          }
        }
      }
      let path = here
      Pager(
        number, of: (model.units.count + Self.pageSize - 1) / Self.pageSize, page: page,
        path: { path + "?halaman=\($0)" })
    }
  }
}

/// The instansi of the nation by what needs help.
struct NationProgressPage: HTML {
  let model: NationProgress
  let number: Int
  let page: PageContext

  private static let pageSize = 50

  var body: some HTML {
    Page(title: ProgressText.nation, context: page) {
      h1 { page(ProgressText.nation) + " \(model.year.number)" }
      YearWays(year: model.year, present: model.present, page: page) {
        PlanToolLink.nation($0).path
      }
      SumLines(sum: model.sum, page: page)
      p { page(ProgressText.sentence(model.attainment)) }
      DataTable(
        caption: page(ProgressText.institutions(model.lines.count)),
        columns: ProgressText.columns(page)
          + [Column(page(ProgressText.attainment))],
        csvPath: PlanToolLink.nation(model.year).path + "/instansi.csv"
      ) {
        model.lines.dropFirst((number - 1) * Self.pageSize).prefix(Self.pageSize).map(row)
      }
      Pager(
        number, of: (model.lines.count + Self.pageSize - 1) / Self.pageSize, page: page,
        path: pagePath)
    }
  }

  private var pagePath: @Sendable (Int) -> String {
    let path = PlanToolLink.nation(model.year).path
    return { path + "?halaman=\($0)" }
  }

  private func row(_ line: NationProgress.Line) -> some HTML {
    tr {
      RowHead {
        a(.href(PlanToolLink.institution(line.institution.id, model.year).path)) {
          line.institution.name.text
        }
      }
      SumCells(sum: line.sum, page: page)
      td { page(ProgressText.sentence(line.attainment)) }
    }
  }
}
