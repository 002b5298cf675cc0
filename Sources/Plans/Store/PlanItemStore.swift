package import Kernel
package import PlansModel
package import Storage
package import WorkUnitsModel

/// The items of plans: SQL in, model out.
package enum PlanItemStore {
  /// An item with who answers for it, as the roster of a day knows them.
  package typealias Owned = (item: PlanItem, owner: Assignee)

  /// Every item of a plan, removed ones included, in two statements whatever its size.
  package static func items(
    of unit: ID<WorkUnit>, year: CycleYear, on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> [Owned] {
    let condition: SQL = "item.unit_id = \(unit) AND item.year = \(year.number)"
    return try items(
      condition, questions: "item.unit_id = \(unit) AND item.year = \(year.number)", on: day,
      in: transaction)
  }

  /// An item of a unit and a year.
  ///
  /// - Returns: nil when the plan has none with this id.
  package static func find(
    _ id: ID<PlanItem>, of unit: ID<WorkUnit>, year: CycleYear, on day: CalendarDate,
    transaction: Transaction
  ) throws(StorageError) -> Owned? {
    let plan: SQL = "item.unit_id = \(unit) AND item.year = \(year.number)"
    return try items(
      plan + " AND item.id = \(id)", questions: plan + " AND item.item_id = \(id)", on: day,
      in: transaction
    ).first
  }

  /// What is entrusted to a person and still part of a plan, in every unit, the soonest due first.
  package static func items(
    entrustedTo person: ID<Employee>, years: ClosedRange<Int>, on day: CalendarDate,
    in transaction: Transaction
  ) throws(StorageError) -> [Owned] {
    let years: SQL = "item.year BETWEEN \(years.lowerBound) AND \(years.upperBound)"
    return try items(
      "item.owner_id = \(person) AND item.removed_at_ms IS NULL AND " + years,
      questions: years + """
         AND EXISTS (
          SELECT 1 FROM plan_item owned
          WHERE owned.unit_id = item.unit_id AND owned.year = item.year
            AND owned.id = item.item_id AND owned.owner_id = \(person)
        )
        """, on: day, in: transaction
    ).sorted { ($0.item.content.dueOn, $0.item.id) < ($1.item.content.dueOn, $1.item.id) }
  }

  /// How many items a plan has, removed ones included.
  package static func count(
    of unit: ID<WorkUnit>, year: CycleYear, in transaction: Transaction
  ) throws(StorageError) -> Int {
    let row = try transaction.first(
      """
      SELECT CAST(count(id) AS BIGINT) AS total FROM plan_item
      WHERE unit_id = \(unit) AND year = \(year.number)
      """)
    return Int(try row?.int("total") ?? 0)
  }

  static func insert(_ item: PlanItem, in transaction: Transaction) throws(StorageError) {
    let content = item.content
    try transaction.execute(
      """
      INSERT INTO plan_item (unit_id, year, id, area, quarters, action, output, target, measure,
        owner_id, due_on, version)
      VALUES (\(item.unitID), \(item.year.number), \(item.id), \(content.area.rawValue),
        \(content.quarters.rawValue), \(content.action.text), \(content.output.text),
        \(content.target.amount), \(content.target.measure.text), \(content.ownerID),
        \(content.dueOn), \(item.version))
      """)
    try insertQuestions(of: item, in: transaction)
  }

  /// Saves an item on the version it was read with.
  ///
  /// - Throws: `staleVersion` when another change came first.
  static func save(_ item: PlanItem, in transaction: Transaction) throws(StorageError) {
    let content = item.content
    let changed = try transaction.execute(
      """
      UPDATE plan_item
      SET area = \(content.area.rawValue), quarters = \(content.quarters.rawValue),
        action = \(content.action.text), output = \(content.output.text),
        target = \(content.target.amount), measure = \(content.target.measure.text),
        owner_id = \(content.ownerID), due_on = \(content.dueOn),
        removed_at_ms = \(item.removal?.at), removed_by = \(item.removal?.by),
        removal_reason = \(item.removal?.reason.text), version = version + 1
      WHERE unit_id = \(item.unitID) AND year = \(item.year.number) AND id = \(item.id)
        AND version = \(item.version)
      """)
    guard changed == 1 else { throw .staleVersion }
    try transaction.execute(
      """
      DELETE FROM plan_item_question
      WHERE unit_id = \(item.unitID) AND year = \(item.year.number) AND item_id = \(item.id)
      """)
    try insertQuestions(of: item, in: transaction)
  }

  private static func insertQuestions(
    of item: PlanItem, in transaction: Transaction
  ) throws(StorageError) {
    guard !item.content.soals.isEmpty else { return }
    let rows = item.content.soals.map { soal -> SQL in
      "(\(item.unitID), \(item.year.number), \(item.id), \(soal))"
    }
    try transaction.execute(
      "INSERT INTO plan_item_question (unit_id, year, item_id, soal) VALUES "
        + SQL.joined(rows, by: ", "))
  }

  private static func items(
    _ condition: SQL, questions: SQL, on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> [Owned] {
    let rows = try transaction.query(
      """
      SELECT item.unit_id, item.year, item.id, plan.institution_id, item.area, item.quarters,
        item.action, item.output, item.target, item.measure, item.due_on, item.removed_at_ms,
        item.removed_by, item.removal_reason, item.version,
        \(RosterCheck.columns(unit: "item.unit_id", on: day))
      FROM plan_item item
      JOIN plan_year plan ON plan.unit_id = item.unit_id AND plan.year = item.year
      JOIN employee person ON person.id = item.owner_id
      WHERE \(condition)
      ORDER BY item.unit_id, item.year, item.id
      """)
    guard !rows.isEmpty else { return [] }
    let links = try transaction.query(
      """
      SELECT item.item_id, item.soal FROM plan_item_question item
      WHERE \(questions)
      ORDER BY item.unit_id, item.year, item.item_id, item.soal
      """)
    var soals: [String: [Int]] = [:]
    for link in links {
      soals[try link.text("item_id"), default: []].append(Int(try link.int("soal")))
    }
    return try rows.map { row throws(StorageError) in
      (try item(row, soals: soals[try row.text("id")] ?? []), try RosterCheck.assignee(row))
    }
  }

  private static func item(_ row: Row, soals: [Int]) throws(StorageError) -> PlanItem {
    let id = try row.id("id", of: PlanItem.self)
    guard let year = CycleYear(Int(try row.int("year"))),
      let area = PlanArea(rawValue: try row.text("area")),
      let action = try? PlanWording(line: row.text("action"), .action),
      let output = try? PlanWording(line: row.text("output"), .output),
      let measure = try? PlanWording(line: row.text("measure"), .measure),
      let target = try? PlanTarget(amount: row.points("target"), measure: measure)
    else { throw .broken("The item \(id) of a plan cannot be read.") }
    var removal: PlanItem.Removal?
    if let at = try row.optionalInstant("removed_at_ms"),
      let by = try row.optionalText("removed_by"),
      let reason = try? PlanWording(line: row.text("removal_reason"), .reason)
    {
      removal = PlanItem.Removal(reason: reason, at: at, by: by)
    }
    return PlanItem(
      id: id, institutionID: try row.id("institution_id", of: Institution.self),
      unitID: try row.id("unit_id", of: WorkUnit.self), year: year,
      content: PlanItemContent(
        area: area, quarters: QuarterSet(rawValue: Int(try row.int("quarters"))),
        action: action, output: output, target: target,
        ownerID: try row.id("person_id", of: Employee.self), dueOn: try row.date("due_on"),
        soals: soals),
      removal: removal, version: try row.int("version"))
  }
}
