package import Kernel
package import PlansModel
package import Storage
package import WorkUnitsModel

/// Follow-ups: SQL in, model out.
package enum FollowUpStore {
  /// A follow-up with who answers for it, as the roster of a day knows them.
  package typealias Owned = (followUp: FollowUp, owner: Assignee)

  /// Every follow-up of a plan, the soonest due first.
  package static func all(
    of unit: ID<WorkUnit>, year: CycleYear, on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> [Owned] {
    try followUps(
      "followup.unit_id = \(unit) AND followup.year = \(year.number)", on: day, in: transaction)
  }

  /// What is entrusted to a person and still open, in every unit, the soonest due first.
  package static func open(
    entrustedTo person: ID<Employee>, on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> [Owned] {
    try followUps(
      "followup.owner_id = \(person) AND followup.closed_at_ms IS NULL", on: day,
      in: transaction)
  }

  static func insert(
    _ followUp: FollowUp, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      INSERT INTO plan_follow_up
        (unit_id, year, id, quarter, what, owner_id, due_on, set_at_ms, version)
      VALUES (\(followUp.unitID), \(followUp.year.number), \(followUp.id),
        \(followUp.quarter.rawValue), \(followUp.content.what.text),
        \(followUp.content.ownerID), \(followUp.content.dueOn), \(followUp.setAt),
        \(followUp.version))
      """)
  }

  /// Saves what was done on the version it was read with.
  ///
  /// - Throws: `staleVersion` when another change came first.
  static func save(_ followUp: FollowUp, in transaction: Transaction) throws(StorageError) {
    let changed = try transaction.execute(
      """
      UPDATE plan_follow_up
      SET done = \(followUp.closing?.done.text), closed_at_ms = \(followUp.closing?.at),
        closed_by = \(followUp.closing?.by), version = version + 1
      WHERE unit_id = \(followUp.unitID) AND year = \(followUp.year.number)
        AND id = \(followUp.id) AND version = \(followUp.version)
      """)
    guard changed == 1 else { throw .staleVersion }
  }

  private static func followUps(
    _ condition: SQL, on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> [Owned] {
    let rows = try transaction.query(
      """
      SELECT followup.unit_id, followup.year, followup.id, plan.institution_id,
        followup.quarter, followup.what, followup.due_on, followup.set_at_ms, followup.done,
        followup.closed_at_ms, followup.closed_by, followup.version,
        \(RosterCheck.columns(unit: "followup.unit_id", on: day))
      FROM plan_follow_up followup
      JOIN plan_year plan ON plan.unit_id = followup.unit_id AND plan.year = followup.year
      JOIN employee person ON person.id = followup.owner_id
      WHERE \(condition)
      ORDER BY followup.due_on, followup.unit_id, followup.year, followup.id
      """)
    return try rows.map { row throws(StorageError) in
      (try followUp(row), try RosterCheck.assignee(row))
    }
  }

  private static func followUp(_ row: Row) throws(StorageError) -> FollowUp {
    let id = try row.id("id", of: FollowUp.self)
    guard let year = CycleYear(Int(try row.int("year"))),
      let quarter = Quarter(rawValue: Int(try row.int("quarter"))),
      let what = try? PlanWording(line: row.text("what"), .followUp)
    else { throw .broken("The follow-up \(id) cannot be read.") }
    var closing: FollowUp.Closing?
    if let at = try row.optionalInstant("closed_at_ms"),
      let by = try row.optionalText("closed_by"),
      let done = try? PlanWording(line: row.text("done"), .done)
    {
      closing = FollowUp.Closing(done: done, at: at, by: by)
    }
    return FollowUp(
      id: id,
      place: (
        try row.id("institution_id", of: Institution.self),
        try row.id("unit_id", of: WorkUnit.self)
      ), year: year, quarter: quarter,
      content: FollowUpContent(
        what: what, ownerID: try row.id("person_id", of: Employee.self),
        dueOn: try row.date("due_on")),
      setAt: try row.instant("set_at_ms"), closing: closing, version: try row.int("version"))
  }
}
