import InstrumentsModel
import Kernel
import Storage
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

/// What the page of tasks asks the database.
enum TaskStore {
  /// The most worksheets listed as sent.
  static let mostSent = 30
  /// The most units whose tasks are spelled out.
  static let mostUnits = 20

  /// The worksheets that were sent and not returned, within a reach, latest first; those whose
  /// result is approved wait for nobody.
  static func sent(
    within reach: WorkUnitReach, units: [ID<WorkUnit>], in transaction: Transaction
  ) throws(StorageError) -> [Worksheet] {
    let place: SQL =
      reach.isNational
      ? "1 = 1"
      : """
      (worksheet.institution_id IN (\(SQL.list(reach.institutionIDs)))
        OR worksheet.unit_id IN (\(SQL.list(units))))
      """
    let rows = try transaction.query(
      """
      SELECT \(WorksheetStore.columns) FROM worksheet
      WHERE worksheet.stage = 'submitted' AND \(place)
        AND (worksheet.judged IS NULL OR worksheet.judged <> 'settled')
      ORDER BY worksheet.submitted_at_ms DESC, worksheet.unit_id, worksheet.id
      LIMIT \(mostSent)
      """)
    return try rows.map { (row) throws(StorageError) in try WorksheetStore.worksheet(row) }
  }
}
