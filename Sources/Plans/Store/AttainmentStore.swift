package import Accounts
package import Kernel
package import PlansModel
package import Storage
package import WorkUnitsModel

/// Targets against reached predicates: SQL in, model out.
package enum AttainmentStore {
  /// Targets and reached predicates of every instansi in a year, by its id, in two statements.
  package static func all(
    in year: CycleYear, transaction: Transaction
  ) throws(StorageError) -> [ID<Institution>: Attainment] {
    var all: [ID<Institution>: Attainment] = [:]
    for (key, attainment) in try read("year = \(year.number)", transaction) {
      all[key.institutionID] = attainment
    }
    return all
  }

  /// Targets and reached predicates of an instansi by year, in two statements.
  package static func years(
    of institution: ID<Institution>, in transaction: Transaction
  ) throws(StorageError) -> [CycleYear: Attainment] {
    var all: [CycleYear: Attainment] = [:]
    for (key, attainment) in try read("institution_id = \(institution)", transaction) {
      all[key.year] = attainment
    }
    return all
  }

  /// The records of an instansi in a year, with the names of the units.
  package static func records(
    of institution: ID<Institution>, in year: CycleYear, on day: CalendarDate,
    transaction: Transaction
  ) throws(StorageError) -> [(record: ReachedPredicate, unitName: String)] {
    let rows = try transaction.query(
      """
      SELECT reached.unit_id, reached.predicate, reached.decree, reached.decreed_on,
        reached.source,
        (SELECT known.name FROM work_unit_name known
         WHERE known.institution_id = reached.institution_id
           AND known.unit_id = reached.unit_id AND known.valid_from <= \(day)
         ORDER BY known.valid_from DESC LIMIT 1) AS present_name
      FROM reached_predicate reached
      WHERE reached.institution_id = \(institution) AND reached.year = \(year.number)
      ORDER BY reached.predicate, reached.decreed_on, reached.unit_id
      """)
    return try rows.map { row throws(StorageError) in
      guard let predicate = ProposedPredicate(rawValue: try row.text("predicate")),
        let decree = try? PlanWording(line: row.text("decree"), .decree),
        let source = try? PlanWording(line: row.text("source"), .reason)
      else { throw .broken("A reached predicate of \(institution) cannot be read.") }
      let record = ReachedPredicate(
        institutionID: institution, unitID: try row.id("unit_id", of: WorkUnit.self),
        year: year, predicate: predicate, decree: decree,
        decreedOn: try row.date("decreed_on"), source: source)
      return (record, try row.optionalText("present_name") ?? "")
    }
  }

  /// Records that a unit reached a predicate; a later record of the same takes its place.
  ///
  /// Whether the person may do it is asked before, through `ProgressPolicy`.
  package static func record(
    _ reached: ReachedPredicate, act: Act, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      INSERT INTO reached_predicate
        (institution_id, year, unit_id, predicate, decree, decreed_on, source)
      VALUES (\(reached.institutionID), \(reached.year.number), \(reached.unitID),
        \(reached.predicate.rawValue), \(reached.decree.text), \(reached.decreedOn),
        \(reached.source.text))
      ON CONFLICT (institution_id, year, unit_id, predicate) DO UPDATE SET
        decree = excluded.decree, decreed_on = excluded.decreed_on, source = excluded.source
      """)
    try Journal.append(
      [reached.journalEntry(isRemoved: false)], by: act.principal, at: act.now, in: transaction)
  }

  /// Takes a wrong record away; the journal keeps it.
  package static func remove(
    _ reached: ReachedPredicate, act: Act, in transaction: Transaction
  ) throws(StorageError) {
    let gone = try transaction.execute(
      """
      DELETE FROM reached_predicate
      WHERE institution_id = \(reached.institutionID) AND year = \(reached.year.number)
        AND unit_id = \(reached.unitID) AND predicate = \(reached.predicate.rawValue)
      """)
    guard gone == 1 else { return }
    try Journal.append(
      [reached.journalEntry(isRemoved: true)], by: act.principal, at: act.now, in: transaction)
  }

  private struct Key: Hashable {
    let institutionID: ID<Institution>
    let year: CycleYear

    init(_ row: Row) throws(StorageError) {
      institutionID = try row.id("institution_id", of: Institution.self)
      guard let year = CycleYear(Int(try row.int("year"))) else {
        throw .broken("A target has a year that is none.")
      }
      self.year = year
    }
  }

  private static func read(
    _ condition: SQL, _ transaction: Transaction
  ) throws(StorageError) -> [Key: Attainment] {
    var all: [Key: Attainment] = [:]
    let targets = try transaction.query(
      """
      SELECT institution_id, year, target_wbk, target_wbbm FROM institution_year
      WHERE \(condition)
      ORDER BY institution_id, year
      """)
    for row in targets {
      var attainment = Attainment()
      attainment.targets[.wbk] = try row.optionalInt("target_wbk").map { Int($0) }
      attainment.targets[.wbbm] = try row.optionalInt("target_wbbm").map { Int($0) }
      all[try Key(row)] = attainment
    }
    // A unit counts once in a year, with WBBM when it reached both.
    let reached = try transaction.query(
      """
      SELECT institution_id, year, predicate, CAST(count(unit_id) AS BIGINT) AS total
      FROM reached_predicate
      WHERE \(condition)
        AND (predicate = \(ProposedPredicate.wbbm.rawValue) OR NOT EXISTS (
          SELECT higher.unit_id FROM reached_predicate higher
          WHERE higher.institution_id = reached_predicate.institution_id
            AND higher.year = reached_predicate.year
            AND higher.unit_id = reached_predicate.unit_id
            AND higher.predicate = \(ProposedPredicate.wbbm.rawValue)))
      GROUP BY institution_id, year, predicate
      ORDER BY institution_id, year, predicate
      """)
    for row in reached {
      guard let predicate = ProposedPredicate(rawValue: try row.text("predicate")) else {
        throw .broken("A reached predicate is none.")
      }
      all[try Key(row), default: Attainment()].reached[predicate] = Int(try row.int("total"))
    }
    return all
  }
}
