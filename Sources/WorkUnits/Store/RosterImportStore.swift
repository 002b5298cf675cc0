import Accounts
import AccountsModel
import Cryptography
package import Kernel
package import Storage
package import WorkUnitsModel

/// What an import of employees needs to know, the storing of a decided one, and the export.
package enum RosterImportStore {
  /// Decides a file with what is on record.
  ///
  /// - Parameters:
  ///   - rows: The cells with the header first.
  ///   - unit: The unit of rows that name none; nil when each names its own.
  ///   - institution: The instansi whose units the rows may name.
  ///   - instant: The moment, for the ids of new people.
  ///   - day: The day whose names of units the rows use.
  ///   - transaction: A read is enough.
  /// - Returns: The decision, nothing of it stored.
  /// - Throws: `RosterImportRefusal` of the whole file, or what the database throws.
  package static func decide(
    _ rows: [[String]], for unit: WorkUnit?, in institution: ID<Institution>, at instant: Instant,
    on day: CalendarDate, transaction: Transaction
  ) throws -> RosterImport {
    let table = try RosterImport.arranged(rows, needsUnit: unit == nil)
    var known = KnownRoster(
      units: try units(of: institution, on: day, in: transaction),
      unit: unit.map { ($0.id, $0.institutionID) })
    let numbers = table.rows.compactMap { row in
      try? NIP(row["nip"], orOf: PersonName(row["nama"])).text
    }
    known.people = try people(Array(Set(numbers)).sorted(), in: transaction)
    var random = SecureGenerator()
    return try RosterImport(rows: rows, known: known, at: instant, using: &random)
  }

  /// Stores an accepted import.
  ///
  /// - Throws: What the database throws.
  package static func store(
    _ plan: RosterImport, by principal: Principal?, at instant: Instant,
    in transaction: Transaction
  ) throws(StorageError) {
    precondition(plan.isAccepted, "an import with refused rows is never stored")
    let new = plan.changes.filter { $0.before == nil }.map(\.after)
    try RosterStore.insert(new, at: instant, in: transaction)
    for change in plan.changes {
      guard let before = change.before else { continue }
      try RosterStore.save(change.after, before: before, in: transaction)
    }
    try Act(by: principal, at: instant).journal(
      plan.changes.flatMap(\.events).map(\.journalEntry), in: transaction)
  }

  /// Every stay in a unit, or in all units of an instansi, in the columns of the import.
  ///
  /// - Parameters:
  ///   - unit: The unit; nil for the whole instansi.
  ///   - institution: The instansi.
  ///   - day: The day whose names of units are written.
  ///   - transaction: A read is enough.
  /// - Returns: The rows with the header first.
  /// - Throws: What the database throws.
  package static func rows(
    of unit: ID<WorkUnit>?, in institution: ID<Institution>, on day: CalendarDate,
    transaction: Transaction
  ) throws(StorageError) -> [[String]] {
    let condition: SQL =
      if let unit { "stay.unit_id = \(unit)" } else { "stay.institution_id = \(institution)" }
    let found = try transaction.query(
      """
      SELECT employee.nip, employee.name, stay.position, stay.section, stay.joined_on,
        stay.left_on, stay.unit_id
      FROM unit_stay stay
      JOIN employee ON employee.id = stay.employee_id
      WHERE \(condition)
      ORDER BY employee.nip, stay.joined_on
      """)
    var names: [String: String] = [:]
    for (name, unit) in try unitNames(of: institution, on: day, in: transaction) {
      names[unit.text] = name
    }
    var rows = [RosterImport.columns]
    for row in found {
      rows.append([
        try row.text("nip"), try row.text("name"), try row.text("position"),
        try row.optionalText("section") ?? "", try row.text("joined_on"),
        try row.optionalText("left_on") ?? "", names[try row.text("unit_id")] ?? "",
      ])
    }
    return rows
  }

  private static func units(
    of institution: ID<Institution>, on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> [String: (id: ID<WorkUnit>, institution: ID<Institution>)] {
    var units: [String: (id: ID<WorkUnit>, institution: ID<Institution>)] = [:]
    for (name, unit) in try unitNames(of: institution, on: day, in: transaction) {
      units[name.lowercased()] = (unit, institution)
    }
    return units
  }

  private static func unitNames(
    of institution: ID<Institution>, on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> [(name: String, id: ID<WorkUnit>)] {
    let rows = try transaction.query(
      """
      SELECT unit.id, \(WorkUnitStore.name(on: day)) AS name
      FROM work_unit unit
      WHERE unit.institution_id = \(institution)
      ORDER BY unit.is_active, unit.id
      """)
    // Open units come last, so that a closed one of the same name does not hide them.
    return try rows.map { row throws(StorageError) in
      (try row.text("name"), try row.id("id", of: WorkUnit.self))
    }
  }

  private static func people(
    _ numbers: [String], in transaction: Transaction
  ) throws(StorageError) -> [String: EmployeeHistory] {
    var people: [String: EmployeeHistory] = [:]
    for start in stride(from: 0, to: numbers.count, by: 500) {
      let part = Array(numbers[start..<min(start + 500, numbers.count)])
      for person in try RosterStore.histories(numbers: part, in: transaction) {
        people[person.nip.text] = person
      }
    }
    return people
  }
}

extension RosterStore {
  /// The people with these numbers, with every stay.
  static func histories(
    numbers: [String], in transaction: Transaction
  ) throws(StorageError) -> [EmployeeHistory] {
    let rows = try transaction.query(
      """
      SELECT id, nip, name, account_id, version
      FROM employee
      WHERE nip IN (\(SQL.list(numbers)))
      ORDER BY id
      """)
    guard !rows.isEmpty else { return [] }
    let ids = try rows.map { row throws(StorageError) in try row.id("id", of: Employee.self) }
    let stays = try transaction.query(
      """
      SELECT employee_id, institution_id, unit_id, joined_on, left_on, position, section
      FROM unit_stay
      WHERE employee_id IN (\(SQL.list(ids)))
      ORDER BY employee_id, joined_on
      """)
    var byPerson: [ID<Employee>: [Stay]] = [:]
    for row in stays {
      byPerson[try row.id("employee_id", of: Employee.self), default: []].append(try stay(row))
    }
    return try rows.map { row throws(StorageError) in
      let (nip, name) = try person(row)
      let id = try row.id("id", of: Employee.self)
      return EmployeeHistory(
        id: id, nip: nip, name: name,
        accountID: try row.optionalID("account_id", of: Account.self),
        stays: byPerson[id] ?? [], version: try row.int("version"))
    }
  }

  /// Stores many new people at once.
  static func insert(
    _ people: [EmployeeHistory], at instant: Instant, in transaction: Transaction
  ) throws(StorageError) {
    let limit = 50
    for start in stride(from: 0, to: people.count, by: limit) {
      let part = people[start..<min(start + limit, people.count)]
      let values = part.map { person -> SQL in
        """
        (\(person.id), \(person.nip.text), \(person.name.text), \(person.accountID), \(instant),
         \(person.version))
        """
      }
      try transaction.execute(
        """
        INSERT INTO employee (id, nip, name, account_id, created_at_ms, version)
        VALUES \(SQL.joined(values, by: ", "))
        """)
    }
    try RosterStore.insert(
      people.flatMap { person in person.stays.map { (person, $0) } }, in: transaction)
  }
}
