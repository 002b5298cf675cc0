import Accounts
import AccountsModel
import EvaluationsModel
import Kernel
import Storage
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

/// Who could take an empty seat of a unit, with what speaks against each.
struct SeatPool: Sendable {
  /// Those who may first.
  let candidates: [SeatCandidate]
  /// What people are called.
  let names: [ID<Account>: String]

  /// Asks everybody who has the role of the layer for the unit today; set based.
  init(
    for assignment: UnitAssignment, at instant: Instant, in transaction: Transaction
  ) throws {
    let day = CalendarDate(programmeDayOf: instant)
    guard let role = EvaluationPolicy.role(of: assignment.layer),
      let unit = try PastStore.kin(of: [assignment.unitID], in: transaction).first
    else { throw StorageError.notFound }
    let names = try Self.holders(of: role, for: unit.place, on: day, in: transaction)
    let people = names.keys.sorted()
    let load = try Self.load(of: people, assignment, in: transaction)
    let conflicts = AssessorPast.conflicts(
      of: try PastStore.past(of: people, in: transaction), with: [unit],
      declarations: try ConflictStore.declarations(
        of: assignment.unitID, since: assignment.year, in: transaction),
      at: ConflictMoment(year: assignment.year, layer: assignment.layer, day: day),
      rules: .usual(for: assignment.layer))
    candidates = assignment.candidates(
      from: people.map { PoolAssessor(personID: $0, units: load[$0] ?? 0) },
      for: JudgedUnit(id: assignment.unitID, institutionID: unit.place.institutionID),
      conflicts: conflicts[assignment.unitID] ?? [:], rules: .usual)
    self.names = names
  }

  /// The people of seats by name, also those whose role is over.
  static func names(
    of people: [ID<Account>], in transaction: Transaction
  ) throws(StorageError) -> [ID<Account>: String] {
    try names(
      "SELECT id, name FROM account WHERE id IN (\(SQL.list(people))) ORDER BY id", transaction)
  }

  /// Who runs the seats of a layer: the coordinator of the instansi for its own assessors, the
  /// administrators for those of the nation.
  static func running(
    _ layer: Layer, of place: WorkUnitPlace, on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> [ID<Account>] {
    let role: Role = layer == .tpn ? .administrator : .coordinator
    return try holders(of: role, for: place, on: day, in: transaction).keys.sorted()
  }

  /// The active accounts that hold a role for a unit on a day, directly or from above.
  static func holders(
    of role: Role, for place: WorkUnitPlace, on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> [ID<Account>: String] {
    let places =
      [place.institutionID.text, place.unitID.text] + place.ancestorIDs.map(\.text)
    return try names(
      """
      SELECT account.id, account.name
      FROM account
      WHERE account.is_active = 1 AND account.id IN (
        SELECT role_grant.account_id FROM role_grant
        WHERE role_grant.role = \(role.rawValue) AND role_grant.ended_at_ms IS NULL
          AND role_grant.valid_from <= \(day)
          AND (role_grant.valid_until IS NULL OR role_grant.valid_until >= \(day))
          AND (role_grant.scope_kind = 'national'
            OR role_grant.scope_id IN (\(SQL.list(places)))))
      ORDER BY account.id
      """, transaction)
  }

  private static func names(
    _ sql: SQL, _ transaction: Transaction
  ) throws(StorageError) -> [ID<Account>: String] {
    var names: [ID<Account>: String] = [:]
    for row in try transaction.query(sql) {
      names[try row.id("id", of: Account.self)] = try row.text("name")
    }
    return names
  }

  /// How many units each judges in the year and layer.
  private static func load(
    of people: [ID<Account>], _ assignment: UnitAssignment, in transaction: Transaction
  ) throws(StorageError) -> [ID<Account>: Int] {
    let rows = try transaction.query(
      """
      SELECT seat.account_id, CAST(count(*) AS BIGINT) AS units
      FROM seat_holding seat
      JOIN unit_assignment assignment ON assignment.unit_id = seat.unit_id
        AND assignment.id = seat.assignment_id
      WHERE seat.account_id IN (\(SQL.list(people))) AND seat.until_ms IS NULL
        AND assignment.year = \(assignment.year)
        AND assignment.layer = \(assignment.layer.rawValue)
      GROUP BY seat.account_id
      ORDER BY seat.account_id
      """)
    var load: [ID<Account>: Int] = [:]
    for row in rows {
      load[try row.id("account_id", of: Account.self)] = Int(try row.int("units"))
    }
    return load
  }
}
