import AccountsModel
import Cryptography
import Kernel
import Storage

/// One-time links to set a password or to make the first administrator; only digests are stored.
enum LinkStore {
  /// Replaces every earlier link of the account.
  static func makePasswordLink(
    token: String, for account: ID<Account>, at instant: Instant, in transaction: Transaction
  ) throws(StorageError) {
    try endPasswordLinks(of: account, in: transaction)
    try transaction.execute(
      """
      INSERT INTO password_link (token_digest, account_id, created_at_ms)
      VALUES (\(SessionStore.digest(of: token)), \(account), \(instant))
      """)
  }

  /// The account that a link belongs to.
  ///
  /// - Returns: nil for a link that is unknown, used or too old, and for an inactive account.
  static func account(
    ofPasswordLink token: String, now: Instant, in transaction: Transaction
  ) throws(StorageError) -> ID<Account>? {
    let oldest = now.adding(seconds: -OneTimeLinkRule.validSeconds)
    let row = try transaction.first(
      """
      SELECT account.id
      FROM password_link JOIN account ON account.id = password_link.account_id
      WHERE password_link.token_digest = \(SessionStore.digest(of: token))
        AND password_link.created_at_ms > \(oldest) AND account.is_active = 1
      """)
    return try row?.id("id", of: Account.self)
  }

  /// Uses up every link of the account.
  static func endPasswordLinks(
    of account: ID<Account>, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute("DELETE FROM password_link WHERE account_id = \(account)")
  }

  /// Replaces every earlier set-up link.
  static func makeSetupLink(
    token: String, at instant: Instant, in transaction: Transaction
  ) throws(StorageError) {
    try endSetupLinks(in: transaction)
    try transaction.execute(
      """
      INSERT INTO setup_link (token_digest, created_at_ms)
      VALUES (\(SessionStore.digest(of: token)), \(instant))
      """)
  }

  /// Whether a set-up link is good: known, not too old, and no account exists yet.
  static func isSetupLink(
    _ token: String, now: Instant, in transaction: Transaction
  ) throws(StorageError) -> Bool {
    let oldest = now.adding(seconds: -OneTimeLinkRule.validSeconds)
    let row = try transaction.first(
      """
      SELECT token_digest FROM setup_link
      WHERE token_digest = \(SessionStore.digest(of: token)) AND created_at_ms > \(oldest)
      """)
    guard row != nil else { return false }
    return try AccountStore.isEmpty(in: transaction)
  }

  static func endSetupLinks(in transaction: Transaction) throws(StorageError) {
    try transaction.execute("DELETE FROM setup_link")
  }
}
