package import Accounts
package import InstrumentsModel
import Kernel
package import Storage
package import WorksheetsModel

/// The save of an answer without its journal entry, to measure what the entry costs.
///
/// Only `zona bench` uses it, on a database of its own.
package enum JournalBench {
  /// Answers one question as `WorksheetActs.answer` does, but appends nothing to the journal.
  ///
  /// - Parameters:
  ///   - edit: The answer.
  ///   - loaded: The worksheet as loaded in this transaction.
  ///   - author: Who answers.
  ///   - act: When.
  ///   - transaction: A write.
  /// - Returns: The answers as they stand now.
  /// - Throws: What answering throws.
  package static func answerUnjournaled(
    _ edit: AnswerEdit, of loaded: LoadedWorksheet, by author: Author, act: Act,
    in transaction: Transaction
  ) throws -> AnswerSheet {
    let (worksheet, instrument) = (loaded.worksheet, loaded.instrument)
    var current: [Int: QuestionAnswer] = [:]
    current[edit.question] = try AnswerStore.answer(
      to: edit.question, of: worksheet, layer: .unit, instrument: instrument, in: transaction)
    let versions = try worksheet.answer(
      [edit], on: current, instrument: instrument,
      occasion: Occasion(author: author, instant: act.now, window: loaded.window))
    return try AnswerStore.save(
      versions, on: loaded.vector, of: worksheet, instrument: instrument, in: transaction
    ).sheet
  }
}
