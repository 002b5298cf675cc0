package import Kernel
package import WorkUnitsModel

/// What can be done about what follows from judgements.
package enum FollowUpAction: String, CaseIterable, Sendable {
  /// Read what signed reports ask of a unit.
  case readRecommendations = "read_recommendations"
  /// Answer a recommendation.
  case answer
  /// Accept an answer, or send it back.
  case decide
  /// Read the statements on audit findings.
  case readAudit = "read_audit"
  /// State how far audit findings are followed up.
  case stateAudit = "state_audit"
}

/// Who may do what with recommendations and statements on audit findings of a unit.
///
/// An assessor holds the role for a unit only where their door is open, so no conflict is asked
/// about here.
package enum FollowUpPolicy {
  /// Decides about an act.
  ///
  /// - Parameters:
  ///   - principal: Who asks; nil for a visitor.
  ///   - action: What for.
  ///   - place: The unit with everything above it.
  /// - Returns: What the rules say; never `notNow`.
  package static func permission(
    _ principal: Principal?, _ action: FollowUpAction, on place: WorkUnitPlace
  ) -> FollowUpPermission {
    guard let principal else { return .hidden }
    let roles = Role.allCases.filter { principal.holds($0, covering: place) }
    guard !roles.isEmpty else { return .hidden }
    return roles.contains { allows($0, action) } ? .allowed : .forbidden
  }

  /// Whether an act is allowed; see `permission`.
  package static func mayAct(
    _ principal: Principal?, _ action: FollowUpAction, on place: WorkUnitPlace
  ) -> Bool {
    permission(principal, action, on: place) == .allowed
  }

  private static func allows(_ role: Role, _ action: FollowUpAction) -> Bool {
    switch action {
    case .readRecommendations, .readAudit: true
    case .answer: role == .unitHead || role == .unitStaff
    case .decide: [.coordinator, .internalAssessor, .nationalAssessor].contains(role)
    case .stateAudit: role == .coordinator || role == .internalAssessor
    }
  }
}

/// What the rules say about a person's wish.
package enum FollowUpPermission: String, Hashable, Sendable {
  /// It may be done.
  case allowed
  /// The person may know of it but not do this.
  case forbidden
  /// The person may not know that there is any: the same answer as for no unit (law 9).
  case hidden
}
