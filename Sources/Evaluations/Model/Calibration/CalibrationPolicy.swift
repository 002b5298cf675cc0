package import Kernel
package import WorkUnitsModel

/// What can be done with training cases and with figures of agreement.
package enum CalibrationAction: String, CaseIterable, Sendable {
  /// Score training cases and see the own attempts.
  case train
  /// See who passed in an instansi, and ask for it or not.
  case oversee
  /// See how far the assessors of an instansi agreed.
  case readAgreement = "read_agreement"
}

/// Who may do what with training cases and with figures of agreement.
package enum CalibrationPolicy {
  /// Decides about an act.
  ///
  /// Training belongs to the role and not to a place: an assessor trains before any door opens, so
  /// roles that give sight of nothing count here. The same person never sees the attempts of others.
  ///
  /// - Parameters:
  ///   - principal: Who asks; nil for a visitor.
  ///   - action: What for.
  ///   - institution: The instansi; nil for training.
  /// - Returns: Whether it is allowed; whoever may not is not to learn that it exists.
  package static func mayAct(
    _ principal: Principal?, _ action: CalibrationAction, in institution: ID<Institution>? = nil
  ) -> Bool {
    guard let principal else { return false }
    switch action {
    case .train: return !assessorGrants(of: principal).isEmpty
    case .oversee, .readAgreement:
      guard let institution else { return false }
      let scopes = [Scope.national, .institution(institution.text)]
      return scopes.contains { scope in
        [Role.coordinator, .administrator].contains { principal.holds($0, for: scope) }
      }
    }
  }

  /// The instansi that somebody oversees.
  ///
  /// - Returns: The ids, and whether it is all of them.
  package static func overseen(
    by principal: Principal
  ) -> (isNational: Bool, institutions: [ID<Institution>]) {
    let grants = principal.grants.filter { $0.role == .coordinator || $0.role == .administrator }
    let institutions: [ID<Institution>] = grants.compactMap { grant in
      if case .institution(let id) = grant.scope { ID(id) } else { nil }
    }
    return (
      grants.contains { $0.scope == .national }, Array(Set(institutions)).sorted()
    )
  }

  /// The roles of an assessor that somebody has, whether or not they give sight of anything.
  package static func assessorGrants(of principal: Principal) -> Set<Grant> {
    principal.grants.union(principal.withheld)
      .filter { $0.role == .internalAssessor || $0.role == .nationalAssessor }
  }
}
