import AccountsModel
import Kernel
import MessagesModel
import Storage

/// A person as somebody who gets messages.
struct Recipient: Sendable {
  /// Whether the account may still sign in.
  let isActive: Bool
  /// Where letters go; nil for a person who signs in with a NIP.
  let address: MailAddress?
  /// What the person set, or what holds otherwise.
  let preference: MailPreference
}

/// People with what they set: SQL in, model out.
enum Recipients {
  /// How many people one statement asks for.
  private static let limit = 200

  /// Those of the given accounts that exist.
  static func of(
    _ accounts: [ID<Account>], in transaction: Transaction
  ) throws(StorageError) -> [ID<Account>: Recipient] {
    let ids = Set(accounts).sorted()
    var found: [ID<Account>: Recipient] = [:]
    for start in stride(from: 0, to: ids.count, by: limit) {
      let rows = try transaction.query(
        """
        SELECT account.id, account.login, account.is_active, mail_preference.rhythm,
          mail_preference.quiet_from, mail_preference.quiet_until
        FROM account
        LEFT JOIN mail_preference ON mail_preference.account_id = account.id
        WHERE account.id IN (\(SQL.list(Array(ids[start..<min(start + limit, ids.count)]))))
        ORDER BY account.id
        """)
      for row in rows { found[try row.id("id", of: Account.self)] = try recipient(row) }
    }
    return found
  }

  private static func recipient(_ row: Row) throws(StorageError) -> Recipient {
    guard let login = try? Login(row.text("login")) else {
      throw .broken("Account \(try row.text("id")) has a login that is none.")
    }
    return Recipient(
      isActive: try row.bool("is_active"), address: MailAddress(login),
      preference: try preference(row) ?? .usual)
  }

  private static func preference(_ row: Row) throws(StorageError) -> MailPreference? {
    guard let rhythm = try row.optionalText("rhythm").flatMap(MailRhythm.init(rawValue:)),
      let from = try row.optionalInt("quiet_from"), let until = try row.optionalInt("quiet_until"),
      let quiet = QuietHours(from: Int(from), until: Int(until))
    else { return nil }
    return MailPreference(rhythm: rhythm, quiet: quiet)
  }
}

/// Setting when letters come.
enum MailPreferenceStore {
  /// Stores what a person set; what waits already follows it, as if it had been written now.
  static func set(
    _ preference: MailPreference, of account: ID<Account>, at now: Instant,
    in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      INSERT INTO mail_preference (account_id, rhythm, quiet_from, quiet_until)
      VALUES (\(account), \(preference.rhythm.rawValue), \(preference.quiet.from),
        \(preference.quiet.until))
      ON CONFLICT (account_id) DO UPDATE
      SET rhythm = \(preference.rhythm.rawValue), quiet_from = \(preference.quiet.from),
        quiet_until = \(preference.quiet.until)
      """)
    try transaction.execute(
      """
      UPDATE message SET mail_due_at_ms = \(MailTiming.due(for: now, by: preference))
      WHERE account_id = \(account) AND mail_due_at_ms IS NOT NULL
      """)
  }
}
