package import Kernel

/// What can be done with instansi, units and cycles.
package enum WorkUnitAction: String, CaseIterable, Sendable {
  /// See it.
  case read
  /// Make a unit at this place, or an instansi in the nation.
  case create
  /// Give it another name, close it, open it again.
  case change
  /// Make a cycle for this place, or move its window.
  case manageCycle
  /// See who works there.
  case readRoster
  /// Put people on the roster, correct, transfer and take them off.
  case manageRoster
}

/// A place to act on.
package enum Place: Hashable, Sendable {
  /// The whole installation.
  case national
  /// One instansi.
  case institution(ID<Institution>)
  /// One unit.
  case unit(WorkUnitPlace)
}

/// What a person may see of the tree.
package struct WorkUnitReach: Hashable, Sendable {
  /// Everything.
  package let isNational: Bool
  /// Whole instansi, by id.
  package let institutionIDs: [String]
  /// Single units with what is below them, by id.
  package let unitIDs: [String]
  /// Single units without what is below them, by id: those that an assessor judges.
  package let exactUnitIDs: [String]

  /// What somebody sees who sees these instansi; nil for all.
  package init(institutionIDs: [String]?) {
    self.init(isNational: institutionIDs == nil, institutionIDs: institutionIDs ?? [])
  }

  /// Describes what is seen.
  package init(
    isNational: Bool, institutionIDs: [String] = [], unitIDs: [String] = [],
    exactUnitIDs: [String] = []
  ) {
    self.isNational = isNational
    self.institutionIDs = institutionIDs
    self.unitIDs = unitIDs
    self.exactUnitIDs = exactUnitIDs
  }

  /// Whether the person sees nothing at all.
  package var isEmpty: Bool { !isNational && institutionIDs.isEmpty && !namesUnits }

  /// Whether single units are seen.
  package var namesUnits: Bool { !unitIDs.isEmpty || !exactUnitIDs.isEmpty }
}

/// Who may do what with instansi, units and cycles.
package enum WorkUnitPolicy {
  /// Decides about an act at a place.
  ///
  /// - Parameters:
  ///   - principal: Who asks; nil for a visitor.
  ///   - action: What for.
  ///   - place: Where.
  /// - Returns: Whether it is allowed.
  package static func mayAct(
    _ principal: Principal?, _ action: WorkUnitAction, on place: Place
  ) -> Bool {
    guard let principal else { return false }
    if principal.grants.contains(where: { allows($0, action, on: place) }) { return true }
    guard case .unit(let unit) = place else { return false }
    return principal.doors.contains {
      $0.unitID == unit.unitID.text && allows($0.role, action)
    }
  }

  /// What a person may see; `mayAct(…, .read, …)` says the same of each place.
  package static func reach(of principal: Principal?) -> WorkUnitReach {
    let grants = principal?.grants ?? []
    var institutions: Set<String> = []
    var units: Set<String> = []
    var isNational = false
    for grant in grants where reads(grant.role) {
      switch grant.scope {
      case .national: isNational = true
      case .institution(let id): institutions.insert(id)
      case .workUnit(let id): units.insert(id)
      }
    }
    let doors = (principal?.doors ?? []).filter { reads($0.role) }
    return WorkUnitReach(
      isNational: isNational, institutionIDs: institutions.sorted(), unitIDs: units.sorted(),
      exactUnitIDs: Set(doors.map(\.unitID)).sorted())
  }

  private static func allows(_ grant: Grant, _ action: WorkUnitAction, on place: Place) -> Bool {
    covers(grant.scope, place) && allows(grant.role, action)
  }

  private static func allows(_ role: Role, _ action: WorkUnitAction) -> Bool {
    switch (role, action) {
    case (_, .read): reads(role)
    case (.administrator, _), (.coordinator, _): true
    case (.unitHead, .readRoster), (.unitHead, .manageRoster): true
    case (.unitStaff, .readRoster), (.internalAssessor, .readRoster): true
    case (.unitHead, _), (.unitStaff, _), (.internalAssessor, _), (.nationalAssessor, _): false
    }
  }

  private static func reads(_ role: Role) -> Bool {
    switch role {
    case .administrator, .coordinator, .unitHead, .unitStaff, .internalAssessor,
      .nationalAssessor:
      true
    }
  }

  private static func covers(_ scope: Scope, _ place: Place) -> Bool {
    switch (scope, place) {
    case (.national, _): true
    case (.institution(let id), .institution(let other)): id == other.text
    case (.institution, .unit(let other)): other.scopes.contains(scope)
    case (.workUnit, .unit(let other)): other.scopes.contains(scope)
    case (.institution, .national), (.workUnit, .national), (.workUnit, .institution): false
    }
  }
}
