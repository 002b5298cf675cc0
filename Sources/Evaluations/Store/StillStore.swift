import EvaluationsModel
import InstrumentsModel
import Kernel
import Storage
import WorkUnitsModel

/// Judgements on which nothing visible has moved for a while.
enum StillStore {
  /// After how long a judgement stands still.
  ///
  /// Our own measure, for a reminder only: a week without a commitment, an opening or a step of the
  /// consensus. What members type on their own sheets does not count: nobody may know of it.
  ///
  /// - Unit: days.
  static let days: Int64 = 7
  /// The most that is listed.
  static let most = 30

  /// One judgement that stands still.
  struct Line: Sendable {
    let id: ID<Evaluation>
    let unitID: ID<WorkUnit>
    let year: Int
    let layer: String
    let stage: EvaluationStage
    /// The last thing that everybody may know of.
    let since: Instant
  }

  /// The judgements of sent worksheets that stand still, the longest first.
  static func lines(
    in institutions: [ID<Institution>], at now: Instant, transaction: Transaction
  ) throws(StorageError) -> [Line] {
    guard !institutions.isEmpty else { return [] }
    let limit = now.adding(seconds: -days * 86_400)
    let rows = try transaction.query(
      """
      SELECT evaluation.unit_id, evaluation.id, evaluation.year, evaluation.layer,
        evaluation.stage, evaluation.created_at_ms, evaluation.revealed_at_ms,
        (SELECT max(seal.at_ms) FROM blind_seal seal
          WHERE seal.unit_id = evaluation.unit_id AND seal.evaluation_id = evaluation.id)
          AS sealed_at_ms,
        (SELECT max(step.at_ms) FROM consensus_step step
          WHERE step.unit_id = evaluation.unit_id AND step.evaluation_id = evaluation.id)
          AS stepped_at_ms,
        (SELECT max(looked.at_ms) FROM sample_check looked
          WHERE looked.unit_id = evaluation.unit_id AND looked.evaluation_id = evaluation.id)
          AS checked_at_ms
      FROM evaluation
      JOIN worksheet ON worksheet.unit_id = evaluation.unit_id
        AND worksheet.id = evaluation.worksheet_id
      WHERE worksheet.institution_id IN (\(SQL.list(institutions)))
        AND evaluation.stage <> 'settled' AND evaluation.created_at_ms < \(limit)
        AND worksheet.stage = 'submitted'
        AND worksheet.submission_count = evaluation.submission
      ORDER BY evaluation.created_at_ms, evaluation.unit_id, evaluation.id
      LIMIT 500
      """)
    let lines = try rows.map { (row) throws(StorageError) in try line(row) }
    return Array(
      lines.filter { $0.since < limit }.sorted { $0.since < $1.since }.prefix(most))
  }

  private static func line(_ row: Row) throws(StorageError) -> Line {
    let id = try row.id("id", of: Evaluation.self)
    guard let stage = EvaluationStage(rawValue: try row.text("stage")) else {
      throw .broken("Evaluation \(id) cannot be read.")
    }
    var since = try row.instant("created_at_ms")
    for column in ["revealed_at_ms", "sealed_at_ms", "stepped_at_ms", "checked_at_ms"] {
      if let at = try row.optionalInstant(column) { since = max(since, at) }
    }
    return Line(
      id: id, unitID: try row.id("unit_id", of: WorkUnit.self), year: Int(try row.int("year")),
      layer: try row.text("layer"), stage: stage, since: since)
  }
}
