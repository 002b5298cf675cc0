import Accounts
import AccountsModel
import Kernel
import Storage
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

extension CalibrationStore {
  /// The assessors with a seat in an instansi whose doors a demand shuts.
  ///
  /// Those who have not passed.
  ///
  /// - Parameters:
  ///   - institution: The instansi.
  ///   - layer: Whose seats.
  ///   - instrumentID: The instrument that the demand is about.
  ///   - rulesVersion: The rules that a pass has to meet.
  ///   - now: The moment of asking.
  ///   - transaction: A read is enough.
  /// - Returns: Each account once, by id.
  /// - Throws: What the database throws.
  static func affected(
    in institution: ID<Institution>, layer: Layer = .tpi, instrumentID: String,
    rulesVersion: Int, at now: Instant, transaction: Transaction
  ) throws(StorageError) -> [ID<Account>] {
    let year = CalendarDate(programmeDayOf: now).year
    let cycles = try CycleStore.cycles(of: institution, in: transaction)
    // As the gate has it: a year without a cycle is shut as well.
    let years = [year - 1, year].filter { year in
      cycles.first { $0.year.number == year }.map { $0.instrumentID == instrumentID } ?? true
    }
    guard !years.isEmpty else { return [] }
    let rows = try transaction.query(
      """
      SELECT DISTINCT seat.account_id FROM unit_assignment assignment
      JOIN seat_holding seat ON seat.unit_id = assignment.unit_id
        AND seat.assignment_id = assignment.id
      WHERE assignment.institution_id = \(institution)
        AND assignment.layer = \(layer.rawValue) AND assignment.year IN (\(SQL.list(years)))
        AND seat.until_ms IS NULL AND seat.from_ms <= \(now)
        AND NOT EXISTS (
          SELECT 1 FROM calibration_attempt attempt
          WHERE attempt.account_id = seat.account_id
            AND attempt.instrument_id = \(instrumentID) AND attempt.passed = 1
            AND attempt.rules_version >= \(rulesVersion))
      ORDER BY seat.account_id
      """)
    return try rows.map { row throws(StorageError) in
      try row.id("account_id", of: Account.self)
    }
  }
}
