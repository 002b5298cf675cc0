import AccountsModel
import Kernel
import Storage

/// Sign-ins between the password and the code: a token in one browser, its digest here.
enum PendingSignInStore {
  /// Notes that the password was right; sweeps what waited too long.
  static func insert(
    token: String, for account: ID<Account>, at instant: Instant, in transaction: Transaction
  ) throws(StorageError) {
    let oldest = instant.adding(seconds: -SecondFactorRule.pendingSeconds)
    try transaction.execute("DELETE FROM pending_sign_in WHERE created_at_ms <= \(oldest)")
    try transaction.execute(
      """
      INSERT INTO pending_sign_in (token_digest, account_id, created_at_ms)
      VALUES (\(SessionStore.digest(of: token)), \(account), \(instant))
      """)
  }

  /// Whose sign-in waits for a code in this browser.
  ///
  /// - Returns: nil for an unknown token, after five minutes, and for an inactive account.
  static func account(
    waitingWith token: String, now: Instant, in transaction: Transaction
  ) throws(StorageError) -> Account? {
    let oldest = now.adding(seconds: -SecondFactorRule.pendingSeconds)
    let row = try transaction.first(
      """
      SELECT account.id
      FROM pending_sign_in JOIN account ON account.id = pending_sign_in.account_id
      WHERE pending_sign_in.token_digest = \(SessionStore.digest(of: token))
        AND pending_sign_in.created_at_ms > \(oldest) AND account.is_active = 1
      """)
    guard let id = try row?.id("id", of: Account.self) else { return nil }
    return try AccountStore.find(id, in: transaction)
  }

  /// Ends the wait of one browser.
  ///
  /// - Returns: Whether there was one.
  static func end(token: String, in transaction: Transaction) throws(StorageError) -> Bool {
    try transaction.execute(
      "DELETE FROM pending_sign_in WHERE token_digest = \(SessionStore.digest(of: token))") > 0
  }

  /// Ends every wait of an account.
  static func endAll(of account: ID<Account>, in transaction: Transaction) throws(StorageError) {
    try transaction.execute("DELETE FROM pending_sign_in WHERE account_id = \(account)")
  }
}
