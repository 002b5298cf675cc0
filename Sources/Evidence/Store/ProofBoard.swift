package import EvidenceModel
package import Kernel
package import Storage
package import WorkUnitsModel

/// All proof of a unit in one programme year, by question.
package struct ProofBoard: Sendable {
  /// A proof as it proves one question.
  package struct Entry: Sendable {
    /// The proof.
    package let proof: Proof
    /// How it is linked.
    package let link: ProofLink
    /// Whether it counts.
    package let standing: ProofStanding
  }

  /// The year.
  package let year: CycleYear
  /// The proofs of each question, by its first soal.
  package let entries: [Int: [Entry]]

  /// Loads everything in one statement.
  package init(
    of unit: ID<WorkUnit>, year: CycleYear, in transaction: Transaction
  ) throws(StorageError) {
    let rows = try transaction.query(
      """
      SELECT \(ProofStore.columns), link.year, link.soal, link.pages, link.proof_id
      FROM evidence_link link
      JOIN evidence_proof proof ON proof.unit_id = link.unit_id AND proof.id = link.proof_id
      \(ProofStore.blobs)
      WHERE link.unit_id = \(unit) AND link.year = \(year.number)
      ORDER BY link.soal, link.proof_id
      """)
    var entries: [Int: [Entry]] = [:]
    for row in rows {
      let (proof, link) = (try ProofStore.proof(row), try LinkStore.link(row))
      entries[link.soal, default: []].append(
        Entry(proof: proof, link: link, standing: ProofStanding(of: proof, in: year)))
    }
    self.year = year
    self.entries = entries
  }

  /// How well the question is proven whose first soal this is.
  package func proof(ofSoal soal: Int) -> QuestionProof {
    var proof = QuestionProof()
    for entry in entries[soal] ?? [] { proof.add(entry.standing) }
    return proof
  }
}
