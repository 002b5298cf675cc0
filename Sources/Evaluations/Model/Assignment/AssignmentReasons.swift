package import Kernel
package import WorkUnitsModel

/// Why a unit is with its team and not with another one.
package struct UnitReasons: Hashable, Sendable {
  /// The unit.
  package let unitID: ID<WorkUnit>
  /// Its team; nil without one.
  package let teamID: ID<AssessorTeam>?
  /// What the team means for the unit; nil without a team.
  package let journey: Journey?
  /// Every other team, by team.
  package let others: [TeamVerdict]
}

/// How far a team is from a unit, and which wishes it passes over.
package struct Journey: Hashable, Sendable {
  /// As the crow flies; nil when one of the places is not known.
  package let kilometres: Int?
  /// Wishes for languages that are passed over.
  package let missedWishes: Int

  /// Describes a way.
  package init(kilometres: Int?, missedWishes: Int) {
    self.kilometres = kilometres
    self.missedWishes = missedWishes
  }
}

/// What speaks against giving a unit to a team.
package struct TeamVerdict: Hashable, Sendable {
  /// The team.
  package let teamID: ID<AssessorTeam>
  /// The rules that forbid it; empty when it may take the unit.
  package let bars: [AssignmentBar]
  /// What the team would mean for the unit.
  package let journey: Journey
  /// What the whole plan would cost more if this unit alone went there; negative for less.
  ///
  /// For a unit without a team, what placing it there costs.
  package let difference: AssignmentTotals

  /// The first figure that differs; nil when nothing does, and the order of ids decided.
  package var rung: AssignmentRung? {
    if difference.unassigned != 0 { return .unassigned }
    if difference.spread != 0 { return .spread }
    if difference.workSpread != 0 { return .workSpread }
    if difference.kilometres != 0 { return .kilometres }
    return difference.missedWishes != 0 ? .missedWishes : nil
  }
}

/// The figures by which plans are compared, in their order.
package enum AssignmentRung: String, CaseIterable, Sendable {
  /// Whether the unit has a team at all.
  case unassigned
  /// How even the loads are.
  case spread
  /// How even they are within a class of work.
  case workSpread = "work_spread"
  /// How far it is.
  case kilometres
  /// Which languages are spoken.
  case missedWishes = "missed_wishes"
}

extension AssignmentTask {
  /// Says of one unit of a plan why it is where it is.
  ///
  /// - Parameters:
  ///   - unitID: The unit.
  ///   - placements: The plan.
  /// - Returns: nil for a unit that is not in the task.
  package func reasons(for unitID: ID<WorkUnit>, in placements: [Placement]) -> UnitReasons? {
    guard let unit = units.first(where: { $0.id == unitID }) else { return nil }
    var loads: [ID<AssessorTeam>: Int] = [:]
    var classLoads: [ID<AssessorTeam>: Int] = [:]
    var workClasses: [ID<WorkUnit>: Int] = [:]
    for other in units { workClasses[other.id] = rules.workClass(ofMinutes: other.workMinutes) }
    let workClass = workClasses[unitID]
    for placement in placements {
      loads[placement.teamID, default: 0] += 1
      if workClasses[placement.unitID] == workClass {
        classLoads[placement.teamID, default: 0] += 1
      }
    }
    let own = placements.first { $0.unitID == unitID }
      .flatMap { placement in teams.first { $0.id == placement.teamID } }
    var left = AssignmentTotals.none
    if let own {
      left = marginal(
        unit, own, number: loads[own.id, default: 0], inClass: classLoads[own.id, default: 0])
    } else {
      left.unassigned = 1
    }
    let others = teams.filter { $0.id != own?.id }.map { team in
      let load = loads[team.id, default: 0]
      let limit = team.limit(under: rules)
      var bars = bars(unit, for: team)
      if load >= limit { bars.append(.full(limit: limit)) }
      let joined = marginal(
        unit, team, number: load + 1, inClass: classLoads[team.id, default: 0] + 1)
      return TeamVerdict(
        teamID: team.id, bars: bars, journey: journey(of: team, to: unit),
        difference: joined - left)
    }
    return UnitReasons(
      unitID: unitID, teamID: own?.id, journey: own.map { journey(of: $0, to: unit) },
      others: others)
  }

  /// How far a team is from a unit, and which wishes it passes over.
  package func journey(of team: AssessorTeam, to unit: JudgedUnit) -> Journey {
    var kilometres: Int?
    if let here = team.site, let there = unit.site { kilometres = here.kilometres(to: there) }
    return Journey(
      kilometres: kilometres, missedWishes: unit.missedWishes(with: team.languages))
  }

  /// What a unit adds to the totals as the one with this number in its team.
  private func marginal(
    _ unit: JudgedUnit, _ team: AssessorTeam, number: Int, inClass: Int
  ) -> AssignmentTotals {
    let limit = max(1, team.limit(under: rules))
    let journey = journey(of: team, to: unit)
    return AssignmentTotals(
      unassigned: 0, spread: AssignmentRules.step(number, of: limit),
      workSpread: AssignmentRules.step(inClass, of: limit),
      kilometres: Int64(journey.kilometres ?? 0), missedWishes: Int64(journey.missedWishes))
  }
}

extension AssignmentTotals {
  fileprivate static func - (left: AssignmentTotals, right: AssignmentTotals) -> AssignmentTotals {
    AssignmentTotals(
      unassigned: left.unassigned - right.unassigned, spread: left.spread - right.spread,
      workSpread: left.workSpread - right.workSpread,
      kilometres: left.kilometres - right.kilometres,
      missedWishes: left.missedWishes - right.missedWishes)
  }
}
