import AccountsModel
package import Kernel
package import Storage
package import WorkUnitsModel

/// The roster: SQL in, model out.
package enum RosterStore {
  /// Everybody who belongs to a unit on a day, by section, then by name.
  package static func members(
    of unit: ID<WorkUnit>, on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> [Employee] {
    let rows = try transaction.query(
      select(
        "stay.unit_id = \(unit) AND \(holds(on: day))",
        "ORDER BY CASE WHEN stay.section IS NULL THEN 1 ELSE 0 END, lower(stay.section), "
          + "lower(employee.name), employee.id"))
    return try rows.map { row throws(StorageError) in try employee(row) }
  }

  /// Somebody of a unit by the number.
  ///
  /// - Returns: nil when nobody with this number belongs to the unit on the day.
  package static func find(
    nip: NIP, in unit: ID<WorkUnit>, on day: CalendarDate, transaction: Transaction
  ) throws(StorageError) -> Employee? {
    let row = try transaction.first(
      select(
        "employee.nip = \(nip.text) AND stay.unit_id = \(unit) AND \(holds(on: day))",
        "ORDER BY employee.id"))
    return try row.map { row throws(StorageError) in try employee(row) }
  }

  /// The person whose account this is, when a member of the unit on a day.
  ///
  /// The account is linked by hand, or its login is the number of the person.
  ///
  /// - Parameters:
  ///   - account: The id of the account, as a principal carries it.
  ///   - unit: The unit.
  ///   - day: The day.
  ///   - transaction: A read is enough.
  /// - Returns: nil for an account of nobody in the unit.
  /// - Throws: What the database throws.
  package static func employee(
    ofAccount account: String, in unit: ID<WorkUnit>, on day: CalendarDate,
    transaction: Transaction
  ) throws(StorageError) -> Employee? {
    let row = try transaction.first(
      select(
        """
        employee.id IN (
          SELECT id FROM employee WHERE account_id = \(account)
          UNION ALL
          SELECT person.id FROM employee person
          JOIN account ON account.login = person.nip
          WHERE account.id = \(account) AND person.account_id IS NULL
            AND NOT EXISTS (SELECT 1 FROM employee linked WHERE linked.account_id = account.id)
        )
        AND stay.unit_id = \(unit) AND \(holds(on: day))
        """, "ORDER BY employee.id"))
    return try row.map { row throws(StorageError) in try employee(row) }
  }

  /// Somebody in the unit of a day.
  ///
  /// - Returns: nil for somebody who is in no unit on the day.
  package static func employee(
    _ id: ID<Employee>, on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> Employee? {
    let row = try transaction.first(
      select("employee.id = \(id) AND \(holds(on: day))", "ORDER BY stay.joined_on DESC"))
    return try row.map { row throws(StorageError) in try employee(row) }
  }

  /// A person with every stay.
  ///
  /// - Returns: nil when there is none with this id.
  package static func history(
    of id: ID<Employee>, in transaction: Transaction
  ) throws(StorageError) -> EmployeeHistory? {
    try history("id = \(id)", in: transaction)
  }

  /// A person with every stay, by the number.
  ///
  /// - Returns: nil when nobody has the number.
  package static func history(
    nip: NIP, in transaction: Transaction
  ) throws(StorageError) -> EmployeeHistory? {
    try history("nip = \(nip.text)", in: transaction)
  }

  private static func history(
    _ condition: SQL, in transaction: Transaction
  ) throws(StorageError) -> EmployeeHistory? {
    let row = try transaction.first(
      "SELECT id, nip, name, account_id, version FROM employee WHERE \(condition) ORDER BY id")
    guard let row else { return nil }
    let id = try row.id("id", of: Employee.self)
    let stays = try transaction.query(
      """
      SELECT institution_id, unit_id, joined_on, left_on, position, section
      FROM unit_stay
      WHERE employee_id = \(id)
      ORDER BY joined_on
      """)
    let (nip, name) = try person(row)
    return EmployeeHistory(
      id: id, nip: nip, name: name,
      accountID: try row.optionalID("account_id", of: Account.self),
      stays: try stays.map { row throws(StorageError) in try stay(row) },
      version: try row.int("version"))
  }

  /// Employees in units on a condition.
  static func select(_ condition: SQL, _ rest: SQL) -> SQL {
    select(
      from: "unit_stay stay",
      """
      WHERE \(condition)
      \(rest)
      """)
  }

  /// The columns of an employee in a unit; the account by hand comes before the one by number.
  ///
  /// - Parameters:
  ///   - source: What gives rows called `stay`.
  ///   - rest: Condition and order.
  /// - Returns: The statement.
  static func select(from source: SQL, _ rest: SQL) -> SQL {
    """
    SELECT employee.id, employee.nip, employee.name, employee.version,
      COALESCE(employee.account_id, account.id) AS account_id, stay.institution_id,
      stay.unit_id, stay.joined_on, stay.left_on, stay.position, stay.section
    FROM \(source)
    JOIN employee ON employee.id = stay.employee_id
    LEFT JOIN account ON account.login = employee.nip
      AND NOT EXISTS (SELECT 1 FROM employee linked WHERE linked.account_id = account.id)
    \(rest)
    """
  }

  /// Whether the stay called `stay` holds on a day.
  static func holds(on day: CalendarDate) -> SQL {
    "stay.joined_on <= \(day) AND (stay.left_on IS NULL OR stay.left_on >= \(day))"
  }

  static func employee(_ row: Row) throws(StorageError) -> Employee {
    let (nip, name) = try person(row)
    return Employee(
      id: try row.id("id", of: Employee.self), nip: nip, name: name, stay: try stay(row),
      accountID: try row.optionalID("account_id", of: Account.self),
      version: try row.int("version"))
  }

  static func person(_ row: Row) throws(StorageError) -> (NIP, PersonName) {
    guard let nip = try? NIP(row.text("nip")), let name = try? PersonName(row.text("name")) else {
      throw .broken("Employee \(try row.text("id")) cannot be read.")
    }
    return (nip, name)
  }

  static func stay(_ row: Row) throws(StorageError) -> Stay {
    guard let position = try? JobTitle(row.text("position")) else {
      throw .broken("A stay has a position that is none.")
    }
    let section = try row.optionalText("section").flatMap { try? PlaceName($0) }
    return Stay(
      post: Post(
        institutionID: try row.id("institution_id", of: Institution.self),
        unitID: try row.id("unit_id", of: WorkUnit.self), position: position, section: section),
      joinedOn: try row.date("joined_on"), leftOn: try row.optionalDate("left_on"))
  }
}
