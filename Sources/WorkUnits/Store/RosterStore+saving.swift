import AccountsModel
import Kernel
import Storage
import WorkUnitsModel

extension RosterStore {
  /// Stores somebody who was not there before.
  static func insert(
    _ person: EmployeeHistory, at instant: Instant, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      INSERT INTO employee (id, nip, name, account_id, created_at_ms, version)
      VALUES (\(person.id), \(person.nip.text), \(person.name.text), \(person.accountID),
        \(instant), \(person.version))
      """)
    for stay in person.stays { try insert(stay, of: person.id, in: transaction) }
  }

  /// Stores what changed of a person.
  ///
  /// - Throws: `staleVersion` when somebody else changed the person in the meantime.
  static func save(
    _ person: EmployeeHistory, before: EmployeeHistory, in transaction: Transaction
  ) throws(StorageError) {
    let changed = try transaction.execute(
      """
      UPDATE employee
      SET name = \(person.name.text), account_id = \(person.accountID), version = version + 1
      WHERE id = \(person.id) AND version = \(person.version)
      """)
    guard changed == 1 else { throw .staleVersion }
    for stay in before.stays where !person.stays.contains(stay) {
      try transaction.execute(
        """
        DELETE FROM unit_stay
        WHERE unit_id = \(stay.post.unitID) AND employee_id = \(person.id)
          AND joined_on = \(stay.joinedOn)
        """)
    }
    for stay in person.stays where !before.stays.contains(stay) {
      try insert(stay, of: person.id, in: transaction)
    }
  }

  /// The person to whom an account is linked by hand, or whose number is its login.
  static func owner(
    of account: ID<Account>, in transaction: Transaction
  ) throws(StorageError) -> ID<Employee>? {
    let row = try transaction.first(
      """
      SELECT employee.id
      FROM employee
      WHERE employee.account_id = \(account)
        OR employee.nip = (SELECT login FROM account WHERE id = \(account))
      ORDER BY CASE WHEN employee.account_id = \(account) THEN 0 ELSE 1 END, employee.id
      """)
    return try row?.id("id", of: Employee.self)
  }

  private static func insert(
    _ stay: Stay, of person: ID<Employee>, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      INSERT INTO unit_stay
        (institution_id, unit_id, employee_id, joined_on, left_on, position, section)
      VALUES (\(stay.post.institutionID), \(stay.post.unitID), \(person), \(stay.joinedOn),
        \(stay.leftOn), \(stay.post.position.text), \(stay.post.section?.text))
      """)
  }
}
