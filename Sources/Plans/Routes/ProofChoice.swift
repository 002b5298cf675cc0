import Evidence
import EvidenceModel
import Kernel
import Storage
import WorkUnitsModel

/// The proof of a unit that counts in a year, to choose from: all of it, or what a search finds
/// where a list would be too long.
struct ProofChoice: Sendable {
  /// The name of the search in the address of the page.
  static let search = "cari_bukti"
  /// The longest list.
  static let longestList = 200

  /// The latest first.
  let proofs: [(id: ID<Proof>, title: String)]
  /// How many there are that the search finds.
  let total: Int
  /// The words that were looked for; empty for all.
  let words: String

  /// Known proof; without arguments nothing to choose from.
  init(proofs: [(id: ID<Proof>, title: String)] = [], total: Int = 0, words: String = "") {
    (self.proofs, self.total, self.words) = (proofs, total, words)
  }

  /// Asks the vault of a unit.
  init(of key: PlanKey, search: String, in transaction: Transaction) throws(StorageError) {
    words = String(search.prefix(100))
    var query = VaultQuery(unitID: key.unitID, search: words)
    query.countsIn = key.year
    query.size = Self.longestList
    let list = try VaultList(query, in: transaction)
    proofs = list.lines.map { ($0.proof.id, $0.proof.title) }
    total = list.total
  }

  /// Whether a search is of use: there are more than the list shows, or one was made.
  var needsSearch: Bool { total > proofs.count || !words.isEmpty }
}
