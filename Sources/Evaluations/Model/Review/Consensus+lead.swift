package import InstrumentsModel
package import Kernel
package import WorksheetsModel

extension QuestionConsensus {
  /// Decides, and asks at once for what the unit will read where the value is not what it answered.
  ///
  /// - Parameters:
  ///   - values: What stands from now on.
  ///   - unit: What the unit answered, one place for each soal; nil for no answer.
  ///   - reason: Why.
  ///   - author: The lead.
  ///   - now: The present moment.
  ///   - baseVersion: The version that they saw.
  ///   - evaluation: Where.
  ///   - instrument: The instrument of the worksheet.
  /// - Returns: What happened.
  /// - Throws: What deciding throws, and `reasonTooShort`.
  package mutating func decide(
    _ values: [Answer?], against unit: [Answer?]?, because reason: String, by author: Author,
    at now: Instant, baseVersion: Int64, in evaluation: Evaluation, instrument: Instrument
  ) throws(EvaluationRefusal) -> [EvaluationEvent] {
    var decided = self
    let events = try decided.decide(
      values, because: reason, by: author, at: now, baseVersion: baseVersion, in: evaluation,
      instrument: instrument)
    guard !decided.lacksReason(against: unit, notes: [:]) else {
      throw .reasonTooShort(words: UnitReason.fewestWords, characters: UnitReason.fewestCharacters)
    }
    self = decided
    return events
  }

  /// Opens again what is settled, until it is handed over and after the controller returned it.
  ///
  /// What stood before, an agreement or a decision, stays in the history with the reason for
  /// opening it. What follows is a move of a member or a decision.
  ///
  /// - Parameters:
  ///   - reason: Why, for the team, 1 to 2,000 characters.
  ///   - author: The lead.
  ///   - now: The present moment.
  ///   - baseVersion: The version that they saw.
  ///   - evaluation: Where.
  /// - Returns: What happened.
  /// - Throws: `wrongStage`, `notInTeam`, `wrongDuty`, `overtaken`, `alreadyOpen`, `reasonMissing`,
  ///   `textTooLong`.
  package mutating func reopen(
    because reason: String, by author: Author, at now: Instant, baseVersion: Int64,
    in evaluation: Evaluation
  ) throws(EvaluationRefusal) -> [EvaluationEvent] {
    try evaluation.require(author.accountID, .lead)
    try evaluation.require(.consensus)
    guard baseVersion == version else { throw .overtaken(question: question) }
    guard outcome != .open else { throw .alreadyOpen(question: question) }
    try add(.reopening, reason, by: author, at: now)
    return [.reopened(evaluation, question: question, by: author, reason: reason)]
  }

  /// Writes the reason that the unit reads beside the settled value.
  ///
  /// It stands for the value that stands now: when the question is settled anew, it no longer
  /// counts.
  ///
  /// - Parameters:
  ///   - words: The reason, a plain sentence; see `UnitReason`.
  ///   - author: The lead.
  ///   - now: The present moment.
  ///   - baseVersion: The version that they saw.
  ///   - evaluation: Where.
  /// - Returns: What happened.
  /// - Throws: `wrongStage`, `notInTeam`, `wrongDuty`, `overtaken`, `notAgreed` while it is open,
  ///   `reasonMissing`, `reasonTooShort`, `textTooLong`.
  package mutating func explain(
    _ words: String, by author: Author, at now: Instant, baseVersion: Int64,
    in evaluation: Evaluation
  ) throws(EvaluationRefusal) -> [EvaluationEvent] {
    try evaluation.require(author.accountID, .lead)
    try evaluation.require(.consensus)
    guard baseVersion == version else { throw .overtaken(question: question) }
    guard outcome != .open else { throw .notAgreed(questions: [question]) }
    guard UnitReason.isEnough(words) || AnswerContent.tidy(words).isEmpty else {
      throw .reasonTooShort(words: UnitReason.fewestWords, characters: UnitReason.fewestCharacters)
    }
    try add(.unitReason, words, by: author, at: now)
    return [.explained(evaluation, question: question, by: author)]
  }
}
