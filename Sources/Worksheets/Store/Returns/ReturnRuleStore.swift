package import Accounts
package import Kernel
package import Storage
package import WorkUnitsModel
package import WorksheetsModel

/// The rules of an instansi for returns, as stored.
package struct StoredReturnRules: Hashable, Sendable {
  /// The rules.
  package let rules: ReturnRules
  /// Counts the changes; 0 before the first.
  package let version: Int64
}

/// Rules of returns: SQL in, model out.
package enum ReturnRuleStore {
  /// The rules of an instansi; the usual ones where nobody chose.
  package static func rules(
    of institution: ID<Institution>, in transaction: Transaction
  ) throws(StorageError) -> StoredReturnRules {
    let row = try transaction.first(
      """
      SELECT rounds, longest_days, version FROM return_rules
      WHERE institution_id = \(institution)
      """)
    guard let row else { return StoredReturnRules(rules: .usual, version: 0) }
    let version = try row.int("version")
    let (rounds, days) = (Int(try row.int("rounds")), Int(try row.int("longest_days")))
    do throws(ReturnRuleRefusal) {
      return StoredReturnRules(
        rules: try ReturnRules(rounds: rounds, longestDays: days), version: version)
    } catch {
      throw .broken("The rules of returns cannot be read.")
    }
  }

  /// The rules that a return of a layer follows.
  ///
  /// An instansi rules its own assessors; the national ones follow the usual rules.
  package static func rules(
    for layer: Layer, at place: WorkUnitPlace, in transaction: Transaction
  ) throws(StorageError) -> ReturnRules {
    guard layer == .tpi else { return .usual }
    return try rules(of: place.institutionID, in: transaction).rules
  }

  /// Sets the rules of an instansi; the same rules again change nothing.
  ///
  /// - Parameters:
  ///   - rules: The new ones.
  ///   - institution: Whose.
  ///   - seen: The version that the person saw.
  ///   - act: Who, when.
  ///   - transaction: The write.
  /// - Throws: `ReturnRuleRefusal.stale`, or what the database throws.
  package static func set(
    _ rules: ReturnRules, of institution: ID<Institution>, seen: Int64, act: Act,
    in transaction: Transaction
  ) throws {
    guard let principal = act.principal else { return }
    let standing = try self.rules(of: institution, in: transaction)
    guard seen == standing.version else { throw ReturnRuleRefusal.stale }
    if standing.version > 0, standing.rules == rules { return }
    let author = Author(principal)
    try transaction.require(
      1,
      changedBy: """
        INSERT INTO return_rules (institution_id, rounds, longest_days, by_id, by_name, at_ms,
          version)
        VALUES (\(institution), \(rules.rounds), \(rules.longestDays), \(author.accountID),
          \(author.name), \(act.now), \(seen + 1))
        ON CONFLICT (institution_id) DO UPDATE SET
          rounds = excluded.rounds, longest_days = excluded.longest_days,
          by_id = excluded.by_id, by_name = excluded.by_name, at_ms = excluded.at_ms,
          version = excluded.version
        WHERE return_rules.version = \(seen)
        """, otherwise: .busy)
    let facts = JournalFacts().number("rounds", rules.rounds)
      .number("longest_days", rules.longestDays)
      .number("rounds_before", standing.rules.rounds)
      .number("longest_days_before", standing.rules.longestDays)
    try act.journal(
      [
        JournalEntry(
          subjectKind: "institution", subjectID: institution.text, event: "return_rules_set",
          facts: facts.json)
      ], in: transaction)
  }
}
