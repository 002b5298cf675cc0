/// Brings a database up to the schema that the program was written for.
struct Migrator {
  private let migrations: [Migration]

  init(_ migrations: [Migration]) { self.migrations = migrations }

  /// What the database says about a step that it has had.
  private struct Applied: Hashable {
    let feature: String
    let number: Int
  }

  /// The number of the lock that servers starting on one PostgreSQL database take: "ZONA" in ASCII.
  private static let startLock = 0x5A4F_4E41

  /// Makes the table in which steps are noted.
  ///
  /// PostgreSQL's `IF NOT EXISTS` looks first and makes afterwards: of two servers that start
  /// together on an empty database the second would fail, so they go one after the other.
  func prepare(in transaction: Transaction) throws(StorageError) {
    if transaction.engine == .postgres {
      try transaction.run("SELECT pg_advisory_xact_lock(\(Self.startLock))")
    }
    try transaction.run(
      """
      CREATE TABLE IF NOT EXISTS schema_migration (
        feature TEXT NOT NULL,
        number BIGINT NOT NULL CHECK (number >= 1),
        name TEXT NOT NULL,
        checksum TEXT NOT NULL CHECK (length(checksum) = 64),
        PRIMARY KEY (feature, number))
      """)
  }

  /// Applies the steps that are missing, in the order given.
  ///
  /// - Returns: The steps that were applied now.
  /// - Throws: `broken` if a step was edited after it was applied, if the database had a step that
  ///   this program does not know, or if numbers have gaps.
  func migrate(in transaction: Transaction) throws(StorageError) -> [Migration] {
    try checkNumbers()
    if transaction.engine == .postgres {
      // Two servers that start together: the second waits here and then finds nothing to do.
      try transaction.run("LOCK TABLE schema_migration IN EXCLUSIVE MODE")
    }
    let checksums = try applied(in: transaction)
    try check(checksums)
    let missing = migrations.filter { checksums[key($0)] == nil }
    for migration in missing { try apply(migration, in: transaction) }
    return missing
  }

  /// Applies exactly the steps that a backup's database had had.
  ///
  /// - Throws: `broken` if this program does not know one of them as it was.
  func migrate(
    exactly wanted: [(feature: String, number: Int, checksum: String)],
    in transaction: Transaction
  ) throws(StorageError) {
    try checkNumbers()
    var checksums: [Applied: String] = [:]
    for step in wanted {
      checksums[Applied(feature: step.feature, number: step.number)] = step.checksum
    }
    try check(checksums)
    for migration in migrations where checksums[key(migration)] != nil {
      try apply(migration, in: transaction)
    }
  }

  private func apply(
    _ migration: Migration, in transaction: Transaction
  ) throws(StorageError) {
    for statement in migration.statements { try transaction.run(statement) }
    try transaction.execute(
      """
      INSERT INTO schema_migration (feature, number, name, checksum)
      VALUES (\(migration.feature), \(migration.number), \(migration.name), \(migration.checksum))
      """)
  }

  private func applied(in transaction: Transaction) throws(StorageError) -> [Applied: String] {
    var checksums: [Applied: String] = [:]
    let rows = try transaction.query("SELECT feature, number, checksum FROM schema_migration")
    for row in rows {
      let key = Applied(feature: try row.text("feature"), number: Int(try row.int("number")))
      checksums[key] = try row.text("checksum")
    }
    return checksums
  }

  private func check(_ checksums: [Applied: String]) throws(StorageError) {
    var unknown = checksums
    for migration in migrations {
      guard let checksum = unknown.removeValue(forKey: key(migration)) else { continue }
      if checksum != migration.checksum {
        throw .broken(
          """
          Migration \(migration.feature) \(migration.number) (\(migration.name)) was edited after \
          it was applied. Undo the edit and add a new step instead.
          """)
      }
    }
    if let key = unknown.keys.min(by: { ($0.feature, $0.number) < ($1.feature, $1.number) }) {
      throw .broken(
        """
        The database has had migration \(key.feature) \(key.number), which this program does not \
        know: the program is older than the database.
        """)
    }
  }

  private func checkNumbers() throws(StorageError) {
    var last: [String: Int] = [:]
    for migration in migrations {
      let expected = (last[migration.feature] ?? 0) + 1
      guard migration.number == expected else {
        throw .broken(
          "Migration \(migration.feature) \(migration.number) stands where \(expected) is due.")
      }
      last[migration.feature] = expected
    }
  }

  private func key(_ migration: Migration) -> Applied {
    Applied(feature: migration.feature, number: migration.number)
  }
}
