package import Evidence
package import InstrumentsModel
import Kernel
package import Storage
package import WorksheetsModel

/// What a unit sent, whatever it writes since: answers by the versions that were sealed, proof by
/// the list that was sealed.
///
/// While a sending stands nothing of it can change, so the rows that stand are read; the history
/// is, once the worksheet came back or was sent again. Of a sending that is older than the seals
/// there are answers as they stood when it was sent, where that moment is kept, and the proof that
/// stands.
///
/// - Source: decisions 0201 and 0214.
package enum SentWorksheet {
  /// The answers of a sending, by question.
  ///
  /// - Parameters:
  ///   - number: Which sending, from 1.
  ///   - worksheet: The worksheet as it is now.
  ///   - instrument: Its instrument.
  ///   - transaction: A read.
  /// - Returns: Questions without an answer are not there.
  /// - Throws: `corrupted` when a kept answer is damaged or gone.
  package static func answers(
    of number: Int, of worksheet: Worksheet, instrument: Instrument, in transaction: Transaction
  ) throws(StorageError) -> [Int: QuestionAnswer] {
    if stands(number, worksheet) {
      return try AnswerStore.answers(
        of: worksheet, layer: .unit, instrument: instrument, in: transaction)
    }
    guard
      let record = try SubmissionStore.find(number, of: worksheet, instrument, in: transaction)
    else {
      guard number == worksheet.submissionCount, let at = worksheet.stage.lastSubmittedAt else {
        return try AnswerStore.answers(
          of: worksheet, layer: .unit, instrument: instrument, in: transaction)
      }
      return try AnswerStore.answers(
        at: at, of: worksheet, layer: .unit, instrument: instrument, in: transaction)
    }
    let kept = try KeptAnswers(record, of: worksheet, instrument, in: transaction)
    guard kept.damaged.isEmpty else {
      throw .corrupted("worksheet_submission \(worksheet.id) \(number) answers")
    }
    return kept.answers
  }

  /// What the unit answered for readers who see no drafts: the answers as they stand, or those of the
  /// last sending while the worksheet is back with the unit.
  ///
  /// - Returns: The sheet that is scored.
  /// - Throws: `corrupted` when a kept answer is damaged or gone.
  package static func sheet(
    of worksheet: Worksheet, instrument: Instrument, in transaction: Transaction
  ) throws(StorageError) -> AnswerSheet {
    guard worksheet.stage.name == .returned else {
      return try AnswerVector.find(
        of: worksheet, layer: .unit, instrument: instrument, in: transaction
      ).sheet
    }
    let answers = try answers(
      of: worksheet.submissionCount, of: worksheet, instrument: instrument, in: transaction)
    return AnswerSheet(of: answers.values, in: instrument)
  }

  /// The answer of a sending to one question; nil when there was none.
  ///
  /// - Throws: `corrupted` when a kept answer is damaged or gone.
  package static func answer(
    to question: Int, in number: Int, of worksheet: Worksheet, instrument: Instrument,
    transaction: Transaction
  ) throws(StorageError) -> QuestionAnswer? {
    guard !stands(number, worksheet) else {
      return try AnswerStore.answer(
        to: question, of: worksheet, layer: .unit, instrument: instrument, in: transaction)
    }
    return try answers(
      of: number, of: worksheet, instrument: instrument, in: transaction)[question]
  }

  /// The proof of a sending, by question.
  ///
  /// - Throws: `corrupted` when the sealed list is not the one that was sealed, `broken` when it
  ///   cannot be read.
  package static func proof(
    of number: Int, of worksheet: Worksheet, instrument: Instrument, in transaction: Transaction
  ) throws(StorageError) -> ProofBoard {
    guard !stands(number, worksheet),
      let record = try SubmissionStore.find(number, of: worksheet, instrument, in: transaction)
    else { return try ProofBoard(of: worksheet.unitID, year: worksheet.year, in: transaction) }
    try record.requireIntactProof(of: worksheet)
    return try ProofBoard(
      of: worksheet.unitID, year: worksheet.year,
      sealed: SubmissionText.links(of: record.proofText), in: transaction)
  }

  /// Whether a sending is what the worksheet says now.
  private static func stands(_ number: Int, _ worksheet: Worksheet) -> Bool {
    worksheet.stage.name == .submitted && worksheet.submissionCount == number
  }
}

extension LoadedWorksheet {
  /// The same worksheet with the answers of a sending in place of what the unit writes since.
  ///
  /// - Parameters:
  ///   - number: Which sending, from 1.
  ///   - transaction: A read; no statement is sent while the sending stands.
  /// - Returns: This worksheet while the sending stands.
  /// - Throws: `corrupted` when a kept answer is damaged or gone.
  package func asSent(
    _ number: Int, in transaction: Transaction
  ) throws(StorageError) -> LoadedWorksheet {
    if worksheet.stage.name == .submitted, worksheet.submissionCount == number { return self }
    return asSent(
      try SentWorksheet.answers(
        of: number, of: worksheet, instrument: instrument, in: transaction))
  }

  /// The same worksheet with other answers of the unit.
  func asSent(_ answers: [Int: QuestionAnswer]) -> LoadedWorksheet {
    LoadedWorksheet(
      worksheet: worksheet, instrument: instrument, window: window,
      vector: AnswerVector(
        layer: .unit, version: vector.version,
        sheet: AnswerSheet(of: answers.values, in: instrument)))
  }
}
