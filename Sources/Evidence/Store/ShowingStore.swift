import EvidenceModel
import Kernel
import Storage
import WorkUnitsModel

/// What a unit shows of its vault to everybody, such as photographs of its declaration.
enum ShowingStore {
  /// The proofs that are shown, in the order in which they were put there.
  static func shown(
    of unit: ID<WorkUnit>, in transaction: Transaction
  ) throws(StorageError) -> [Proof] {
    let rows = try transaction.query(
      """
      SELECT \(ProofStore.columns)
      FROM evidence_showing showing
      JOIN evidence_proof proof
        ON proof.unit_id = showing.unit_id AND proof.id = showing.proof_id
      \(ProofStore.blobs)
      WHERE showing.unit_id = \(unit)
      ORDER BY showing.shown_at_ms, showing.proof_id
      """)
    return try rows.map { row throws(StorageError) in try ProofStore.proof(row) }
  }

  /// Whether a proof is shown.
  static func isShown(
    _ proof: Proof, in transaction: Transaction
  ) throws(StorageError) -> Bool {
    try transaction.first(
      """
      SELECT proof_id FROM evidence_showing
      WHERE unit_id = \(proof.unitID) AND proof_id = \(proof.id)
      """) != nil
  }

  /// Shows a proof, or shows it no longer.
  ///
  /// - Returns: Whether that was new.
  static func set(
    _ isShown: Bool, _ proof: Proof, at instant: Instant, in transaction: Transaction
  ) throws(StorageError) -> Bool {
    let changed =
      isShown
      ? try transaction.execute(
        """
        INSERT INTO evidence_showing (unit_id, proof_id, shown_at_ms)
        VALUES (\(proof.unitID), \(proof.id), \(instant))
        ON CONFLICT (unit_id, proof_id) DO NOTHING
        """)
      : try transaction.execute(
        """
        DELETE FROM evidence_showing
        WHERE unit_id = \(proof.unitID) AND proof_id = \(proof.id)
        """)
    return changed == 1
  }
}
