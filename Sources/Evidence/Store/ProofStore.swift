package import EvidenceModel
package import Kernel
package import Storage
package import WorkUnitsModel

/// Proof: SQL in, model out.
package enum ProofStore {
  /// The columns of a proof with its blobs, and of `blobs`.
  static let columns: SQL = """
    proof.unit_id, proof.id, proof.digest, proof.file_name, proof.address, proof.title,
    proof.valid_from, proof.valid_until, proof.has_personal_data, proof.redacted_digest,
    proof.redacted_name, proof.retention, proof.hold_reason, proof.uploaded_at_ms,
    proof.uploaded_by, proof.version, blob.byte_count, blob.kind,
    redacted.byte_count AS redacted_byte_count, redacted.kind AS redacted_kind
    """

  /// The content of a proof and of its redacted copy, to be joined to a table called `proof`.
  static let blobs: SQL = """
    LEFT JOIN evidence_blob blob ON blob.digest = proof.digest
    LEFT JOIN evidence_blob redacted ON redacted.digest = proof.redacted_digest
    """

  /// The proof with an id in the vault of a unit.
  ///
  /// - Returns: nil when there is none.
  package static func find(
    _ id: ID<Proof>, of unit: ID<WorkUnit>, in transaction: Transaction
  ) throws(StorageError) -> Proof? {
    let row = try transaction.first(
      """
      SELECT \(columns) FROM evidence_proof proof \(blobs)
      WHERE proof.unit_id = \(unit) AND proof.id = \(id)
      """)
    return try row.map { row throws(StorageError) in try proof(row) }
  }

  /// Proofs of a unit with these ids.
  package static func find(
    _ ids: [ID<Proof>], of unit: ID<WorkUnit>, in transaction: Transaction
  ) throws(StorageError) -> [Proof] {
    let rows = try transaction.query(
      """
      SELECT \(columns) FROM evidence_proof proof \(blobs)
      WHERE proof.unit_id = \(unit) AND proof.id IN (\(SQL.list(ids)))
      ORDER BY proof.id
      """)
    return try rows.map { row throws(StorageError) in try proof(row) }
  }

  /// The oldest proof in the vault of a unit with a content; nil when there is none.
  static func first(
    withContent digest: String, of unit: ID<WorkUnit>, in transaction: Transaction
  ) throws(StorageError) -> Proof? {
    let row = try transaction.first(
      """
      SELECT \(columns) FROM evidence_proof proof \(blobs)
      WHERE proof.digest = \(digest) AND proof.unit_id = \(unit)
      ORDER BY proof.uploaded_at_ms, proof.id
      LIMIT 1
      """)
    return try row.map { row throws(StorageError) in try proof(row) }
  }

  /// The oldest proof in the vault of a unit with an address; nil when there is none.
  static func first(
    withAddress address: WebAddress, of unit: ID<WorkUnit>, in transaction: Transaction
  ) throws(StorageError) -> Proof? {
    let row = try transaction.first(
      """
      SELECT \(columns) FROM evidence_proof proof \(blobs)
      WHERE proof.unit_id = \(unit) AND proof.address = \(address.text)
      ORDER BY proof.uploaded_at_ms, proof.id
      LIMIT 1
      """)
    return try row.map { row throws(StorageError) in try proof(row) }
  }

  /// Notes that content is stored; whoever comes second finds it there, and whoever comes at the
  /// same moment comes after, also on PostgreSQL: the update takes the row and changes nothing.
  static func insertBlob(
    _ file: StoredFile, at instant: Instant, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      INSERT INTO evidence_blob (digest, byte_count, kind, at_ms)
      VALUES (\(file.digest), \(file.byteCount), \(file.kind.rawValue), \(instant))
      ON CONFLICT (digest) DO UPDATE SET at_ms = evidence_blob.at_ms
      """)
  }

  static func insert(
    _ proof: Proof, of institution: ID<Institution>, in transaction: Transaction
  ) throws(StorageError) {
    var address: String?
    if case .webDrive(let web) = proof.source { address = web.text }
    try transaction.execute(
      """
      INSERT INTO evidence_proof (unit_id, id, institution_id, digest, file_name, address, title,
        valid_from, valid_until, has_personal_data, redacted_digest, redacted_name, retention,
        hold_reason, uploaded_at_ms, uploaded_by, version)
      VALUES (\(proof.unitID), \(proof.id), \(institution), \(proof.file?.digest),
        \(proof.file?.name.text), \(address), \(proof.title), \(proof.period?.from),
        \(proof.period?.until), \(proof.hasPersonalData), \(proof.redacted?.digest),
        \(proof.redacted?.name.text), \(proof.retention.rawValue), \(proof.hold),
        \(proof.uploadedAt), \(proof.uploadedBy), \(proof.version))
      """)
  }

  /// Stores what may change.
  ///
  /// - Throws: `staleVersion` when somebody else changed it since it was read.
  static func save(_ proof: Proof, in transaction: Transaction) throws(StorageError) {
    let changed = try transaction.execute(
      """
      UPDATE evidence_proof SET title = \(proof.title), valid_from = \(proof.period?.from),
        valid_until = \(proof.period?.until), has_personal_data = \(proof.hasPersonalData),
        redacted_digest = \(proof.redacted?.digest), redacted_name = \(proof.redacted?.name.text),
        retention = \(proof.retention.rawValue), hold_reason = \(proof.hold),
        version = version + 1
      WHERE unit_id = \(proof.unitID) AND id = \(proof.id) AND version = \(proof.version)
      """)
    guard changed == 1 else { throw .staleVersion }
  }

  static func delete(_ proof: Proof, in transaction: Transaction) throws(StorageError) {
    try transaction.execute(
      "DELETE FROM evidence_showing WHERE unit_id = \(proof.unitID) AND proof_id = \(proof.id)")
    try transaction.execute(
      "DELETE FROM evidence_link WHERE unit_id = \(proof.unitID) AND proof_id = \(proof.id)")
    let gone = try transaction.execute(
      """
      DELETE FROM evidence_proof
      WHERE unit_id = \(proof.unitID) AND id = \(proof.id) AND version = \(proof.version)
      """)
    guard gone == 1 else { throw .staleVersion }
  }

  static func proof(_ row: Row) throws(StorageError) -> Proof {
    let id = try row.id("id", of: Proof.self)
    var proof = Proof(
      id: id, unitID: try row.id("unit_id", of: WorkUnit.self), source: try source(row, id),
      title: try row.text("title"), period: try period(row),
      uploadedAt: try row.instant("uploaded_at_ms"), uploadedBy: try row.text("uploaded_by"),
      version: try row.int("version"))
    proof.hasPersonalData = try row.bool("has_personal_data")
    proof.hold = try row.optionalText("hold_reason")
    guard let retention = RetentionClass(rawValue: try row.text("retention")) else {
      throw .broken("Proof \(id) has a retention class that is none.")
    }
    proof.retention = retention
    if let digest = try row.optionalText("redacted_digest") {
      proof.redacted = try file(
        digest, row.text("redacted_name"), row.int("redacted_byte_count"),
        row.text("redacted_kind"))
    }
    return proof
  }

  /// The period in the columns `valid_from` and `valid_until`.
  static func period(_ row: Row) throws(StorageError) -> EffectivePeriod? {
    guard let from = try row.optionalDate("valid_from") else { return nil }
    let until = try row.optionalDate("valid_until")
    do {
      return try EffectivePeriod(from: from, until: until)
    } catch {
      throw .broken("A period ends before it begins.")
    }
  }

  private static func source(_ row: Row, _ id: ID<Proof>) throws(StorageError) -> Proof.Source {
    if let digest = try row.optionalText("digest") {
      return .file(
        try file(
          digest, row.text("file_name"), row.int("byte_count"), row.text("kind")))
    }
    guard let address = try? WebAddress(row.text("address")) else {
      throw .broken("Proof \(id) has an address that is none.")
    }
    return .webDrive(address)
  }

  private static func file(
    _ digest: String, _ name: String, _ byteCount: Int64, _ kind: String
  ) throws(StorageError) -> StoredFile {
    guard let kind = FileKind(rawValue: kind) else {
      throw .broken("Content \(digest) is of a kind that is none.")
    }
    return StoredFile(
      digest: digest, byteCount: byteCount, kind: kind, name: FileName(cleaning: name))
  }
}
