import Accounts
import House
import Hummingbird
import Kernel
import Storage
import SurveysModel
import Web
import WorkUnits
import WorkUnitsModel

extension OrganiserRoutes {
  /// Every survey of a unit that the person may see.
  func rounds(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let unit: ID<WorkUnit> = try id("id", context)
    let act = act(context)
    let page = page(request, context)
    let html = try await services.storage.read { transaction in
      try Self.list(of: unit, act: act, page: page, in: transaction)
    }
    return htmlResponse(html)
  }

  private static func list(
    of unit: ID<WorkUnit>, act: Act, page: PageContext, in transaction: Transaction
  ) throws -> RoundListPage {
    let place = try place(of: unit, in: transaction)
    let purposes = purposes(act.principal, on: place)
    guard SurveyPolicy.mayAct(act.principal, .read(.unit, isClosed: true), on: place) else {
      throw Problem.notFound
    }
    let seen = try SurveyRoundStore.rounds(of: unit, in: transaction)
      .filter { maySee($0, act, on: place) }
    let zone = try WorkUnitStore.zone(of: unit, in: transaction)
    return RoundListPage(
      unitID: unit,
      unitName: try WorkUnitStore.name(of: unit, on: zone.local(act.now).day, in: transaction)
        ?? "",
      lines: try lines(of: seen, act: act, page: page, in: transaction),
      mayPlan: !purposes.isEmpty, planTitle: OrganiserText.plan(for: purposes),
      callBacks: try callBacks(of: unit, in: transaction),
      zone: zone, page: page)
  }

  /// Everything around call-backs in a unit, also in rounds that the person does not see: whoever
  /// was opened to somebody is told that (decision 0173).
  private static func callBacks(
    of unit: ID<WorkUnit>, in transaction: Transaction
  ) throws(StorageError) -> [CallBackLine] {
    var lines: [CallBackLine] = []
    for id in try CallBackStore.roundsCalledBack(of: unit, in: transaction) {
      guard let round = try SurveyRoundStore.find(id, in: transaction) else { continue }
      lines += try CallBackLine.lines(of: round, in: transaction)
    }
    return lines
  }

  /// Rounds of one unit with how many answers they have.
  private static func lines(
    of rounds: [SurveyRound], act: Act, page: PageContext, in transaction: Transaction
  ) throws -> [RoundLine] {
    let accepted = try RoundProgressStore.accepted(in: rounds.map(\.id), transaction)
    guard let first = rounds.first else { return [] }
    let common = try frame(of: first, act: act, page: page, in: transaction)
    let place = try place(of: first.unitID, in: transaction)
    return rounds.map { round in
      RoundLine(
        frame: SurveyFrame(
          round: round, zone: common.zone, unitName: common.unitName,
          mayOrganise: SurveyPolicy.mayAct(
            act.principal, .organise(round.plan.purpose), on: place),
          now: act.now, page: page),
        accepted: accepted[round.id] ?? 0)
    }
  }

  /// The surveys of this year, on the page of the unit.
  static func unitSection(
    _ request: SectionRequest, _ unit: String
  ) async throws -> HTMLFragment? {
    guard let id = ID<WorkUnit>(unit) else { return nil }
    let act = Act(by: request.principal, at: request.now)
    let section = try await request.services.storage.read { transaction -> UnitSurveySection? in
      let place = try WorkUnitStore.place(of: id, in: transaction)
      guard SurveyPolicy.mayAct(act.principal, .read(.unit, isClosed: true), on: place) else {
        return nil
      }
      let zone = try WorkUnitStore.zone(of: id, in: transaction)
      guard let year = CycleYear(zone.local(act.now).day.year) else { return nil }
      let seen = try SurveyRoundStore.rounds(of: id, year: year, in: transaction)
        .filter { maySee($0, act, on: place) }
      let purposes = purposes(act.principal, on: place)
      return UnitSurveySection(
        unitID: id, year: year,
        lines: try lines(of: seen, act: act, page: request.page, in: transaction),
        mayPlan: !purposes.isEmpty, planTitle: OrganiserText.plan(for: purposes),
        page: request.page)
    }
    return section.map { HTMLFragment($0) }
  }

  /// The surveys that wait for somebody: those that are over and not closed, and those that end
  /// within a week below their sample.
  static func tasks(
    _ request: SectionRequest, _ principal: Principal
  ) async throws -> HTMLFragment? {
    let act = Act(by: principal, at: request.now)
    let lines = try await request.services.storage.read {
      try dueLines(of: principal, act: act, page: request.page, in: $0)
    }
    return lines.isEmpty ? nil : HTMLFragment(SurveyTasks(lines: lines, page: request.page))
  }

  static func dueLines(
    of principal: Principal, act: Act, page: PageContext, in transaction: Transaction
  ) throws -> [RoundLine] {
    var due: [SurveyRound] = []
    for scope in try scopes(of: principal, act: act, in: transaction) {
      due += try SurveyRoundStore.due(scope, at: act.now, in: transaction)
    }
    let accepted = try RoundProgressStore.accepted(in: due.map(\.id), transaction)
    var lines: [RoundLine] = []
    for round in due where lines.count < mostTaskRounds {
      let line = RoundLine(
        frame: try frame(of: round, act: act, page: page, in: transaction),
        accepted: accepted[round.id] ?? 0)
      if line.frame.mayOrganise && line.needsSomebody { lines.append(line) }
    }
    return lines
  }

  /// Where rounds lie that a person organises: one condition for each purpose.
  private static func scopes(
    of principal: Principal, act: Act, in transaction: Transaction
  ) throws(StorageError) -> [SQL] {
    var scopes: [SQL] = []
    let reach = WorkUnitPolicy.reach(of: principal.limited(to: [.unitHead, .unitStaff]))
    if !reach.isEmpty {
      let units = try WorkUnitStore.list(WorkUnitQuery(reach: reach), on: act.day, in: transaction)
      if !units.lines.isEmpty {
        let ids = SQL.list(units.lines.map(\.id))
        scopes.append("round.purpose = 'unit' AND round.unit_id IN (\(ids))")
      }
    }
    for (role, purpose) in [
      (Role.internalAssessor, SurveyPurpose.internalCheck), (.nationalAssessor, .national),
    ] {
      let asked: SQL = "round.purpose = \(purpose.rawValue)"
      let doors = principal.doors.filter { $0.role == role }.map(\.unitID).sorted()
      if !doors.isEmpty { scopes.append(asked + " AND round.unit_id IN (\(SQL.list(doors)))") }
      for grant in principal.grants.filter({ $0.role == role }).prefix(mostTaskRounds) {
        switch grant.scope {
        case .national: scopes.append(asked)
        case .institution(let id): scopes.append(asked + " AND round.institution_id = \(id)")
        case .workUnit(let id): scopes.append(asked + " AND round.unit_id = \(id)")
        }
      }
    }
    return scopes
  }

  /// The most rounds among one person's tasks.
  private static let mostTaskRounds = 20
}
