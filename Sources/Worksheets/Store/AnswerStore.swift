import Cryptography
package import InstrumentsModel
import Kernel
package import Storage
package import WorksheetsModel

/// Answers of the layers of a worksheet: rows with every version, and one packed vector a layer.
package enum AnswerStore {
  /// The answers of one layer as they stand, by question.
  ///
  /// - Throws: `corrupted` when a row is not what was written.
  package static func answers(
    of worksheet: Worksheet, layer: Layer, instrument: Instrument, in transaction: Transaction
  ) throws(StorageError) -> [Int: QuestionAnswer] {
    let place = AnswerPlace(worksheet, layer)
    let rows = try transaction.query(
      """
      SELECT \(AnswerRow.columns) FROM worksheet_answer
      WHERE unit_id = \(place.unitID) AND worksheet_id = \(place.worksheetID)
        AND layer = \(layer.rawValue)
      ORDER BY question_code
      """)
    var answers: [Int: QuestionAnswer] = [:]
    answers.reserveCapacity(rows.count)
    let positions = Dictionary(
      uniqueKeysWithValues: instrument.questions.enumerated().map { ($1.code, $0) })
    for row in rows {
      let answer = try AnswerRow(row, at: place, in: instrument, positions: positions).answer
      answers[answer.question] = answer
    }
    return answers
  }

  /// The answer to one question as it stands.
  ///
  /// - Returns: nil when there is none.
  /// - Throws: `corrupted` when the row is not what was written.
  package static func answer(
    to question: Int, of worksheet: Worksheet, layer: Layer, instrument: Instrument,
    in transaction: Transaction
  ) throws(StorageError) -> QuestionAnswer? {
    let place = AnswerPlace(worksheet, layer)
    let code = instrument.questions[question].code
    let row = try transaction.first(
      """
      SELECT \(AnswerRow.columns) FROM worksheet_answer
      WHERE unit_id = \(place.unitID) AND worksheet_id = \(place.worksheetID)
        AND layer = \(layer.rawValue) AND question_code = \(code)
      """)
    return try row.map { (row) throws(StorageError) in
      try AnswerRow(row, at: place, in: instrument, positions: [code: question]).answer
    }
  }

  /// Every version of the answer to one question, oldest first.
  ///
  /// - Throws: `corrupted` when a row is not what was written or a version is missing.
  package static func history(
    of question: Int, in worksheet: Worksheet, layer: Layer, instrument: Instrument,
    transaction: Transaction
  ) throws(StorageError) -> [QuestionAnswer] {
    let place = AnswerPlace(worksheet, layer)
    let code = instrument.questions[question].code
    let rows = try transaction.query(
      """
      SELECT \(AnswerRow.columns) FROM worksheet_answer_version
      WHERE unit_id = \(place.unitID) AND worksheet_id = \(place.worksheetID)
        AND layer = \(layer.rawValue) AND question_code = \(code)
      ORDER BY version
      """)
    var history: [QuestionAnswer] = []
    for row in rows {
      let answer = try AnswerRow(
        row, at: place, in: instrument, positions: [code: question]
      ).answer
      guard answer.version == Int64(history.count + 1) else {
        throw .corrupted("worksheet_answer_version \(worksheet.id) \(layer.rawValue) \(code)")
      }
      history.append(answer)
    }
    return history
  }

  /// Stores new versions, each as the current row and in the history, and changes the vector.
  ///
  /// - Parameters:
  ///   - versions: What the model decided, at most one for each question.
  ///   - vector: The vector as read in this transaction.
  ///   - worksheet: The worksheet.
  ///   - instrument: Its instrument.
  ///   - transaction: The transaction in which `vector` was read.
  /// - Returns: The vector as it stands now.
  /// - Throws: `busy` when another transaction changed the same answer or vector meanwhile; the
  ///   storage then runs the whole closure again, which sees the other's work.
  static func save(
    _ versions: [QuestionAnswer], on vector: AnswerVector, of worksheet: Worksheet,
    instrument: Instrument, in transaction: Transaction
  ) throws(StorageError) -> AnswerVector {
    guard !versions.isEmpty else { return vector }
    let place = AnswerPlace(worksheet, vector.layer)
    var sheet = vector.sheet
    for version in versions {
      try insert(AnswerRow(version, at: place, in: instrument), at: place, in: transaction)
      sheet.set(version, in: instrument)
    }
    return try vector.store(sheet, of: worksheet, in: transaction)
  }

  private static func insert(
    _ row: AnswerRow, at place: AnswerPlace, in transaction: Transaction
  ) throws(StorageError) {
    let values = row.values(at: place)
    try transaction.require(
      1,
      changedBy: """
        INSERT INTO worksheet_answer (unit_id, worksheet_id, layer, \(AnswerRow.columns))
        VALUES (\(values))
        ON CONFLICT (unit_id, worksheet_id, layer, question_code) DO UPDATE SET
          version = excluded.version, answer_values = excluded.answer_values, note = excluded.note,
          evidence = excluded.evidence, origin = excluded.origin,
          origin_detail = excluded.origin_detail, author_id = excluded.author_id,
          author_name = excluded.author_name, at_ms = excluded.at_ms, digest = excluded.digest,
          survey_round_id = excluded.survey_round_id,
          earlier_round_ids = excluded.earlier_round_ids
        WHERE worksheet_answer.version = \(row.answer.version - 1)
        """, otherwise: .busy)
    try transaction.require(
      1,
      changedBy: """
        INSERT INTO worksheet_answer_version (unit_id, worksheet_id, layer, \(AnswerRow.columns))
        VALUES (\(values))
        ON CONFLICT DO NOTHING
        """, otherwise: .busy)
  }
}

extension AnswerRow {
  /// The ids of the survey rounds before the latest; nil for none.
  private var earlierRounds: String? {
    let earlier = answer.origin.rounds.dropFirst()
    return earlier.isEmpty ? nil : earlier.map(\.text).joined(separator: " ")
  }

  /// The values of an INSERT in the order of the key and `columns`.
  fileprivate func values(at place: AnswerPlace) -> SQL {
    """
    \(place.unitID), \(place.worksheetID), \(place.layer.rawValue), \(code), \(answer.version),
    \(values), \(answer.content.note), \(answer.content.evidence), \(answer.origin.name),
    \(answer.origin.detail), \(answer.author.accountID), \(answer.author.name), \(answer.at),
    \(digest.bytes), \(answer.origin.rounds.first), \(earlierRounds)
    """
  }
}
