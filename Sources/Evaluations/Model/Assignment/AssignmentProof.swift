import AccountsModel
import Kernel
import WorkUnitsModel

/// Checks a plan against its inputs, knowing nothing of how it was found.
///
/// It shares the definitions with the search (what a step costs, how far two places are apart) and
/// none of its work: eligibility, loads, totals and prices are counted again from the task.
package enum AssignmentProof {
  /// Finds every rule that a plan breaks, and whether it is the best.
  ///
  /// - Parameters:
  ///   - plan: The plan, however it came about.
  ///   - task: Everything it was decided from.
  /// - Returns: Every fault; empty for a plan that breaks no rule and that nothing betters.
  package static func check(_ plan: AssignmentPlan, of task: AssignmentTask) -> [AssignmentFault] {
    let broken = brokenRules(plan, of: task)
    return broken.isEmpty ? betterWays(plan, of: task) : broken
  }

  /// Finds every rule that a plan breaks; a plan made by hand needs to pass only this.
  ///
  /// - Parameters:
  ///   - plan: The plan.
  ///   - task: Everything it was decided from.
  /// - Returns: Every fault; empty for none.
  package static func brokenRules(
    _ plan: AssignmentPlan, of task: AssignmentTask
  ) -> [AssignmentFault] {
    var faults = accountFaults(plan, of: task)
    guard faults.isEmpty else { return faults }
    let ledger = Ledger(plan, task)
    for team in ledger.teams where !team.units.isEmpty {
      if !isWhole(team.team, task.rules) { faults.append(.teamUnfit(team.team.id)) }
      if team.units.count > team.limit {
        faults.append(
          .overLimit(team.team.id, has: team.units.count, limit: team.limit))
      }
      for unit in team.units {
        if let own = team.team.institutionID, own != unit.institutionID {
          faults.append(.otherInstitution(unit.id, team.team.id))
        }
        for seat in team.team.seats where isAway(seat, unit, task) {
          faults.append(.conflict(unit.id, seat.personID))
        }
      }
    }
    for (unitID, teamID) in task.kept.sorted(by: { $0.key < $1.key })
    where ledger.teamOfUnit[unitID] != teamID {
      faults.append(.keptMoved(unitID))
    }
    for stopped in plan.stopped { faults += stopFaults(stopped, ledger, task) }
    let found = ledger.totals(task)
    if found != plan.totals { faults.append(.totals(said: plan.totals, found: found)) }
    return faults
  }

  /// Every unit stands in the plan once, and nothing else does.
  private static func accountFaults(
    _ plan: AssignmentPlan, of task: AssignmentTask
  ) -> [AssignmentFault] {
    var faults: [AssignmentFault] = []
    let teams = Set(task.teams.map(\.id))
    let units = Set(task.units.map(\.id))
    var seen: Set<ID<WorkUnit>> = []
    for unitID in plan.placements.map(\.unitID) + plan.stopped.map(\.unitID) {
      if !units.contains(unitID) { faults.append(.unknownUnit(unitID)) }
      if !seen.insert(unitID).inserted { faults.append(.unitTwice(unitID)) }
    }
    for placement in plan.placements where !teams.contains(placement.teamID) {
      faults.append(.unknownTeam(placement.teamID))
    }
    for unit in task.units where !seen.contains(unit.id) { faults.append(.unitLost(unit.id)) }
    return faults
  }

  private static func stopFaults(
    _ stopped: StoppedUnit, _ ledger: Ledger, _ task: AssignmentTask
  ) -> [AssignmentFault] {
    guard let unit = ledger.unitByID[stopped.unitID] else { return [.unknownUnit(stopped.unitID)] }
    var found: [AssignmentRule: Int] = [:]
    let away = ledger.away(from: unit, task)
    for (place, team) in ledger.teams.enumerated() {
      if !team.isWhole {
        found[.teamUnfit, default: 0] += 1
      } else if let own = team.team.institutionID, own != unit.institutionID {
        found[.otherInstitution, default: 0] += 1
      } else if away.contains(place) {
        found[.conflict, default: 0] += 1
      } else if team.units.count >= team.limit {
        found[.full, default: 0] += 1
      } else {
        return [.stoppedForNothing(unit.id, team.team.id)]
      }
    }
    return found == stopped.teamsByRule ? [] : [.stoppedWrongly(unit.id)]
  }

  /// Whether a team has enough anggota, one ketua, one pengendali teknis, and nobody twice.
  static func isWhole(_ team: AssessorTeam, _ rules: AssignmentRules) -> Bool {
    var members = 0
    var leads = 0
    var controllers = 0
    for seat in team.seats {
      switch seat.duty {
      case .member: members += 1
      case .lead: leads += 1
      case .controller: controllers += 1
      }
    }
    let people = Set(team.seats.map(\.personID.text))
    return members >= rules.membersPerTeam && leads == 1 && controllers == 1
      && people.count == team.seats.count
  }

  /// Whether whoever has a seat must stay away from a unit.
  static func isAway(_ seat: TeamSeat, _ unit: JudgedUnit, _ task: AssignmentTask) -> Bool {
    !(task.conflicts[unit.id]?[seat.personID] ?? []).isEmpty
  }

  /// A plan turned round: what each team has.
  struct Ledger {
    /// A team with its units.
    struct Line {
      let team: AssessorTeam
      let limit: Int
      let isWhole: Bool
      let position: GreatCircle.Position?
      var units: [JudgedUnit] = []
    }

    private(set) var teams: [Line]
    private var placesOfPerson: [ID<Account>: [Int]] = [:]
    private(set) var unitByID: [ID<WorkUnit>: JudgedUnit] = [:]
    private(set) var teamOfUnit: [ID<WorkUnit>: ID<AssessorTeam>] = [:]
    private let unassigned: Int

    init(_ plan: AssignmentPlan, _ task: AssignmentTask) {
      teams = task.teams.map { team in
        Line(
          team: team, limit: team.unitLimit.map { max(0, $0) } ?? max(0, task.rules.unitsPerTeam),
          isWhole: AssignmentProof.isWhole(team, task.rules),
          position: team.site?.marker.map(GreatCircle.position))
      }
      for unit in task.units { unitByID[unit.id] = unit }
      var places: [ID<AssessorTeam>: Int] = [:]
      for (place, team) in task.teams.enumerated() { places[team.id] = place }
      for placement in plan.placements {
        guard let unit = unitByID[placement.unitID], let place = places[placement.teamID]
        else { continue }
        teams[place].units.append(unit)
        teamOfUnit[unit.id] = placement.teamID
      }
      unassigned = task.units.count - plan.placements.count
      for (place, team) in task.teams.enumerated() {
        for seat in team.seats { placesOfPerson[seat.personID, default: []].append(place) }
      }
    }

    /// The teams, by place, of which somebody must stay away from a unit.
    func away(from unit: JudgedUnit, _ task: AssignmentTask) -> Set<Int> {
      var away: Set<Int> = []
      for (person, reasons) in task.conflicts[unit.id] ?? [:] where !reasons.isEmpty {
        away.formUnion(placesOfPerson[person] ?? [])
      }
      return away
    }

    /// What the placements add up to.
    func totals(_ task: AssignmentTask) -> AssignmentTotals {
      var totals = AssignmentTotals.none
      totals.unassigned = unassigned
      for line in teams {
        for (number, _) in line.units.enumerated() {
          totals.spread += AssignmentRules.step(number + 1, of: line.limit)
        }
        for workClass in 0..<task.rules.workClassCount {
          let count = line.units.count {
            task.rules.workClass(ofMinutes: $0.workMinutes) == workClass
          }
          for number in 0..<count {
            totals.workSpread += AssignmentRules.step(number + 1, of: line.limit)
          }
        }
        for unit in line.units {
          if let here = line.team.site, let there = unit.site {
            totals.kilometres += Int64(here.kilometres(to: there) ?? 0)
          }
          totals.missedWishes += Int64(unit.missedWishes(with: line.team.languages))
        }
      }
      return totals
    }
  }
}
