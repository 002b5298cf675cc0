package import InstrumentsModel
package import Kernel
package import Storage
package import WorksheetsModel

extension AnswerStore {
  /// The answers of one layer as they stood at a moment, by question.
  ///
  /// What was judged stays what was judged, whatever a unit answers after its worksheet came back.
  ///
  /// - Parameters:
  ///   - moment: The latest moment that counts.
  ///   - worksheet: The worksheet.
  ///   - layer: Whose answers.
  ///   - instrument: Its instrument.
  ///   - transaction: A read.
  /// - Returns: Nothing for questions that were answered later only.
  /// - Throws: `corrupted` when a row is not what was written.
  package static func answers(
    at moment: Instant, of worksheet: Worksheet, layer: Layer, instrument: Instrument,
    in transaction: Transaction
  ) throws(StorageError) -> [Int: QuestionAnswer] {
    let place = AnswerPlace(worksheet, layer)
    let rows = try transaction.query(
      """
      SELECT \(AnswerRow.columns) FROM worksheet_answer_version
      WHERE unit_id = \(place.unitID) AND worksheet_id = \(place.worksheetID)
        AND layer = \(layer.rawValue) AND at_ms <= \(moment)
      ORDER BY question_code, version
      """)
    let positions = Dictionary(
      uniqueKeysWithValues: instrument.questions.enumerated().map { ($1.code, $0) })
    var answers: [Int: QuestionAnswer] = [:]
    for row in rows {
      let answer = try AnswerRow(row, at: place, in: instrument, positions: positions).answer
      answers[answer.question] = answer
    }
    return answers
  }
}
