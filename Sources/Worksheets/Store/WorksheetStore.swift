package import Kernel
package import Storage
package import WorkUnitsModel
package import WorksheetsModel

/// Worksheets: SQL in, model out.
package enum WorksheetStore {
  /// The worksheet with an id.
  ///
  /// - Returns: nil when there is none.
  package static func find(
    _ id: ID<Worksheet>, in transaction: Transaction
  ) throws(StorageError) -> Worksheet? {
    let row = try transaction.first(
      """
      SELECT \(columns) FROM worksheet
      WHERE id = \(id)
      ORDER BY unit_id
      """)
    return try row.map { (row) throws(StorageError) in try worksheet(row) }
  }

  /// The worksheets of a unit, the latest year first.
  package static func worksheets(
    of unit: ID<WorkUnit>, in transaction: Transaction
  ) throws(StorageError) -> [Worksheet] {
    let rows = try transaction.query(
      """
      SELECT \(columns) FROM worksheet
      WHERE unit_id = \(unit)
      ORDER BY year DESC, id
      """)
    return try rows.map { (row) throws(StorageError) in try worksheet(row) }
  }

  /// The worksheet of a unit for a cycle.
  ///
  /// - Returns: nil when none was started.
  package static func find(
    of unit: ID<WorkUnit>, cycle: ID<Cycle>, in transaction: Transaction
  ) throws(StorageError) -> Worksheet? {
    let row = try transaction.first(
      """
      SELECT \(columns) FROM worksheet
      WHERE unit_id = \(unit) AND cycle_id = \(cycle)
      ORDER BY id
      """)
    return try row.map { (row) throws(StorageError) in try worksheet(row) }
  }

  static func insert(
    _ worksheet: Worksheet, of institution: ID<Institution>, at instant: Instant,
    in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      INSERT INTO worksheet (institution_id, unit_id, id, cycle_id, year, instrument_id, stage, submission_count,
        created_at_ms, version)
      VALUES (\(institution), \(worksheet.unitID), \(worksheet.id), \(worksheet.cycleID),
        \(worksheet.year.number), \(worksheet.instrumentID), \(worksheet.stage.name.rawValue),
        \(worksheet.submissionCount), \(instant), \(worksheet.version))
      """)
  }

  /// Saves a step between stages.
  ///
  /// - Throws: `staleVersion` when another step came first.
  static func save(
    _ worksheet: Worksheet, in transaction: Transaction
  ) throws(StorageError) {
    let stage = StageColumns(worksheet.stage)
    let changed = try transaction.execute(
      """
      UPDATE worksheet
      SET stage = \(worksheet.stage.name.rawValue), stage_at_ms = \(stage.at),
        stage_by_id = \(stage.by?.accountID), stage_by_name = \(stage.by?.name),
        return_reason = \(stage.reason), submitted_at_ms = \(stage.submittedAt),
        submission_count = \(worksheet.submissionCount), judged = NULL, version = version + 1
      WHERE unit_id = \(worksheet.unitID) AND id = \(worksheet.id)
        AND version = \(worksheet.version)
      """)
    guard changed == 1 else { throw .staleVersion }
  }

  /// The columns of a worksheet, for statements of this feature.
  static let columns: SQL = """
    worksheet.unit_id, worksheet.id, worksheet.cycle_id, worksheet.year, worksheet.instrument_id,
    worksheet.stage, worksheet.stage_at_ms, worksheet.stage_by_id, worksheet.stage_by_name,
    worksheet.return_reason, worksheet.submitted_at_ms, worksheet.submission_count,
    worksheet.version
    """

  /// Reads a row with the columns above.
  static func worksheet(_ row: Row) throws(StorageError) -> Worksheet {
    let id = try row.id("id", of: Worksheet.self)
    guard let year = CycleYear(Int(try row.int("year"))),
      let stage = try StageColumns(row).stage(named: row.text("stage"))
    else { throw .broken("Worksheet \(id) cannot be read.") }
    return Worksheet(
      id: id, unitID: try row.id("unit_id", of: WorkUnit.self),
      cycleID: try row.id("cycle_id", of: Cycle.self), year: year,
      instrumentID: try row.text("instrument_id"), stage: stage,
      submissionCount: Int(try row.int("submission_count")), version: try row.int("version"))
  }
}

/// A stage laid out as columns.
private struct StageColumns {
  var at: Instant?
  var by: Author?
  var reason: String?
  var submittedAt: Instant?

  init(_ stage: Worksheet.Stage) {
    submittedAt = stage.lastSubmittedAt
    switch stage {
    case .draft: break
    case .submitted(let at, let by): (self.at, self.by) = (at, by)
    case .returned(let at, let by, let reason, _):
      (self.at, self.by, self.reason) = (at, by, reason)
    }
  }

  init(_ row: Row) throws(StorageError) {
    at = try row.optionalInstant("stage_at_ms")
    reason = try row.optionalText("return_reason")
    submittedAt = try row.optionalInstant("submitted_at_ms")
    if let id = try row.optionalText("stage_by_id"),
      let name = try row.optionalText("stage_by_name")
    {
      by = Author(accountID: id, name: name)
    }
  }

  func stage(named name: String) -> Worksheet.Stage? {
    switch (StageName(rawValue: name), at, by, reason, submittedAt) {
    case (.draft, nil, nil, nil, nil): .draft
    case (.submitted, let at?, let by?, nil, _?): .submitted(at: at, by: by)
    case (.returned, let at?, let by?, let reason?, let sent?):
      .returned(at: at, by: by, reason: reason, submittedAt: sent)
    default: nil
    }
  }
}
