import EvaluationsModel
import Kernel
import Storage
import WorksheetsModel

extension EvaluationStore {
  /// Keeps that somebody left; the row stays, for what they said stands under their name.
  static func saveLeaving(
    _ member: TeamMember, of evaluation: Evaluation, at now: Instant,
    in transaction: Transaction
  ) throws(StorageError) {
    try transaction.require(
      1,
      changedBy: """
        UPDATE evaluation_member SET left_at_ms = \(now), turn = turn + 1
        WHERE unit_id = \(evaluation.unitID) AND evaluation_id = \(evaluation.id)
          AND account_id = \(member.person.accountID) AND left_at_ms IS NULL
        """, otherwise: .busy)
  }

  /// Keeps that somebody joined, after everybody who is or was in the team.
  ///
  /// - Throws: `conflict` for somebody who was in the team before.
  static func saveJoining(
    _ member: TeamMember, to evaluation: Evaluation, in transaction: Transaction
  ) throws(StorageError) {
    let row = try transaction.first(
      """
      SELECT CAST(COALESCE(max(place), -1) + 1 AS BIGINT) AS place FROM evaluation_member
      WHERE unit_id = \(evaluation.unitID) AND evaluation_id = \(evaluation.id)
      """)
    try transaction.execute(
      """
      INSERT INTO evaluation_member (unit_id, evaluation_id, account_id, name, duty, place, turn)
      VALUES (\(evaluation.unitID), \(evaluation.id), \(member.person.accountID),
        \(member.person.name), \(member.duty.rawValue), \(try row?.int("place") ?? 0), 0)
      """)
  }

  /// The ids of the judgements of a unit, settled ones too.
  ///
  /// - Parameters:
  ///   - assignment: Of which unit; for which year and layer, unless every one is asked for.
  ///   - inEveryYear: Whether every year and layer is asked for.
  ///   - transaction: A read is enough.
  /// - Returns: In order.
  /// - Throws: What the database throws.
  static func ids(
    of assignment: UnitAssignment, inEveryYear: Bool, in transaction: Transaction
  ) throws(StorageError) -> [ID<Evaluation>] {
    var condition: SQL = "unit_id = \(assignment.unitID)"
    if !inEveryYear {
      condition =
        condition + " AND year = \(assignment.year) AND layer = \(assignment.layer.rawValue)"
    }
    let rows = try transaction.query("SELECT id FROM evaluation WHERE \(condition) ORDER BY id")
    return try rows.map { row throws(StorageError) in try row.id("id", of: Evaluation.self) }
  }

  /// The judgements of a unit in a year and layer that are not settled, the latest sending first.
  static func open(
    of assignment: UnitAssignment, in transaction: Transaction
  ) throws(StorageError) -> [Evaluation] {
    try evaluations(
      """
      evaluation.unit_id = \(assignment.unitID) AND evaluation.year = \(assignment.year)
        AND evaluation.layer = \(assignment.layer.rawValue) AND evaluation.stage <> 'settled'
      """, in: transaction)
  }

  /// The judgement of a unit in a year and layer whose result stands while its report is not wholly
  /// signed: lead and controller have something left to do.
  static func unsigned(
    of assignment: UnitAssignment, in transaction: Transaction
  ) throws(StorageError) -> [Evaluation] {
    try evaluations(
      """
      evaluation.unit_id = \(assignment.unitID) AND evaluation.year = \(assignment.year)
        AND evaluation.layer = \(assignment.layer.rawValue) AND evaluation.stage = 'settled'
        AND EXISTS (
          SELECT 1 FROM worksheet
          WHERE worksheet.unit_id = evaluation.unit_id AND worksheet.id = evaluation.worksheet_id
            AND worksheet.submission_count = evaluation.submission)
        AND NOT EXISTS (
          SELECT 1 FROM evaluation_report report
          WHERE report.unit_id = evaluation.unit_id AND report.evaluation_id = evaluation.id
            AND (SELECT count(signed.duty) FROM report_signature signed
              WHERE signed.unit_id = report.unit_id
                AND signed.evaluation_id = report.evaluation_id
                AND signed.edition = report.edition) = \(EvaluationReport.signers.count))
      """, in: transaction)
  }
}
