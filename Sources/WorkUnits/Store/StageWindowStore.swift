package import Kernel
package import Storage
package import WorkUnitsModel

/// The windows of the stages of programme years: SQL in, model out.
package enum StageWindowStore {
  /// The window of a stage for a unit in a year.
  ///
  /// The instansi's own cycle takes the place of the nation's. The window of the self-assessment
  /// is the filling window of the cycle, which worksheets obey.
  ///
  /// - Parameters:
  ///   - stage: The stage.
  ///   - unit: The unit.
  ///   - year: The programme year.
  ///   - transaction: A read is enough.
  /// - Returns: nil when the year has no cycle, or when no window was set for the stage.
  /// - Throws: `notFound` for a unit that does not exist.
  package static func window(
    _ stage: Stage, unit: ID<WorkUnit>, year: CycleYear, in transaction: Transaction
  ) throws(StorageError) -> StageWindow? {
    let institution = try WorkUnitStore.place(of: unit, in: transaction).institutionID
    let cycles = try CycleStore.cycles(of: institution, in: transaction)
    guard let cycle = cycles.first(where: { $0.year == year }) else { return nil }
    return try calendar(of: cycle, in: transaction).first { $0.stage == stage }
  }

  /// Every window that was set in a cycle, in the order of the stages.
  package static func calendar(
    of cycle: Cycle, in transaction: Transaction
  ) throws(StorageError) -> [StageWindow] {
    var latest: [Stage: StageWindow] = [:]
    for change in try changes(of: cycle.id, stage: nil, in: transaction) {
      latest[change.window.stage] = change.window
    }
    // What worksheets obey is what the calendar shows, however it was set.
    let stated = latest[.selfAssessment]
    latest[.selfAssessment] = StageWindow(
      stage: .selfAssessment, window: cycle.window, zone: stated?.zone ?? .wib,
      number: stated?.number ?? 0)
    return Stage.all.compactMap { latest[$0] }
  }

  /// Every setting of windows of a cycle, the oldest first.
  package static func changes(
    of cycle: ID<Cycle>, stage: Stage?, in transaction: Transaction
  ) throws(StorageError) -> [StageChange] {
    var condition: SQL = "cycle_id = \(cycle)"
    if let stage { condition += " AND stage = \(stage.key)" }
    let rows = try transaction.query(
      """
      SELECT stage, number, open_from_ms, open_until_ms, zone, reason, set_at_ms, set_by
      FROM stage_window
      WHERE \(condition)
      ORDER BY stage, number
      """)
    return try rows.map { row throws(StorageError) in
      guard let stage = Stage(try row.text("stage")), let zone = UnitZone(try row.text("zone")),
        let window = try? FillWindow(
          from: row.optionalInstant("open_from_ms"), until: row.optionalInstant("open_until_ms"))
      else { throw .broken("A window of cycle \(cycle) cannot be read.") }
      return StageChange(
        window: StageWindow(
          stage: stage, window: window, zone: zone, number: try row.int("number")),
        reason: try row.text("reason"), at: try row.instant("set_at_ms"),
        by: try row.text("set_by"))
    }
  }

  static func insert(
    _ change: StageChange, of cycle: ID<Cycle>, in transaction: Transaction
  ) throws(StorageError) {
    let window = change.window
    let inserted = try transaction.execute(
      """
      INSERT INTO stage_window
        (cycle_id, stage, number, open_from_ms, open_until_ms, zone, reason, set_at_ms, set_by)
      VALUES (\(cycle), \(window.stage.key), \(window.number), \(window.window.from),
        \(window.window.until), \(window.zone.identifier), \(change.reason), \(change.at),
        \(change.by))
      ON CONFLICT DO NOTHING
      """)
    guard inserted == 1 else { throw .staleVersion }
  }
}
