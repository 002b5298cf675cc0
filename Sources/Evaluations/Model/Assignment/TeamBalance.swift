import AccountsModel
package import Kernel
import WorkUnitsModel

/// What one team has to do.
package struct TeamBalance: Hashable, Sendable {
  /// The team.
  package let teamID: ID<AssessorTeam>
  /// How many units it has.
  package let units: Int
  /// How many it takes at most.
  package let limit: Int
  /// How long they take; unit: minutes for one assessor.
  package let workMinutes: Int
  /// How many units of the task somebody of the team must stay away from.
  ///
  /// One unit can stand here for several teams: add up nothing, ask the whole balance.
  package let conflicts: Int
  /// The way to its units as the crow flies, where known; unit: kilometres.
  ///
  /// Units at an unknown distance add nothing, so that 0 says little without `unknownDistances`.
  package let kilometres: Int
  /// How many of its units are at an unknown distance.
  package let unknownDistances: Int
  /// How many of its units have their dearest wish for a language passed over.
  package let unspokenLanguages: Int
}

/// What the teams of a desk have to do, each and together.
package struct DeskBalance: Hashable, Sendable {
  /// A line for each team, by team.
  package let teams: [TeamBalance]
  /// How many units somebody of at least one team must stay away from; each counts once.
  package let conflictedUnits: Int
}

extension AssignmentDesk {
  /// What each team has, and what it would have with more.
  ///
  /// - Parameter new: Units that have no team yet, as a plan would give them.
  /// - Returns: The balance of what is assigned and of these.
  /// - Throws: `AssignmentRefusal` for more units or teams than one assignment takes.
  package func balance(
    with new: [Placement] = []
  ) throws(AssignmentRefusal) -> DeskBalance {
    let task = try open()
    return DeskBalance(
      teams: task.balance(of: placements + new), conflictedUnits: task.conflictedUnits)
  }
}

extension AssignmentTask {
  /// How many units somebody of at least one team must stay away from; each counts once.
  package var conflictedUnits: Int {
    let people = Set(teams.flatMap { $0.seats.map(\.personID) })
    return units.count { isConflicted($0, for: people) }
  }

  /// Whether one of these people must stay away from a unit.
  private func isConflicted(_ unit: JudgedUnit, for people: Set<ID<Account>>) -> Bool {
    (conflicts[unit.id] ?? [:]).contains { people.contains($0.key) && !$0.value.isEmpty }
  }

  /// The balance of a plan: a line for each team, by team.
  package func balance(of placements: [Placement]) -> [TeamBalance] {
    var places: [ID<WorkUnit>: Int] = [:]
    for (place, unit) in units.enumerated() { places[unit.id] = place }
    var unitsOfTeam: [ID<AssessorTeam>: [JudgedUnit]] = [:]
    for placement in placements {
      guard let place = places[placement.unitID] else { continue }
      unitsOfTeam[placement.teamID, default: []].append(units[place])
    }
    return teams.map { team in
      let own = unitsOfTeam[team.id] ?? []
      let journeys = own.map { journey(of: team, to: $0) }
      let people = Set(team.seats.map(\.personID))
      return TeamBalance(
        teamID: team.id, units: own.count, limit: team.limit(under: rules),
        workMinutes: own.reduce(0) { $0 + $1.workMinutes },
        conflicts: units.count { isConflicted($0, for: people) },
        kilometres: journeys.reduce(0) { $0 + ($1.kilometres ?? 0) },
        unknownDistances: journeys.count { $0.kilometres == nil },
        unspokenLanguages: journeys.count { $0.missedWishes > 0 })
    }
  }
}
