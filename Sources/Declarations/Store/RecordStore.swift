import Cryptography
package import Kernel
package import DeclarationsModel
package import Storage
import WorkUnitsModel

/// Signed records: the exact bytes in and out, nothing is ever changed.
package enum RecordStore {
  /// The record with an id.
  ///
  /// - Returns: nil when there is none.
  package static func find(
    _ id: ID<SignedRecord>, in transaction: Transaction
  ) throws(StorageError) -> SignedRecord? {
    try records("id = \(id)", in: transaction).first
  }

  /// The record with a digest.
  ///
  /// - Returns: nil when there is none.
  package static func find(
    digest: String, in transaction: Transaction
  ) throws(StorageError) -> SignedRecord? {
    try records("digest = \(digest)", in: transaction).first
  }

  /// Every record of a round, an act or an agreement, in the order of signing.
  package static func records(
    of subject: RecordSubject, in transaction: Transaction
  ) throws(StorageError) -> [SignedRecord] {
    try records(
      "institution_id = \(subject.institutionID) AND subject_id = \(subject.subjectID)",
      in: transaction)
  }

  /// Every record of people from outside in a round, in the order of signing.
  package static func outside(
    of round: ID<PledgeRound>, in transaction: Transaction
  ) throws(StorageError) -> [SignedRecord] {
    try records(
      "subject_id IN (SELECT id FROM outside_signer WHERE round_id = \(round))", in: transaction)
  }

  /// What a person signed in one of some capacities, the first one of the list before the others.
  ///
  /// - Returns: nil when there is none.
  package static func find(
    of subject: RecordSubject, signer: String, as capacities: [Capacity],
    in transaction: Transaction
  ) throws(StorageError) -> SignedRecord? {
    let found = try records(
      """
      institution_id = \(subject.institutionID) AND subject_id = \(subject.subjectID)
        AND signer = \(signer)
      """, in: transaction)
    for capacity in capacities {
      if let record = found.first(where: { $0.capacity == capacity }) { return record }
    }
    return nil
  }

  /// Who signed a round, without the documents.
  package static func signatures(
    of round: PledgeRound, in transaction: Transaction
  ) throws(StorageError) -> [Coverage.Signed] {
    let rows = try transaction.query(
      """
      SELECT signer, capacity, signed_at_ms
      FROM signed_record
      WHERE institution_id = \(round.institutionID) AND subject_id = \(round.id)
      ORDER BY signed_at_ms, id
      """)
    var signed: [Coverage.Signed] = []
    for row in rows {
      guard let employee = ID<Employee>(try row.text("signer")) else { continue }
      signed.append(
        Coverage.Signed(
          employee, isHead: try row.text("capacity") == Capacity.head.rawValue,
          at: try row.instant("signed_at_ms")))
    }
    return signed
  }

  /// Stores a record.
  ///
  /// Two who sign the same at once: `DO NOTHING` makes PostgreSQL ask for another try, which then
  /// finds the first signature; a plain insert would end in an error.
  ///
  /// - Throws: `conflict` when the person signed in this capacity already.
  static func insert(_ record: SignedRecord, in transaction: Transaction) throws(StorageError) {
    let stored: (capacity: Capacity, outside: Capacity?) =
      record.capacity.isOutside ? (.supporter, record.capacity) : (record.capacity, nil)
    let count = try transaction.execute(
      """
      INSERT INTO signed_record (institution_id, id, unit_id, kind, subject_id, signer, capacity,
        outside, signed_at_ms, document, signature, key_id, digest)
      VALUES (\(record.institutionID), \(record.id), \(record.unitID), \(record.kind.rawValue),
        \(record.subjectID), \(record.signer), \(stored.capacity.rawValue),
        \(stored.outside?.rawValue), \(record.signedAt),
        \(record.document), \(record.signature), \(record.keyID), \(record.digest))
      ON CONFLICT (institution_id, subject_id, signer, capacity) DO NOTHING
      """)
    guard count == 1 else { throw .conflict(constraint: "signed_record_signer") }
  }

  private static func records(
    _ condition: SQL, in transaction: Transaction
  ) throws(StorageError) -> [SignedRecord] {
    let rows = try transaction.query(
      """
      SELECT institution_id, id, unit_id, kind, subject_id, signer,
        COALESCE(outside, capacity) AS capacity, signed_at_ms, document, signature, key_id, digest
      FROM signed_record
      WHERE \(condition)
      ORDER BY signed_at_ms, id
      """)
    return try rows.map { row throws(StorageError) in try record(row) }
  }

  private static func record(_ row: Row) throws(StorageError) -> SignedRecord {
    let document = try row.text("document")
    guard let kind = RecordKind(rawValue: try row.text("kind")),
      let capacity = Capacity(rawValue: try row.text("capacity")),
      SHA256Digest(of: Array(document.utf8)).hex == (try row.text("digest"))
    else { throw .corrupted("The signed record \(try row.text("id")) was changed.") }
    return SignedRecord(
      id: try row.id("id", of: SignedRecord.self),
      of: RecordSubject(
        institutionID: try row.id("institution_id", of: Institution.self),
        unitID: try row.id("unit_id", of: WorkUnit.self), kind: kind,
        subjectID: try row.text("subject_id")),
      signer: RecordSigner(
        key: try row.text("signer"), capacity: capacity, at: try row.instant("signed_at_ms")),
      document: document, signature: try row.text("signature"), keyID: try row.text("key_id"),
      digest: try row.text("digest"))
  }
}
