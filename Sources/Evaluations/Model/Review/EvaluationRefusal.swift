package import Kernel
package import WorksheetsModel

/// Why a step of a judgement was refused; nothing was changed.
package enum EvaluationRefusal: Error, Hashable, Sendable {
  /// The worksheet has not been sent, or is back with the unit.
  case notSubmitted
  /// The unit's own layer is no judgement.
  case unitJudgesNobody
  /// Fewer members than must score alone.
  case teamTooSmall(members: Int, needed: Int)
  /// Nobody in the team has this duty.
  case dutyMissing(TeamDuty)
  /// Somebody stands in the team twice.
  case memberTwice
  /// The person is not in this team; shown as "does not exist" (law 9).
  case notInTeam
  /// The person is in the team, with another duty.
  case wrongDuty(needed: TeamDuty)
  /// People with a seat who must stay away from the unit by now; somebody else has to take over.
  case mustBeReplaced([Author])
  /// The step does not belong to the stage that stands.
  case wrongStage(stands: EvaluationStage)
  /// The evaluation took another step since the form was opened.
  case stale
  /// Somebody else changed the question meanwhile.
  case overtaken(question: Int)
  /// The answer does not fit its soal, or the note is too long.
  case unfit(question: Int)
  /// A text is longer than the limit, in characters.
  case textTooLong(limit: Int)
  /// A step that moves something needs its reason.
  case reasonMissing
  /// The person's own sheet is committed; it cannot change any more.
  case committed(at: Instant)
  /// Questions without a full answer, as positions in `Instrument.questions`.
  case incomplete(questions: [Int])
  /// Members who have not committed yet, by account id.
  case commitmentsMissing([String])
  /// What is stored is not what this member committed to; nothing is opened.
  case sealBroken(account: String)
  /// The question is not open: everybody agrees on it.
  case nothingOpen(question: Int)
  /// The question is open already.
  case alreadyOpen(question: Int)
  /// A reason for the unit is no plain sentence: fewer words or characters than these.
  case reasonTooShort(words: Int, characters: Int)
  /// Questions whose settled value differs from the unit's without a reason for it.
  case unexplained(questions: [Int])
  /// Questions without an agreed answer.
  case notAgreed(questions: [Int])
  /// The question is not in the sample.
  case notInSample(question: Int)
  /// Questions of the sample that nobody looked at yet.
  case sampleUnchecked(questions: [Int])
  /// A return names what is doubted: at least one question.
  case nothingDoubted
  /// Doubted questions cannot be approved.
  case doubted(questions: [Int])
  /// It was returned as often as allowed.
  case returnsUsedUp(limit: Int)
}
