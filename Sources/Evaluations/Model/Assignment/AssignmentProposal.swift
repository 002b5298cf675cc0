import Kernel
import WorkUnitsModel
import WorksheetsModel

/// A plan before anything is stored, with what it was worked out from and what checks it.
package struct AssignmentProposal: Hashable, Sendable {
  /// What it was worked out from.
  package let desk: AssignmentDesk
  /// The same as the search takes it.
  package let task: AssignmentTask
  /// The plan, with what had a team before.
  package let plan: AssignmentPlan
  /// What an independent check found; empty for a plan that breaks no rule and nothing betters.
  package let faults: [AssignmentFault]

  /// Works a plan out and checks it.
  ///
  /// - Throws: `AssignmentRefusal` for more units or teams than one assignment takes.
  package init(_ desk: AssignmentDesk) throws(AssignmentRefusal) {
    self.desk = desk
    task = try desk.task()
    plan = task.solve()
    faults = AssignmentProof.check(plan, of: task)
  }

  /// What is new in it: the units that get a team.
  package var placements: [Placement] {
    plan.placements.filter { desk.assignments[$0.unitID] == nil }
  }

  /// Whether it can be taken: it gives somebody a unit, and the check found nothing.
  package var isTakeable: Bool { faults.isEmpty && !placements.isEmpty }

  /// What each team would have: what it has, and what is new.
  ///
  /// - Throws: `AssignmentRefusal` for more units or teams than one assignment takes.
  package func balance() throws(AssignmentRefusal) -> [TeamBalance] {
    try desk.balance(with: placements).teams
  }

  /// How many units of the plan are at an unknown distance from their team.
  ///
  /// They add nothing to the kilometres of its totals.
  package var unknownDistances: Int {
    task.balance(of: plan.placements).reduce(0) { $0 + $1.unknownDistances }
  }

  /// Everything that the plan was decided from and what came out, one line for each thing.
  ///
  /// Its digest tells whether the plan that somebody saw is the one that would be taken now.
  package var canonicalText: String {
    var lines = ["zona-assignment/1 \(desk.institutionID.text) \(desk.year) \(desk.layer.rawValue)"]
    lines.append(
      "rules \(task.rules.unitsPerTeam) \(task.rules.membersPerTeam) \(task.rules.workSteps)")
    for team in task.teams {
      let seats = team.seats.map { $0.duty.rawValue + ":" + $0.personID.text }.sorted()
      let languages = team.languages.map(\.text).sorted().joined(separator: ",")
      lines.append(
        "team \(team.id.text) \(desk.team(team.id)?.version ?? 0) "
          + "\(team.limit(under: task.rules)) \(Self.text(team.site)) \(languages) "
          + seats.joined(separator: " "))
    }
    var teamOfUnit: [ID<WorkUnit>: ID<AssessorTeam>] = [:]
    for placement in plan.placements { teamOfUnit[placement.unitID] = placement.teamID }
    for unit in task.units {
      let away = (task.conflicts[unit.id] ?? [:]).filter { !$0.value.isEmpty }
        .map(\.key.text).sorted().joined(separator: ",")
      let languages = unit.languages.map(\.text).joined(separator: ",")
      lines.append(
        "unit \(unit.id.text) \(Self.text(unit.site)) \(languages) \(unit.workMinutes) [\(away)] "
          + (task.kept[unit.id]?.text ?? "-") + " " + (teamOfUnit[unit.id]?.text ?? "-"))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func text(_ site: Site?) -> String {
    guard let site else { return "-" }
    if let point = site.point { return "\(point.latitude);\(point.longitude)" }
    return site.province ?? "-"
  }
}

/// Why units were not shared out as somebody wished.
package enum DeskRefusal: Error, Hashable, Sendable {
  /// The rules of assignment say no.
  case assignment(AssignmentRefusal)
  /// Something changed since the plan was shown; the plan now is another one.
  case planChanged
  /// Nothing in the plan gives a unit to a team.
  case nothingToApply
  /// The check found faults in the plan.
  case proofFailed
  /// The judgement of the unit has begun.
  case judged
  /// The unit has no team.
  case notAssigned
  /// The unit was given to somebody else since the page was opened.
  case stale
}
