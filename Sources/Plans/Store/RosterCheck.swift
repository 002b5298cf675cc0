package import Kernel
import PlansModel
package import Storage
import WorkUnits
package import WorkUnitsModel

/// Who of the people that a plan names is on the roster of the unit on a day.
package enum RosterCheck {
  /// Those of some people who are on the roster of a unit on a day, in one statement.
  package static func present(
    _ people: [ID<Employee>], in unit: ID<WorkUnit>, on day: CalendarDate,
    transaction: Transaction
  ) throws(StorageError) -> Set<ID<Employee>> {
    let rows = try transaction.query(
      """
      SELECT stay.employee_id
      FROM unit_stay stay
      WHERE stay.unit_id = \(unit) AND stay.employee_id IN (\(SQL.list(people)))
        AND stay.joined_on <= \(day) AND (stay.left_on IS NULL OR stay.left_on >= \(day))
      ORDER BY stay.employee_id
      """)
    var present: Set<ID<Employee>> = []
    for row in rows { present.insert(try row.id("employee_id", of: Employee.self)) }
    return present
  }

  /// The person behind an account, in whatever unit: linked by hand, or by the number as login.
  ///
  /// - Returns: nil for an account of nobody on any roster.
  package static func person(
    ofAccount account: String, in transaction: Transaction
  ) throws(StorageError) -> ID<Employee>? {
    let row = try transaction.first(
      """
      SELECT employee.id FROM employee WHERE employee.account_id = \(account)
      UNION ALL
      SELECT person.id
      FROM employee person
      JOIN account ON account.login = person.nip
      WHERE account.id = \(account) AND person.account_id IS NULL
        AND NOT EXISTS (SELECT 1 FROM employee linked WHERE linked.account_id = account.id)
      ORDER BY id
      """)
    return try row?.id("id", of: Employee.self)
  }

  /// The columns `person_name` and `person_is_here` for a table joined to `employee` as `person`.
  ///
  /// - Parameters:
  ///   - unit: The column with the unit.
  ///   - day: The day.
  /// - Returns: A part of the list after SELECT.
  static func columns(unit: SQL, on day: CalendarDate) -> SQL {
    """
    person.id AS person_id, person.name AS person_name,
    CASE WHEN EXISTS (
      SELECT 1 FROM unit_stay stay
      WHERE stay.unit_id = \(unit) AND stay.employee_id = person.id
        AND stay.joined_on <= \(day) AND (stay.left_on IS NULL OR stay.left_on >= \(day))
    ) THEN 1 ELSE 0 END AS person_is_here
    """
  }

  /// Reads the columns above.
  static func assignee(_ row: Row) throws(StorageError) -> Assignee {
    Assignee(
      id: try row.id("person_id", of: Employee.self), name: try row.text("person_name"),
      isHere: try row.bool("person_is_here"))
  }
}
