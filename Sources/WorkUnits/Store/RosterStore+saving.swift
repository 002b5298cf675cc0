import AccountsModel
import Kernel
import Storage
import WorkUnitsModel

extension RosterStore {
  /// Stores somebody who was not there before.
  static func insert(
    _ person: EmployeeHistory, at instant: Instant, in transaction: Transaction
  ) throws(StorageError) {
    try insert([person], at: instant, in: transaction)
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
    let added = person.stays.filter { !before.stays.contains($0) }
    try insert(added.map { (person, $0) }, in: transaction)
    guard person.name != before.name else { return }
    try transaction.execute(
      """
      UPDATE unit_stay SET sort_name = lower(\(person.name.text)) WHERE employee_id = \(person.id)
      """)
  }

  /// Stores stays of people who are there, some at a time.
  static func insert(
    _ stays: [(person: EmployeeHistory, stay: Stay)], in transaction: Transaction
  ) throws(StorageError) {
    let limit = 50
    for start in stride(from: 0, to: stays.count, by: limit) {
      let values = stays[start..<min(start + limit, stays.count)].map { person, stay -> SQL in
        """
        (\(stay.post.institutionID), \(stay.post.unitID), \(person.id), \(stay.joinedOn),
         \(stay.leftOn), \(stay.post.position.text), \(stay.post.section?.text),
         lower(\(person.name.text)))
        """
      }
      try transaction.execute(
        """
        INSERT INTO unit_stay
          (institution_id, unit_id, employee_id, joined_on, left_on, position, section, sort_name)
        VALUES \(SQL.joined(values, by: ", "))
        """)
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
}
