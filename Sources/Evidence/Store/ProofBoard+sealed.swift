package import EvidenceModel
package import Kernel
package import Storage
package import WorkUnitsModel

/// A link of proof as it was when a worksheet was sent.
package struct SealedProof: Hashable, Sendable {
  /// The proof.
  package let proofID: ID<Proof>
  /// The first soal of the question.
  package let soal: Int
  /// Where in the proof; empty for all of it.
  package let pages: String
  /// What the proof was called then.
  package let title: String
  /// For which time it was said to hold then; nil when nobody had said so.
  package let period: EffectivePeriod?

  /// Describes a link.
  package init(
    proofID: ID<Proof>, soal: Int, pages: String, title: String, period: EffectivePeriod?
  ) {
    self.proofID = proofID
    self.soal = soal
    self.pages = pages
    self.title = title
    self.period = period
  }
}

extension ProofBoard {
  /// The proof of a year as it was sent: links, titles and periods of then.
  ///
  /// What makes a file unreadable or protects people since (a copy without personal data) is of
  /// now; a proof that was deleted after its years of keeping is not there.
  ///
  /// - Parameters:
  ///   - unit: Whose.
  ///   - year: Of which year.
  ///   - links: What was sealed.
  ///   - transaction: A read; one statement.
  /// - Throws: What the database throws.
  package init(
    of unit: ID<WorkUnit>, year: CycleYear, sealed links: [SealedProof],
    in transaction: Transaction
  ) throws(StorageError) {
    let stored = try ProofStore.find(
      Set(links.map(\.proofID)).sorted(), of: unit, in: transaction)
    let known = Dictionary(stored.map { ($0.id, $0) }) { first, _ in first }
    var entries: [Int: [Entry]] = [:]
    for link in links.sorted(by: { ($0.soal, $0.proofID) < ($1.soal, $1.proofID) }) {
      guard var proof = known[link.proofID] else { continue }
      (proof.title, proof.period) = (link.title, link.period)
      entries[link.soal, default: []].append(
        Entry(
          proof: proof,
          link: ProofLink(
            proofID: link.proofID, year: year, soal: link.soal, pages: link.pages),
          standing: ProofStanding(of: proof, in: year)))
    }
    self.year = year
    self.entries = entries
  }
}
