package import Kernel
package import Storage
package import WorkUnitsModel

/// Instansi: SQL in, model out.
package enum InstitutionStore {
  /// The instansi with an id.
  ///
  /// - Returns: nil when there is none.
  package static func find(
    _ id: ID<Institution>, in transaction: Transaction
  ) throws(StorageError) -> Institution? {
    let row = try transaction.first(
      "SELECT id, kind, name, version FROM institution WHERE id = \(id)")
    return try row.map { row throws(StorageError) in try institution(row) }
  }

  /// The instansi of a name, whatever its case.
  ///
  /// - Returns: nil when there is none.
  package static func find(
    name: String, in transaction: Transaction
  ) throws(StorageError) -> Institution? {
    let row = try transaction.first(
      """
      SELECT id, kind, name, version
      FROM institution
      WHERE lower(name) = lower(\(name))
      ORDER BY id
      """)
    return try row.map { row throws(StorageError) in try institution(row) }
  }

  /// Every instansi in the order of names; some hundreds in the whole nation.
  package static func all(in transaction: Transaction) throws(StorageError) -> [Institution] {
    let rows = try transaction.query(
      "SELECT id, kind, name, version FROM institution ORDER BY lower(name), id")
    return try rows.map { row throws(StorageError) in try institution(row) }
  }

  static func insert(
    _ institution: Institution, at instant: Instant, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      INSERT INTO institution (id, kind, name, created_at_ms, version)
      VALUES (\(institution.id), \(institution.kind.rawValue), \(institution.name.text),
        \(instant), \(institution.version))
      """)
  }

  static func save(
    _ institution: Institution, in transaction: Transaction
  ) throws(StorageError) {
    let changed = try transaction.execute(
      """
      UPDATE institution SET name = \(institution.name.text), version = version + 1
      WHERE id = \(institution.id) AND version = \(institution.version)
      """)
    guard changed == 1 else { throw .staleVersion }
  }

  private static func institution(_ row: Row) throws(StorageError) -> Institution {
    guard let kind = InstitutionKind(rawValue: try row.text("kind")),
      let name = try? PlaceName(row.text("name"))
    else { throw .broken("Instansi \(try row.text("id")) cannot be read.") }
    return Institution(
      id: try row.id("id", of: Institution.self), kind: kind, name: name,
      version: try row.int("version"))
  }
}
