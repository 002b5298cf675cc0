package import Storage
import Synchronization

/// Which tables a statement reads from end to end, by the engine's own plan.
///
/// A list or a roll-up over a table that grows must not be in the answer. PostgreSQL plans by the
/// size of the tables, which are empty in tests, so it is forbidden to read them whole as long as
/// there is any other way.
///
/// - Parameters:
///   - sql: The statement with sample values.
///   - storage: A migrated database.
/// - Returns: The names or aliases of the tables, in the order of the plan.
/// - Throws: What the statement throws.
package func tablesReadWhole(by sql: SQL, in storage: Storage) async throws -> [String] {
  try await storage.read { transaction in
    switch transaction.engine {
    case .sqlite:
      return try transaction.query("EXPLAIN QUERY PLAN \(sql)").compactMap { row in
        let words = try row.text("detail").split(separator: " ")
        return words.first == "SCAN" && words.count > 1 ? String(words[1]) : nil
      }
    case .postgres:
      for method in ["enable_seqscan", "enable_hashjoin", "enable_mergejoin"] {
        _ = try transaction.query(
          "SELECT set_config(\(method), \("off"), true) AS value")
      }
      return wholeTables(
        inPlan: try transaction.query("EXPLAIN \(sql)").map { try $0.text("QUERY PLAN") })
    }
  }
}

/// Tables that PostgreSQL walks through, or whose index it walks through without a condition.
private func wholeTables(inPlan lines: [String]) -> [String] {
  var tables: [String] = []
  for (index, line) in lines.enumerated() {
    let words = line.split(separator: " ").filter { $0 != "->" && $0 != "Parallel" }
    guard let place = words.firstIndex(of: "on"), words.count > place + 1 else { continue }
    let head = words[..<place].joined(separator: " ")
    let next = index + 1 < lines.count ? lines[index + 1] : ""
    let isByCondition = next.contains("Index Cond:")
    if head.hasPrefix("Seq Scan") || (head.hasPrefix("Index") && !isByCondition)
      || (head.hasPrefix("Bitmap Index") && !isByCondition)
    {
      tables.append(String(words[place + 1]))
    }
  }
  return tables
}

/// The statements that closures ran, each text once, for tests of their plans.
package final class StatementLog: Sendable {
  private let heard = Mutex<[String: SQL]>([:])

  /// Starts empty.
  package init() {}

  /// What to give to `StorageConfiguration.observer`.
  package var observer: @Sendable (SQL) -> Void {
    { [self] sql in heard.withLock { $0[sql.text] = sql } }
  }

  /// What was heard, in the order of the texts.
  package var statements: [SQL] {
    heard.withLock { $0.values.sorted { $0.text < $1.text } }
  }

  /// The statements that read a table from end to end, with these tables.
  ///
  /// - Parameters:
  ///   - storage: The database that was listened to.
  ///   - small: Names that may be read whole: tables that stay small, and parts of a statement.
  /// - Returns: `table, table: statement`, one for each statement, in the order of the texts.
  /// - Throws: What the plan throws.
  package func readingWhole(
    in storage: Storage, but small: Set<String>
  ) async throws -> [String] {
    var findings: [String] = []
    for sql in statements {
      // The values of an INSERT are rows of the statement, which SQLite counts.
      let tables = try await tablesReadWhole(by: sql, in: storage).filter {
        !small.contains($0) && Int($0) == nil
      }
      if !tables.isEmpty { findings.append(tables.joined(separator: ", ") + ": " + sql.text) }
    }
    return findings
  }
}
