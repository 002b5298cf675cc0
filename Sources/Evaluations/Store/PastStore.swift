import Accounts
package import AccountsModel
package import EvaluationsModel
package import Kernel
package import Storage
import WorkUnitsModel
import WorksheetsModel

/// The facts that speak for or against an assessor, from every table that knows some.
///
/// Set based: the number of statements does not grow with people or units.
package enum PastStore {
  /// What is known of people apart from what they declare for the year; six statements.
  ///
  /// - Parameters:
  ///   - people: Accounts.
  ///   - transaction: A read is enough.
  /// - Returns: One entry for each account, in the order given.
  /// - Throws: What the database throws.
  package static func past(
    of people: [ID<Account>], in transaction: Transaction
  ) throws(StorageError) -> [AssessorPast] {
    guard !people.isEmpty else { return [] }
    let accounts = try employees(of: people, in: transaction)
    let stays = try stays(of: accounts, in: transaction)
    let heads = try heads(of: accounts, in: transaction)
    let grants = Dictionary(
      grouping: try GrantStore.grants(of: people, in: transaction), by: \.accountID)
    let verdicts = try verdicts(of: people, in: transaction)
    let families = try families(of: people, in: transaction)
    return people.map { person in
      AssessorPast(
        assessorID: person, stays: stays[person] ?? [], heads: heads[person] ?? [],
        grants: grants[person] ?? [], verdicts: verdicts[person] ?? [],
        familyDeclared: families[person] ?? [])
    }
  }

  /// The account of each person on a roster who has one of these, by the person.
  ///
  /// As the roster says it: linked by hand, or the login is the number of the person.
  private static func employees(
    of people: [ID<Account>], in transaction: Transaction
  ) throws(StorageError) -> [ID<Employee>: ID<Account>] {
    let rows = try transaction.query(
      """
      SELECT linked.id AS employee_id, linked.account_id AS account_id
      FROM employee linked
      WHERE linked.account_id IN (\(SQL.list(people)))
      UNION ALL
      SELECT person.id, account.id
      FROM account
      JOIN employee person ON person.nip = account.login AND person.account_id IS NULL
      WHERE account.id IN (\(SQL.list(people)))
        AND NOT EXISTS (SELECT 1 FROM employee other WHERE other.account_id = account.id)
      ORDER BY employee_id
      """)
    var accounts: [ID<Employee>: ID<Account>] = [:]
    for row in rows {
      accounts[try row.id("employee_id", of: Employee.self)] =
        try row.id("account_id", of: Account.self)
    }
    return accounts
  }

  private static func stays(
    of accounts: [ID<Employee>: ID<Account>], in transaction: Transaction
  ) throws(StorageError) -> [ID<Account>: [Stay]] {
    guard !accounts.isEmpty else { return [:] }
    let rows = try transaction.query(
      """
      SELECT employee_id, institution_id, unit_id, joined_on, left_on, position, section
      FROM unit_stay
      WHERE employee_id IN (\(SQL.list(accounts.keys.sorted())))
      ORDER BY employee_id, joined_on
      """)
    var stays: [ID<Account>: [Stay]] = [:]
    for row in rows {
      guard let account = accounts[try row.id("employee_id", of: Employee.self)],
        let position = try? JobTitle(row.text("position"))
      else { throw .broken("A stay cannot be read.") }
      let section = try row.optionalText("section").flatMap { try? PlaceName($0) }
      stays[account, default: []].append(
        Stay(
          post: Post(
            institutionID: try row.id("institution_id", of: Institution.self),
            unitID: try row.id("unit_id", of: WorkUnit.self), position: position,
            section: section),
          joinedOn: try row.date("joined_on"), leftOn: try row.optionalDate("left_on")))
    }
    return stays
  }

  private static func heads(
    of accounts: [ID<Employee>: ID<Account>], in transaction: Transaction
  ) throws(StorageError) -> [ID<Account>: [UnitHead]] {
    guard !accounts.isEmpty else { return [:] }
    let rows = try transaction.query(
      """
      SELECT employee_id, unit_id, is_acting, valid_from, valid_until
      FROM unit_head
      WHERE employee_id IN (\(SQL.list(accounts.keys.sorted())))
      ORDER BY employee_id, unit_id, valid_from
      """)
    var heads: [ID<Account>: [UnitHead]] = [:]
    for row in rows {
      let employee = try row.id("employee_id", of: Employee.self)
      guard let account = accounts[employee] else { continue }
      heads[account, default: []].append(
        UnitHead(
          unitID: try row.id("unit_id", of: WorkUnit.self), employeeID: employee,
          isActing: try row.bool("is_acting"), from: try row.date("valid_from"),
          until: try row.optionalDate("valid_until")))
    }
    return heads
  }

  /// The judgements in whose team people are or were, whatever their duty there.
  private static func verdicts(
    of people: [ID<Account>], in transaction: Transaction
  ) throws(StorageError) -> [ID<Account>: [EarlierVerdict]] {
    let rows = try transaction.query(
      """
      SELECT DISTINCT member.account_id, evaluation.unit_id, evaluation.year, evaluation.layer
      FROM evaluation_member member
      JOIN evaluation ON evaluation.unit_id = member.unit_id
        AND evaluation.id = member.evaluation_id
      WHERE member.account_id IN (\(SQL.list(people)))
      ORDER BY member.account_id, evaluation.year, evaluation.layer, evaluation.unit_id
      """)
    var verdicts: [ID<Account>: [EarlierVerdict]] = [:]
    for row in rows {
      guard let layer = Layer(rawValue: try row.text("layer")) else {
        throw .broken("A judgement has a layer that is none.")
      }
      verdicts[try row.id("account_id", of: Account.self), default: []].append(
        EarlierVerdict(
          unitID: try row.id("unit_id", of: WorkUnit.self), year: Int(try row.int("year")),
          layer: layer))
    }
    return verdicts
  }

  private static func families(
    of people: [ID<Account>], in transaction: Transaction
  ) throws(StorageError) -> [ID<Account>: [FamilyDeclared]] {
    let rows = try transaction.query(
      """
      SELECT DISTINCT declaration.account_id, declaration.unit_id, declaration.year
      FROM conflict_declaration declaration
      JOIN conflict_statement statement ON statement.unit_id = declaration.unit_id
        AND statement.declaration_id = declaration.id
      WHERE declaration.account_id IN (\(SQL.list(people)))
        AND statement.kind = \(ConflictKind.family.rawValue)
      ORDER BY declaration.account_id, declaration.unit_id, declaration.year
      """)
    var families: [ID<Account>: [FamilyDeclared]] = [:]
    for row in rows {
      families[try row.id("account_id", of: Account.self), default: []].append(
        FamilyDeclared(
          unitID: try row.id("unit_id", of: WorkUnit.self), year: Int(try row.int("year"))))
    }
    return families
  }
}
