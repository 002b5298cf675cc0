import EvaluationsModel
import Instruments
import InstrumentsModel
import Kernel
import Storage
import WorkUnitsModel
import Worksheets
import WorksheetsModel

/// What a list of many judgements needs of sheets, in one statement for all of them.
extension BlindStore {
  /// Who of the team has committed, by judgement.
  static func committed(
    in evaluations: [Evaluation], transaction: Transaction
  ) throws(StorageError) -> [ID<Evaluation>: Set<String>] {
    guard !evaluations.isEmpty else { return [:] }
    let rows = try transaction.query(
      """
      SELECT evaluation_id, account_id FROM blind_seal
      WHERE \(only(evaluations))
      ORDER BY evaluation_id, account_id
      """)
    var found: [ID<Evaluation>: Set<String>] = [:]
    for row in rows {
      found[try row.id("evaluation_id", of: Evaluation.self), default: []]
        .insert(try row.text("account_id"))
    }
    for evaluation in evaluations {
      found[evaluation.id]?.formIntersection(evaluation.members.map(\.person.accountID))
    }
    return found
  }

  /// How many questions wait on a member's own sheets, by judgement.
  ///
  /// Only counted: a row that was altered is noticed when the sheet itself is opened.
  ///
  /// - Parameters:
  ///   - member: Whose sheets; nobody else's are read.
  ///   - evaluations: The judgements.
  ///   - transaction: A read is enough.
  /// - Returns: One number for each of the judgements.
  /// - Throws: What the database throws, and for an instrument that is not here.
  static func waiting(
    of member: Author, in evaluations: [Evaluation], transaction: Transaction
  ) throws -> [ID<Evaluation>: Int] {
    guard !evaluations.isEmpty else { return [:] }
    let rows = try transaction.query(
      """
      SELECT evaluation_id, question_code, answer_values FROM blind_answer
      WHERE \(only(evaluations)) AND account_id = \(member.accountID)
      ORDER BY evaluation_id, question_code
      """)
    let answers = Dictionary(
      grouping: try rows.map { row in
        (
          id: try row.text("evaluation_id"), code: try row.text("question_code"),
          values: try row.text("answer_values")
        )
      }, by: \.id)
    var waiting: [ID<Evaluation>: Int] = [:]
    for evaluation in evaluations {
      let instrument = try InstrumentLibrary.instrument(evaluation.instrumentID)
      let positions = Dictionary(
        uniqueKeysWithValues: instrument.questions.enumerated().map { ($1.code, $0) })
      var judgements: [Int: Judgement] = [:]
      for answer in answers[evaluation.id.text] ?? [] {
        guard let question = positions[answer.code],
          let values = instrument.values(from: answer.values, of: question)
        else { continue }
        judgements[question] = Judgement(values: values)
      }
      let sheet = BlindSheet(member: member, judgements: judgements)
      waiting[evaluation.id] = SheetProgress(of: sheet, in: instrument).waiting.count
    }
    return waiting
  }

  static func only(_ evaluations: [Evaluation]) -> SQL {
    """
    unit_id IN (\(SQL.list(Array(Set(evaluations.map(\.unitID))).sorted())))
      AND evaluation_id IN (\(SQL.list(evaluations.map(\.id))))
    """
  }
}
