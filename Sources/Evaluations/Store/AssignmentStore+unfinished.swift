import AccountsModel
import EvaluationsModel
import Kernel
import Storage
import WorkUnitsModel
import WorksheetsModel

extension AssignmentStore {
  /// The assignments of instansi on whose seats something is still to be done, in the order of
  /// units: those of a year, and those of the year before whose judgement has begun or whose
  /// worksheet is sent, so that it can begin.
  ///
  /// Left out is what is over, because its report is wholly signed, and what has nobody and no
  /// judgement: such a unit is given to a team and not filled seat by seat.
  ///
  /// - Parameters:
  ///   - institutions: The instansi.
  ///   - layer: The assessor layer.
  ///   - year: The programme year of today.
  ///   - transaction: A read is enough.
  /// - Returns: The latest assignment of each unit and year.
  /// - Throws: What the database throws.
  static func unfinished(
    in institutions: [ID<Institution>], layer: Layer, year: Int, transaction: Transaction
  ) throws(StorageError) -> [UnitAssignment] {
    guard !institutions.isEmpty else { return [] }
    let begun: SQL = """
      EXISTS (
        SELECT 1 FROM evaluation begun
        WHERE begun.unit_id = assignment.unit_id AND begun.year = assignment.year
          AND begun.layer = assignment.layer)
      """
    let sent: SQL = """
      EXISTS (
        SELECT 1 FROM worksheet sent
        WHERE sent.unit_id = assignment.unit_id AND sent.year = assignment.year
          AND sent.stage = \(StageName.submitted.rawValue))
      """
    let found = try assignments(
      """
      assignment.institution_id IN (\(SQL.list(institutions)))
        AND assignment.layer = \(layer.rawValue)
        AND ((assignment.year = \(year) AND (assignment.is_held = 1 OR \(begun)))
          OR (assignment.year = \(year - 1)
            AND (\(begun) OR (assignment.is_held = 1 AND \(sent)))))
        AND NOT EXISTS (\(Self.reported))
      """, in: transaction)
    var seen: Set<[String]> = []
    return found.filter { seen.insert([$0.unitID.text, String($0.year)]).inserted }
  }

  /// Whether somebody has a seat of this year or the one before and has not said yet whether there
  /// is a conflict.
  ///
  /// - Throws: What the database throws.
  static func waitsForWord(
    of account: ID<Account>, on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> Bool {
    try transaction.first(
      """
      SELECT assignment.id
      FROM seat_holding seat
      JOIN unit_assignment assignment ON assignment.unit_id = seat.unit_id
        AND assignment.id = seat.assignment_id
      WHERE seat.account_id = \(account) AND seat.until_ms IS NULL
        AND assignment.year >= \(day.year - 1)
        AND NOT EXISTS (
          SELECT 1 FROM conflict_declaration said
          WHERE said.account_id = seat.account_id AND said.unit_id = seat.unit_id
            AND said.year = assignment.year AND said.layer = assignment.layer)
      ORDER BY assignment.id
      LIMIT 1
      """) != nil
  }

  /// The assignments in which some holder of a seat has not said yet whether there is a conflict, so
  /// that nobody can begin to judge.
  ///
  /// - Parameters:
  ///   - assignments: Those that are asked of.
  ///   - transaction: A read is enough.
  /// - Returns: Their ids; no statement where none is asked of.
  /// - Throws: What the database throws.
  static func silent(
    among assignments: [UnitAssignment], in transaction: Transaction
  ) throws(StorageError) -> Set<ID<UnitAssignment>> {
    guard !assignments.isEmpty else { return [] }
    let units = Array(Set(assignments.map(\.unitID))).sorted()
    let rows = try transaction.query(
      """
      SELECT DISTINCT assignment.id
      FROM unit_assignment assignment
      JOIN seat_holding seat ON seat.unit_id = assignment.unit_id
        AND seat.assignment_id = assignment.id
      WHERE assignment.unit_id IN (\(SQL.list(units)))
        AND assignment.id IN (\(SQL.list(assignments.map(\.id)))) AND seat.until_ms IS NULL
        AND NOT EXISTS (
          SELECT 1 FROM conflict_declaration said
          WHERE said.account_id = seat.account_id AND said.unit_id = seat.unit_id
            AND said.year = assignment.year AND said.layer = assignment.layer)
      ORDER BY assignment.id
      """)
    return Set(
      try rows.map { row throws(StorageError) in
        try row.id("id", of: UnitAssignment.self)
      })
  }

  /// That the report on what the unit sent last is wholly signed.
  private static var reported: SQL {
    """
    SELECT 1 FROM evaluation done
    JOIN worksheet ON worksheet.unit_id = done.unit_id AND worksheet.id = done.worksheet_id
      AND worksheet.submission_count = done.submission
    JOIN evaluation_report report ON report.unit_id = done.unit_id
      AND report.evaluation_id = done.id
    WHERE done.unit_id = assignment.unit_id AND done.year = assignment.year
      AND done.layer = assignment.layer AND done.stage = 'settled'
      AND (SELECT count(signed.duty) FROM report_signature signed
        WHERE signed.unit_id = report.unit_id AND signed.evaluation_id = report.evaluation_id
          AND signed.edition = report.edition) = \(EvaluationReport.signers.count)
    """
  }
}
