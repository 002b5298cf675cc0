/// Fills an empty database from a backup inside one transaction.
struct Restoration {
  let path: String
  let steps: [Migration]
  let expected: BackupContents

  /// Most values in one INSERT; both engines allow many more.
  private static let valueLimit = 400

  func run(in transaction: Transaction) throws(StorageError) {
    guard try TableShape.all(in: transaction).isEmpty else {
      throw .broken("A backup is restored into an empty database only; this one is not empty.")
    }
    let migrator = Migrator(steps)
    try migrator.prepare(in: transaction)
    var references = ForeignKeys()
    var shape: TableShape?
    var waiting: [[SQLValue]] = []
    var reader = try BackupReader(path: path)
    let read = try reader.readAll { (header) throws(StorageError) in
      try migrator.migrate(exactly: header.migrations, in: transaction)
      try references.suspend(in: transaction)
      try empty(transaction)
    } pieces: { (piece) throws(StorageError) in
      switch piece {
      case .table(let name, let columns):
        shape = try Self.table(name, columns, in: transaction)
      case .row(let values):
        waiting.append(values)
        if let shape, waiting.count * shape.columns.count >= Self.valueLimit {
          try insert(&waiting, into: shape, transaction)
        }
      case .endOfTable: if let shape { try insert(&waiting, into: shape, transaction) }
      }
    }
    try compare(read, in: transaction)
    try references.resume(in: transaction)
    _ = try migrator.migrate(in: transaction)
  }

  /// Takes out the rows that migrations put in: the backup holds them too, as they are by now.
  private func empty(_ transaction: Transaction) throws(StorageError) {
    for table in try TableShape.all(in: transaction) {
      try transaction.run("DELETE FROM \(table.name)")
    }
  }

  /// The table of the schema; names from the file are never put into a statement.
  private static func table(
    _ name: String, _ columns: [String], in transaction: Transaction
  ) throws(StorageError) -> TableShape {
    guard let shape = try TableShape.all(in: transaction).first(where: { $0.name == name }),
      shape.columns == columns
    else { throw .broken("The backup has a table \(name) that its migrations do not make.") }
    return shape
  }

  private func insert(
    _ rows: inout [[SQLValue]], into table: TableShape, _ transaction: Transaction
  ) throws(StorageError) {
    if rows.isEmpty { return }
    let names = table.columns.joined(separator: ", ")
    let head = SQL(unchecked: "INSERT INTO \(table.name) (\(names)) VALUES ")
    let values = rows.map { row -> SQL in "(\(SQL.list(row)))" }
    try transaction.executeOnce(head + SQL.joined(values, by: ", "))
    rows.removeAll(keepingCapacity: true)
  }

  private func compare(
    _ read: BackupContents, in transaction: Transaction
  ) throws(StorageError) {
    guard read == expected else { throw .corrupted("the backup, which changed while it was read") }
    var writer = BackupWriter { (_) throws(StorageError) in }
    let stored = try writer.write(transaction)
    for (table, original) in zip(stored.tables, expected.tables) where table != original {
      throw .corrupted("table \(original.name) after it was restored")
    }
    guard stored == expected else { throw .corrupted("the list of tables after restoring") }
  }
}

/// References between tables, set aside while rows arrive in the order of the names.
struct ForeignKeys {
  private var additions: [String] = []

  /// Lets rows refer to rows that come later.
  mutating func suspend(in transaction: Transaction) throws(StorageError) {
    switch transaction.engine {
    // Checked at the commit then, and in force again after it.
    case .sqlite: try transaction.run("PRAGMA defer_foreign_keys = ON")
    case .postgres:
      let rows = try transaction.query(
        """
        SELECT CAST(CAST(conrelid AS REGCLASS) AS TEXT) AS owner, CAST(conname AS TEXT) AS name,
          pg_get_constraintdef(oid) AS definition
        FROM pg_constraint
        WHERE contype = 'f' AND connamespace = CAST(current_schema() AS REGNAMESPACE)
        ORDER BY owner, name
        """)
      for row in rows {
        let (owner, name) = (try row.text("owner"), try row.text("name"))
        try transaction.run("ALTER TABLE \(owner) DROP CONSTRAINT \(name)")
        additions.append(
          "ALTER TABLE \(owner) ADD CONSTRAINT \(name) \(try row.text("definition"))")
      }
    }
  }

  /// Puts the references back and checks every row.
  func resume(in transaction: Transaction) throws(StorageError) {
    for addition in additions { try transaction.run(addition) }
  }
}
