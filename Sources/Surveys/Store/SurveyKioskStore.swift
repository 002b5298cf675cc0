import Cryptography
package import Kernel
package import Storage
package import SurveysModel

/// Kiosks: only the digest of a device's secret is stored, and of codes nothing.
package enum SurveyKioskStore {
  /// A kiosk as somebody meets it at its address.
  package struct Found: Sendable {
    /// The kiosk.
    package let kiosk: SurveyKiosk
    /// Whether it was closed by hand.
    package let isClosed: Bool
    private let deviceDigest: [UInt8]

    fileprivate init(_ kiosk: SurveyKiosk, isClosed: Bool, deviceDigest: String) {
      self.kiosk = kiosk
      self.isClosed = isClosed
      self.deviceDigest = Array(deviceDigest.utf8)
    }

    /// Whether a secret is that of the one device it is tied to.
    ///
    /// - Parameter secret: What the device brought; nil for nothing.
    /// - Returns: false for every device while the kiosk waits for one.
    package func isTied(to secret: String?) -> Bool {
      guard case .tied = kiosk.device, let secret else { return false }
      return equalInConstantTime(Array(SurveyKioskStore.digest(of: secret).utf8), deviceDigest)
    }
  }

  /// The kiosk of an address, whether it is open or not.
  ///
  /// - Returns: nil for an unknown one.
  package static func find(
    _ id: ID<SurveyKiosk>, in transaction: Transaction
  ) throws(StorageError) -> Found? {
    try found("id = \(id)", in: transaction).first
  }

  /// The kiosks of a round that are open.
  package static func open(
    of round: ID<SurveyRound>, at now: Instant, in transaction: Transaction
  ) throws(StorageError) -> [SurveyKiosk] {
    try found(
      "round_id = \(round) AND closed_at_ms IS NULL AND expires_at_ms > \(now)", in: transaction
    ).map(\.kiosk)
  }

  /// The open kiosks of all rounds that wait for a device.
  static func awaiting(
    at now: Instant, in transaction: Transaction
  ) throws(StorageError) -> [SurveyKiosk] {
    try found(
      "pairing_until_ms > \(now) AND closed_at_ms IS NULL AND expires_at_ms > \(now)",
      in: transaction
    ).map(\.kiosk)
  }

  /// Stores a kiosk that waits for its device.
  static func insert(
    _ kiosk: SurveyKiosk, until end: Instant, at now: Instant, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      INSERT INTO survey_kiosk (round_id, id, token_digest, name, service, opened_at_ms,
        expires_at_ms, pairing, pairing_until_ms)
      VALUES (\(kiosk.roundID), \(kiosk.id), \(digestOfNobody()), \(kiosk.name),
        \(kiosk.service), \(now), \(kiosk.expiresAt), \(kiosk.pairing), \(end))
      """)
  }

  /// Ties a kiosk that waits to the device with a secret.
  ///
  /// - Returns: false when another device was first.
  static func tie(
    _ kiosk: SurveyKiosk, to secret: String, at now: Instant, in transaction: Transaction
  ) throws(StorageError) -> Bool {
    try transaction.execute(
      """
      UPDATE survey_kiosk
      SET token_digest = \(digest(of: secret)), pairing_until_ms = NULL, tied_at_ms = \(now)
      WHERE id = \(kiosk.id) AND pairing = \(kiosk.pairing) AND pairing_until_ms > \(now)
        AND closed_at_ms IS NULL AND expires_at_ms > \(now)
      """) == 1
  }

  /// Makes an open kiosk wait for a device by its next code; the device it had is none any more.
  ///
  /// - Returns: false when it is not open.
  static func free(
    _ id: ID<SurveyKiosk>, of round: ID<SurveyRound>, until end: Instant, at now: Instant,
    in transaction: Transaction
  ) throws(StorageError) -> Bool {
    try transaction.execute(
      """
      UPDATE survey_kiosk
      SET token_digest = \(digestOfNobody()), pairing = pairing + 1, pairing_until_ms = \(end),
        tied_at_ms = NULL
      WHERE round_id = \(round) AND id = \(id) AND closed_at_ms IS NULL AND expires_at_ms > \(now)
      """) == 1
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

  private static func found(
    _ condition: SQL, in transaction: Transaction
  ) throws(StorageError) -> [Found] {
    let rows = try transaction.query(
      """
      SELECT round_id, id, token_digest, name, service, expires_at_ms, closed_at_ms, pairing,
        pairing_until_ms, tied_at_ms
      FROM survey_kiosk
      WHERE \(condition)
      ORDER BY name, id
      """)
    var list: [Found] = []
    for row in rows {
      let kiosk = SurveyKiosk(
        id: try row.id("id", of: SurveyKiosk.self),
        roundID: try row.id("round_id", of: SurveyRound.self), name: try row.text("name"),
        service: try row.optionalInt("service").map { Int($0) },
        expiresAt: try row.instant("expires_at_ms"), pairing: Int(try row.int("pairing")),
        device: try device(row))
      list.append(
        Found(
          kiosk, isClosed: try row.optionalInstant("closed_at_ms") != nil,
          deviceDigest: try row.text("token_digest")))
    }
    return list
  }

  private static func device(_ row: Row) throws(StorageError) -> SurveyKiosk.Device {
    if let moment = try row.optionalInstant("tied_at_ms") { return .tied(at: moment) }
    if let end = try row.optionalInstant("pairing_until_ms") { return .awaited(until: end) }
    return .missing
  }

  /// What stands in the place of a device's digest while there is none: nobody has its secret.
  private static func digestOfNobody() -> String { digest(of: SecureGenerator().token()) }

  private static func digest(of secret: String) -> String {
    SHA256Digest(of: Array(secret.utf8)).hex
  }
}
