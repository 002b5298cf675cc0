package import Kernel
package import WorkUnitsModel

/// A plan under somebody's hands: every change asks the same rules as the search.
package struct AssignmentBoard: Hashable, Sendable {
  /// What is decided from; what it names as kept can be moved by hand.
  package let task: AssignmentTask
  /// Which team has which unit.
  package private(set) var teamOfUnit: [ID<WorkUnit>: ID<AssessorTeam>] = [:]
  private let unitByID: [ID<WorkUnit>: JudgedUnit]
  private let teamByID: [ID<AssessorTeam>: AssessorTeam]
  private var loads: [ID<AssessorTeam>: Int] = [:]

  /// Begins with what is kept.
  package init(_ task: AssignmentTask) {
    self.task = task
    unitByID = Dictionary(uniqueKeysWithValues: task.units.map { ($0.id, $0) })
    teamByID = Dictionary(uniqueKeysWithValues: task.teams.map { ($0.id, $0) })
    for (unitID, teamID) in task.kept { put(unitID, in: teamID) }
  }

  /// Begins with a plan.
  ///
  /// - Throws: `keptBreaks` for a placement that breaks a rule, `unitUnknown`, `teamUnknown`.
  package init(
    _ task: AssignmentTask, placements: [Placement]
  ) throws(AssignmentRefusal) {
    self.task = task
    unitByID = Dictionary(uniqueKeysWithValues: task.units.map { ($0.id, $0) })
    teamByID = Dictionary(uniqueKeysWithValues: task.teams.map { ($0.id, $0) })
    for placement in placements {
      let bars = try bars(placement.unitID, in: placement.teamID)
      guard bars.isEmpty else { throw .keptBreaks(placement.unitID, bars) }
      put(placement.unitID, in: placement.teamID)
    }
  }

  /// Why a team may not take a unit as things stand; empty when it may.
  ///
  /// - Throws: `unitUnknown`, `teamUnknown`.
  package func bars(
    _ unitID: ID<WorkUnit>, in teamID: ID<AssessorTeam>
  ) throws(AssignmentRefusal) -> [AssignmentBar] {
    guard let unit = unitByID[unitID] else { throw .unitUnknown }
    guard let team = teamByID[teamID] else { throw .teamUnknown }
    var bars = task.bars(unit, for: team)
    let limit = team.limit(under: task.rules)
    let own = teamOfUnit[unitID] == teamID ? 1 : 0
    let others = loads[teamID, default: 0] - own
    if others >= limit { bars.append(.full(limit: limit)) }
    return bars
  }

  /// Gives a unit to a team, away from the one it had.
  ///
  /// - Returns: What happened; empty when it is there already.
  /// - Throws: `barred` with every rule against it, `unitUnknown`, `teamUnknown`.
  package mutating func place(
    _ unitID: ID<WorkUnit>, in teamID: ID<AssessorTeam>
  ) throws(AssignmentRefusal) -> [BoardEvent] {
    let bars = try bars(unitID, in: teamID)
    guard bars.isEmpty else { throw .barred(bars) }
    let old = teamOfUnit[unitID]
    guard old != teamID else { return [] }
    put(unitID, in: teamID)
    return [.placed(unitID, in: teamID, before: old)]
  }

  /// Takes a unit away from its team.
  ///
  /// - Returns: What happened; empty when it has none.
  /// - Throws: `unitUnknown`.
  package mutating func release(
    _ unitID: ID<WorkUnit>
  ) throws(AssignmentRefusal) -> [BoardEvent] {
    guard unitByID[unitID] != nil else { throw .unitUnknown }
    guard let old = teamOfUnit[unitID] else { return [] }
    put(unitID, in: nil)
    return [.released(unitID, from: old)]
  }

  /// The board as a plan without prices: nobody says that it is the best.
  package var plan: AssignmentPlan {
    let placements = teamOfUnit.map { Placement($0.key, in: $0.value) }
      .sorted { $0.unitID < $1.unitID }
    let audit = AssignmentAudit(task, placements)
    return AssignmentPlan(
      placements: placements, stopped: audit.stopped, totals: audit.totals, prices: nil)
  }

  /// Which teams may take a unit, the one that costs least first, then those that may not.
  ///
  /// - Returns: Every team but the one that has the unit; empty for an unknown unit.
  package func candidates(for unitID: ID<WorkUnit>) -> [TeamVerdict] {
    let placements = teamOfUnit.map { Placement($0.key, in: $0.value) }
    let others = task.reasons(for: unitID, in: placements)?.others ?? []
    return others.sorted { left, right in
      if left.bars.isEmpty != right.bars.isEmpty { return left.bars.isEmpty }
      if left.difference != right.difference { return left.difference < right.difference }
      return left.teamID < right.teamID
    }
  }

  private mutating func put(_ unitID: ID<WorkUnit>, in teamID: ID<AssessorTeam>?) {
    if let old = teamOfUnit[unitID] { loads[old, default: 0] -= 1 }
    teamOfUnit[unitID] = teamID
    if let teamID { loads[teamID, default: 0] += 1 }
  }
}

/// What was changed by hand.
package enum BoardEvent: Hashable, Sendable {
  /// A unit was given to a team.
  case placed(ID<WorkUnit>, in: ID<AssessorTeam>, before: ID<AssessorTeam>?)
  /// A unit was taken away from its team.
  case released(ID<WorkUnit>, from: ID<AssessorTeam>)
}
