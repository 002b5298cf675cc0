import EvidenceModel
import Kernel
import Storage
import WorkUnitsModel

/// Links that worksheets were sent with: what assessors see, whatever the unit links since.
///
/// - Source: decision 0214.
extension LinkStore {
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
