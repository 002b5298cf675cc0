import InstrumentsModel
package import Kernel
package import SurveysModel

/// Why a step of a worksheet was refused; nothing was changed.
package enum WorksheetRefusal: Error, Hashable, Sendable {
  /// The unit no longer exists.
  case unitIsClosed
  /// The window of the cycle opens later.
  case windowNotOpen(from: Instant)
  /// The window of the cycle is over.
  case windowOver(since: Instant)
  /// The instrument has questions of unknown type, so that it cannot be scored.
  case instrumentIncomplete(questionCount: Int)
  /// The unit has a worksheet for this cycle.
  case alreadyStarted(ID<Worksheet>)
  /// It was sent already, so that answers stand.
  case alreadySubmitted(at: Instant)
  /// Questions that did not come back stand as they were sent.
  case frozen(questions: [Int])
  /// It has not been sent, so that there is nothing to open again.
  case notSubmitted
  /// Questions without a full answer, as positions in `Instrument.questions`.
  case incomplete(questions: [Int])
  /// A return needs a reason.
  case reasonMissing
  /// The reason is longer than the limit, in characters.
  case reasonTooLong(limit: Int)
  /// The worksheet took another step since the form was opened.
  case stale
  /// Somebody else answered meanwhile; their answers as they stand now.
  case conflict([QuestionAnswer])
  /// Something over nothing: the soal ids above and below the line.
  case contradictory(question: Int, above: [Int], below: [Int])
  /// More above the line than below it; stored only when the person says that it is meant.
  case excessNotConfirmed(question: Int, above: Int, below: Int)
  /// An answer does not fit its soal.
  case unfit(soal: Int)
  /// A note is longer than the limit, in characters.
  case noteTooLong(limit: Int)
  /// A reference to proof is longer than the limit, in characters.
  case evidenceTooLong(limit: Int)
  /// The answer has no such version.
  case versionUnknown(Int64)
  /// The wanted version stands already.
  case versionStands(Int64)
  /// No worksheet of an earlier year has answers that fit.
  case nothingToCarryOver
  /// The unit has no survey of its own by that name.
  case surveyUnknown
  /// The round still takes answers, or nobody has closed it.
  case surveyNotClosed
  /// The round belongs to another programme year.
  case surveyOfAnotherYear(Int)
  /// The round did not ask the questionnaire whose index is meant.
  case surveyAskedOtherwise(QuestionnaireKind)
  /// Too few people answered the round for any figure.
  case surveyHasNoFigure
  /// It is not the round that was closed last, so that the person saw another figure of the year.
  case surveyOvertaken
  /// Indexes that may not be sent as they stand.
  case indexesUnsettled([IndexFault])
  /// Assessors judge what was sent, or their result stands.
  case judged(JudgedState)
  /// A step of a return that the rules do not allow.
  case returning(ReturnRefusal)
}

/// How far assessors are with what a unit sent.
package enum JudgedState: String, CaseIterable, Hashable, Sendable {
  /// A judgement has begun.
  case judging
  /// A result stands.
  case settled

  /// Whether it keeps the worksheet from going back to the unit (decision 0201).
  ///
  /// - Parameter byAssessors: Whether assessors give it back with notes; nobody else ends a
  ///   judgement that has begun.
  /// - Returns: true where a return is refused.
  package func forbidsReturn(byAssessors: Bool) -> Bool { self == .settled || !byAssessors }
}
