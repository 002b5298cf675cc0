package import Kernel
import WorksheetsModel

extension Evaluation {
  /// Takes somebody out of the team, after a conflict of interest or when their seat was given up.
  ///
  /// Their blind sheet no longer counts and is shown to nobody. What a member agreed to before the
  /// controller began to check stays, unless they must stay away from the unit: then what was agreed
  /// goes back to the team, and it counts as a return, so that another sample is checked. Once the
  /// result stands, the team is the one that made it.
  ///
  /// - Parameters:
  ///   - account: Who.
  ///   - conflict: When they left because of a conflict of interest; nil for another cause.
  /// - Returns: What happened; empty for somebody who is not in the team or stays in it.
  /// - Source: decision 0212.
  package mutating func leave(
    _ account: String, conflictAt conflict: Instant? = nil
  ) -> [EvaluationEvent] {
    guard let member = team.first(where: { $0.person.accountID == account }) else { return [] }
    switch (stage, member.duty, conflict) {
    case (.settled, _, _), (.checking, .member, nil): return []
    case (.checking, .member, let now?):
      stage = .consensus(revealedAt: now)
      returnCount += 1
    case (.scoring, _, _), (.consensus, _, _), (.checking, .lead, _), (.checking, .controller, _):
      break
    }
    team.removeAll { $0.person.accountID == account }
    return [.left(self, member)]
  }

  /// Lets somebody take over a duty.
  ///
  /// A new member scores alone as the others did: after the opening the judgement goes back to
  /// scoring until they have committed, and what the others committed to stays sealed. What was
  /// said and decided in the talk comes back with the next opening. Once the result stands, lead and
  /// controller still sign its report, so that somebody can take these duties over; whoever made the
  /// result stays in the team.
  ///
  /// - Parameter member: Who, with the duty.
  /// - Returns: What happened; empty when the duty of a member is over: the controller checks what
  ///   was agreed without them, or the result stands.
  /// - Throws: `memberTwice` for somebody who is in the team.
  package mutating func join(_ member: TeamMember) throws(EvaluationRefusal) -> [EvaluationEvent] {
    guard duty(of: member.person.accountID) == nil else { throw .memberTwice }
    switch (stage, member.duty) {
    case (.settled, .member), (.checking, .member): return []
    case (.consensus, .member): stage = .scoring
    case (.scoring, _), (.consensus, _), (.checking, _), (.settled, _): break
    }
    team.append(member)
    return [.joined(self, member)]
  }
}
