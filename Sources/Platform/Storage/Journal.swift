package import Cryptography
package import Kernel

/// The record of what happened, written in the same transaction as the change.
///
/// The entries of one subject form a chain: each holds the SHA-256 of its own fields and of the
/// entry before it, so that a change of the past is noticed. Chains of different subjects are
/// independent, so two units never wait for each other.
package enum Journal {
  /// One stored entry.
  package struct Entry: Hashable, Sendable {
    /// The id of the entry; time-ordered.
    package let id: String
    /// The place in the chain of the subject; 1 for the first.
    package let number: Int64
    /// When it happened.
    package let at: Instant
    /// The account that acted; nil for the program itself.
    package let actorID: String?
    /// The name of who acted, as it was then; empty for the program itself.
    package let actorName: String
    /// What happened.
    package let entry: JournalEntry
    /// SHA-256 over the entry before and all of the above.
    package let digest: SHA256Digest
  }

  /// The table of the journal.
  static let migrations = [
    Migration(
      feature: "Storage", number: 1, name: "Journal with one chain for each subject",
      statements: [
        """
        CREATE TABLE journal_entry (
          subject_kind TEXT NOT NULL,
          subject_id TEXT NOT NULL,
          number BIGINT NOT NULL CHECK (number >= 1),
          id TEXT NOT NULL CHECK (length(id) = 36),
          at_ms BIGINT NOT NULL CHECK (at_ms BETWEEN 0 AND 253402300799999),
          actor_id TEXT,
          actor_name TEXT NOT NULL,
          event TEXT NOT NULL,
          facts TEXT NOT NULL,
          digest BYTEA NOT NULL CHECK (length(digest) = 32),
          PRIMARY KEY (subject_id, subject_kind, number))
        """
      ])
  ]

  /// Appends events to the chains of their subjects.
  ///
  /// - Parameters:
  ///   - entries: What happened, in order.
  ///   - principal: Who acted; nil for the program itself.
  ///   - instant: When, from the caller's clock.
  ///   - transaction: The transaction of the change.
  /// - Throws: `busy` if another transaction appended to the same subject at the same moment; the
  ///   storage then runs the whole closure again.
  package static func append(
    _ entries: [JournalEntry], by principal: Principal?, at instant: Instant,
    in transaction: Transaction
  ) throws(StorageError) {
    var generator = SecureGenerator()
    var stored: [Entry] = []
    for entry in entries {
      let subject = Subject(kind: entry.subjectKind, id: entry.subjectID)
      var head = Head()
      if let known = transaction.journalHeads[subject] {
        head = known
      } else {
        head = try self.head(of: subject, in: transaction)
      }
      let next = Entry(
        id: ID<Entry>(at: instant, using: &generator).text, number: head.number + 1, at: instant,
        actorID: principal?.accountID, actorName: principal?.name ?? "", entry: entry,
        after: head.digest)
      transaction.journalHeads[subject] = Head(number: next.number, digest: next.digest)
      stored.append(next)
    }
    var rest = stored[...]
    while !rest.isEmpty {
      let size = rest.count >= bulkInsertSize ? bulkInsertSize : insertLimit
      try insert(rest.prefix(size), in: transaction)
      rest = rest.dropFirst(size)
    }
  }

  /// Whose chain an entry belongs to.
  struct Subject: Hashable {
    let kind: String
    let id: String
  }

  /// The last entry of a chain; number 0 before the first.
  struct Head {
    var number: Int64 = 0
    var digest = SHA256Digest.zero
  }

  /// Most entries in one INSERT; few, so that there are few statements to keep prepared.
  private static let insertLimit = 5
  /// Entries in one INSERT while at least so many are left; one size, so one statement more to keep.
  private static let bulkInsertSize = 50

  /// The entries of one subject, oldest first.
  ///
  /// - Throws: `corrupted` if the chain is broken anywhere.
  package static func entries(
    subjectKind: String, subjectID: String, in transaction: Transaction
  ) throws(StorageError) -> [Entry] {
    let rows = try transaction.query(
      """
      SELECT id, number, at_ms, actor_id, actor_name, subject_kind, subject_id, event, facts, digest
      FROM journal_entry
      WHERE subject_id = \(subjectID) AND subject_kind = \(subjectKind)
      ORDER BY number
      """)
    var chain = Chain()
    var entries: [Entry] = []
    for row in rows { entries.append(try chain.next(row)) }
    return entries
  }

  private static func head(
    of subject: Subject, in transaction: Transaction
  ) throws(StorageError) -> Head {
    let row = try transaction.first(
      """
      SELECT number AS journal_number, digest AS journal_digest FROM journal_entry
      WHERE subject_id = \(subject.id) AND subject_kind = \(subject.kind)
      ORDER BY number DESC
      LIMIT 1
      """)
    return try row.map { (row) throws(StorageError) in try head(row, of: subject) } ?? Head()
  }

  private static func insert(
    _ entries: ArraySlice<Entry>, in transaction: Transaction
  ) throws(StorageError) {
    let rows = entries.map { stored -> SQL in
      """
      (\(stored.entry.subjectKind), \(stored.entry.subjectID), \(stored.number), \(stored.id),
        \(stored.at), \(stored.actorID), \(stored.actorName), \(stored.entry.event),
        \(stored.entry.facts), \(stored.digest.bytes))
      """
    }
    // Somebody else has a place of the chain: the closure must see that entry first.
    try transaction.require(
      entries.count,
      changedBy: """
        INSERT INTO journal_entry (subject_kind, subject_id, number, id, at_ms, actor_id, actor_name,
          event, facts, digest)
        VALUES \(SQL.joined(rows, by: ", "))
        ON CONFLICT DO NOTHING
        """, otherwise: .busy)
  }
}
