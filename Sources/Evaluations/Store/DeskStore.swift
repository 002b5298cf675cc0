import AccountsModel
package import EvaluationsModel
package import Kernel
package import Storage
import WorkUnits
package import WorkUnitsModel
package import WorksheetsModel

/// What an assignment is decided from, read in a handful of statements however many units there are.
package enum DeskStore {
  /// The desk of an instansi in a year.
  ///
  /// The units are those that have begun a worksheet of the year, or have a team already: a unit
  /// that answers nothing needs nobody, and would take a place of the few that a team has.
  ///
  /// - Parameters:
  ///   - institution: The instansi.
  ///   - cycle: The programme year and the assessor layer.
  ///   - day: On which roles, names, rosters and the tree are looked at.
  ///   - transaction: The read, or the write of the act.
  /// - Returns: The desk.
  /// - Throws: What the database throws.
  package static func desk(
    of institution: ID<Institution>, _ cycle: (year: Int, layer: Layer), on day: CalendarDate,
    in transaction: Transaction
  ) throws -> AssignmentDesk {
    let teams = try TeamStore.teams(of: institution, includesClosed: true, in: transaction)
      .filter { $0.layer == cycle.layer }
    let assignments = try AssignmentStore.assignments(
      in: institution, year: cycle.year, layer: cycle.layer, in: transaction)
    let units = try units(
      of: institution, cycle, on: day, assigned: Set(assignments.map(\.unitID)),
      in: transaction)
    let pool = try TeamStore.pool(of: institution, on: day, in: transaction)
    let people = Set(
      teams.filter(\.isOpen).flatMap { $0.team.seats.map(\.personID) }
        + assignments.flatMap { $0.seats.map(\.personID) })
    let conflicts = AssessorPast.conflicts(
      of: try PastStore.past(of: people.sorted(), in: transaction),
      with: try PastStore.kin(of: units.map(\.id), in: transaction),
      declarations: try ConflictStore.declarations(
        since: cycle.year, institution: institution, in: transaction),
      at: ConflictMoment(year: cycle.year, layer: cycle.layer, day: day),
      rules: .usual(for: cycle.layer))
    return AssignmentDesk(
      institutionID: institution, cycle: cycle, units: units, teams: teams,
      assignments: assignments, conflicts: conflicts, pool: Set(pool.map(\.id)))
  }

  /// The names of everybody who is or can be in a team of the instansi.
  static func names(
    in institution: ID<Institution>, on day: CalendarDate, transaction: Transaction
  ) throws(StorageError) -> [ID<Account>: String] {
    let people =
      try TeamStore.pool(of: institution, on: day, in: transaction)
      + TeamStore.seated(in: institution, transaction: transaction)
    return Dictionary(people.map { ($0.id, $0.name) }) { first, _ in first }
  }

  /// How many units take part in a year, and how many have a team.
  static func counts(
    of institution: ID<Institution>, _ cycle: (year: Int, layer: Layer),
    in transaction: Transaction
  ) throws(StorageError) -> (units: Int, assigned: Int) {
    let row = try transaction.first(
      """
      SELECT CAST(count(DISTINCT unit_id) AS BIGINT) AS units FROM worksheet
      WHERE institution_id = \(institution) AND year = \(cycle.year)
      """)
    let assigned = try AssignmentStore.assignments(
      in: institution, year: cycle.year, layer: cycle.layer, in: transaction
    ).count { !$0.seats.isEmpty }
    return (Int(try row?.int("units") ?? 0), assigned)
  }

  /// Takes the turn of whoever shares out the units of an instansi: the first statement of every
  /// act that decides from the desk, so that two of them never decide from the same one.
  static func takeTurn(
    of institution: ID<Institution>, _ cycle: (year: Int, layer: Layer),
    in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      INSERT INTO assignment_turn (institution_id, year, layer, turn)
      VALUES (\(institution), \(cycle.year), \(cycle.layer.rawValue), 1)
      ON CONFLICT (institution_id, year, layer) DO UPDATE SET turn = assignment_turn.turn + 1
      """)
  }

  private static func units(
    of institution: ID<Institution>, _ cycle: (year: Int, layer: Layer), on day: CalendarDate,
    assigned: Set<ID<WorkUnit>>, in transaction: Transaction
  ) throws -> [DeskUnit] {
    let stages = try stages(of: institution, year: cycle.year, in: transaction)
    let begun = try begun(cycle, of: institution, in: transaction)
    let languages = try PlaceStore.languages(of: institution, in: transaction)
    let sites = try PlaceStore.sites(of: institution, in: transaction)
    let minutes = try PlaceStore.minutes(of: institution, in: transaction)
    let tree = try TreeStore.tree(of: institution, on: day, in: transaction).lines.map(\.line)
    var parents: [ID<WorkUnit>: ID<WorkUnit>] = [:]
    for line in tree { parents[line.id] = line.parentID }
    return tree.compactMap { line in
      let stage = stages[line.id]
      guard stage != nil || assigned.contains(line.id) else { return nil }
      return DeskUnit(
        judged: JudgedUnit(
          id: line.id, institutionID: institution, site: site(of: line.id, sites, parents),
          languages: languages[line.id] ?? [],
          workMinutes: minutes[line.id] ?? JudgedUnit.usualMinutes), name: line.name,
        stage: stage ?? .draft, isJudged: begun.contains(line.id),
        hasOwnSite: sites[line.id] != nil, ownMinutes: minutes[line.id])
    }.sorted { ($0.name.lowercased(), $0.id) < ($1.name.lowercased(), $1.id) }
  }

  /// The place of a unit, or of the nearest one above it that has one.
  private static func site(
    of unit: ID<WorkUnit>, _ sites: [ID<WorkUnit>: Site], _ parents: [ID<WorkUnit>: ID<WorkUnit>]
  ) -> Site? {
    var next: ID<WorkUnit>? = unit
    for _ in 0..<UnitImport.deepest + 1 {
      guard let here = next else { return nil }
      if let site = sites[here] { return site }
      next = parents[here]
    }
    return nil
  }

  private static func stages(
    of institution: ID<Institution>, year: Int, in transaction: Transaction
  ) throws(StorageError) -> [ID<WorkUnit>: StageName] {
    let rows = try transaction.query(
      """
      SELECT unit_id, stage FROM worksheet
      WHERE institution_id = \(institution) AND year = \(year)
      ORDER BY unit_id, id
      """)
    var stages: [ID<WorkUnit>: StageName] = [:]
    for row in rows {
      guard let stage = StageName(rawValue: try row.text("stage")) else {
        throw .broken("A worksheet of the year \(year) has no stage.")
      }
      stages[try row.id("unit_id", of: WorkUnit.self)] = stage
    }
    return stages
  }

  /// The units whose judgement has begun: from then on only single seats change.
  private static func begun(
    _ cycle: (year: Int, layer: Layer), of institution: ID<Institution>,
    in transaction: Transaction
  ) throws(StorageError) -> Set<ID<WorkUnit>> {
    let rows = try transaction.query(
      """
      SELECT DISTINCT evaluation.unit_id
      FROM evaluation JOIN worksheet ON worksheet.unit_id = evaluation.unit_id
        AND worksheet.id = evaluation.worksheet_id
      WHERE evaluation.year = \(cycle.year) AND evaluation.layer = \(cycle.layer.rawValue)
        AND worksheet.institution_id = \(institution)
      ORDER BY evaluation.unit_id
      """)
    return Set(
      try rows.map { (row) throws(StorageError) in try row.id("unit_id", of: WorkUnit.self) })
  }
}
