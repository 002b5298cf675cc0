package import Kernel
package import Storage
package import WorkUnitsModel

/// The heads of units: SQL in, model out.
package enum HeadStore {
  /// A head with the person behind it.
  package struct Office: Hashable, Sendable {
    /// The office with its days.
    package let head: UnitHead
    /// The person, in the unit of that day; an acting head may be of another one.
    package let employee: Employee
  }

  /// Who is head of a unit on a day.
  ///
  /// - Returns: nil without a head, or when the head is on no roster that day.
  package static func head(
    of unit: ID<WorkUnit>, on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> Employee? {
    try office(of: unit, on: day, in: transaction)?.employee
  }

  /// Who is head of a unit on a day, definitive or acting, and since when.
  ///
  /// - Returns: nil without a head, or when the head is on no roster that day.
  package static func office(
    of unit: ID<WorkUnit>, on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> Office? {
    guard let head = try heads(of: unit, in: transaction).head(on: day),
      let employee = try RosterStore.employee(head.employeeID, on: day, in: transaction)
    else { return nil }
    return Office(head: head, employee: employee)
  }

  /// Every head that a unit had.
  package static func heads(
    of unit: ID<WorkUnit>, in transaction: Transaction
  ) throws(StorageError) -> UnitHeads {
    try UnitHeads(heads("unit_id = \(unit)", in: transaction))
  }

  /// The offices of a person that last beyond a day.
  static func offices(
    of person: ID<Employee>, after day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> [UnitHead] {
    try heads(
      "employee_id = \(person) AND (valid_until IS NULL OR valid_until > \(day))",
      in: transaction)
  }

  private static func heads(
    _ condition: SQL, in transaction: Transaction
  ) throws(StorageError) -> [UnitHead] {
    let rows = try transaction.query(
      """
      SELECT unit_id, employee_id, is_acting, valid_from, valid_until
      FROM unit_head
      WHERE \(condition)
      ORDER BY unit_id, valid_from
      """)
    return try rows.map { row throws(StorageError) in
      UnitHead(
        unitID: try row.id("unit_id", of: WorkUnit.self),
        employeeID: try row.id("employee_id", of: Employee.self),
        isActing: try row.bool("is_acting"), from: try row.date("valid_from"),
        until: try row.optionalDate("valid_until"))
    }
  }

  static func save(
    _ head: UnitHead, of institution: ID<Institution>, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      INSERT INTO unit_head
        (institution_id, unit_id, valid_from, valid_until, employee_id, is_acting)
      VALUES (\(institution), \(head.unitID), \(head.from), \(head.until), \(head.employeeID),
        \(head.isActing))
      ON CONFLICT (unit_id, valid_from) DO UPDATE SET valid_until = excluded.valid_until
      """)
  }

  static func end(_ head: UnitHead, in transaction: Transaction) throws(StorageError) {
    try transaction.execute(
      """
      UPDATE unit_head SET valid_until = \(head.until)
      WHERE unit_id = \(head.unitID) AND valid_from = \(head.from)
      """)
  }
}
