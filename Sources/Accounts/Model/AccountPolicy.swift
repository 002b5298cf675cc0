package import Kernel

/// What can be done with accounts of others.
package enum AccountAction: String, CaseIterable, Sendable {
  /// See the list of accounts.
  case list
  /// See one account with its roles.
  case read
  /// Make an account.
  case create
  /// Change the name, let sign in or not.
  case change
  /// Give or take back roles.
  case grantRole
  /// Make a one-time link to set the password.
  case resetPassword
  /// Take the second factor away.
  case removeSecondFactor
}

/// How far an account reaches: what somebody would gain by taking it over.
package enum AccountReach: Hashable, Sendable {
  /// Beyond one instansi.
  case national
  /// No further than one instansi.
  case institution(String)
  /// No further than one instansi, and units of it are judged from there.
  case judging(String)

  /// Finds the reach of an account from where it belongs and what it holds or will hold.
  ///
  /// - Parameters:
  ///   - home: The instansi that the account belongs to.
  ///   - grants: Its roles that hold now or later.
  /// - Returns: The instansi only when everything lies in it.
  package static func of(home: String?, grants: [RoleGrant]) -> AccountReach {
    guard let home else { return .national }
    guard grants.allSatisfy({ $0.institutionID == home }) else { return .national }
    return grants.contains { $0.role.isAssessor } ? .judging(home) : .institution(home)
  }

  /// Whether a coordinator may make a password link for such an account.
  package var isResetByCoordinator: Bool {
    switch self {
    case .institution: true
    case .judging, .national: false
    }
  }
}

/// Who may do what with accounts.
package enum AccountPolicy {
  /// Decides about an act on an account of a reach.
  ///
  /// A coordinator gets nowhere near an account that reaches further than the own instansi, or a
  /// password link would be a ladder to the rights of an administrator. Nor do they make a link for
  /// an assessor, as whom they could sign in with it and judge their own instansi (decision 0209).
  ///
  /// - Parameters:
  ///   - principal: Who asks; nil for a visitor.
  ///   - action: What for.
  ///   - reach: How far the account reaches; for `list` and `create`, the instansi in question.
  /// - Returns: Whether it is allowed.
  package static func mayAct(
    _ principal: Principal?, _ action: AccountAction, on reach: AccountReach
  ) -> Bool {
    guard let principal else { return false }
    if principal.holds(.administrator, for: .national) { return true }
    switch (action, reach) {
    case (.list, .institution(let id)), (.read, .institution(let id)),
      (.create, .institution(let id)), (.change, .institution(let id)),
      (.grantRole, .institution(let id)), (.resetPassword, .institution(let id)),
      (.list, .judging(let id)), (.read, .judging(let id)), (.create, .judging(let id)),
      (.change, .judging(let id)), (.grantRole, .judging(let id)):
      return principal.holds(.coordinator, for: .institution(id))
    case (.resetPassword, .judging): return false
    // With both, a coordinator could become any head of unit; resetting passwords is theirs.
    case (.removeSecondFactor, .institution), (.removeSecondFactor, .judging): return false
    case (_, .national): return false
    }
  }

  /// Decides about giving or taking back one role at one place.
  ///
  /// - Parameters:
  ///   - principal: Who asks; nil for a visitor.
  ///   - role: The role in question.
  ///   - place: Where it holds.
  /// - Returns: Whether it is allowed.
  package static func mayGrant(
    _ principal: Principal?, _ role: Role, at place: GrantPlace
  ) -> Bool {
    guard let principal, role.fits(place.scope) else { return false }
    if principal.holds(.administrator, for: .national) { return true }
    switch role {
    case .administrator, .nationalAssessor: return false
    case .coordinator, .unitHead, .unitStaff, .internalAssessor:
      guard let institution = place.institutionID else { return false }
      return principal.holds(.coordinator, for: .institution(institution))
    }
  }

  /// The instansi whose accounts a person manages; nil for all.
  ///
  /// - Returns: An empty list for people who manage none.
  package static func managedInstitutions(by principal: Principal?) -> [String]? {
    guard let principal else { return [] }
    if principal.holds(.administrator, for: .national) { return nil }
    return principal.grants.compactMap { grant in
      guard grant.role == .coordinator, case .institution(let id) = grant.scope else { return nil }
      return id
    }.sorted()
  }
}
