import Cryptography
package import DeclarationsModel
package import Kernel
package import Storage
import WorkUnitsModel

/// One-time codes and kiosks: only digests are stored.
package enum KioskStore {
  /// A kiosk that is open at the moment of a request.
  package struct Kiosk: Hashable, Sendable {
    /// What is signed at it.
    package let roundID: ID<PledgeRound>
    /// Before whom the head signs; nil when nobody was named.
    package let witness: Witness?
    /// When its time is over.
    package let expiresAt: Instant
  }

  /// The kiosk of a token.
  ///
  /// - Returns: nil for an unknown, closed or expired one.
  package static func find(
    token: String, now: Instant, in transaction: Transaction
  ) throws(StorageError) -> Kiosk? {
    let row = try transaction.first(
      """
      SELECT round_id, expires_at_ms, witness_name, witness_office
      FROM kiosk
      WHERE token_digest = \(digest(ofToken: token)) AND closed_at_ms IS NULL
        AND expires_at_ms > \(now)
      """)
    guard let row else { return nil }
    var witness: Witness?
    if let name = try row.optionalText("witness_name"),
      let office = try row.optionalText("witness_office")
    {
      witness = try? Witness(name: name, office: office)
    }
    return Kiosk(
      roundID: try row.id("round_id", of: PledgeRound.self), witness: witness,
      expiresAt: try row.instant("expires_at_ms"))
  }

  /// How many kiosks of a round are open.
  package static func openCount(
    of round: ID<PledgeRound>, now: Instant, in transaction: Transaction
  ) throws(StorageError) -> Int {
    let row = try transaction.first(
      """
      SELECT CAST(count(token_digest) AS BIGINT) AS total
      FROM kiosk
      WHERE round_id = \(round) AND closed_at_ms IS NULL AND expires_at_ms > \(now)
      """)
    return Int(try row?.int("total") ?? 0)
  }

  static func open(
    token: String, for round: ID<PledgeRound>, before witness: Witness?, at now: Instant,
    in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      INSERT INTO kiosk (round_id, token_digest, opened_at_ms, expires_at_ms, witness_name,
        witness_office)
      VALUES (\(round), \(digest(ofToken: token)), \(now),
        \(now.adding(seconds: KioskCode.kioskSeconds)), \(witness?.name), \(witness?.office))
      """)
  }

  /// Closes every open kiosk of a round.
  ///
  /// - Returns: How many there were.
  static func close(
    of round: ID<PledgeRound>, at now: Instant, in transaction: Transaction
  ) throws(StorageError) -> Int {
    try transaction.execute(
      "UPDATE kiosk SET closed_at_ms = \(now) WHERE round_id = \(round) AND closed_at_ms IS NULL")
  }

  /// Stores the digest of a code in place of an earlier one.
  static func put(
    codeDigest: String, of employee: ID<Employee>, for round: ID<PledgeRound>, at now: Instant,
    in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      INSERT INTO kiosk_code (round_id, employee_id, digest, made_at_ms)
      VALUES (\(round), \(employee), \(codeDigest), \(now))
      ON CONFLICT (round_id, employee_id)
      DO UPDATE SET digest = excluded.digest, made_at_ms = excluded.made_at_ms, used_at_ms = NULL
      """)
  }

  /// When codes were last made, and how many of them somebody still needs.
  package struct CodesMade: Hashable, Sendable {
    /// The moment; nil before the first.
    package let lastAt: Instant?
    /// How many are unused and belong to people who have not signed; the slip of whoever signed with
    /// the password, or left, is nothing to replace.
    package let unused: Int
  }

  /// What is known of the codes of a round whose missing people are these.
  package static func codesMade(
    for round: ID<PledgeRound>, missing: [Coverage.Line], in transaction: Transaction
  ) throws(StorageError) -> CodesMade {
    let rows = try transaction.query(
      """
      SELECT employee_id, made_at_ms, used_at_ms
      FROM kiosk_code
      WHERE round_id = \(round)
      ORDER BY made_at_ms, employee_id
      """)
    let people = Set(missing.map(\.employee.id))
    var unused = 0
    for row in rows where try row.optionalInstant("used_at_ms") == nil {
      let owner = try row.id("employee_id", of: Employee.self)
      if people.contains(owner) { unused += 1 }
    }
    return CodesMade(lastAt: try rows.last?.instant("made_at_ms"), unused: unused)
  }

  /// The digest of somebody's code.
  ///
  /// - Returns: nil when there is none or it was used.
  static func codeDigest(
    of employee: ID<Employee>, for round: ID<PledgeRound>, in transaction: Transaction
  ) throws(StorageError) -> String? {
    let row = try transaction.first(
      """
      SELECT digest FROM kiosk_code
      WHERE round_id = \(round) AND employee_id = \(employee) AND used_at_ms IS NULL
      """)
    return try row?.text("digest")
  }

  static func spend(
    codeOf employee: ID<Employee>, for round: ID<PledgeRound>, at now: Instant,
    in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      UPDATE kiosk_code SET used_at_ms = \(now)
      WHERE round_id = \(round) AND employee_id = \(employee)
      """)
  }

  private static func digest(ofToken token: String) -> String {
    SHA256Digest(of: Array(token.utf8)).hex
  }

  /// The digest of a code, tied to the round and the person.
  static func digest(
    of code: KioskCode, employee: ID<Employee>, round: ID<PledgeRound>, key: [UInt8]
  ) -> String {
    let message = [round.text, employee.text, code.text].joined(separator: "\u{0}")
    return Hex.text(hmacSHA256(Array(message.utf8), key: key))
  }
}
