package import AccountsModel
package import Kernel
package import Storage

/// A question to the list of accounts.
package struct AccountQuery: Sendable {
  /// The accounts on one page.
  package static let pageSize = 25

  /// A part of a name or login; empty for all.
  package var search: String
  /// Only accounts that belong to these instansi; nil for all.
  package var institutions: [String]?
  /// The page, from 1.
  package var page: Int

  /// Asks for a page.
  package init(search: String = "", institutions: [String]? = nil, page: Int = 1) {
    self.search = search
    self.institutions = institutions
    self.page = max(1, page)
  }
}

/// One page of accounts.
package struct AccountList: Sendable {
  /// One line of the list.
  package struct Line: Sendable {
    /// The identity.
    package let id: ID<Account>
    /// The login.
    package let login: String
    /// The name.
    package let name: String
    /// The instansi it belongs to.
    package let institutionID: String?
    /// Whether the person may sign in.
    package let isActive: Bool
    /// Whether it holds, or will hold, a role outside of its instansi.
    package let reachesBeyond: Bool
    /// The roles that hold on the day that was asked for.
    package let roles: [Role]
  }

  /// The lines in the order of names.
  package let lines: [Line]
  /// All that match, on every page.
  package let total: Int
}

extension AccountStore {
  /// One page of accounts in the order of names.
  package static func list(
    _ query: AccountQuery, on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> AccountList {
    let total = try transaction.first(
      "SELECT CAST(count(id) AS BIGINT) AS total FROM account WHERE \(condition(of: query))")
    let lines = try lines(
      query, limit: AccountQuery.pageSize, offset: (query.page - 1) * AccountQuery.pageSize,
      on: day, in: transaction)
    return AccountList(lines: lines, total: Int(try total?.int("total") ?? 0))
  }

  /// Every account that matches, on whatever page, in the order of names.
  package static func all(
    _ query: AccountQuery, on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> [AccountList.Line] {
    // Piece by piece, since the roles are asked for by name and a statement holds only so many.
    let pieceSize = 1000
    var all: [AccountList.Line] = []
    while true {
      let piece = try lines(
        query, limit: pieceSize, offset: all.count, on: day, in: transaction)
      all += piece
      if piece.count < pieceSize { return all }
    }
  }

  private static func lines(
    _ query: AccountQuery, limit: Int, offset: Int, on day: CalendarDate,
    in transaction: Transaction
  ) throws(StorageError) -> [AccountList.Line] {
    let rows = try transaction.query(
      """
      SELECT id, login, name, institution_id, is_active,
        CASE WHEN EXISTS (
          SELECT role_grant.id FROM role_grant
          WHERE role_grant.account_id = account.id AND role_grant.ended_at_ms IS NULL
            AND (role_grant.valid_until IS NULL OR role_grant.valid_until >= \(day))
            AND role_grant.institution_id IS DISTINCT FROM account.institution_id
        ) THEN 1 ELSE 0 END AS reaches_beyond
      FROM account
      WHERE \(condition(of: query))
      ORDER BY lower(name), id
      LIMIT \(limit) OFFSET \(offset)
      """)
    let roles = try currentRoles(
      of: try rows.map { row throws(StorageError) in try row.text("id") }, on: day, in: transaction)
    var lines: [AccountList.Line] = []
    for row in rows {
      lines.append(
        AccountList.Line(
          id: try row.id("id", of: Account.self), login: try row.text("login"),
          name: try row.text("name"), institutionID: try row.optionalText("institution_id"),
          isActive: try row.bool("is_active"),
          reachesBeyond: try row.bool("reaches_beyond"), roles: roles[try row.text("id")] ?? []))
    }
    return lines
  }

  private static func condition(of query: AccountQuery) -> SQL {
    var parts: [SQL] = ["1 = 1"]
    let words = query.search.split(whereSeparator: \.isWhitespace).prefix(8)
    for word in words {
      let pattern = "%" + escaped(String(word)) + "%"
      parts.append(
        """
        (lower(name) LIKE lower(\(pattern)) ESCAPE '\\'
          OR lower(login) LIKE lower(\(pattern)) ESCAPE '\\')
        """)
    }
    if let institutions = query.institutions {
      parts.append("institution_id IN (\(SQL.list(institutions)))")
    }
    return SQL.joined(parts, by: " AND ")
  }

  private static func currentRoles(
    of accounts: [String], on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> [String: [Role]] {
    let rows = try transaction.query(
      """
      SELECT DISTINCT account_id, role
      FROM role_grant
      WHERE account_id IN (\(SQL.list(accounts))) AND ended_at_ms IS NULL
        AND valid_from <= \(day) AND (valid_until IS NULL OR valid_until >= \(day))
      ORDER BY account_id, role
      """)
    var roles: [String: [Role]] = [:]
    for row in rows {
      guard let role = Role(rawValue: try row.text("role")) else { continue }
      roles[try row.text("account_id"), default: []].append(role)
    }
    return roles
  }

  /// Makes `%`, `_` and `\` mean themselves in a pattern.
  private static func escaped(_ text: String) -> String {
    var out = ""
    for character in text {
      if character == "%" || character == "_" || character == "\\" { out.append("\\") }
      out.append(character)
    }
    return out
  }
}
