/// What a backup, or a database, holds: counts and digests that can be compared.
package struct BackupContents: Hashable, Sendable {
  /// One table.
  package struct Table: Hashable, Sendable {
    /// The name of the table.
    package let name: String
    /// How many rows it has.
    package let rowCount: Int
    /// SHA-256 over all rows in the order of their keys, in hexadecimal; alike on both engines.
    package let digest: String
  }

  /// Every table in the order of the names, the table of migrations left out.
  package let tables: [Table]

  /// The rows of all tables together.
  package var rowCount: Int { tables.reduce(0) { $0 + $1.rowCount } }
}
