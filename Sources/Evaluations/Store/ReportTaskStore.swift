import EvaluationsModel
import Kernel
import Storage
import WorkUnitsModel
import WorksheetsModel

/// The reports that wait for somebody's hand: SQL in, model out.
enum ReportTaskStore {
  /// One report.
  struct Line: Sendable {
    let id: ID<Evaluation>
    let unitID: ID<WorkUnit>
    let year: Int
    let layer: Layer
    let task: ReportTask
    /// Since when the result stands.
    let settledAt: Instant
  }

  /// The reports that a lead or controller has to write or sign, the longest settled first.
  ///
  /// A result whose unit has sent again is none: its report can no longer be begun. Whether the
  /// person's door is open is asked by the caller.
  static func lines(
    of account: String, in transaction: Transaction
  ) throws(StorageError) -> [Line] {
    let rows = try transaction.query(
      """
      SELECT evaluation.unit_id, evaluation.id, evaluation.year, evaluation.layer,
        evaluation.settled_at_ms, evaluation.submission, own.duty, report.number, report.edition,
        worksheet.stage AS worksheet_stage, worksheet.submission_count,
        (SELECT CAST(count(signed.duty) AS BIGINT) FROM report_signature signed
          WHERE signed.unit_id = report.unit_id AND signed.evaluation_id = report.evaluation_id
            AND signed.edition = report.edition) AS signatures
      FROM evaluation_member own
      JOIN evaluation ON evaluation.unit_id = own.unit_id AND evaluation.id = own.evaluation_id
      JOIN worksheet ON worksheet.unit_id = evaluation.unit_id
        AND worksheet.id = evaluation.worksheet_id
      LEFT JOIN evaluation_report report ON report.unit_id = evaluation.unit_id
        AND report.evaluation_id = evaluation.id
      WHERE own.account_id = \(account) AND own.left_at_ms IS NULL
        AND own.duty IN ('lead', 'controller') AND evaluation.stage = 'settled'
      ORDER BY evaluation.settled_at_ms, evaluation.unit_id, evaluation.id
      """)
    var lines: [Line] = []
    for row in rows {
      if let line = try line(row) { lines.append(line) }
    }
    return lines
  }

  private static func line(_ row: Row) throws(StorageError) -> Line? {
    let id = try row.id("id", of: Evaluation.self)
    guard let duty = TeamDuty(rawValue: try row.text("duty")),
      let layer = Layer(rawValue: try row.text("layer"))
    else { throw .broken("Evaluation \(id) cannot be read.") }
    let signatures = Int(try row.optionalInt("signatures") ?? 0)
    let isSent = try row.text("worksheet_stage") == StageName.submitted.rawValue
    let isLast = try row.int("submission_count") == row.int("submission")
    let number = try row.optionalText("number") ?? ""
    let task = ReportTask(
      duty: duty, isNumbered: !number.isEmpty,
      edition: Int(try row.optionalInt("edition") ?? 1), signatures: signatures)
    guard let task, signatures > 0 || (isSent && isLast) else { return nil }
    return Line(
      id: id, unitID: try row.id("unit_id", of: WorkUnit.self), year: Int(try row.int("year")),
      layer: layer, task: task, settledAt: try row.instant("settled_at_ms"))
  }
}
