package import AccountsModel
import Cryptography
package import Kernel
package import Storage

/// Accounts: SQL in, model out.
package enum AccountStore {
  /// The account with an id.
  ///
  /// - Returns: nil when there is none.
  package static func find(
    _ id: ID<Account>, in transaction: Transaction
  ) throws(StorageError) -> Account? {
    let row = try transaction.first(
      """
      SELECT id, login, name, institution_id, is_active, version
      FROM account
      WHERE id = \(id)
      """)
    return try row.map { row throws(StorageError) in try account(row) }
  }

  /// The account with a login.
  ///
  /// - Returns: nil when there is none.
  package static func find(
    login: Login, in transaction: Transaction
  ) throws(StorageError) -> Account? {
    let row = try transaction.first(
      """
      SELECT id, login, name, institution_id, is_active, version
      FROM account
      WHERE login = \(login.text)
      """)
    return try row.map { row throws(StorageError) in try account(row) }
  }

  /// The stored password of an account.
  ///
  /// - Returns: nil when none was set yet.
  static func passwordHash(
    of id: ID<Account>, in transaction: Transaction
  ) throws(StorageError) -> PasswordHash? {
    let row = try transaction.first("SELECT password_hash FROM account WHERE id = \(id)")
    return try row?.optionalText("password_hash").map { PasswordHash(stored: $0) }
  }

  /// Whether there is any account at all.
  package static func isEmpty(in transaction: Transaction) throws(StorageError) -> Bool {
    try transaction.first("SELECT id FROM account ORDER BY id LIMIT 1") == nil
  }

  static func insert(
    _ account: Account, at instant: Instant, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      INSERT INTO account
        (id, login, name, institution_id, password_hash, is_active, created_at_ms, version)
      VALUES (\(account.id), \(account.login.text), \(account.name.text),
        \(account.institutionID), NULL, \(account.isActive), \(instant), \(account.version))
      """)
  }

  /// Saves the name and whether the person may sign in.
  ///
  /// - Throws: `staleVersion` when somebody saved since the account was read.
  static func save(_ account: Account, in transaction: Transaction) throws(StorageError) {
    let changed = try transaction.execute(
      """
      UPDATE account
      SET name = \(account.name.text), is_active = \(account.isActive), version = version + 1
      WHERE id = \(account.id) AND version = \(account.version)
      """)
    guard changed == 1 else { throw .staleVersion }
  }

  static func setPassword(
    _ hash: PasswordHash, of id: ID<Account>, in transaction: Transaction
  ) throws(StorageError) {
    let changed = try transaction.execute(
      "UPDATE account SET password_hash = \(hash.text), version = version + 1 WHERE id = \(id)")
    guard changed == 1 else { throw .notFound }
  }

  /// Takes the password away; the person needs a link to set another one.
  ///
  /// - Returns: Whether there was one.
  static func endPassword(
    of id: ID<Account>, in transaction: Transaction
  ) throws(StorageError) -> Bool {
    try transaction.execute(
      """
      UPDATE account SET password_hash = NULL, version = version + 1
      WHERE id = \(id) AND password_hash IS NOT NULL
      """) == 1
  }

  private static func account(_ row: Row) throws(StorageError) -> Account {
    guard let login = try? Login(row.text("login")),
      let name = try? PersonName(row.text("name"))
    else { throw .broken("Account \(try row.text("id")) has a login or name that is none.") }
    return Account(
      id: try row.id("id", of: Account.self), login: login, name: name,
      institutionID: try row.optionalText("institution_id"), isActive: try row.bool("is_active"),
      version: try row.int("version"))
  }
}
