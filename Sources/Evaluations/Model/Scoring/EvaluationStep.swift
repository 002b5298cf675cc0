import Kernel
package import WorksheetsModel

/// The one thing that a person does next on a judgement.
package enum EvaluationStep: Hashable, Sendable {
  /// Score the questions that wait on the own sheet.
  case score(waiting: Int)
  /// Commit the own sheet: every question has its answer.
  case commit
  /// Open the sheets: everybody has committed.
  case reveal
  /// Agree with the others, or decide what stays open.
  case agree
  /// Settle anew what the controller returned; this many questions are open.
  case repair(open: Int)
  /// Check the sample.
  case check
  /// Read the result.
  case read
  /// Wait until this many members have committed.
  case waitForCommitments(Int)
  /// Wait for the lead, who opens the sheets.
  case waitForOpening
  /// Wait for the team, which agrees.
  case waitForAgreement
  /// Wait for the controller, who checks the sample.
  case waitForCheck
  /// Wait for the unit, which repairs its worksheet.
  case waitForUnit
  /// Go on with the judgement of the later sending.
  case goToLater

  /// Whether it waits for the person, and not the person for somebody else.
  package var isOwn: Bool {
    switch self {
    case .score, .commit, .reveal, .agree, .repair, .check: true
    case .read, .waitForCommitments, .waitForOpening, .waitForAgreement, .waitForCheck,
      .waitForUnit, .goToLater:
      false
    }
  }

  /// Smaller comes first in a list: whoever waits for one person only is helped soonest.
  package var urgency: Int {
    switch self {
    case .reveal: 0
    case .check: 1
    case .commit: 2
    case .agree, .repair: 3
    case .score: 4
    case .read, .waitForCommitments, .waitForOpening, .waitForAgreement, .waitForCheck,
      .waitForUnit, .goToLater:
      5
    }
  }
}

/// How the judged sending stands to the worksheet as it is now.
package enum SendingState: Hashable, Sendable {
  /// It is what the unit sent last.
  case current
  /// The worksheet is back with the unit.
  case withUnit
  /// The unit has sent again since.
  case overtaken
}

extension Evaluation {
  /// How the judged sending stands to the worksheet as it is now.
  package func sending(in worksheet: Worksheet) -> SendingState {
    if worksheet.submissionCount != submission { return .overtaken }
    if case .submitted = worksheet.stage { return .current }
    return .withUnit
  }

  /// Whether the team settles anew what the controller returned.
  package var isReturned: Bool { stage.name == .consensus && returnCount > 0 }

  /// What somebody does next.
  ///
  /// - Parameters:
  ///   - duty: Their duty in the team; nil for those who only follow.
  ///   - waiting: How many questions wait on their own sheet; nil for everybody but members.
  ///   - committed: The account ids of those who have committed.
  ///   - account: The person.
  ///   - sending: How the sending stands.
  ///   - open: How many questions are open; nil where nobody counted.
  /// - Returns: The step; there is always one.
  package func step(
    for duty: TeamDuty?, waiting: Int?, committed: Set<String>, account: String,
    sending: SendingState, open: Int? = nil
  ) -> EvaluationStep {
    if stage.name == .settled { return .read }
    switch sending {
    case .overtaken: return .goToLater
    case .withUnit: return .waitForUnit
    case .current: break
    }
    switch stage.name {
    case .scoring:
      let missing = members.count { !committed.contains($0.person.accountID) }
      if duty == .member, !committed.contains(account) {
        return (waiting ?? 0) > 0 ? .score(waiting: waiting ?? 0) : .commit
      }
      if missing > 0 { return .waitForCommitments(missing) }
      return duty == .lead ? .reveal : .waitForOpening
    case .consensus:
      guard duty == .member || duty == .lead else { return .waitForAgreement }
      return isReturned ? open.map { .repair(open: $0) } ?? .agree : .agree
    case .checking: return duty == .controller ? .check : .waitForCheck
    case .settled: return .read
    }
  }
}
