package import AccountsModel
package import Kernel
package import WorkUnitsModel

/// Who must stay away from which unit, and why.
package typealias UnitConflicts = [ID<WorkUnit>: [ID<Account>: [ConflictReason]]]

/// Everything that an assignment is decided from; the same inputs in another order are equal.
package struct AssignmentTask: Hashable, Sendable {
  /// The units, by id.
  package let units: [JudgedUnit]
  /// The teams, by id.
  package let teams: [AssessorTeam]
  /// What must be kept to.
  package let rules: AssignmentRules
  /// Who must stay away from which unit; who is not named may judge.
  package let conflicts: UnitConflicts
  /// What is assigned already and stays: it counts as load and is not moved.
  package let kept: [ID<WorkUnit>: ID<AssessorTeam>]

  /// Takes the inputs and puts them in order.
  ///
  /// - Parameters:
  ///   - units: Every unit to be judged, with those that are kept.
  ///   - teams: Every team.
  ///   - rules: What must be kept to.
  ///   - conflicts: Who must stay away from which unit.
  ///   - kept: What is assigned already and stays.
  /// - Throws: A limit, something that stands twice, or a kept placement that breaks a rule.
  package init(
    units: [JudgedUnit], teams: [AssessorTeam], rules: AssignmentRules = .usual,
    conflicts: UnitConflicts = [:], kept: [ID<WorkUnit>: ID<AssessorTeam>] = [:]
  ) throws(AssignmentRefusal) {
    guard units.count <= AssignmentRules.mostUnits else {
      throw .tooManyUnits(limit: AssignmentRules.mostUnits)
    }
    guard teams.count <= AssignmentRules.mostTeams else {
      throw .tooManyTeams(limit: AssignmentRules.mostTeams)
    }
    guard rules.workClassCount <= AssignmentRules.mostWorkClasses else {
      throw .tooManyWorkClasses(limit: AssignmentRules.mostWorkClasses)
    }
    self.units = units.sorted { $0.id < $1.id }
    self.teams = teams.sorted { $0.id < $1.id }
    self.rules = rules
    self.conflicts = conflicts
    self.kept = kept
    for (one, next) in zip(self.units, self.units.dropFirst()) where one.id == next.id {
      throw .unitTwice(one.id)
    }
    for (one, next) in zip(self.teams, self.teams.dropFirst()) where one.id == next.id {
      throw .teamTwice(one.id)
    }
    try checkKept()
  }

  /// Why a team may not take a unit, whatever else it has; empty when it may.
  package func bars(_ unit: JudgedUnit, for team: AssessorTeam) -> [AssignmentBar] {
    bars(unit, for: team, faults: team.faults(under: rules))
  }

  /// The same where the faults of the team are known.
  func bars(
    _ unit: JudgedUnit, for team: AssessorTeam, faults: [TeamFault]
  ) -> [AssignmentBar] {
    var bars: [AssignmentBar] = []
    if !faults.isEmpty { bars.append(.teamUnfit(faults)) }
    if let own = team.institutionID, own != unit.institutionID { bars.append(.otherInstitution) }
    guard let away = conflicts[unit.id] else { return bars }
    for person in Set(team.seats.map(\.personID)).sorted() {
      if let reasons = away[person], !reasons.isEmpty { bars.append(.conflict(person, reasons)) }
    }
    return bars
  }

  private func checkKept() throws(AssignmentRefusal) {
    guard !kept.isEmpty else { return }
    let unitByID = Dictionary(uniqueKeysWithValues: units.map { ($0.id, $0) })
    let teamByID = Dictionary(uniqueKeysWithValues: teams.map { ($0.id, $0) })
    var loads: [ID<AssessorTeam>: Int] = [:]
    for (unitID, teamID) in kept.sorted(by: { $0.key < $1.key }) {
      guard let unit = unitByID[unitID] else { throw .unitUnknown }
      guard let team = teamByID[teamID] else { throw .teamUnknown }
      var bars = bars(unit, for: team)
      let limit = team.limit(under: rules)
      loads[teamID, default: 0] += 1
      if loads[teamID, default: 0] > limit { bars.append(.full(limit: limit)) }
      guard bars.isEmpty else { throw .keptBreaks(unitID, bars) }
    }
  }
}
