/// A place in the organisation for which a role holds.
package enum Scope: Hashable, Sendable {
  /// Everything in this installation.
  case national
  /// One instansi with all its units; the id of the instansi.
  case institution(String)
  /// One unit kerja with the units below it; the id of the unit.
  case workUnit(String)
}

/// What somebody is entrusted with.
package enum Role: String, CaseIterable, Sendable {
  /// Runs the installation: accounts, instansi, units, cycles.
  case administrator
  /// PIC of an instansi: its units and accounts.
  case coordinator
  /// Head of a unit (kepala unit kerja): submits what the unit answered.
  case unitHead = "unit_head"
  /// Member of a unit's working team (pokja): answers.
  case unitStaff = "unit_staff"
  /// Internal assessor (TPI).
  case internalAssessor = "internal_assessor"
  /// National assessor (TPN).
  case nationalAssessor = "national_assessor"

  /// Whether the role judges units of others.
  package var isAssessor: Bool {
    switch self {
    case .internalAssessor, .nationalAssessor: true
    case .administrator, .coordinator, .unitHead, .unitStaff: false
    }
  }
}

/// One role for one scope, already valid at the moment of the request.
package struct Grant: Hashable, Sendable {
  /// What the person may be.
  package let role: Role
  /// Where.
  package let scope: Scope

  /// Joins a role to its scope.
  package init(_ role: Role, for scope: Scope) {
    self.role = role
    self.scope = scope
  }
}

/// A unit that an assessor may look into: one role for one unit exactly, never for those below it.
package struct OpenDoor: Hashable, Sendable {
  /// The role by which the person judges.
  package let role: Role
  /// The id of the unit.
  package let unitID: String

  /// Joins a role to a unit.
  package init(_ role: Role, to unitID: String) {
    self.role = role
    self.unitID = unitID
  }
}

/// The person who acts, with what they hold right now.
package struct Principal: Hashable, Sendable {
  /// The id of the account.
  package let accountID: String
  /// The name as typed, with titles.
  package let name: String
  /// The roles that are valid now and give sight of their scope.
  package let grants: Set<Grant>
  /// The units that the person judges at the moment; empty for everybody who judges none.
  package let doors: Set<OpenDoor>
  /// The roles of an assessor that are valid now and give sight of nothing by themselves.
  ///
  /// Only for what concerns the person alone, such as the rules of their account or their training.
  package let withheld: Set<Grant>

  /// Describes who acts.
  package init(
    accountID: String, name: String, grants: Set<Grant>, doors: Set<OpenDoor> = [],
    withheld: Set<Grant> = []
  ) {
    self.accountID = accountID
    self.name = name
    self.grants = grants
    self.doors = doors
    self.withheld = withheld
  }

  /// Every role that the person has, wherever and whether or not it gives sight of anything.
  package var roles: Set<Role> { Set(grants.union(withheld).map(\.role)) }

  /// Whether some role of the person is one of an assessor and gives sight of its whole scope.
  package var hasAssessorGrants: Bool { grants.contains { $0.role.isAssessor } }

  /// The person with open doors instead of the roles of an assessor (decision 0197).
  ///
  /// - Parameter doors: The units that the person may look into.
  /// - Returns: The same person; every other role stays as it is.
  package func narrowed(to doors: Set<OpenDoor>) -> Principal {
    Principal(
      accountID: accountID, name: name, grants: grants.filter { !$0.role.isAssessor },
      doors: doors, withheld: withheld.union(grants.filter { $0.role.isAssessor }))
  }

  /// The person with some of the roles only, and the doors of those roles.
  package func limited(to roles: Set<Role>) -> Principal {
    Principal(
      accountID: accountID, name: name, grants: grants.filter { roles.contains($0.role) },
      doors: doors.filter { roles.contains($0.role) })
  }

  /// Whether the person holds a role for a scope exactly; doors are asked by the unit's place.
  package func holds(_ role: Role, for scope: Scope) -> Bool {
    grants.contains(Grant(role, for: scope))
  }
}
