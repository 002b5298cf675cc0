import Accounts
import House
import Kernel
import PlansModel
import Storage
import Web
import WorkUnits
import WorkUnitsModel

extension PlanRoutes {
  /// The plan of the present year, on the page of the unit.
  static func unitSection(
    _ request: SectionRequest, _ unit: String
  ) async throws -> HTMLFragment? {
    guard let id = ID<WorkUnit>(unit) else { return nil }
    let act = Act(by: request.principal, at: request.now)
    return try await request.services.storage.read { transaction -> HTMLFragment? in
      guard let year = CycleYear(act.day.year) else { return nil }
      do {
        let opened = try open(PlanKey(id, year), for: .read, act, in: transaction)
        let monitorings = try MonitoringStore.all(of: id, year: year, in: transaction)
        return HTMLFragment(
          PlanSection(
            key: opened.key, board: try opened.board(in: transaction),
            lastMonitoring: monitorings.last?.quarter, mayEdit: opened.mayManageTeam,
            page: request.page))
      } catch is Problem {
        return nil
      }
    }
  }

  /// What is late or due soon for a person, and in the units that the person answers for.
  static func tasks(
    _ request: SectionRequest, _ principal: Principal
  ) async throws -> HTMLFragment? {
    let act = Act(by: principal, at: request.now)
    let tasks = try await request.services.storage.read { transaction in
      try PlanTaskBoard(act: act, transaction: transaction).tasks(principal, page: request.page)
    }
    return tasks.isEmpty ? nil : HTMLFragment(tasks)
  }
}

/// Collects what of plans presses for one person.
private struct PlanTaskBoard {
  /// The most units that are looked at for one person.
  static let mostUnits = 10

  let act: Act
  let transaction: Transaction

  func tasks(_ principal: Principal, page: PageContext) throws -> PlanTasks {
    var tasks = PlanTasks(page: page)
    if let person = try RosterCheck.person(
      ofAccount: principal.accountID, in: transaction)
    {
      try collect(person, into: &tasks)
    }
    tasks.units = try answeredFor(principal)
    return tasks
  }

  private func collect(_ person: ID<Employee>, into tasks: inout PlanTasks) throws {
    let day = act.day
    for (followUp, _) in try FollowUpStore.open(entrustedTo: person, on: day, in: transaction) {
      let state = followUp.state(on: day)
      guard state == .late || state == .dueSoon else { continue }
      let key = PlanKey(followUp.unitID, followUp.year)
      tasks.followUps.append((followUp, state, key, try name(key.unitID)))
    }
    let owned = try PlanItemStore.items(
      entrustedTo: person, years: day.year - 1...day.year + 1, on: day, in: transaction)
    let plans = Dictionary(grouping: owned) { PlanKey($0.item.unitID, $0.item.year) }
    for key in plans.keys.sorted(by: { ($0.year, $0.unitID) < ($1.year, $1.unitID) })
      .prefix(Self.mostUnits)
    {
      guard let year = try year(key), year.isOpen else { continue }
      let facts = try PlanYearStore.facts(of: year, in: transaction)
      for (item, owner) in plans[key] ?? [] where owner.isHere {
        let line = PlanLine(item, owner: owner, facts: facts, today: year.today)
        guard line.state == .late || line.state == .atRisk else { continue }
        tasks.items.append((line, key, try name(key.unitID)))
      }
    }
    for key in try AgentStore.plans(ofAgent: person, in: transaction)
      .map({ PlanKey($0.unitID, $0.year) }).prefix(Self.mostUnits)
    {
      guard let year = try year(key), year.isOpen else { continue }
      let lines = try AgentStore.agents(
        of: key.unitID, year: key.year, on: year.today, in: transaction)
      for line in lines where line.person.id == person && line.person.isHere {
        guard line.presses(on: year.today) else { continue }
        tasks.agents.append((line.agent, line.state, key, try name(key.unitID)))
      }
    }
  }

  private func answeredFor(
    _ principal: Principal
  ) throws -> [(key: PlanKey, unitName: String, count: Int)] {
    let grants = principal.grants.filter { $0.role == .unitHead || $0.role == .unitStaff }
    guard !grants.isEmpty, let present = CycleYear(act.day.year) else { return [] }
    let reach = WorkUnitPolicy.reach(
      of: Principal(accountID: principal.accountID, name: principal.name, grants: grants))
    var units: [(key: PlanKey, unitName: String, count: Int)] = []
    let list = try WorkUnitStore.list(
      WorkUnitQuery(reach: reach), on: act.day, in: transaction)
    for line in list.lines.prefix(Self.mostUnits) {
      let key = PlanKey(line.id, present)
      guard let year = try year(key), year.isOpen,
        try PlanItemStore.count(of: key.unitID, year: key.year, in: transaction) > 0
      else { continue }
      let count = try PlanActs.board(of: year, in: transaction).attention.count
      if count > 0 { units.append((key, line.name, count)) }
    }
    return units
  }

  /// The year; nil when the unit has no programme in it.
  private func year(_ key: PlanKey) throws -> PlanYear? {
    do {
      return try PlanYearStore.find(key.unitID, year: key.year, at: act.now, in: transaction)
    } catch PlanRefusal.noProgramme {
      return nil
    }
  }

  private func name(_ unit: ID<WorkUnit>) throws -> String {
    try WorkUnitStore.name(of: unit, on: act.day, in: transaction) ?? ""
  }
}
