package import AccountsModel
package import Kernel
package import Storage

/// Roles of accounts: SQL in, model out.
package enum GrantStore {
  /// Every role that an account holds, held or will hold, the latest first.
  package static func grants(
    of account: ID<Account>, in transaction: Transaction
  ) throws(StorageError) -> [RoleGrant] {
    try grants(of: [account], in: transaction)
  }

  /// Every role that some accounts hold, held or will hold, the latest of each account first.
  package static func grants(
    of accounts: [ID<Account>], in transaction: Transaction
  ) throws(StorageError) -> [RoleGrant] {
    let rows = try transaction.query(
      """
      SELECT id, account_id, role, scope_kind, scope_id, institution_id, valid_from, valid_until,
        ended_at_ms, reason
      FROM role_grant
      WHERE account_id IN (\(SQL.list(accounts)))
      ORDER BY account_id, valid_from DESC, id DESC
      """)
    return try rows.map { row throws(StorageError) in try grant(row) }
  }

  static func insert(
    _ grant: RoleGrant, in transaction: Transaction
  ) throws(StorageError) {
    let (kind, place) = Self.columns(of: grant.scope)
    try transaction.execute(
      """
      INSERT INTO role_grant
        (account_id, id, role, scope_kind, scope_id, institution_id, valid_from, valid_until,
         ended_at_ms, reason)
      VALUES (\(grant.accountID), \(grant.id), \(grant.role.rawValue), \(kind), \(place),
        \(grant.institutionID), \(grant.from), \(grant.until), \(grant.endedAt),
        \(grant.reason?.text))
      """)
  }

  static func end(_ grant: RoleGrant, in transaction: Transaction) throws(StorageError) {
    let changed = try transaction.execute(
      """
      UPDATE role_grant
      SET ended_at_ms = \(grant.endedAt)
      WHERE account_id = \(grant.accountID) AND id = \(grant.id) AND ended_at_ms IS NULL
      """)
    guard changed == 1 else { throw .staleVersion }
  }

  /// Whether an account other than this one, and able to sign in, runs the installation on a day.
  static func hasOtherAdministrator(
    than account: ID<Account>, on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> Bool {
    try transaction.first(
      """
      SELECT account.id
      FROM role_grant JOIN account ON account.id = role_grant.account_id
      WHERE role_grant.role = 'administrator' AND role_grant.ended_at_ms IS NULL
        AND role_grant.valid_from <= \(day)
        AND (role_grant.valid_until IS NULL OR role_grant.valid_until >= \(day))
        AND account.is_active = 1 AND account.password_hash IS NOT NULL
        AND account.id <> \(account)
      ORDER BY account.id
      LIMIT 1
      """) != nil
  }

  /// The scope of a row; nil when the columns contradict each other.
  static func scope(kind: String, id: String?) -> Scope? {
    switch (kind, id) {
    case ("national", nil): .national
    case ("institution", .some(let id)): .institution(id)
    case ("work_unit", .some(let id)): .workUnit(id)
    default: nil
    }
  }

  private static func columns(of scope: Scope) -> (kind: String, id: String?) {
    switch scope {
    case .national: ("national", nil)
    case .institution(let id): ("institution", id)
    case .workUnit(let id): ("work_unit", id)
    }
  }

  private static func grant(_ row: Row) throws(StorageError) -> RoleGrant {
    let scope = scope(kind: try row.text("scope_kind"), id: try row.optionalText("scope_id"))
    let place: GrantPlace? =
      switch (scope, try row.optionalText("institution_id")) {
      case (.national, nil): .national
      case (.institution(let id), .some): .institution(id)
      case (.workUnit(let id), .some(let institution)): .workUnit(id, institution: institution)
      default: nil
      }
    guard let place, let role = Role(rawValue: try row.text("role")),
      let grant = try? RoleGrant(
        id: row.id("id", of: RoleGrant.self), accountID: row.id("account_id", of: Account.self),
        role: role, at: place, from: row.date("valid_from"), until: row.optionalDate("valid_until"),
        endedAt: row.optionalInstant("ended_at_ms"),
        reason: row.optionalText("reason").map { try Reason($0) })
    else { throw .broken("Role \(try row.text("id")) cannot be read.") }
    return grant
  }
}
