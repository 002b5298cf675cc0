package import Kernel
package import WorkUnitsModel

/// What can be done with the plan of a unit.
package enum PlanAction: Hashable, Sendable {
  /// See items, team, agents and monitoring.
  case read
  /// Plan, change or remove items of an area.
  case edit(PlanArea)
  /// Appoint the team, take promises of agents, open monitoring, write minutes, ask for follow-ups.
  case manage
  /// Tell what was done about a follow-up.
  case close(isOwner: Bool)
}

/// What the rules say about a person's wish.
package enum PlanPermission: String, Hashable, Sendable {
  /// It may be done.
  case allowed
  /// The person may know of the plan but not do this.
  case forbidden
  /// The person may not know that there is one: the same answer as for none (law 9).
  case hidden
}

/// Who may do what with the plan of a unit.
package enum PlanPolicy {
  /// Decides about an act.
  ///
  /// - Parameters:
  ///   - principal: Who asks; nil for a visitor.
  ///   - action: What for.
  ///   - place: The unit with everything above it.
  ///   - tie: How the person belongs to the unit today.
  /// - Returns: What the rules say.
  package static func permission(
    _ principal: Principal?, _ action: PlanAction, on place: WorkUnitPlace, tie: UnitTie
  ) -> PlanPermission {
    guard let principal else { return .hidden }
    let roles = Role.allCases.filter { principal.holds($0, covering: place) }
    guard tie != .none || roles.contains(where: reads) else { return .hidden }
    return allows(tie, action) || roles.contains(where: { allows($0, action) })
      ? .allowed : .forbidden
  }

  /// Whether an act is allowed.
  ///
  /// - Parameters:
  ///   - principal: Who asks; nil for a visitor.
  ///   - action: What for.
  ///   - place: The unit with everything above it.
  ///   - tie: How the person belongs to the unit today.
  /// - Returns: true for `allowed` only.
  package static func mayAct(
    _ principal: Principal?, _ action: PlanAction, on place: WorkUnitPlace, tie: UnitTie
  ) -> Bool {
    permission(principal, action, on: place, tie: tie) == .allowed
  }

  /// The areas whose items a person may plan.
  package static func areas(
    _ principal: Principal?, on place: WorkUnitPlace, tie: UnitTie
  ) -> [PlanArea] {
    PlanArea.allCases.filter { mayAct(principal, .edit($0), on: place, tie: tie) }
  }

  private static func reads(_ role: Role) -> Bool {
    switch role {
    case .administrator, .coordinator, .unitHead, .unitStaff, .internalAssessor,
      .nationalAssessor:
      true
    }
  }

  private static func allows(_ role: Role, _ action: PlanAction) -> Bool {
    switch (role, action) {
    case (_, .read): true
    case (.unitHead, _), (.unitStaff, _): true
    // An assessor who once owned a follow-up of the unit only looks now (decision 0209).
    case (.internalAssessor, _), (.nationalAssessor, _): false
    case (_, .close(let isOwner)): isOwner
    case (.administrator, _), (.coordinator, _): false
    }
  }

  private static func allows(_ tie: UnitTie, _ action: PlanAction) -> Bool {
    switch (tie, action) {
    case (.none, _): false
    case (_, .read), (.leader, _): true
    case (_, .close(let isOwner)): isOwner
    case (.member(let areas), .edit(let area)): areas.contains(area)
    case (.member, .manage), (.employee, .edit), (.employee, .manage): false
    }
  }
}
