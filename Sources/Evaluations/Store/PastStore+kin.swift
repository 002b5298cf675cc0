package import EvaluationsModel
package import Kernel
package import Storage
package import WorkUnitsModel

extension PastStore {
  /// Units with those above, below and within them; three statements.
  ///
  /// - Parameters:
  ///   - units: The units that are judged.
  ///   - transaction: A read is enough.
  /// - Returns: One entry for each unit that exists, in the order given.
  /// - Throws: What the database throws.
  package static func kin(
    of units: [ID<WorkUnit>], in transaction: Transaction
  ) throws(StorageError) -> [UnitKin] {
    guard !units.isEmpty else { return [] }
    let places = try places(of: units, in: transaction)
    let below = try below(units, in: transaction)
    let merged = try merged(into: units, in: transaction)
    return units.compactMap { unit in
      places[unit].map {
        UnitKin(place: $0, belowIDs: below[unit] ?? [], mergedIDs: merged[unit] ?? [])
      }
    }
  }

  /// Where units stand; one statement.
  ///
  /// - Returns: Without those that do not exist.
  static func places(
    of units: [ID<WorkUnit>], in transaction: Transaction
  ) throws(StorageError) -> [ID<WorkUnit>: WorkUnitPlace] {
    guard !units.isEmpty else { return [:] }
    let rows = try transaction.query(
      """
      WITH RECURSIVE above (root_id, institution_id, id, parent_id, depth) AS (
        SELECT id, institution_id, id, parent_id, CAST(0 AS BIGINT)
        FROM work_unit
        WHERE id IN (\(SQL.list(units)))
        UNION ALL
        SELECT above.root_id, unit.institution_id, unit.id, unit.parent_id, above.depth + 1
        FROM above
        JOIN work_unit unit
          ON unit.institution_id = above.institution_id AND unit.id = above.parent_id
        WHERE above.depth < \(deepest)
      )
      SELECT root_id, institution_id, id, depth FROM above ORDER BY root_id, depth
      """)
    var institutions: [ID<WorkUnit>: ID<Institution>] = [:]
    var ancestors: [ID<WorkUnit>: [ID<WorkUnit>]] = [:]
    for row in rows {
      let root = try row.id("root_id", of: WorkUnit.self)
      institutions[root] = try row.id("institution_id", of: Institution.self)
      if try row.int("depth") > 0 {
        ancestors[root, default: []].append(try row.id("id", of: WorkUnit.self))
      }
    }
    var places: [ID<WorkUnit>: WorkUnitPlace] = [:]
    for (unit, institution) in institutions {
      places[unit] = WorkUnitPlace(
        institutionID: institution, unitID: unit, ancestorIDs: ancestors[unit] ?? [])
    }
    return places
  }

  private static func below(
    _ units: [ID<WorkUnit>], in transaction: Transaction
  ) throws(StorageError) -> [ID<WorkUnit>: Set<ID<WorkUnit>>] {
    let rows = try transaction.query(
      """
      WITH RECURSIVE below (root_id, institution_id, id, depth) AS (
        SELECT id, institution_id, id, CAST(0 AS BIGINT)
        FROM work_unit
        WHERE id IN (\(SQL.list(units)))
        UNION ALL
        SELECT below.root_id, unit.institution_id, unit.id, below.depth + 1
        FROM below
        JOIN work_unit unit
          ON unit.institution_id = below.institution_id AND unit.parent_id = below.id
        WHERE below.depth < \(deepest)
      )
      SELECT root_id, id FROM below WHERE depth > 0 ORDER BY root_id, id
      """)
    var below: [ID<WorkUnit>: Set<ID<WorkUnit>>] = [:]
    for row in rows {
      below[try row.id("root_id", of: WorkUnit.self), default: []]
        .insert(try row.id("id", of: WorkUnit.self))
    }
    return below
  }

  /// The units that became a part of others, also by way of a third.
  private static func merged(
    into units: [ID<WorkUnit>], in transaction: Transaction
  ) throws(StorageError) -> [ID<WorkUnit>: Set<ID<WorkUnit>>] {
    let rows = try transaction.query(
      """
      WITH RECURSIVE merged (root_id, institution_id, id, depth) AS (
        SELECT id, institution_id, id, CAST(0 AS BIGINT)
        FROM work_unit
        WHERE id IN (\(SQL.list(units)))
        UNION ALL
        SELECT merged.root_id, merger.institution_id, merger.unit_id, merged.depth + 1
        FROM merged
        JOIN unit_merger merger ON merger.into_institution_id = merged.institution_id
          AND merger.into_unit_id = merged.id
        WHERE merged.depth < \(deepest)
      )
      SELECT root_id, id FROM merged WHERE depth > 0 ORDER BY root_id, id
      """)
    var merged: [ID<WorkUnit>: Set<ID<WorkUnit>>] = [:]
    for row in rows {
      merged[try row.id("root_id", of: WorkUnit.self), default: []]
        .insert(try row.id("id", of: WorkUnit.self))
    }
    return merged
  }

  /// How far up, down and back it is looked; more levels than a tree of units has.
  private static let deepest = 20
}
