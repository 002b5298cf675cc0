import AccountsModel
import Cryptography
import Kernel
import Storage

/// Second factors, their recovery codes, and sign-ins that wait for a code.
///
/// Secrets are sealed before they come here, codes and tokens are digests.
enum SecondFactorStore {
  /// What is known about the second factor of an account.
  ///
  /// - Returns: nil when there is none.
  static func state(
    of account: ID<Account>, in transaction: Transaction
  ) throws(StorageError) -> SecondFactorState? {
    let row = try transaction.first(
      """
      SELECT second_factor.since_ms,
        CAST((SELECT count(recovery_code.code_digest) FROM recovery_code
          WHERE recovery_code.account_id = second_factor.account_id
            AND recovery_code.used_at_ms IS NULL) AS BIGINT) AS codes_left
      FROM second_factor
      WHERE second_factor.account_id = \(account)
      """)
    return try row.map { row throws(StorageError) in
      SecondFactorState(
        since: try row.instant("since_ms"), recoveryCodesLeft: Int(try row.int("codes_left")))
    }
  }

  /// The sealed secret of an account and the step of the last code that was taken.
  static func secret(
    of account: ID<Account>, in transaction: Transaction
  ) throws(StorageError) -> (sealed: [UInt8], lastStep: Int64)? {
    let row = try transaction.first(
      "SELECT sealed_secret, last_step FROM second_factor WHERE account_id = \(account)")
    return try row.map { row throws(StorageError) in
      (try sealed(row), try row.int("last_step"))
    }
  }

  /// Takes a step as used.
  ///
  /// - Returns: false when it, or a later one, was used in the meantime.
  static func use(
    step: Int64, of account: ID<Account>, in transaction: Transaction
  ) throws(StorageError) -> Bool {
    try transaction.execute(
      """
      UPDATE second_factor SET last_step = \(step)
      WHERE account_id = \(account) AND last_step < \(step)
      """) == 1
  }

  /// Puts a second factor in place, whatever was there before.
  static func set(
    sealed: [UInt8], lastStep: Int64, of account: ID<Account>, at instant: Instant,
    in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      INSERT INTO second_factor (account_id, sealed_secret, since_ms, last_step)
      VALUES (\(account), \(Base64URL.text(sealed)), \(instant), \(lastStep))
      ON CONFLICT (account_id) DO UPDATE SET sealed_secret = excluded.sealed_secret,
        since_ms = excluded.since_ms, last_step = excluded.last_step
      """)
  }

  /// Takes second factor, recovery codes, offers and waiting sign-ins away.
  ///
  /// - Returns: Whether there was a second factor.
  static func remove(
    of account: ID<Account>, in transaction: Transaction
  ) throws(StorageError) -> Bool {
    try transaction.execute("DELETE FROM recovery_code WHERE account_id = \(account)")
    try transaction.execute("DELETE FROM second_factor_offer WHERE account_id = \(account)")
    try transaction.execute("DELETE FROM pending_sign_in WHERE account_id = \(account)")
    return try transaction.execute("DELETE FROM second_factor WHERE account_id = \(account)") > 0
  }

  // MARK: Offers

  /// Keeps a secret that is shown and not confirmed yet; an earlier one ends.
  static func offer(
    sealed: [UInt8], to account: ID<Account>, at instant: Instant, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      INSERT INTO second_factor_offer (account_id, sealed_secret, created_at_ms)
      VALUES (\(account), \(Base64URL.text(sealed)), \(instant))
      ON CONFLICT (account_id) DO UPDATE SET sealed_secret = excluded.sealed_secret,
        created_at_ms = excluded.created_at_ms
      """)
  }

  /// The sealed secret that was offered; nil when there is none, or it waited too long.
  static func offered(
    to account: ID<Account>, now: Instant, in transaction: Transaction
  ) throws(StorageError) -> [UInt8]? {
    let oldest = now.adding(seconds: -SecondFactorRule.offerSeconds)
    let row = try transaction.first(
      """
      SELECT sealed_secret FROM second_factor_offer
      WHERE account_id = \(account) AND created_at_ms > \(oldest)
      """)
    return try row.map { row throws(StorageError) in try sealed(row) }
  }

  static func endOffer(
    to account: ID<Account>, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute("DELETE FROM second_factor_offer WHERE account_id = \(account)")
  }

  // MARK: Recovery codes

  /// Puts a set of codes in the place of the one before.
  static func setRecoveryCodes(
    _ codes: [String], of account: ID<Account>, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute("DELETE FROM recovery_code WHERE account_id = \(account)")
    for code in codes {
      try transaction.execute(
        """
        INSERT INTO recovery_code (account_id, code_digest, used_at_ms)
        VALUES (\(account), \(digest(of: code, for: account)), NULL)
        """)
    }
  }

  /// Uses a code up.
  ///
  /// - Returns: false for one that is unknown or was used.
  static func use(
    recoveryCode code: String, of account: ID<Account>, at instant: Instant,
    in transaction: Transaction
  ) throws(StorageError) -> Bool {
    try transaction.execute(
      """
      UPDATE recovery_code SET used_at_ms = \(instant)
      WHERE account_id = \(account) AND code_digest = \(digest(of: code, for: account))
        AND used_at_ms IS NULL
      """) == 1
  }

  /// The account is part of what is digested, so that equal codes of two people do not show.
  private static func digest(of code: String, for account: ID<Account>) -> String {
    var builder = SHA256Digest.Builder()
    builder.append(field: Array(account.text.utf8))
    builder.append(field: Array(code.utf8))
    return builder.finish().hex
  }

  private static func sealed(_ row: Row) throws(StorageError) -> [UInt8] {
    guard let bytes = Base64URL.bytes(try row.text("sealed_secret")) else {
      throw .corrupted("A sealed secret of a second factor cannot be read.")
    }
    return bytes
  }
}
