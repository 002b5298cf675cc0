/// A table as a backup sees it.
struct TableShape: Hashable {
  let name: String
  /// All columns in the order of their names, so that both engines agree.
  let columns: [String]
  /// The columns of the primary key in its order.
  let key: [String]

  /// Every row in the order of the key.
  var everything: SQL {
    let order = key.isEmpty ? columns : key
    return SQL(
      unchecked: """
        SELECT \(columns.joined(separator: ", "))
        FROM \(name)
        ORDER BY \(order.joined(separator: ", "))
        """)
  }

  /// Every table of the features, in the order of the names; not the table of migrations.
  static func all(in transaction: Transaction) throws(StorageError) -> [TableShape] {
    let names: SQL =
      switch transaction.engine {
      case .sqlite:
        """
        SELECT name FROM sqlite_master
        WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
        ORDER BY name
        """
      case .postgres:
        """
        SELECT CAST(tablename AS TEXT) AS name FROM pg_tables
        WHERE schemaname = current_schema()
        ORDER BY name
        """
      }
    var tables: [TableShape] = []
    for row in try transaction.query(names) {
      let name = try row.text("name")
      if name != "schema_migration" { tables.append(try shape(of: name, in: transaction)) }
    }
    return tables
  }

  private static func shape(
    of table: String, in transaction: Transaction
  ) throws(StorageError) -> TableShape {
    let columns: SQL =
      switch transaction.engine {
      case .sqlite: "SELECT name, pk AS place FROM pragma_table_info(\(table)) ORDER BY name"
      case .postgres:
        """
        SELECT CAST(a.attname AS TEXT) AS name,
          COALESCE(array_position(CAST(i.indkey AS SMALLINT[]), a.attnum) + 1, 0) AS place
        FROM pg_attribute a
        JOIN pg_class c ON c.oid = a.attrelid AND c.relname = \(table)
          AND c.relnamespace = CAST(current_schema() AS REGNAMESPACE)
        LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
        WHERE a.attnum > 0 AND NOT a.attisdropped
        ORDER BY name
        """
      }
    var names: [String] = []
    var places: [(place: Int64, name: String)] = []
    for row in try transaction.query(columns) {
      let name = try row.text("name")
      let place = try row.int("place")
      names.append(name)
      if place > 0 { places.append((place, name)) }
    }
    let key = places.sorted { $0.place < $1.place }.map(\.name)
    return TableShape(name: table, columns: names, key: key)
  }
}
