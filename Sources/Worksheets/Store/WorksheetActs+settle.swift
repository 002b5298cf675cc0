package import Accounts
import InstrumentsModel
package import Kernel
package import Storage
package import WorkUnitsModel
package import WorksheetsModel

extension WorksheetActs {
  /// Holds a worksheet while a step of its judgement is taken, so that it does not go back meanwhile.
  ///
  /// The step reads its stage in the same transaction, and refuses what does not fit.
  ///
  /// - Throws: `notFound` when there is none; `busy` when somebody took a step on it meanwhile, after
  ///   which the storage runs the closure again.
  package static func hold(
    _ id: ID<Worksheet>, of unit: ID<WorkUnit>, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.require(
      1,
      changedBy: """
        UPDATE worksheet SET version = version
        WHERE unit_id = \(unit) AND id = \(id)
        """, otherwise: .notFound)
  }

  /// Writes what a team of assessors agreed on as the answers of their layer: rows, history, vector
  /// and journal, all or nothing.
  ///
  /// - Parameters:
  ///   - agreed: What was agreed, by question.
  ///   - layer: Whose answers; never `unit`.
  ///   - loaded: The worksheet.
  ///   - author: Who let the result stand.
  ///   - evaluation: The id of the judgement that the answers come from, for the journal.
  ///   - act: Who and when.
  ///   - transaction: The transaction in which the result is approved.
  /// - Returns: The layer as it stands now.
  /// - Throws: `WorksheetRefusal`; `busy` when the worksheet took a step at the same moment, after
  ///   which the storage runs the closure again.
  package static func settle(
    _ agreed: [Int: AnswerContent], layer: Layer, of loaded: LoadedWorksheet, by author: Author,
    from evaluation: String, act: Act, in transaction: Transaction
  ) throws -> AnswerVector {
    let (worksheet, instrument) = (loaded.worksheet, loaded.instrument)
    try WorksheetStore.takeTurn(on: worksheet, in: transaction)
    let current = try AnswerStore.answers(
      of: worksheet, layer: layer, instrument: instrument, in: transaction)
    let versions = try worksheet.settle(
      agreed, layer: layer, on: current, instrument: instrument, by: author, at: act.now)
    let vector = try AnswerStore.save(
      versions,
      on: AnswerVector.find(
        of: worksheet, layer: layer, instrument: instrument, in: transaction),
      of: worksheet, instrument: instrument, in: transaction)
    let event = WorksheetEvent.settled(
      worksheet, layer, evaluation: evaluation, changed: versions.count,
      total: instrument.score(vector.sheet).total)
    try act.journal([event.journalEntry], in: transaction)
    try note(.settled, on: worksheet, in: transaction)
    return vector
  }
}

extension WorksheetStore {
  /// Holds a worksheet as it was read: whoever takes a step on it meanwhile waits or runs again.
  ///
  /// - Throws: `busy` when another step came first.
  static func takeTurn(
    on worksheet: Worksheet, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.require(
      1,
      changedBy: """
        UPDATE worksheet SET version = version
        WHERE unit_id = \(worksheet.unitID) AND id = \(worksheet.id)
          AND version = \(worksheet.version)
        """, otherwise: .busy)
  }
}
