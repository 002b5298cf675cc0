import Cryptography
package import DeclarationsModel
package import Kernel
package import Storage
import WorkUnitsModel

/// People from outside who sign: SQL in, model out.
package enum OutsideStore {
  /// The person with an id.
  ///
  /// - Returns: nil when there is none.
  package static func find(
    _ id: ID<OutsideSigner>, in transaction: Transaction
  ) throws(StorageError) -> OutsideSigner? {
    try signers("signer.id = \(id)", in: transaction).first
  }

  /// Everybody from outside who was named for a round, by group and name.
  package static func signers(
    of round: ID<PledgeRound>, in transaction: Transaction
  ) throws(StorageError) -> [OutsideSigner] {
    try signers("signer.round_id = \(round)", in: transaction)
  }

  /// Whose code has a digest.
  static func find(
    codeDigest: String, of round: ID<PledgeRound>, in transaction: Transaction
  ) throws(StorageError) -> OutsideSigner? {
    try signers(
      "signer.round_id = \(round) AND signer.code_digest = \(codeDigest)", in: transaction
    ).first
  }

  static func insert(
    _ signer: OutsideSigner, codeDigest: String, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      INSERT INTO outside_signer (institution_id, unit_id, id, round_id, variant, name, office,
        text_id, code_digest)
      VALUES (\(signer.institutionID), \(signer.unitID), \(signer.id), \(signer.roundID),
        \(signer.variant.rawValue), \(signer.person.name), \(signer.person.office),
        \(signer.textID), \(codeDigest))
      """)
  }

  /// Puts another code in the place of the one of somebody who has not signed.
  ///
  /// - Returns: Whether there was such a person.
  static func put(
    codeDigest: String, of signer: OutsideSigner, in transaction: Transaction
  ) throws(StorageError) -> Bool {
    try transaction.execute(
      """
      UPDATE outside_signer SET code_digest = \(codeDigest)
      WHERE id = \(signer.id) AND signed_at_ms IS NULL
      """) == 1
  }

  static func markSigned(
    _ signer: OutsideSigner, at instant: Instant, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      "UPDATE outside_signer SET signed_at_ms = \(instant) WHERE id = \(signer.id)")
  }

  /// Takes somebody off the list who has not signed.
  ///
  /// - Returns: Whether there was such a person.
  static func remove(
    _ signer: OutsideSigner, in transaction: Transaction
  ) throws(StorageError) -> Bool {
    try transaction.execute(
      "DELETE FROM outside_signer WHERE id = \(signer.id) AND signed_at_ms IS NULL") == 1
  }

  private static func signers(
    _ condition: SQL, in transaction: Transaction
  ) throws(StorageError) -> [OutsideSigner] {
    let rows = try transaction.query(
      """
      SELECT signer.id, signer.round_id, signer.variant, signer.name, signer.office,
        signer.text_id, signer.signed_at_ms
      FROM outside_signer signer
      WHERE \(condition)
      ORDER BY signer.variant, signer.name, signer.id
      """)
    var rounds: [ID<PledgeRound>: PledgeRound] = [:]
    var signers: [OutsideSigner] = []
    for row in rows {
      let roundID = try row.id("round_id", of: PledgeRound.self)
      if rounds[roundID] == nil {
        rounds[roundID] = try RoundStore.find(roundID, in: transaction)
      }
      guard let round = rounds[roundID],
        let variant = PledgeVariant(rawValue: try row.text("variant")),
        let person = try? Witness(name: row.text("name"), office: row.text("office"))
      else { throw .broken("The outside signer \(try row.text("id")) cannot be read.") }
      signers.append(
        OutsideSigner(
          id: try row.id("id", of: OutsideSigner.self), round: round, variant: variant,
          person: person, textID: try row.id("text_id", of: PledgeText.self),
          signedAt: try row.optionalInstant("signed_at_ms")))
    }
    return signers
  }
}
