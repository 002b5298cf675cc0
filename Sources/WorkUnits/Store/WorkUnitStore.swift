package import Kernel
package import Storage
package import WorkUnitsModel

/// Units: SQL in, model out.
package enum WorkUnitStore {
  /// The unit with an id, with all of its names.
  ///
  /// - Returns: nil when there is none.
  package static func find(
    _ id: ID<WorkUnit>, in transaction: Transaction
  ) throws(StorageError) -> WorkUnit? {
    let row = try transaction.first(
      """
      SELECT institution_id, id, parent_id, is_active, zone, languages, version
      FROM work_unit
      WHERE id = \(id)
      ORDER BY institution_id
      """)
    guard let row else { return nil }
    let institution = try row.id("institution_id", of: Institution.self)
    let names = try transaction.query(
      """
      SELECT valid_from, name
      FROM work_unit_name
      WHERE institution_id = \(institution) AND unit_id = \(id)
      ORDER BY valid_from
      """)
    var dated: [DatedName] = []
    for row in names {
      guard let name = try? PlaceName(row.text("name")) else {
        throw .broken("Unit \(id) has a name that is none.")
      }
      dated.append(DatedName(name: name, from: try row.date("valid_from")))
    }
    guard !dated.isEmpty else { throw .broken("Unit \(id) has no name.") }
    return WorkUnit(
      id: id, institutionID: institution,
      parentID: try row.optionalID("parent_id", of: WorkUnit.self), names: dated,
      isActive: try row.bool("is_active"), setting: try setting(row),
      version: try row.int("version"))
  }

  /// Takes the turn on a unit: whoever else does meanwhile waits, or runs again.
  ///
  /// For acts that decide from rows which another act writes, without a row that both of them
  /// change: on PostgreSQL both would be stored. Nothing of the unit changes.
  ///
  /// - Throws: `notFound` for a unit that does not exist; `busy` when another act was faster, after
  ///   which the storage runs the closure again.
  package static func takeTurn(
    on id: ID<WorkUnit>, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.require(
      1, changedBy: "UPDATE work_unit SET version = version WHERE id = \(id)",
      otherwise: .notFound)
  }

  /// The time zone of a unit.
  ///
  /// - Throws: `notFound` for a unit that does not exist.
  package static func zone(
    of id: ID<WorkUnit>, in transaction: Transaction
  ) throws(StorageError) -> UnitZone {
    let row = try transaction.first(
      "SELECT zone, languages FROM work_unit WHERE id = \(id) ORDER BY institution_id")
    guard let row else { throw .notFound }
    return try setting(row).zone
  }

  private static func setting(_ row: Row) throws(StorageError) -> UnitSetting {
    let codes = try row.text("languages").split(separator: ",").map { LanguageCode(String($0)) }
    guard let zone = UnitZone(try row.text("zone")),
      let setting = UnitSetting(zone: zone, languages: codes.compactMap { $0 })
    else { throw .broken("A unit has a zone or languages that are none.") }
    return setting
  }

  /// Where a unit stands: its instansi and the units above it.
  ///
  /// - Throws: `notFound` for a unit that does not exist.
  package static func place(
    of id: ID<WorkUnit>, in transaction: Transaction
  ) throws(StorageError) -> WorkUnitPlace {
    let rows = try transaction.query(
      """
      WITH RECURSIVE above (institution_id, id, parent_id, depth) AS (
        SELECT institution_id, id, parent_id, CAST(0 AS BIGINT)
        FROM work_unit
        WHERE id = \(id)
        UNION ALL
        SELECT unit.institution_id, unit.id, unit.parent_id, above.depth + 1
        FROM above
        JOIN work_unit unit
          ON unit.institution_id = above.institution_id AND unit.id = above.parent_id
        WHERE above.depth < \(UnitImport.deepest)
      )
      SELECT institution_id, id, depth FROM above ORDER BY depth, institution_id
      """)
    guard let first = rows.first else { throw .notFound }
    var ancestors: [ID<WorkUnit>] = []
    for row in rows.dropFirst() { ancestors.append(try row.id("id", of: WorkUnit.self)) }
    return WorkUnitPlace(
      institutionID: try first.id("institution_id", of: Institution.self), unitID: id,
      ancestorIDs: ancestors)
  }

  /// The name of a unit on a day.
  ///
  /// - Returns: nil when there is no such unit.
  package static func name(
    of id: ID<WorkUnit>, on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> String? {
    let row = try transaction.first(
      """
      SELECT unit.id, \(name(on: day)) AS name
      FROM work_unit unit
      WHERE unit.id = \(id)
      ORDER BY unit.institution_id
      """)
    return try row?.text("name")
  }

  /// The names of all units of an instansi on a day, closed ones included, with one statement.
  package static func names(
    in institution: ID<Institution>, on day: CalendarDate, transaction: Transaction
  ) throws(StorageError) -> [ID<WorkUnit>: String] {
    try names(
      where: "unit.institution_id = \(institution)", on: day, in: transaction)
  }

  /// The names of units on a day; one statement, none for no units.
  ///
  /// - Returns: Without those that do not exist.
  package static func names(
    of units: [ID<WorkUnit>], on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> [ID<WorkUnit>: String] {
    guard !units.isEmpty else { return [:] }
    return try names(where: "unit.id IN (\(SQL.list(units)))", on: day, in: transaction)
  }

  private static func names(
    where condition: SQL, on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> [ID<WorkUnit>: String] {
    let rows = try transaction.query(
      """
      SELECT unit.id, \(name(on: day)) AS name
      FROM work_unit unit
      WHERE \(condition)
      ORDER BY unit.id
      """)
    var names: [ID<WorkUnit>: String] = [:]
    names.reserveCapacity(rows.count)
    for row in rows { names[try row.id("id", of: WorkUnit.self)] = try row.optionalText("name") }
    return names
  }

  /// How many open units an instansi has.
  static func activeCount(
    of institution: ID<Institution>, in transaction: Transaction
  ) throws(StorageError) -> Int {
    let row = try transaction.first(
      """
      SELECT CAST(count(id) AS BIGINT) AS total
      FROM work_unit
      WHERE institution_id = \(institution) AND is_active = 1
      """)
    return Int(try row?.int("total") ?? 0)
  }

  /// How many open units lie directly below a unit.
  static func activeChildCount(
    of unit: WorkUnit, in transaction: Transaction
  ) throws(StorageError) -> Int {
    let row = try transaction.first(
      """
      SELECT CAST(count(id) AS BIGINT) AS total
      FROM work_unit
      WHERE institution_id = \(unit.institutionID) AND parent_id = \(unit.id) AND is_active = 1
      """)
    return Int(try row?.int("total") ?? 0)
  }

  /// Whether an open unit of the instansi has a name on a day, whatever its case.
  static func hasUnit(
    named name: PlaceName, in institution: ID<Institution>, otherThan unit: ID<WorkUnit>?,
    on day: CalendarDate, transaction: Transaction
  ) throws(StorageError) -> Bool {
    try transaction.first(
      """
      SELECT named.id
      FROM (
        SELECT unit.id, \(self.name(on: day)) AS name
        FROM work_unit unit
        WHERE unit.institution_id = \(institution) AND unit.is_active = 1
      ) AS named
      WHERE lower(named.name) = lower(\(name.text)) AND named.id <> \(unit?.text ?? "")
      ORDER BY named.id
      LIMIT 1
      """) != nil
  }

  static func insert(
    _ unit: WorkUnit, at instant: Instant, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      INSERT INTO work_unit
        (institution_id, id, parent_id, is_active, zone, languages, created_at_ms, version)
      VALUES (\(unit.institutionID), \(unit.id), \(unit.parentID), \(unit.isActive),
        \(unit.setting.zone.identifier), \(unit.setting.languageList), \(instant),
        \(unit.version))
      """)
    try saveNames(unit, in: transaction)
  }

  static func save(_ unit: WorkUnit, in transaction: Transaction) throws(StorageError) {
    let changed = try transaction.execute(
      """
      UPDATE work_unit
      SET is_active = \(unit.isActive), zone = \(unit.setting.zone.identifier),
        languages = \(unit.setting.languageList), version = version + 1
      WHERE institution_id = \(unit.institutionID) AND id = \(unit.id)
        AND version = \(unit.version)
      """)
    guard changed == 1 else { throw .staleVersion }
    try saveNames(unit, in: transaction)
  }

  private static func saveNames(
    _ unit: WorkUnit, in transaction: Transaction
  ) throws(StorageError) {
    for dated in unit.names {
      try transaction.execute(
        """
        INSERT INTO work_unit_name (institution_id, unit_id, valid_from, name)
        VALUES (\(unit.institutionID), \(unit.id), \(dated.from), \(dated.name.text))
        ON CONFLICT (institution_id, unit_id, valid_from) DO UPDATE SET name = excluded.name
        """)
    }
  }

  /// The name that holds on a day of the row called `unit`; before the first day, the first name.
  static func name(on day: CalendarDate) -> SQL { name(of: "unit.id", on: day) }

  /// The name of the unit above the row called `unit`; NULL directly below the instansi.
  static func parentName(on day: CalendarDate) -> SQL { name(of: "unit.parent_id", on: day) }

  private static func name(of unitID: SQL, on day: CalendarDate) -> SQL {
    """
    COALESCE(
      (SELECT dated.name FROM work_unit_name dated
       WHERE dated.institution_id = unit.institution_id AND dated.unit_id = \(unitID)
         AND dated.valid_from <= \(day)
       ORDER BY dated.valid_from DESC LIMIT 1),
      (SELECT dated.name FROM work_unit_name dated
       WHERE dated.institution_id = unit.institution_id AND dated.unit_id = \(unitID)
       ORDER BY dated.valid_from LIMIT 1))
    """
  }
}
