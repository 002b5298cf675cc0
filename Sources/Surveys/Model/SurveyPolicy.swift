package import Kernel
package import WorkUnitsModel

/// What can be done with the survey rounds of a unit.
package enum SurveyAction: Hashable, Sendable {
  /// See a round with its progress and, once there are any, its figures.
  case read(SurveyPurpose, isClosed: Bool)
  /// Plan, discard, publish, withdraw, extend and close it, bring in who was served, draw, open
  /// kiosks and counters.
  case organise(SurveyPurpose)
  /// Type in paper forms.
  case enterPaper(SurveyPurpose)
  /// Draw contacts for a call-back and open them.
  case callBack
}

/// What the rules say about a person's wish.
package enum SurveyPermission: String, Hashable, Sendable {
  /// It may be done.
  case allowed
  /// The person may know of the round but not do this.
  case forbidden
  /// The person may not know that there is one: the same answer as for none (law 9).
  case hidden
}

/// Who may do what with the survey rounds of a unit.
///
/// Answering needs no account and is not decided here.
package enum SurveyPolicy {
  /// Decides about an act.
  ///
  /// - Parameters:
  ///   - principal: Who asks; nil for a visitor.
  ///   - action: What for.
  ///   - place: The unit with everything above it.
  /// - Returns: What the rules say.
  package static func permission(
    _ principal: Principal?, _ action: SurveyAction, on place: WorkUnitPlace
  ) -> SurveyPermission {
    guard let principal else { return .hidden }
    let roles = Role.allCases.filter { principal.holds($0, covering: place) }
    if roles.contains(where: { allows($0, action) }) { return .allowed }
    return roles.contains(where: { knows($0, of: action) }) ? .forbidden : .hidden
  }

  /// Whether an act is allowed.
  ///
  /// - Parameters:
  ///   - principal: Who asks; nil for a visitor.
  ///   - action: What for.
  ///   - place: The unit with everything above it.
  /// - Returns: true for `allowed` only.
  package static func mayAct(
    _ principal: Principal?, _ action: SurveyAction, on place: WorkUnitPlace
  ) -> Bool {
    permission(principal, action, on: place) == .allowed
  }

  /// Whether everybody may read what a round asks and, once it is closed, what it found.
  ///
  /// Only a unit's own survey: that assessors look at a unit at all is theirs to tell (law 5).
  ///
  /// - Parameter round: The round.
  /// - Returns: false for a draft.
  package static func isPublic(_ round: SurveyRound) -> Bool {
    round.plan.purpose == .unit && round.publishedAt != nil
  }

  private static func allows(_ role: Role, _ action: SurveyAction) -> Bool {
    switch action {
    case .read(let purpose, let isClosed): reads(role, purpose, isClosed: isClosed)
    case .organise(let purpose): organises(role, purpose)
    case .enterPaper(let purpose): organises(role, purpose)
    case .callBack: role == .nationalAssessor
    }
  }

  /// A later layer is not seen by an earlier one before it is done (law 5).
  private static func reads(_ role: Role, _ purpose: SurveyPurpose, isClosed: Bool) -> Bool {
    switch purpose {
    case .unit: true
    case .internalCheck:
      switch role {
      case .internalAssessor, .nationalAssessor, .administrator, .coordinator: true
      case .unitHead, .unitStaff: isClosed
      }
    case .national: role == .nationalAssessor || role == .administrator
    }
  }

  private static func organises(_ role: Role, _ purpose: SurveyPurpose) -> Bool {
    switch purpose {
    case .unit: role == .unitHead || role == .unitStaff
    case .internalCheck: role == .internalAssessor
    case .national: role == .nationalAssessor
    }
  }

  private static func knows(_ role: Role, of action: SurveyAction) -> Bool {
    switch action {
    case .read: false
    case .organise(let purpose), .enterPaper(let purpose):
      reads(role, purpose, isClosed: false)
    case .callBack: reads(role, .unit, isClosed: false)
    }
  }
}
