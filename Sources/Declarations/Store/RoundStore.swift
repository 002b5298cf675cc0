import Accounts
package import DeclarationsModel
package import Kernel
package import Storage
package import WorkUnitsModel

/// Rounds: SQL in, model out.
package enum RoundStore {
  /// The round with an id.
  ///
  /// - Returns: nil when there is none.
  package static func find(
    _ id: ID<PledgeRound>, in transaction: Transaction
  ) throws(StorageError) -> PledgeRound? {
    try rounds("id = \(id)", in: transaction).first
  }

  /// The rounds of a unit, the latest year first.
  package static func rounds(
    of unit: ID<WorkUnit>, in transaction: Transaction
  ) throws(StorageError) -> [PledgeRound] {
    try rounds("unit_id = \(unit)", in: transaction)
  }

  /// The rounds that are open in the units on whose roster the person of an account stands.
  ///
  /// The day is that of the programme; who signs is decided by the day of the unit.
  static func open(
    forAccount account: String, at now: Instant, in transaction: Transaction
  ) throws(StorageError) -> [PledgeRound] {
    let day = CalendarDate(programmeDayOf: now)
    return try rounds(
      """
      opens_at_ms <= \(now) AND closes_at_ms > \(now) AND unit_id IN (
        SELECT stay.unit_id
        FROM unit_stay stay
        JOIN employee ON employee.id = stay.employee_id
        LEFT JOIN account ON account.login = employee.nip
        WHERE stay.joined_on <= \(day) AND (stay.left_on IS NULL OR stay.left_on >= \(day))
          AND (employee.account_id = \(account)
            OR (employee.account_id IS NULL AND account.id = \(account)))
      )
      """, in: transaction)
  }

  static func insert(_ round: PledgeRound, in transaction: Transaction) throws(StorageError) {
    try transaction.execute(
      """
      INSERT INTO pledge_round
        (institution_id, unit_id, id, year, text_id, opens_at_ms, closes_at_ms, version)
      VALUES (\(round.institutionID), \(round.unitID), \(round.id), \(round.year.number),
        \(round.textID), \(round.window.opensAt), \(round.window.closesAt), \(round.version))
      """)
  }

  static func save(_ round: PledgeRound, in transaction: Transaction) throws(StorageError) {
    let changed = try transaction.execute(
      """
      UPDATE pledge_round
      SET opens_at_ms = \(round.window.opensAt), closes_at_ms = \(round.window.closesAt),
        version = version + 1
      WHERE institution_id = \(round.institutionID) AND unit_id = \(round.unitID)
        AND id = \(round.id) AND version = \(round.version)
      """)
    guard changed == 1 else { throw .staleVersion }
  }

  private static func rounds(
    _ condition: SQL, in transaction: Transaction
  ) throws(StorageError) -> [PledgeRound] {
    let rows = try transaction.query(
      """
      SELECT institution_id, unit_id, id, year, text_id, opens_at_ms, closes_at_ms, version
      FROM pledge_round
      WHERE \(condition)
      ORDER BY year DESC, id
      """)
    return try rows.map { row throws(StorageError) in try round(row) }
  }

  private static func round(_ row: Row) throws(StorageError) -> PledgeRound {
    guard let year = CycleYear(Int(try row.int("year"))),
      let window = try? SigningWindow(
        opensAt: row.instant("opens_at_ms"), closesAt: row.instant("closes_at_ms"))
    else { throw .broken("Round \(try row.text("id")) cannot be read.") }
    return PledgeRound(
      id: try row.id("id", of: PledgeRound.self),
      institutionID: try row.id("institution_id", of: Institution.self),
      unitID: try row.id("unit_id", of: WorkUnit.self), year: year,
      textID: try row.id("text_id", of: PledgeText.self), window: window,
      version: try row.int("version"))
  }
}
