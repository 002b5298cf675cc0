package import EvidenceModel
package import Kernel
package import Storage
package import WorkUnitsModel

/// Links that worksheets were sent with: what assessors see, whatever the unit links since.
///
/// - Source: decision 0214.
extension LinkStore {
  /// How far a proof is released to assessors, by a sending or by an answer.
  ///
  /// What the unit answers a recommendation with is released whether it was ever sent or not:
  /// assessors decide on the answer and must see what they accept.
  package static func release(
    of proof: ID<Proof>, unit: ID<WorkUnit>, in transaction: Transaction
  ) throws(StorageError) -> Release {
    let sent = try sentRelease(of: proof, unit: unit, in: transaction)
    guard sent != .submitted else { return sent }
    let events = try Journal.entries(
      subjectKind: "proof", subjectID: proof.text, in: transaction)
    return events.contains { EvidenceEvent.tellsOfAnswer($0.entry) } ? .submitted : sent
  }

  /// How far a proof is released: by the best of the years with whose worksheet it was ever sent.
  static func sentRelease(
    of proof: ID<Proof>, unit: ID<WorkUnit>, in transaction: Transaction
  ) throws(StorageError) -> Release {
    let rows = try transaction.query(
      """
      SELECT DISTINCT released.stage
      FROM evidence_sent sent
      JOIN evidence_release released
        ON released.unit_id = sent.unit_id AND released.year = sent.year
      WHERE sent.unit_id = \(unit) AND sent.proof_id = \(proof)
      ORDER BY released.stage
      """)
    var best = Release.none
    for row in rows {
      if let release = Release(rawValue: try row.text("stage")) { best = max(best, release) }
    }
    return best
  }

  /// Keeps the links of a year as those of its last sending; earlier ones stay readable.
  ///
  /// - Throws: What the database throws.
  static func keepSent(
    of unit: ID<WorkUnit>, year: CycleYear, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      UPDATE evidence_sent SET stands = 0
      WHERE unit_id = \(unit) AND year = \(year.number)
      """)
    try transaction.execute(
      """
      INSERT INTO evidence_sent (unit_id, year, soal, proof_id, pages, stands)
      SELECT unit_id, year, soal, proof_id, pages, 1 FROM evidence_link
      WHERE unit_id = \(unit) AND year = \(year.number)
      ON CONFLICT (unit_id, year, soal, proof_id) DO UPDATE SET
        pages = excluded.pages, stands = excluded.stands
      """)
  }

  /// The links of a proof in the last sending of each year, the latest year first.
  static func sentLinks(
    of proof: Proof, in transaction: Transaction
  ) throws(StorageError) -> [ProofLink] {
    let rows = try transaction.query(
      """
      SELECT proof_id, year, soal, pages FROM evidence_sent
      WHERE unit_id = \(proof.unitID) AND proof_id = \(proof.id) AND stands = 1
      ORDER BY year DESC, soal
      """)
    return try rows.map { row throws(StorageError) in try link(row) }
  }

  /// The links of a unit in the last sending of a year, by soal.
  static func sentLinks(
    of unit: ID<WorkUnit>, year: CycleYear, in transaction: Transaction
  ) throws(StorageError) -> [ProofLink] {
    let rows = try transaction.query(
      """
      SELECT proof_id, year, soal, pages FROM evidence_sent
      WHERE unit_id = \(unit) AND year = \(year.number) AND stands = 1
      ORDER BY soal, proof_id
      """)
    return try rows.map { row throws(StorageError) in try link(row) }
  }
}
