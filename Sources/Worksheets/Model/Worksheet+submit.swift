package import InstrumentsModel
import Kernel

extension Worksheet {
  /// The longest reason of a return, in characters.
  package static let longestReason = 2000

  /// Hands the self-assessment over.
  ///
  /// - Parameters:
  ///   - sheet: The answers of the unit layer.
  ///   - instrument: The instrument of the worksheet.
  ///   - faults: What keeps the indexes of surveys from being sent.
  ///   - seal: The digests of what is sent.
  ///   - version: The version of the worksheet that the person saw.
  ///   - occasion: Who, when, in which window.
  /// - Returns: What happened, for the journal.
  /// - Throws: `alreadySubmitted` on a second try, `windowNotOpen`, `windowOver`, `stale`,
  ///   `incomplete` naming every question without a full answer, and `indexesUnsettled`.
  package mutating func submit(
    _ sheet: AnswerSheet, instrument: Instrument, faults: [IndexFault], seal: SubmissionSeal,
    version: Int64, occasion: Occasion
  ) throws(WorksheetRefusal) -> [WorksheetEvent] {
    if case .submitted(let at, _) = stage { throw .alreadySubmitted(at: at) }
    try occasion.window.require(occasion.instant)
    guard version == self.version else { throw .stale }
    let missing = instrument.missingQuestions(on: sheet)
    guard missing.isEmpty else { throw .incomplete(questions: missing) }
    guard faults.isEmpty else { throw .indexesUnsettled(faults) }
    stage = .submitted(at: occasion.instant, by: occasion.author)
    submissionCount += 1
    return [.submitted(self, total: instrument.score(sheet).total, seal: seal)]
  }

  /// Gives a sent worksheet back to the unit for repair.
  ///
  /// The window counts here too: after it closes, nothing can be sent again, so that a late return
  /// would only take the answers away.
  ///
  /// - Parameters:
  ///   - reason: What is to be repaired, in plain words.
  ///   - version: The version of the worksheet that the person saw.
  ///   - occasion: Who, when, in which window.
  /// - Returns: What happened, for the journal.
  /// - Throws: `notSubmitted`, `windowNotOpen`, `windowOver`, `stale`, `reasonMissing`,
  ///   `reasonTooLong`.
  package mutating func reopen(
    because reason: String, version: Int64, occasion: Occasion
  ) throws(WorksheetRefusal) -> [WorksheetEvent] {
    guard case .submitted(let submittedAt, _) = stage else { throw .notSubmitted }
    try occasion.window.require(occasion.instant)
    guard version == self.version else { throw .stale }
    let words = AnswerContent.tidy(reason)
    guard !words.isEmpty else { throw .reasonMissing }
    guard words.count <= Self.longestReason else { throw .reasonTooLong(limit: Self.longestReason) }
    stage = .returned(
      at: occasion.instant, by: occasion.author, reason: words, submittedAt: submittedAt)
    return [.returned(self, reason: words)]
  }
}

extension Instrument {
  /// Questions without a full answer on a sheet, in reading order.
  ///
  /// A contradictory answer counts as none.
  package func missingQuestions(on sheet: AnswerSheet) -> [Int] {
    let values = score(sheet).values
    return questions.indices.filter { !values[$0].isAnswered }
  }
}
