import Cryptography
import EvidenceModel
import Kernel
import Storage
import WorkUnitsModel

/// Who read which proof.
enum AccessStore {
  /// What was read.
  enum Reading: String {
    case page
    case picture
    case original
    case redacted
    case export
  }

  /// One line of the record.
  struct Entry: Sendable {
    let name: String
    let reading: String
    let page: Int
    let at: Instant
  }

  /// Writes down a reading before the first byte leaves.
  static func note(
    _ reading: Reading, page: Int = 0, of proof: ID<Proof>, unit: ID<WorkUnit>,
    by principal: Principal, at instant: Instant, in transaction: Transaction
  ) throws(StorageError) {
    var random = SecureGenerator()
    let id = ID<Entry>(at: instant, using: &random)
    try transaction.execute(
      """
      INSERT INTO evidence_access (unit_id, proof_id, id, account_id, account_name, act, page,
        at_ms)
      VALUES (\(unit), \(proof), \(id), \(principal.accountID), \(principal.name),
        \(reading.rawValue), \(page), \(instant))
      """)
  }

  /// The last readings of a proof.
  static func latest(
    of proof: Proof, in transaction: Transaction
  ) throws(StorageError) -> [Entry] {
    let rows = try transaction.query(
      """
      SELECT account_name, act, page, at_ms FROM evidence_access
      WHERE unit_id = \(proof.unitID) AND proof_id = \(proof.id)
      ORDER BY id DESC LIMIT 20
      """)
    return try rows.map { row throws(StorageError) in
      Entry(
        name: try row.text("account_name"), reading: try row.text("act"),
        page: Int(try row.int("page")), at: try row.instant("at_ms"))
    }
  }
}
