import AccountsModel
import Cryptography
package import Kernel
package import Storage

/// Sessions: only the digest of a token is ever stored.
package enum SessionStore {
  /// A session that is good at the moment of a request.
  package struct Session: Sendable {
    /// Who acts, with the roles that hold now.
    package let principal: Principal
    /// The digest of the token; not secret in itself.
    package let digest: String
    /// The last request that was noted.
    package let lastSeenAt: Instant
    /// Whether a role requires a second factor and the person has none.
    package let lacksSecondFactor: Bool
  }

  /// The digest under which a token is stored.
  package static func digest(of token: String) -> String {
    SHA256Digest(of: Array(token.utf8)).hex
  }

  /// Finds a session with its person and their roles, in one query.
  ///
  /// - Parameters:
  ///   - token: What the cookie says.
  ///   - now: The moment of the request.
  ///   - transaction: A read is enough.
  /// - Returns: nil for an unknown or expired session and for an inactive account.
  /// - Throws: What the database throws.
  package static func find(
    token: String, now: Instant, in transaction: Transaction
  ) throws(StorageError) -> Session? {
    let digest = digest(of: token)
    let day = CalendarDate(programmeDayOf: now)
    let rows = try transaction.query(
      """
      SELECT session.created_at_ms, session.last_seen_at_ms, account.id, account.name,
        role_grant.role, role_grant.scope_kind, role_grant.scope_id,
        second_factor.account_id AS factor_of
      FROM session
      JOIN account ON account.id = session.account_id
      LEFT JOIN second_factor ON second_factor.account_id = session.account_id
      LEFT JOIN role_grant ON role_grant.account_id = account.id
        AND role_grant.ended_at_ms IS NULL AND role_grant.valid_from <= \(day)
        AND (role_grant.valid_until IS NULL OR role_grant.valid_until >= \(day))
      WHERE session.token_digest = \(digest) AND account.is_active = 1
      ORDER BY role_grant.id
      """)
    guard let first = rows.first,
      SessionRule.isAlive(
        createdAt: try first.instant("created_at_ms"),
        lastSeenAt: try first.instant("last_seen_at_ms"), now: now)
    else { return nil }
    var grants: Set<Grant> = []
    for row in rows {
      guard let role = try row.optionalText("role").flatMap(Role.init(rawValue:)),
        let scope = GrantStore.scope(
          kind: try row.text("scope_kind"), id: try row.optionalText("scope_id"))
      else { continue }
      grants.insert(Grant(role, for: scope))
    }
    let hasFactor = try first.optionalText("factor_of") != nil
    return Session(
      principal: Principal(
        accountID: try first.text("id"), name: try first.text("name"), grants: grants),
      digest: digest, lastSeenAt: try first.instant("last_seen_at_ms"),
      lacksSecondFactor: !hasFactor && SecondFactorRule.isRequired(for: grants.map(\.role)))
  }

  static func insert(
    token: String, for account: ID<Account>, at instant: Instant, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      INSERT INTO session (token_digest, account_id, created_at_ms, last_seen_at_ms)
      VALUES (\(digest(of: token)), \(account), \(instant), \(instant))
      """)
  }

  static func note(
    digest: String, at instant: Instant, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      UPDATE session SET last_seen_at_ms = \(instant)
      WHERE token_digest = \(digest) AND last_seen_at_ms < \(instant)
      """)
  }

  /// Ends one session.
  ///
  /// - Returns: Whether there was one.
  static func end(digest: String, in transaction: Transaction) throws(StorageError) -> Bool {
    try transaction.execute("DELETE FROM session WHERE token_digest = \(digest)") > 0
  }

  /// Ends every session of an account.
  static func endAll(
    of account: ID<Account>, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute("DELETE FROM session WHERE account_id = \(account)")
  }

  /// Ends every session of an account but one; nil spares none.
  static func endAll(
    of account: ID<Account>, except digest: String?, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      DELETE FROM session WHERE account_id = \(account) AND token_digest <> \(digest ?? "")
      """)
  }

  /// Removes sessions that ended by themselves; the table holds live ones only.
  static func sweep(now: Instant, in transaction: Transaction) throws(StorageError) {
    let idle = now.adding(seconds: -SessionRule.idleSeconds)
    try transaction.execute("DELETE FROM session WHERE last_seen_at_ms <= \(idle)")
  }
}

extension CalendarDate {
  /// The day on which roles and names are looked at: the day in WIB, the zone of the programme.
  ///
  /// One day for the whole nation, so that a role does not begin three times (decision 0041).
  package init(programmeDayOf instant: Instant) {
    self.init(of: instant, offsetSeconds: 7 * 3600)
  }
}
