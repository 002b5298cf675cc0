import EvidenceModel
import Kernel
import Storage
import WorkUnits
import WorkUnitsModel

/// The same content elsewhere: other proofs, other units.
enum ReuseStore {
  /// A proof that shares its content with another one.
  struct Twin: Sendable {
    let proofID: ID<Proof>
    let unitID: ID<WorkUnit>
    let title: String
    let digest: String
    let kind: FileKind
    let years: [Int]
    let uploadedAt: Instant
  }

  /// Every proof with one of these contents, in whatever unit, and the years it is linked in.
  ///
  /// The caller asks the policy about each unit before anything of it is shown.
  static func twins(
    of digests: [String], in transaction: Transaction
  ) throws(StorageError) -> [Twin] {
    guard !digests.isEmpty else { return [] }
    let rows = try transaction.query(
      """
      SELECT proof.unit_id, proof.id, proof.title, proof.digest, blob.kind, proof.uploaded_at_ms,
        COALESCE(link.year, 0) AS year
      FROM evidence_proof proof
      JOIN evidence_blob blob ON blob.digest = proof.digest
      LEFT JOIN evidence_link link ON link.unit_id = proof.unit_id AND link.proof_id = proof.id
      WHERE proof.digest IN (\(SQL.list(digests)))
      GROUP BY proof.unit_id, proof.id, proof.title, proof.digest, blob.kind,
        proof.uploaded_at_ms, COALESCE(link.year, 0)
      ORDER BY proof.digest, proof.unit_id, proof.id, COALESCE(link.year, 0)
      """)
    var twins: [Twin] = []
    for row in rows {
      let id = try row.id("id", of: Proof.self)
      let year = Int(try row.int("year"))
      var years = year == 0 ? [] : [year]
      if let last = twins.last, last.proofID == id {
        years = last.years + years
        twins.removeLast()
      }
      guard let kind = FileKind(rawValue: try row.text("kind")) else { continue }
      twins.append(
        Twin(
          proofID: id, unitID: try row.id("unit_id", of: WorkUnit.self),
          title: try row.text("title"), digest: try row.text("digest"), kind: kind, years: years,
          uploadedAt: try row.instant("uploaded_at_ms")))
    }
    return twins
  }

  /// The contents of a unit that more than one proof has, here or elsewhere, or that are linked
  /// in more than one year.
  static func repeated(
    in unit: ID<WorkUnit>, transaction: Transaction
  ) throws(StorageError) -> [String] {
    let rows = try transaction.query(
      """
      SELECT DISTINCT mine.digest
      FROM evidence_proof mine
      WHERE mine.unit_id = \(unit) AND mine.digest IS NOT NULL
        AND (EXISTS (SELECT 1 FROM evidence_proof other WHERE other.digest = mine.digest
            AND (other.unit_id <> mine.unit_id OR other.id <> mine.id))
          OR (SELECT count(DISTINCT link.year) FROM evidence_link link
            WHERE link.unit_id = mine.unit_id AND link.proof_id = mine.id) > 1)
      ORDER BY mine.digest
      LIMIT 500
      """)
    return try rows.map { row throws(StorageError) in try row.text("digest") }
  }

  /// Where a unit stands and what it is called, for the policy and the page.
  static func unit(
    _ id: ID<WorkUnit>, on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> (place: WorkUnitPlace, name: String) {
    (
      try WorkUnitStore.place(of: id, in: transaction),
      try WorkUnitStore.name(of: id, on: day, in: transaction) ?? ""
    )
  }
}
