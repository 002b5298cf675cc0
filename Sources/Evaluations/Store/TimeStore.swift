import EvaluationsModel
import InstrumentsModel
import Kernel
import Storage
import WorksheetsModel

/// How long members take for a question; kept for nobody but themselves.
enum TimeStore {
  /// Keeps a visit together with what was saved in it.
  ///
  /// A page that saves itself sends the same visit again and again, each time with all of its
  /// seconds; so a form that comes twice counts once.
  static func keep(
    _ visit: QuestionVisit, question: Int, by member: Author, in loaded: LoadedEvaluation,
    transaction: Transaction
  ) throws(StorageError) {
    let evaluation = loaded.evaluation
    try transaction.execute(
      """
      INSERT INTO scoring_time (unit_id, evaluation_id, account_id, question_code, seconds,
        visit_at_ms, visit_seconds)
      VALUES (\(evaluation.unitID), \(evaluation.id), \(member.accountID),
        \(loaded.instrument.questions[question].code), 0, \(visit.openedAt), \(visit.seconds))
      ON CONFLICT (unit_id, evaluation_id, account_id, question_code) DO UPDATE SET
        seconds = CASE WHEN scoring_time.visit_at_ms = excluded.visit_at_ms
          THEN scoring_time.seconds ELSE scoring_time.seconds + scoring_time.visit_seconds END,
        visit_seconds = CASE WHEN scoring_time.visit_at_ms = excluded.visit_at_ms
            AND scoring_time.visit_seconds > excluded.visit_seconds
          THEN scoring_time.visit_seconds ELSE excluded.visit_seconds END,
        visit_at_ms = excluded.visit_at_ms
      """)
  }

  /// The seconds of each question that the person measured, by position.
  ///
  /// - Returns: Empty for whoever the policy does not let, as for nothing measured.
  static func seconds(
    of account: String, for principal: Principal, in loaded: LoadedEvaluation,
    transaction: Transaction
  ) throws(StorageError) -> [Int: Int64] {
    guard TimePolicy.mayRead(principal, timeOf: account) else { return [:] }
    let evaluation = loaded.evaluation
    let rows = try transaction.query(
      """
      SELECT question_code, seconds + visit_seconds AS seconds FROM scoring_time
      WHERE unit_id = \(evaluation.unitID) AND evaluation_id = \(evaluation.id)
        AND account_id = \(account)
      ORDER BY question_code
      """)
    var seconds: [Int: Int64] = [:]
    for row in rows {
      guard let question = loaded.instrument.question(coded: try row.text("question_code")) else {
        throw .broken("A measured question of \(evaluation.id) is not in its instrument.")
      }
      seconds[question] = try row.int("seconds")
    }
    return seconds
  }
}
