import Cryptography
package import Kernel
package import Storage
package import SurveysModel

/// Kiosks: only the digest of a tablet's secret is stored.
package enum SurveyKioskStore {
  /// The kiosk of a secret.
  ///
  /// - Returns: nil for an unknown, closed or expired one.
  package static func find(
    token: String, at now: Instant, in transaction: Transaction
  ) throws(StorageError) -> SurveyKiosk? {
    try kiosks("token_digest = \(digest(of: token))", at: now, in: transaction).first
  }

  /// The kiosks of a round that are open.
  package static func open(
    of round: ID<SurveyRound>, at now: Instant, in transaction: Transaction
  ) throws(StorageError) -> [SurveyKiosk] {
    try kiosks("round_id = \(round)", at: now, in: transaction)
  }

  static func insert(
    _ kiosk: SurveyKiosk, token: String, at now: Instant, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      INSERT INTO survey_kiosk (round_id, id, token_digest, name, service, opened_at_ms,
        expires_at_ms)
      VALUES (\(kiosk.roundID), \(kiosk.id), \(digest(of: token)), \(kiosk.name),
        \(kiosk.service), \(now), \(kiosk.expiresAt))
      """)
  }

  /// Closes one kiosk of a round.
  ///
  /// - Returns: false when it was not open.
  static func close(
    _ id: ID<SurveyKiosk>, of round: ID<SurveyRound>, at now: Instant, in transaction: Transaction
  ) throws(StorageError) -> Bool {
    try transaction.execute(
      """
      UPDATE survey_kiosk SET closed_at_ms = \(now)
      WHERE round_id = \(round) AND id = \(id) AND closed_at_ms IS NULL
      """) == 1
  }

  private static func kiosks(
    _ condition: SQL, at now: Instant, in transaction: Transaction
  ) throws(StorageError) -> [SurveyKiosk] {
    let rows = try transaction.query(
      """
      SELECT round_id, id, name, service, expires_at_ms FROM survey_kiosk
      WHERE \(condition) AND closed_at_ms IS NULL AND expires_at_ms > \(now)
      ORDER BY name, id
      """)
    var kiosks: [SurveyKiosk] = []
    for row in rows {
      kiosks.append(
        SurveyKiosk(
          id: try row.id("id", of: SurveyKiosk.self),
          roundID: try row.id("round_id", of: SurveyRound.self), name: try row.text("name"),
          service: try row.optionalInt("service").map { Int($0) },
          expiresAt: try row.instant("expires_at_ms")))
    }
    return kiosks
  }

  private static func digest(of token: String) -> String {
    SHA256Digest(of: Array(token.utf8)).hex
  }
}
