import InstrumentsModel
import Kernel
package import Storage
package import WorksheetsModel

/// Notes that a layer collects before it gives a worksheet back: SQL in, model out.
package enum ReturnDraftStore {
  /// The notes of a layer, by question.
  package static func notes(
    of loaded: LoadedWorksheet, layer: Layer, in transaction: Transaction
  ) throws(StorageError) -> [Int: DraftedNote] {
    let positions = loaded.instrument.codePositions
    let rows = try transaction.query(
      """
      SELECT question_code, reason, words, by_id, by_name, version
      FROM worksheet_return_draft
      WHERE unit_id = \(loaded.worksheet.unitID) AND worksheet_id = \(loaded.worksheet.id)
        AND layer = \(layer.rawValue)
      ORDER BY question_code
      """)
    var notes: [Int: DraftedNote] = [:]
    for row in rows {
      guard let question = positions[try row.text("question_code")],
        let reason = ReturnReason(rawValue: try row.text("reason"))
      else { throw .broken("A collected note cannot be read.") }
      notes[question] = DraftedNote(
        note: ReturnNote(question: question, reason: reason, words: try row.text("words")),
        by: Author(accountID: try row.text("by_id"), name: try row.text("by_name")),
        version: try row.int("version"))
    }
    return notes
  }

  /// Stores a note.
  ///
  /// - Throws: `busy` when another version of it was stored meanwhile.
  static func save(
    _ drafted: DraftedNote, of loaded: LoadedWorksheet, layer: Layer, at now: Instant,
    in transaction: Transaction
  ) throws(StorageError) {
    let code = loaded.instrument.questions[drafted.note.question].code
    try transaction.require(
      1,
      changedBy: """
        INSERT INTO worksheet_return_draft (unit_id, worksheet_id, layer, question_code, reason,
          words, by_id, by_name, at_ms, version)
        VALUES (\(loaded.worksheet.unitID), \(loaded.worksheet.id), \(layer.rawValue), \(code),
          \(drafted.note.reason.rawValue), \(drafted.note.words), \(drafted.by.accountID),
          \(drafted.by.name), \(now), \(drafted.version))
        ON CONFLICT (unit_id, worksheet_id, layer, question_code) DO UPDATE SET
          reason = excluded.reason, words = excluded.words, by_id = excluded.by_id,
          by_name = excluded.by_name, at_ms = excluded.at_ms, version = excluded.version
        WHERE worksheet_return_draft.version = \(drafted.version - 1)
        """, otherwise: .busy)
  }

  /// Removes a note.
  ///
  /// - Throws: `busy` when another version of it was stored meanwhile.
  static func delete(
    _ drafted: DraftedNote, of loaded: LoadedWorksheet, layer: Layer,
    in transaction: Transaction
  ) throws(StorageError) {
    let code = loaded.instrument.questions[drafted.note.question].code
    try transaction.require(
      1,
      changedBy: """
        DELETE FROM worksheet_return_draft
        WHERE unit_id = \(loaded.worksheet.unitID) AND worksheet_id = \(loaded.worksheet.id)
          AND layer = \(layer.rawValue) AND question_code = \(code)
          AND version = \(drafted.version)
        """, otherwise: .busy)
  }

  /// Removes the notes that were sent.
  static func deleteAll(
    of loaded: LoadedWorksheet, layer: Layer, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      DELETE FROM worksheet_return_draft
      WHERE unit_id = \(loaded.worksheet.unitID) AND worksheet_id = \(loaded.worksheet.id)
        AND layer = \(layer.rawValue)
      """)
  }
}
