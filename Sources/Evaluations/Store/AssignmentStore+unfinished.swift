import EvaluationsModel
import Kernel
import Storage
import WorkUnitsModel
import WorksheetsModel

extension AssignmentStore {
  /// The assignments of instansi on whose seats something is still to be done, in the order of
  /// units: those of a year, and those of the year before whose judgement has begun.
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
    let found = try assignments(
      """
      assignment.institution_id IN (\(SQL.list(institutions)))
        AND assignment.layer = \(layer.rawValue)
        AND ((assignment.year = \(year) AND (assignment.is_held = 1 OR \(begun)))
          OR (assignment.year = \(year - 1) AND \(begun)))
        AND NOT EXISTS (\(Self.reported))
      """, in: transaction)
    var seen: Set<[String]> = []
    return found.filter { seen.insert([$0.unitID.text, String($0.year)]).inserted }
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
