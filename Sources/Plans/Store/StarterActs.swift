package import Accounts
package import Kernel
package import PlansModel
package import Storage
package import WorkUnitsModel

/// Choosing ready-made items into a plan, in the caller's transaction.
///
/// Whether the person may do it is asked before, for each area, through `PlanPolicy`.
package enum StarterActs {
  /// Plans the chosen items that the plan does not have yet.
  ///
  /// - Parameters:
  ///   - chosen: The items.
  ///   - owners: Who answers for the items of each area.
  ///   - language: The language in which they are written down.
  ///   - year: The year of the unit.
  ///   - act: Who does it, when.
  ///   - transaction: A write.
  /// - Returns: What was planned; nothing twice.
  /// - Throws: `PlanRefusal.empty(.owner)` for an area without an owner, and what `PlanActs.plan`
  ///   refuses.
  package static func plan(
    _ chosen: [StarterItem], owners: [PlanArea: ID<Employee>], language: Language,
    in year: PlanYear, act: Act, transaction: Transaction
  ) throws -> [PlanItem] {
    let known = try PlanItemStore.items(
      of: year.unitID, year: year.year, on: year.today, in: transaction
    ).map(\.item)
    var planned: [PlanItem] = []
    for starter in chosen where !starter.isPlanned(among: known) {
      guard let owner = owners[starter.area] else { throw PlanRefusal.empty(.owner) }
      let content = try starter.content(in: year, owner: owner, language: language)
      planned.append(
        try PlanActs.plan(content, in: year, act: act, transaction: transaction))
    }
    return planned
  }

  /// Who would answer for the items of each area: the first member of its pokja who is here, else
  /// the leader of the team.
  ///
  /// - Returns: Areas whose pokja nobody was appointed to are left out.
  package static func proposedOwners(
    in year: PlanYear, transaction: Transaction
  ) throws(StorageError) -> [PlanArea: ID<Employee>] {
    let (teams, present) = try TeamStore.teams(
      of: year.unitID, year: year.year, on: year.today, in: transaction)
    guard let team = teams.first(where: { $0.content.holds(on: year.today) }) else { return [:] }
    let here = team.content.members.filter { present.contains($0.employeeID) }
    let leader = here.first { $0.role == .leader }
    var owners: [PlanArea: ID<Employee>] = [:]
    for area in PlanArea.allCases {
      let member = here.first { $0.role == .member && $0.areas.contains(area) } ?? leader
      owners[area] = member?.employeeID
    }
    return owners
  }
}
