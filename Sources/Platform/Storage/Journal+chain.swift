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
  /// The bytes of an entry are hashed where the engine holds them: a nation's journal has millions.
  ///
  /// - Returns: How many entries were checked.
  /// - Throws: `corrupted` at the first entry that was altered, removed from the middle or moved.
  package static func verify(in transaction: Transaction) throws(StorageError) -> Int {
    var walk = Walk()
    try transaction.scan(
      """
      SELECT number, at_ms, id, actor_id, actor_name, subject_kind, subject_id, event, facts, digest
      FROM journal_entry
      ORDER BY subject_id, subject_kind, number
      """
    ) { (row) throws(StorageError) in try walk.next(row) }
    return walk.count
  }

  /// Walks along all chains, one after the other, with one buffer for the bytes of an entry.
  private struct Walk {
    private(set) var count = 0
    private var number: Int64 = 0
    private var digest = SHA256Digest.zero.bytes
    private var message: [UInt8] = []

    mutating func next(_ row: any RowBytes) throws(StorageError) {
      let number = try row.integer(0)
      if number == 1 { (self.number, digest) = (0, SHA256Digest.zero.bytes) }
      message.removeAll(keepingCapacity: true)
      message.append(contentsOf: digest)
      append(number)
      append(try row.integer(1))
      let actor = try row.bytes(3)
      append(actor == nil ? 0 : 1)
      append(field: try row.bytes(2))
      append(field: actor)
      for column in Int32(4)...8 { append(field: try row.bytes(column)) }
      digest = SHA256Digest(of: message).bytes
      let stored = try row.bytes(9)
      guard number == self.number + 1, let stored, digest.elementsEqual(stored) else {
        let kind = String(decoding: try row.bytes(5) ?? .init(start: nil, count: 0), as: UTF8.self)
        let id = String(decoding: try row.bytes(6) ?? .init(start: nil, count: 0), as: UTF8.self)
        throw .corrupted("journal_entry \(kind) \(id), entry \(number)")
      }
      self.number = number
      count += 1
    }

    private mutating func append(_ number: Int64) {
      withUnsafeBytes(of: number.bigEndian) { message.append(contentsOf: $0) }
    }

    private mutating func append(field bytes: UnsafeRawBufferPointer?) {
      append(Int64(bytes?.count ?? 0))
      if let bytes { message.append(contentsOf: bytes) }
    }
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
