package import Storage

/// Which tables a statement reads from end to end, by SQLite's own plan.
///
/// A list or a roll-up over a table that grows must not be in the answer. PostgreSQL plans by the
/// size of the tables, which are empty in tests, so only SQLite is asked.
///
/// - Parameters:
///   - sql: The statement with sample values.
///   - storage: A migrated database on SQLite.
/// - Returns: The names or aliases of the tables, in the order of the plan.
/// - Throws: What the statement throws.
package func tablesReadWhole(by sql: SQL, in storage: Storage) async throws -> [String] {
  precondition(storage.engine == .sqlite, "Plans are asked of SQLite.")
  return try await storage.read { transaction in
    let rows = try transaction.query("EXPLAIN QUERY PLAN \(sql)")
    return try rows.compactMap { row in
      let words = try row.text("detail").split(separator: " ")
      return words.first == "SCAN" && words.count > 1 ? String(words[1]) : nil
    }
  }
}
