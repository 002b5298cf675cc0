import Cryptography
import Kernel

extension Journal {
  /// Walks along one chain and checks each link.
  struct Chain {
    private var number: Int64 = 0
    private var digest = SHA256Digest.zero

    /// Reads the next entry.
    ///
    /// - Throws: `corrupted` if it is not the one that was written there.
    mutating func next(_ row: Row) throws(StorageError) -> Entry {
      let entry = JournalEntry(
        subjectKind: try row.text("subject_kind"), subjectID: try row.text("subject_id"),
        event: try row.text("event"), facts: try row.text("facts"))
      let stored = Entry(
        id: try row.text("id"), number: try row.int("number"), at: try row.instant("at_ms"),
        actorID: try row.optionalText("actor_id"), actorName: try row.text("actor_name"),
        entry: entry, after: digest)
      guard stored.number == number + 1, stored.digest.bytes == (try row.blob("digest")) else {
        throw .corrupted(
          "journal_entry \(entry.subjectKind) \(entry.subjectID), entry \(stored.number)")
      }
      number = stored.number
      digest = stored.digest
      return stored
    }
  }

  /// Checks the chains of all subjects.
  ///
  /// - Returns: How many entries were checked.
  /// - Throws: `corrupted` at the first entry that was altered, removed from the middle or moved.
  package static func verify(in transaction: Transaction) throws(StorageError) -> Int {
    var count = 0
    var chain = Chain()
    try transaction.stream(
      """
      SELECT id, number, at_ms, actor_id, actor_name, subject_kind, subject_id, event, facts, digest
      FROM journal_entry
      ORDER BY subject_id, subject_kind, number
      """
    ) { (row) throws(StorageError) in
      if try row.int("number") == 1 { chain = Chain() }
      _ = try chain.next(row)
      count += 1
    }
    return count
  }
}

extension Journal.Entry {
  /// Makes an entry with the digest that binds it to the one before.
  init(
    id: String, number: Int64, at: Instant, actorID: String?, actorName: String,
    entry: JournalEntry, after previous: SHA256Digest
  ) {
    self.id = id
    self.number = number
    self.at = at
    self.actorID = actorID
    self.actorName = actorName
    self.entry = entry
    var hash = SHA256Digest.Builder()
    hash.append(previous.bytes)
    hash.append(number: UInt64(bitPattern: number))
    hash.append(number: UInt64(bitPattern: at.milliseconds))
    // The program itself is told apart from an account whose id is empty.
    hash.append(number: actorID == nil ? 0 : 1)
    for field in [
      id, actorID ?? "", actorName, entry.subjectKind, entry.subjectID, entry.event, entry.facts,
    ] {
      hash.append(field: field)
    }
    digest = hash.finish()
  }
}
