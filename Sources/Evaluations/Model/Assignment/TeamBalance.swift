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
  package let conflicts: Int
  /// The way to its units as the crow flies, where known; unit: kilometres.
  package let kilometres: Int
  /// How many of its units are at an unknown distance.
  package let unknownDistances: Int
  /// How many of its units have their dearest wish for a language passed over.
  package let unspokenLanguages: Int
}

extension AssignmentTask {
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
        conflicts: units.count { unit in
          (conflicts[unit.id] ?? [:]).contains { people.contains($0.key) && !$0.value.isEmpty }
        },
        kilometres: journeys.reduce(0) { $0 + ($1.kilometres ?? 0) },
        unknownDistances: journeys.count { $0.kilometres == nil },
        unspokenLanguages: journeys.count { $0.missedWishes > 0 })
    }
  }
}
