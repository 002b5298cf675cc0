package import Kernel
package import PlansModel
package import Storage
package import WorkUnitsModel

/// The monitoring of plans: SQL in, model out.
package enum MonitoringStore {
  /// The quarters of a year that were monitored, with everything they froze, in two statements.
  package static func all(
    of unit: ID<WorkUnit>, year: CycleYear, in transaction: Transaction
  ) throws(StorageError) -> [Monitoring] {
    let rows = try transaction.query(
      """
      SELECT monitoring.unit_id, monitoring.year, monitoring.quarter, monitoring.id,
        plan.institution_id, monitoring.opened_at_ms, monitoring.opened_by, monitoring.minutes,
        monitoring.version
      FROM plan_monitoring monitoring
      JOIN plan_year plan
        ON plan.unit_id = monitoring.unit_id AND plan.year = monitoring.year
      WHERE monitoring.unit_id = \(unit) AND monitoring.year = \(year.number)
      ORDER BY monitoring.quarter
      """)
    guard !rows.isEmpty else { return [] }
    let frozen = try transaction.query(
      """
      SELECT quarter, item_id, area, action, owner_name, due_on, linked, fulfilled, is_begun, state
      FROM plan_monitoring_item
      WHERE unit_id = \(unit) AND year = \(year.number)
      ORDER BY quarter, due_on, item_id
      """)
    var lines: [Int64: [MonitoringLine]] = [:]
    for row in frozen {
      lines[try row.int("quarter"), default: []].append(try line(row))
    }
    return try rows.map { row throws(StorageError) in
      try monitoring(row, lines: lines[try row.int("quarter")] ?? [])
    }
  }

  /// The monitoring of a quarter.
  ///
  /// - Returns: nil when it was not opened.
  package static func find(
    _ quarter: Quarter, of unit: ID<WorkUnit>, year: CycleYear, in transaction: Transaction
  ) throws(StorageError) -> Monitoring? {
    try all(of: unit, year: year, in: transaction).first { $0.quarter == quarter }
  }

  static func insert(
    _ monitoring: Monitoring, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      INSERT INTO plan_monitoring
        (unit_id, year, quarter, id, opened_at_ms, opened_by, minutes, version)
      VALUES (\(monitoring.unitID), \(monitoring.year.number), \(monitoring.quarter.rawValue),
        \(monitoring.id), \(monitoring.openedAt), \(monitoring.openedBy), \(monitoring.minutes),
        \(monitoring.version))
      """)
    for line in monitoring.lines {
      try transaction.execute(
        """
        INSERT INTO plan_monitoring_item (unit_id, year, quarter, item_id, area, action,
          owner_name, due_on, linked, fulfilled, is_begun, state)
        VALUES (\(monitoring.unitID), \(monitoring.year.number),
          \(monitoring.quarter.rawValue), \(line.itemID), \(line.area.rawValue), \(line.action),
          \(line.ownerName), \(line.dueOn), \(line.progress.linked), \(line.progress.fulfilled),
          \(line.progress.isBegun), \(line.state.rawValue))
        """)
    }
  }

  /// Saves the minutes on the version they were read with.
  ///
  /// - Throws: `staleVersion` when another change came first.
  static func save(_ monitoring: Monitoring, in transaction: Transaction) throws(StorageError) {
    let changed = try transaction.execute(
      """
      UPDATE plan_monitoring SET minutes = \(monitoring.minutes), version = version + 1
      WHERE unit_id = \(monitoring.unitID) AND year = \(monitoring.year.number)
        AND quarter = \(monitoring.quarter.rawValue) AND version = \(monitoring.version)
      """)
    guard changed == 1 else { throw .staleVersion }
  }

  private static func monitoring(
    _ row: Row, lines: [MonitoringLine]
  ) throws(StorageError) -> Monitoring {
    guard let year = CycleYear(Int(try row.int("year"))),
      let quarter = Quarter(rawValue: Int(try row.int("quarter")))
    else { throw .broken("The monitoring \(try row.text("id")) cannot be read.") }
    return Monitoring(
      id: try row.id("id", of: Monitoring.self),
      place: (
        try row.id("institution_id", of: Institution.self),
        try row.id("unit_id", of: WorkUnit.self)
      ), year: year, quarter: quarter,
      opened: (try row.instant("opened_at_ms"), try row.text("opened_by")),
      minutes: try row.text("minutes"), lines: lines.sorted { $0.area < $1.area },
      version: try row.int("version"))
  }

  private static func line(_ row: Row) throws(StorageError) -> MonitoringLine {
    guard let area = PlanArea(rawValue: try row.text("area")),
      let state = ItemState(rawValue: try row.text("state"))
    else { throw .broken("A line of a monitoring cannot be read.") }
    return MonitoringLine(
      itemID: try row.id("item_id", of: PlanItem.self), area: area,
      action: try row.text("action"), ownerName: try row.text("owner_name"),
      dueOn: try row.date("due_on"),
      progress: ItemProgress(
        linked: Int(try row.int("linked")), fulfilled: Int(try row.int("fulfilled")),
        isBegun: try row.bool("is_begun")), state: state)
  }
}
