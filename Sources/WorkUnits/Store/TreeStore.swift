package import Kernel
package import Storage
package import WorkUnitsModel

/// Moves and mergers of units, and the tree of a day: SQL in, model out.
package enum TreeStore {
  /// The units of an instansi as they stood on a day, by their names of that day.
  ///
  /// A unit is in the tree from the first day of its first name until it was merged; one that was
  /// closed without a merger is in it while it is open now.
  package static func tree(
    of institution: ID<Institution>, on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> UnitTree {
    let rows = try transaction.query(
      """
      SELECT named.id, named.name, named.parent_id
      FROM (
        SELECT unit.id, unit.parent_id, \(WorkUnitStore.name(on: day)) AS name
        FROM work_unit unit
        LEFT JOIN unit_merger merger
          ON merger.institution_id = unit.institution_id AND merger.unit_id = unit.id
        WHERE unit.institution_id = \(institution)
          AND (merger.valid_from > \(day) OR (merger.valid_from IS NULL AND unit.is_active = 1))
          AND EXISTS (SELECT 1 FROM work_unit_name dated
            WHERE dated.institution_id = unit.institution_id AND dated.unit_id = unit.id
              AND dated.valid_from <= \(day))
      ) AS named
      ORDER BY lower(named.name), named.id
      """)
    var parents: [ID<WorkUnit>: ID<WorkUnit>?] = [:]
    for move in try moves("institution_id = \(institution) AND valid_from <= \(day)", transaction) {
      parents[move.unitID] = .some(move.parentID)
    }
    return UnitTree(
      try rows.map { row throws(StorageError) in
        let id = try row.id("id", of: WorkUnit.self)
        let present = try row.optionalID("parent_id", of: WorkUnit.self)
        return UnitTree.Line(id: id, name: try row.text("name"), parentID: parents[id] ?? present)
      })
  }

  /// Every place that a unit had by a move, oldest first.
  package static func moves(
    of unit: WorkUnit, in transaction: Transaction
  ) throws(StorageError) -> [UnitMove] {
    try moves(
      "institution_id = \(unit.institutionID) AND unit_id = \(unit.id)", transaction)
  }

  /// Where a unit went; nil for one that was not merged.
  package static func merger(
    of unit: WorkUnit, in transaction: Transaction
  ) throws(StorageError) -> UnitMerger? {
    try mergers(
      "institution_id = \(unit.institutionID) AND unit_id = \(unit.id)", transaction
    ).first
  }

  /// The units that a unit took in.
  package static func mergers(
    into unit: WorkUnit, in transaction: Transaction
  ) throws(StorageError) -> [UnitMerger] {
    try mergers(
      "into_institution_id = \(unit.institutionID) AND into_unit_id = \(unit.id)", transaction)
  }

  /// How many levels stand below a unit.
  static func height(
    of unit: WorkUnit, in transaction: Transaction
  ) throws(StorageError) -> Int {
    let row = try transaction.first(
      """
      WITH RECURSIVE below (id, depth) AS (
        SELECT id, CAST(0 AS BIGINT) FROM work_unit
        WHERE institution_id = \(unit.institutionID) AND id = \(unit.id)
        UNION ALL
        SELECT child.id, below.depth + 1
        FROM below
        JOIN work_unit child
          ON child.institution_id = \(unit.institutionID) AND child.parent_id = below.id
        WHERE below.depth < \(UnitImport.deepest)
      )
      SELECT CAST(COALESCE(max(depth), 0) AS BIGINT) AS height FROM below
      """)
    return Int(try row?.int("height") ?? 0)
  }

  static func save(
    _ moves: [UnitMove], of unit: WorkUnit, in transaction: Transaction
  ) throws(StorageError) {
    for move in moves {
      try transaction.execute(
        """
        INSERT INTO unit_move (institution_id, unit_id, valid_from, parent_id, decree)
        VALUES (\(unit.institutionID), \(move.unitID), \(move.from), \(move.parentID),
          \(move.decree))
        """)
    }
    guard let last = moves.last else { return }
    let changed = try transaction.execute(
      """
      UPDATE work_unit SET parent_id = \(last.parentID), version = version + 1
      WHERE institution_id = \(unit.institutionID) AND id = \(unit.id)
        AND version = \(unit.version)
      """)
    guard changed == 1 else { throw .staleVersion }
  }

  static func save(
    _ merger: UnitMerger, of unit: WorkUnit, into other: WorkUnit, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      INSERT INTO unit_merger
        (institution_id, unit_id, into_institution_id, into_unit_id, valid_from, decree)
      VALUES (\(unit.institutionID), \(unit.id), \(other.institutionID), \(other.id),
        \(merger.from), \(merger.decree))
      """)
  }

  private static func moves(
    _ condition: SQL, _ transaction: Transaction
  ) throws(StorageError) -> [UnitMove] {
    let rows = try transaction.query(
      """
      SELECT unit_id, parent_id, valid_from, decree
      FROM unit_move
      WHERE \(condition)
      ORDER BY unit_id, valid_from
      """)
    return try rows.map { row throws(StorageError) in
      UnitMove(
        unitID: try row.id("unit_id", of: WorkUnit.self),
        parentID: try row.optionalID("parent_id", of: WorkUnit.self),
        from: try row.date("valid_from"), decree: try row.text("decree"))
    }
  }

  private static func mergers(
    _ condition: SQL, _ transaction: Transaction
  ) throws(StorageError) -> [UnitMerger] {
    let rows = try transaction.query(
      """
      SELECT unit_id, into_unit_id, valid_from, decree
      FROM unit_merger
      WHERE \(condition)
      ORDER BY valid_from, unit_id
      """)
    return try rows.map { row throws(StorageError) in
      UnitMerger(
        unitID: try row.id("unit_id", of: WorkUnit.self),
        intoID: try row.id("into_unit_id", of: WorkUnit.self),
        from: try row.date("valid_from"), decree: try row.text("decree"))
    }
  }
}
