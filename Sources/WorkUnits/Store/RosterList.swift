package import Kernel
package import Storage
package import WorkUnitsModel

/// A question to the roster of a unit or of a whole instansi.
package struct RosterQuery: Sendable {
  /// The people on one page.
  package static let pageSize = 50

  /// The instansi.
  package let institutionID: ID<Institution>
  /// Only this unit; nil for all units of the instansi.
  package let unitID: ID<WorkUnit>?
  /// The day whose roster is asked for.
  package let day: CalendarDate
  /// Words that name, number, position or section contain; empty for all.
  package let search: String
  /// The page, from 1.
  package let page: Int

  /// Asks for a page.
  package init(
    institutionID: ID<Institution>, unitID: ID<WorkUnit>?, day: CalendarDate,
    search: String = "", page: Int = 1
  ) {
    self.institutionID = institutionID
    self.unitID = unitID
    self.day = day
    self.search = search
    self.page = max(1, page)
  }
}

/// One page of a roster.
package struct RosterList: Sendable {
  /// The people, by section and name in a unit, by name in an instansi.
  package let people: [Employee]
  /// The name of each unit among them, by id.
  package let unitNames: [ID<WorkUnit>: String]
  /// All that match, on every page.
  package let total: Int

  /// How many pages the list has.
  var pageCount: Int { (total + RosterQuery.pageSize - 1) / RosterQuery.pageSize }
}

extension RosterStore {
  /// One page of a roster.
  package static func list(
    _ query: RosterQuery, in transaction: Transaction
  ) throws(StorageError) -> RosterList {
    let total = try transaction.first(count(query))?.int("total") ?? 0
    let rows = try transaction.query(page(query))
    let people = try rows.map { row throws(StorageError) in try employee(row) }
    var names: [ID<WorkUnit>: String] = [:]
    if query.unitID == nil {
      for unit in Set(people.map(\.unitID)) {
        names[unit] = try WorkUnitStore.name(of: unit, on: query.day, in: transaction)
      }
    }
    return RosterList(people: people, unitNames: names, total: Int(total))
  }

  /// How many people each section of a unit has on a day, the biggest first; nil for no section.
  package static func sections(
    of unit: ID<WorkUnit>, on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> [(section: String?, count: Int)] {
    let rows = try transaction.query(
      """
      SELECT stay.section, CAST(count(1) AS BIGINT) AS total
      FROM unit_stay stay
      WHERE stay.unit_id = \(unit) AND \(holds(on: day))
      GROUP BY stay.section
      ORDER BY total DESC, stay.section
      """)
    return try rows.map { row throws(StorageError) in
      (try row.optionalText("section"), Int(try row.int("total")))
    }
  }

  /// How many people belong to a unit on a day.
  package static func memberCount(
    of unit: ID<WorkUnit>, on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> Int {
    let row = try transaction.first(
      """
      SELECT CAST(count(1) AS BIGINT) AS total
      FROM unit_stay stay
      WHERE stay.unit_id = \(unit) AND \(holds(on: day))
      """)
    return Int(try row?.int("total") ?? 0)
  }

  static func count(_ query: RosterQuery) -> SQL {
    """
    SELECT CAST(count(1) AS BIGINT) AS total
    FROM \(source(query))
    WHERE \(condition(query))
    """
  }

  /// Finds the keys of the page in the order of an index, then reads these people alone: joining
  /// and sorting 20,000 of them took 50 ms.
  static func page(_ query: RosterQuery) -> SQL {
    let order: SQL =
      query.unitID == nil
      ? "stay.sort_name, stay.employee_id"
      : """
      CASE WHEN stay.section IS NULL THEN 1 ELSE 0 END, lower(stay.section), stay.sort_name,
        stay.employee_id
      """
    return select(
      from: """
        (
          SELECT stay.unit_id, stay.employee_id, stay.joined_on
          FROM \(source(query))
          WHERE \(condition(query))
          ORDER BY \(order)
          LIMIT \(RosterQuery.pageSize) OFFSET \((query.page - 1) * RosterQuery.pageSize)
        ) AS shown
        JOIN unit_stay stay ON stay.unit_id = shown.unit_id
          AND stay.employee_id = shown.employee_id AND stay.joined_on = shown.joined_on
        """, "ORDER BY \(order)")
  }

  /// The stays; with their people only when words are looked for in them.
  private static func source(_ query: RosterQuery) -> SQL {
    query.search.isEmpty
      ? "unit_stay stay"
      : "unit_stay stay JOIN employee ON employee.id = stay.employee_id"
  }

  private static func condition(_ query: RosterQuery) -> SQL {
    var conditions = [place(query), holds(on: query.day)]
    for word in query.search.split(whereSeparator: \.isWhitespace).prefix(8) {
      let pattern = WorkUnitStore.likePattern(String(word))
      conditions.append(
        """
        (lower(employee.name) LIKE lower(\(pattern)) ESCAPE '\\'
          OR employee.nip LIKE \(pattern) ESCAPE '\\'
          OR lower(stay.position) LIKE lower(\(pattern)) ESCAPE '\\'
          OR lower(COALESCE(stay.section, '')) LIKE lower(\(pattern)) ESCAPE '\\')
        """)
    }
    return SQL.joined(conditions, by: " AND ")
  }

  private static func place(_ query: RosterQuery) -> SQL {
    if let unit = query.unitID { return "stay.unit_id = \(unit)" }
    return "stay.institution_id = \(query.institutionID)"
  }
}

extension RosterStore {
  /// The login of a person's account, linked by hand or by the number; nil without one.
  static func accountLogin(
    of person: EmployeeHistory, in transaction: Transaction
  ) throws(StorageError) -> String? {
    let row = try transaction.first(
      """
      SELECT account.login
      FROM account
      WHERE account.id = \(person.accountID) OR (account.login = \(person.nip.text)
        AND NOT EXISTS (SELECT 1 FROM employee linked WHERE linked.account_id = account.id))
      ORDER BY CASE WHEN account.id = \(person.accountID) THEN 0 ELSE 1 END, account.id
      """)
    return try row?.text("login")
  }

  /// The open units of an instansi by name.
  static func openUnits(
    of institution: ID<Institution>, on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> [(id: ID<WorkUnit>, name: String)] {
    let rows = try transaction.query(
      """
      SELECT named.id, named.name
      FROM (
        SELECT unit.id, \(WorkUnitStore.name(on: day)) AS name
        FROM work_unit unit
        WHERE unit.institution_id = \(institution) AND unit.is_active = 1
      ) AS named
      ORDER BY lower(named.name), named.id
      """)
    return try rows.map { row throws(StorageError) in
      (try row.id("id", of: WorkUnit.self), try row.text("name"))
    }
  }
}
