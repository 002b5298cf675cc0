import Storage

/// What a database says about its own schema.
enum SchemaDump {
  /// A table or an index of SQLite with the statement that makes it.
  private struct Item {
    let table: String
    let statement: String
    let isTable: Bool
    /// The tables that must exist before it.
    let references: Set<String>
  }

  /// Every table with its indexes as statements, each after what it refers to.
  ///
  /// - Parameters:
  ///   - transaction: On SQLite, which keeps the statements as they were written.
  ///   - features: For the headings: which steps made what, upstream first.
  /// - Returns: The text of the file.
  /// - Throws: What the database throws.
  static func text(
    in transaction: Transaction, features: [(name: String, migrations: [Migration])]
  ) throws -> String {
    let items = try items(in: transaction)
    var waiting = items.filter(\.isTable)
    var parts: [String] = [head]
    for feature in features + [("Storage", [])] {
      let isLast = feature.name == "Storage"
      var mine = waiting.filter {
        isLast || owner(of: $0.table, among: features) == feature.name
      }
      waiting.removeAll { item in mine.contains { $0.table == item.table } }
      if !mine.isEmpty { parts.append("-- " + feature.name) }
      while !mine.isEmpty {
        let names = Set(mine.map(\.table))
        let ready = mine.firstIndex { $0.references.isDisjoint(with: names) }
        let table = mine.remove(at: ready ?? 0)
        parts.append(table.statement)
        parts += items.filter { !$0.isTable && $0.table == table.table }.map(\.statement)
      }
    }
    return parts.joined(separator: "\n\n")
  }

  /// The statements of such a text.
  static func statements(of text: String) -> [String] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("--") }
    return lines.joined(separator: "\n").split(separator: ";\n")
      .map { String($0.drop { $0.isWhitespace }) }.filter { !$0.isEmpty }
  }

  /// Every column with its type and whether it may be empty, in the words of SQLite.
  static func columns(in transaction: Transaction) throws -> [String] {
    let rows =
      switch transaction.engine {
      case .sqlite:
        try transaction.query(
          """
          SELECT m.name AS owner, c.name AS name, c.type AS kind, c."notnull" AS needed
          FROM sqlite_master m JOIN pragma_table_info(m.name) c
          WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
          """)
      case .postgres:
        try transaction.query(
          """
          SELECT CAST(table_name AS TEXT) AS owner, CAST(column_name AS TEXT) AS name,
            upper(data_type) AS kind,
            CASE WHEN is_nullable = 'NO' THEN 1 ELSE 0 END AS needed
          FROM information_schema.columns
          WHERE table_schema = current_schema()
          """)
      }
    return try rows.map { row in
      let needed = try row.int("needed") == 1 ? " NOT NULL" : ""
      return "\(try row.text("owner")).\(try row.text("name")) \(try row.text("kind"))\(needed)"
    }.sorted()
  }

  /// Every constraint and index of PostgreSQL in its own words.
  static func rules(in transaction: Transaction) throws -> [String] {
    let rows = try transaction.query(
      """
      SELECT CAST(r.relname AS TEXT) AS owner, pg_get_constraintdef(c.oid) AS rule
      FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid
      WHERE r.relnamespace = CAST(current_schema() AS REGNAMESPACE)
      UNION ALL
      SELECT CAST(tablename AS TEXT) AS owner, indexdef AS rule
      FROM pg_indexes WHERE schemaname = current_schema()
      """)
    return try rows.map { "\(try $0.text("owner")): \(try $0.text("rule"))" }.sorted()
  }

  private static let head = """
    -- The whole schema: the sum of all migrations, for reading. A database gets it step by step from
    -- the migrations; this file is written by `scripts/snapshots --filter SchemaTests`, not by hand.
    -- It is the same on SQLite and on PostgreSQL.
    """

  private static func items(in transaction: Transaction) throws -> [Item] {
    let references = try transaction.query(
      """
      SELECT m.name AS owner, f."table" AS target
      FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f
      WHERE m.type = 'table'
      """)
    var needs: [String: Set<String>] = [:]
    for row in references {
      let (owner, target) = (try row.text("owner"), try row.text("target"))
      if owner != target { needs[owner, default: []].insert(target) }
    }
    // An index that a PRIMARY KEY or UNIQUE made has no statement of its own.
    let rows = try transaction.query(
      """
      SELECT type, tbl_name, sql FROM sqlite_master
      WHERE sql IS NOT NULL AND tbl_name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
      ORDER BY tbl_name, CASE WHEN type = 'table' THEN 0 ELSE 1 END, name
      """)
    return try rows.map { row in
      let table = try row.text("tbl_name")
      return Item(
        table: table, statement: try row.text("sql") + ";",
        isTable: try row.text("type") == "table", references: needs[table] ?? [])
    }
  }

  /// The feature with a step that makes a table of this name.
  private static func owner(
    of table: String, among features: [(name: String, migrations: [Migration])]
  ) -> String? {
    let makings = ["CREATE TABLE \(table) ", "RENAME TO \(table)"]
    for feature in features {
      for statement in feature.migrations.map(\.statements).joined()
      where makings.contains(where: statement.contains) {
        return feature.name
      }
    }
    return nil
  }
}
