import InstrumentsModel
import Kernel
package import Storage
package import WorksheetsModel

/// Notes that an assessor collects before they are sent: SQL in, model out.
///
/// They belong to their author: nothing here gives out the words, the questions or the number of
/// anybody else's (decision 0205).
package enum ReturnDraftStore {
  /// The notes of one author, by question.
  package static func notes(
    of author: Author, on loaded: LoadedWorksheet, layer: Layer, in transaction: Transaction
  ) throws(StorageError) -> [Int: DraftedNote] {
    let positions = loaded.instrument.codePositions
    let rows = try transaction.query(
      """
      SELECT question_code, reason, words, by_id, by_name, version
      FROM worksheet_return_draft
      WHERE unit_id = \(loaded.worksheet.unitID) AND worksheet_id = \(loaded.worksheet.id)
        AND layer = \(layer.rawValue) AND by_id = \(author.accountID)
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

  /// Whether anybody else of the layer collects notes.
  package static func isSomebodyElseCollecting(
    than author: Author, on loaded: LoadedWorksheet, layer: Layer, in transaction: Transaction
  ) throws(StorageError) -> Bool {
    try transaction.first(
      """
      SELECT layer FROM worksheet_return_draft
      WHERE unit_id = \(loaded.worksheet.unitID) AND worksheet_id = \(loaded.worksheet.id)
        AND layer = \(layer.rawValue) AND by_id <> \(author.accountID)
      ORDER BY by_id, question_code
      LIMIT 1
      """) != nil
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
        ON CONFLICT (unit_id, worksheet_id, layer, by_id, question_code) DO UPDATE SET
          reason = excluded.reason, words = excluded.words,
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
          AND layer = \(layer.rawValue) AND by_id = \(drafted.by.accountID)
          AND question_code = \(code) AND version = \(drafted.version)
        """, otherwise: .busy)
  }
}
