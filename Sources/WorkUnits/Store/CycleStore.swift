package import Kernel
package import Storage
package import WorkUnitsModel

/// Cycles: SQL in, model out.
package enum CycleStore {
  /// The cycle with an id.
  ///
  /// - Returns: nil when there is none.
  package static func find(
    _ id: ID<Cycle>, in transaction: Transaction
  ) throws(StorageError) -> Cycle? {
    let row = try transaction.first(
      """
      SELECT id, institution_id, year, instrument_id, open_from_ms, open_until_ms, version
      FROM programme_cycle
      WHERE id = \(id)
      """)
    return try row.map { row throws(StorageError) in try cycle(row) }
  }

  /// The cycles that hold for an instansi: its own, and those of the nation in years without.
  ///
  /// The latest first; one for each year.
  package static func cycles(
    of institution: ID<Institution>, in transaction: Transaction
  ) throws(StorageError) -> [Cycle] {
    let rows = try transaction.query(
      """
      SELECT id, institution_id, year, instrument_id, open_from_ms, open_until_ms, version
      FROM programme_cycle
      WHERE institution_id = \(institution) OR institution_id IS NULL
      ORDER BY year DESC, CASE WHEN institution_id IS NULL THEN 1 ELSE 0 END, id
      """)
    var cycles: [Cycle] = []
    for row in rows {
      let next = try cycle(row)
      if cycles.last?.year != next.year { cycles.append(next) }
    }
    return cycles
  }

  /// The cycles of the nation, the latest first.
  package static func nationalCycles(
    in transaction: Transaction
  ) throws(StorageError) -> [Cycle] {
    let rows = try transaction.query(
      """
      SELECT id, institution_id, year, instrument_id, open_from_ms, open_until_ms, version
      FROM programme_cycle
      WHERE institution_id IS NULL
      ORDER BY year DESC, id
      """)
    return try rows.map { row throws(StorageError) in try cycle(row) }
  }

  /// Whether the instansi, or the nation, has a cycle for a year.
  static func exists(
    year: CycleYear, institution: ID<Institution>?, in transaction: Transaction
  ) throws(StorageError) -> Bool {
    try transaction.first(
      """
      SELECT id FROM programme_cycle
      WHERE year = \(year.number)
        AND institution_id IS NOT DISTINCT FROM CAST(\(institution) AS TEXT)
      ORDER BY id
      """) != nil
  }

  static func insert(
    _ cycle: Cycle, at instant: Instant, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      INSERT INTO programme_cycle
        (id, institution_id, year, instrument_id, open_from_ms, open_until_ms, created_at_ms,
         version)
      VALUES (\(cycle.id), \(cycle.institutionID), \(cycle.year.number), \(cycle.instrumentID),
        \(cycle.window.from), \(cycle.window.until), \(instant), \(cycle.version))
      """)
  }

  static func save(_ cycle: Cycle, in transaction: Transaction) throws(StorageError) {
    let changed = try transaction.execute(
      """
      UPDATE programme_cycle
      SET open_from_ms = \(cycle.window.from), open_until_ms = \(cycle.window.until),
        version = version + 1
      WHERE id = \(cycle.id) AND version = \(cycle.version)
      """)
    guard changed == 1 else { throw .staleVersion }
  }

  /// Takes a cycle away.
  ///
  /// - Throws: `cycleInUse` when rows of another feature name it, `stale` for an old form.
  static func remove(_ cycle: Cycle, in transaction: Transaction) throws {
    let removed: Int
    do throws(StorageError) {
      removed = try transaction.execute(
        """
        DELETE FROM programme_cycle
        WHERE id = \(cycle.id) AND version = \(cycle.version)
        """)
    } catch .conflict {
      throw WorkUnitRefusal.cycleInUse
    }
    guard removed == 1 else { throw WorkUnitRefusal.stale }
  }

  private static func cycle(_ row: Row) throws(StorageError) -> Cycle {
    guard let year = CycleYear(Int(try row.int("year"))),
      let window = try? FillWindow(
        from: row.optionalInstant("open_from_ms"), until: row.optionalInstant("open_until_ms"))
    else { throw .broken("Cycle \(try row.text("id")) cannot be read.") }
    return Cycle(
      id: try row.id("id", of: Cycle.self),
      institutionID: try row.optionalID("institution_id", of: Institution.self), year: year,
      instrumentID: try row.text("instrument_id"), window: window,
      version: try row.int("version"))
  }
}
