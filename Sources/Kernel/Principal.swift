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

/// The person who acts, with what they hold right now.
package struct Principal: Hashable, Sendable {
  /// The id of the account.
  package let accountID: String
  /// The name as typed, with titles.
  package let name: String
  /// The roles that are valid now.
  package let grants: Set<Grant>

  /// Describes who acts.
  package init(accountID: String, name: String, grants: Set<Grant>) {
    self.accountID = accountID
    self.name = name
    self.grants = grants
  }

  /// Whether the person holds a role for a scope exactly.
  package func holds(_ role: Role, for scope: Scope) -> Bool {
    grants.contains(Grant(role, for: scope))
  }
}
