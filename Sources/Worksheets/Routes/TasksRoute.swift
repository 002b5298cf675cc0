import Accounts
import House
import Hummingbird
import Instruments
import InstrumentsModel
import Kernel
import Storage
import Web
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

extension WorksheetRoutes {
  /// "Yang perlu Anda kerjakan".
  func tasks(_ request: Request, _ context: ZonaContext) async throws -> Response {
    guard let principal = context.principal else { throw Problem.notFound }
    // The words of worksheets lead here too, such as after one was given back.
    let after = context.page(after: request, TaskMessage.self)
    let page = after.notice == nil ? context.page(saying: request) : after
    let now = context.now
    var html = try await services.storage.read { transaction in
      let board = TaskBoard(principal: principal, now: now)
      return TasksPage(
        units: try board.units(in: transaction), sent: try board.sent(in: transaction),
        setUp: try board.setUp(in: transaction), further: [], page: page, now: now)
    }
    let part = SectionRequest(services: services, context: context)
    for section in services.sections.tasks {
      if let fragment = try await section.render(part, principal) {
        html.further.append(fragment)
      }
    }
    return htmlResponse(html)
  }
}

/// Collects what one person has to do.
struct TaskBoard {
  let principal: Principal
  let now: Instant

  private var day: CalendarDate { CalendarDate(programmeDayOf: now) }

  /// What the person sees by some of the roles only.
  private func reach(_ roles: Set<Role>) -> WorkUnitReach {
    WorkUnitPolicy.reach(of: principal.limited(to: roles))
  }

  /// The units that the person answers for, most at stake first.
  func units(in transaction: Transaction) throws -> [UnitTasks] {
    let reach = reach([.unitHead, .unitStaff])
    guard !reach.isEmpty else { return [] }
    let list = try WorkUnitStore.list(WorkUnitQuery(reach: reach), on: day, in: transaction)
    var cycles: [ID<Institution>: [Cycle]] = [:]
    var units: [UnitTasks] = []
    for line in list.lines.prefix(TaskStore.mostUnits) {
      let known =
        try cycles[line.institutionID]
        ?? CycleStore.cycles(of: line.institutionID, in: transaction)
      cycles[line.institutionID] = known
      let worksheets = try WorksheetStore.worksheets(of: line.id, in: transaction)
      for cycle in UnitYears(known, worksheets: worksheets, at: now).shown {
        let worksheet = worksheets.first { $0.cycleID == cycle.id }
        units.append(try tasks(line, cycle, worksheet, in: transaction))
      }
    }
    return units.sorted { left, right in
      if left.urgency != right.urgency { return left.urgency < right.urgency }
      let (first, second) = (left.cycle.window.until, right.cycle.window.until)
      if first != second { return (first?.milliseconds ?? .max) < (second?.milliseconds ?? .max) }
      if left.pointsAtStake != right.pointsAtStake {
        return left.pointsAtStake > right.pointsAtStake
      }
      if left.unitName != right.unitName { return left.unitName < right.unitName }
      return left.cycle.year < right.cycle.year
    }
  }

  private func tasks(
    _ line: WorkUnitList.Line, _ cycle: Cycle, _ worksheet: Worksheet?,
    in transaction: Transaction
  ) throws -> UnitTasks {
    let place = try WorkUnitStore.place(of: line.id, in: transaction)
    var standing: Standing?
    var faults: [IndexFault] = []
    let instrument = try InstrumentLibrary.instrument(cycle.instrumentID)
    if let worksheet {
      let answers = try AnswerStore.answers(
        of: worksheet, layer: .unit, instrument: instrument, in: transaction)
      standing = Standing(
        of: AnswerSheet(of: answers.values, in: instrument), answers: answers,
        stage: worksheet.stage, instrument: instrument)
      if worksheet.stage.name.isOpen {
        faults = try IndexStore.faults(
          of: worksheet, instrument, answers: answers, at: now, in: transaction)
      }
    }
    let may = { (action: WorksheetAction) in
      WorksheetPolicy.mayAct(principal, action, on: place, stage: worksheet?.stage.name)
        && cycle.window.contains(now)
    }
    return UnitTasks(
      unitID: line.id, unitName: line.name, cycle: cycle, worksheet: worksheet,
      instrument: instrument, standing: standing, indexFaults: faults, mayAnswer: may(.answer),
      maySubmit: may(.submit))
  }

  /// What was sent to the person to read.
  func sent(
    in transaction: Transaction
  ) throws -> [(worksheet: Worksheet, unitName: String)] {
    let reach = reach([.coordinator, .internalAssessor, .nationalAssessor])
    guard !reach.isEmpty else { return [] }
    var units: [ID<WorkUnit>] = []
    if reach.namesUnits {
      units = try WorkUnitStore.list(WorkUnitQuery(reach: reach), on: day, in: transaction)
        .lines.map(\.id)
    }
    let sheets = try TaskStore.sent(within: reach, units: units, in: transaction)
    let names = try WorkUnitStore.names(
      of: Set(sheets.map(\.unitID)).sorted(), on: day, in: transaction)
    return sheets.map { ($0, names[$0.unitID] ?? "") }
  }

  /// The steps of setting up, for an administrator, until all are done.
  func setUp(in transaction: Transaction) throws -> [SetUpStep] {
    guard principal.holds(.administrator, for: .national) else { return [] }
    let institutions = try InstitutionStore.all(in: transaction)
    let units = try WorkUnitStore.list(
      WorkUnitQuery(reach: WorkUnitPolicy.reach(of: principal)), on: day, in: transaction)
    let hasCycle = try !CycleStore.nationalCycles(in: transaction).isEmpty
    let steps = [
      SetUpStep(
        title: Text("Daftarkan instansi", "Enter the institutions"),
        hint: Text(
          "Satu per satu di halaman ini, atau sekaligus dengan «zona import units».",
          "One by one on this page, or all at once with “zona import units”."),
        path: WorkUnitLink.institutions.path, isDone: !institutions.isEmpty),
      SetUpStep(
        title: Text("Daftarkan unit kerja", "Enter the work units"),
        hint: Text(
          "Unit kerja berada di halaman instansinya.",
          "Work units stand on the page of their institution."),
        path: WorkUnitLink.institutions.path, isDone: units.total > 0),
      SetUpStep(
        title: Text("Buka siklus tahun ini", "Open this year's cycle"),
        hint: Text(
          "Siklus menetapkan instrumen dan jadwal pengisian.",
          "A cycle fixes the instrument and the window."),
        path: WorkUnitLink.nationalCycles.path, isDone: hasCycle),
    ]
    return steps.allSatisfy(\.isDone) ? [] : steps
  }
}
