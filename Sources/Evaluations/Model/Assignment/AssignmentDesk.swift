package import AccountsModel
package import Kernel
package import WorkUnitsModel
package import WorksheetsModel

/// Everything before somebody who shares the units of an instansi out among its teams.
package struct AssignmentDesk: Hashable, Sendable {
  /// The instansi.
  package let institutionID: ID<Institution>
  /// The programme year.
  package let year: Int
  /// The assessor layer.
  package let layer: Layer
  /// The units that take part in the year, by name.
  package let units: [DeskUnit]
  /// The open teams and those that still have a unit of the year, by name.
  package let teams: [NamedTeam]
  /// Who judges what in the year; at most one for each unit.
  package let assignments: [ID<WorkUnit>: UnitAssignment]
  /// Who must stay away from which unit.
  package let conflicts: UnitConflicts
  /// Who holds the role of the layer in the instansi today.
  package let pool: Set<ID<Account>>
  /// What must be kept to.
  package let rules: AssignmentRules

  private let unitByID: [ID<WorkUnit>: DeskUnit]
  private let teamByID: [ID<AssessorTeam>: NamedTeam]

  /// Lays out what there is; assignments without anybody left in them wait for another team.
  package init(
    institutionID: ID<Institution>, cycle: (year: Int, layer: Layer), units: [DeskUnit],
    teams: [NamedTeam], assignments: [UnitAssignment], conflicts: UnitConflicts,
    pool: Set<ID<Account>>, rules: AssignmentRules = .usual
  ) {
    self.institutionID = institutionID
    year = cycle.year
    layer = cycle.layer
    self.rules = rules
    self.units = units
    self.conflicts = conflicts
    self.pool = pool
    var held: [ID<WorkUnit>: UnitAssignment] = [:]
    for assignment in assignments where !assignment.seats.isEmpty {
      held[assignment.unitID] = assignment
    }
    self.assignments = held
    let busy = Set(held.values.map(\.teamID))
    self.teams = teams.filter { $0.isOpen || busy.contains($0.team.id) }
    unitByID = Dictionary(units.map { ($0.id, $0) }) { first, _ in first }
    teamByID = Dictionary(teams.map { ($0.team.id, $0) }) { first, _ in first }
  }

  /// A unit of the desk; nil for one that does not take part.
  package func unit(_ id: ID<WorkUnit>) -> DeskUnit? { unitByID[id] }

  /// A team of the instansi, open or not; nil for an unknown one.
  package func team(_ id: ID<AssessorTeam>) -> NamedTeam? { teamByID[id] }

  /// The units that have no team.
  package var waiting: [DeskUnit] { units.filter { assignments[$0.id] == nil } }

  /// How many units of the desk each team has.
  package var loads: [ID<AssessorTeam>: Int] {
    var loads: [ID<AssessorTeam>: Int] = [:]
    for unit in units {
      if let held = assignments[unit.id] { loads[held.teamID, default: 0] += 1 }
    }
    return loads
  }

  /// The teams as rules see them today.
  ///
  /// Whoever does not hold the role any more is not in it. A team that has ended, or whose limit
  /// was lowered since, has room for what it has and for nothing more.
  package var judgingTeams: [AssessorTeam] {
    let loads = loads
    return teams.map { named in
      let load = loads[named.team.id, default: 0]
      let limit = named.isOpen ? max(load, named.team.limit(under: rules)) : load
      return AssessorTeam(
        id: named.team.id, institutionID: named.team.institutionID,
        seats: named.team.seats.filter { pool.contains($0.personID) }, site: named.team.site,
        languages: named.team.languages, unitLimit: limit)
    }
  }

  /// What a plan is worked out from: what has a team stays with it and counts as load.
  ///
  /// What was given before is not decided again: a conflict that came later vacates its seat and
  /// does not move the unit, and the units of a team that is not whole any more stay out.
  ///
  /// - Throws: `AssignmentRefusal` for more units or teams than one assignment takes.
  package func task() throws(AssignmentRefusal) -> AssignmentTask { try task(without: nil) }

  /// The same for deciding about one unit by hand, wherever it is now.
  ///
  /// - Throws: `unitUnknown`, or more units or teams than one assignment takes.
  package func board(for unit: ID<WorkUnit>) throws(AssignmentRefusal) -> AssignmentBoard {
    guard unitByID[unit] != nil else { throw .unitUnknown }
    return AssignmentBoard(try task(without: unit))
  }

  /// The units and teams with nothing decided, for counting what a plan amounts to.
  ///
  /// - Throws: `AssignmentRefusal` for more units or teams than one assignment takes.
  package func open() throws(AssignmentRefusal) -> AssignmentTask {
    try AssignmentTask(
      units: units.map(\.judged), teams: judgingTeams, rules: rules, conflicts: conflicts)
  }

  /// What is assigned, as a plan has it.
  package var placements: [Placement] {
    units.compactMap { unit in
      assignments[unit.id].map { Placement(unit.id, in: $0.teamID) }
    }
  }

  private func task(without unit: ID<WorkUnit>?) throws(AssignmentRefusal) -> AssignmentTask {
    let teams = judgingTeams
    let whole = Set(teams.filter { $0.faults(under: rules).isEmpty }.map(\.id))
    var kept: [ID<WorkUnit>: ID<AssessorTeam>] = [:]
    var judged: [JudgedUnit] = []
    var conflicts = conflicts
    for line in units {
      guard line.id != unit, let held = assignments[line.id] else {
        judged.append(line.judged)
        continue
      }
      guard whole.contains(held.teamID) else { continue }
      kept[line.id] = held.teamID
      conflicts[line.id] = nil
      judged.append(line.judged)
    }
    return try AssignmentTask(
      units: judged, teams: teams, rules: rules, conflicts: conflicts, kept: kept)
  }
}

/// A unit that takes part in a programme year.
package struct DeskUnit: Hashable, Sendable {
  /// What an assignment knows of it.
  package let judged: JudgedUnit
  /// What it is called today.
  package let name: String
  /// How far its worksheet is.
  package let stage: StageName
  /// Whether its judgement has begun, so that only single seats can change.
  package let isJudged: Bool
  /// Whether the place is its own, and not that of a unit above it.
  package let hasOwnSite: Bool
  /// How many minutes somebody said that its judgement takes; nil for the usual time.
  package let ownMinutes: Int?

  /// The identity.
  package var id: ID<WorkUnit> { judged.id }

  /// Describes a unit.
  package init(
    judged: JudgedUnit, name: String, stage: StageName, isJudged: Bool = false,
    hasOwnSite: Bool = false, ownMinutes: Int? = nil
  ) {
    self.judged = judged
    self.name = name
    self.stage = stage
    self.isJudged = isJudged
    self.hasOwnSite = hasOwnSite
    self.ownMinutes = ownMinutes
  }
}
