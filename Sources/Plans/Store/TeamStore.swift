package import Kernel
package import PlansModel
package import Storage
import WorkUnits
package import WorkUnitsModel

/// Teams: SQL in, model out.
package enum TeamStore {
  /// The teams of a unit in a year, the first to hold first, with who of them is on the roster.
  ///
  /// - Parameters:
  ///   - unit: The unit.
  ///   - year: The programme year.
  ///   - day: The day of the roster.
  ///   - transaction: A read is enough.
  /// - Returns: The teams, and the members who are on the roster of the unit on that day.
  /// - Throws: What the database throws.
  package static func teams(
    of unit: ID<WorkUnit>, year: CycleYear, on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> (teams: [WorkTeam], present: Set<ID<Employee>>) {
    let rows = try transaction.query(
      """
      SELECT team.unit_id, team.year, team.id, plan.institution_id, team.decree, team.decreed_on,
        team.valid_from, team.valid_until, team.version
      FROM work_team team
      JOIN plan_year plan ON plan.unit_id = team.unit_id AND plan.year = team.year
      WHERE team.unit_id = \(unit) AND team.year = \(year.number)
      ORDER BY team.valid_from, team.id
      """)
    guard !rows.isEmpty else { return ([], []) }
    let people = try transaction.query(
      """
      SELECT member.team_id, member.role, member.areas,
        \(RosterCheck.columns(unit: "member.unit_id", on: day))
      FROM work_team_member member
      JOIN employee person ON person.id = member.employee_id
      WHERE member.unit_id = \(unit) AND member.year = \(year.number)
      ORDER BY member.team_id, CASE WHEN member.role = 'ketua' THEN 0 ELSE 1 END, person.name,
        member.employee_id
      """)
    var members: [String: [TeamMember]] = [:]
    var present: Set<ID<Employee>> = []
    for row in people {
      let person = try RosterCheck.assignee(row)
      if person.isHere { present.insert(person.id) }
      guard let role = TeamRole(rawValue: try row.text("role")) else {
        throw .broken("A member of a team has a role that is none.")
      }
      members[try row.text("team_id"), default: []].append(
        TeamMember(
          employeeID: person.id, name: person.name, role: role,
          areas: areas(try row.text("areas"))))
    }
    let teams = try rows.map { row throws(StorageError) in
      try team(row, members: members[try row.text("id")] ?? [])
    }
    return (teams, present)
  }

  /// How somebody belongs to a unit at a day: through the roster and through a team that holds.
  ///
  /// - Parameters:
  ///   - account: The id of the account; nil for a visitor.
  ///   - unit: The unit.
  ///   - day: The day of the unit's clock.
  ///   - transaction: A read is enough.
  /// - Returns: The tie, and the person behind the account when on the roster.
  /// - Throws: What the database throws.
  package static func tie(
    ofAccount account: String?, to unit: ID<WorkUnit>, on day: CalendarDate,
    in transaction: Transaction
  ) throws(StorageError) -> (tie: UnitTie, employee: ID<Employee>?) {
    guard let account,
      let employee = try RosterStore.employee(
        ofAccount: account, in: unit, on: day, transaction: transaction)
    else { return (.none, nil) }
    let row = try transaction.first(
      """
      SELECT member.role, member.areas
      FROM work_team_member member
      JOIN work_team team ON team.unit_id = member.unit_id AND team.year = member.year
        AND team.id = member.team_id
      WHERE member.employee_id = \(employee.id) AND member.unit_id = \(unit)
        AND team.valid_from <= \(day) AND team.valid_until >= \(day)
      ORDER BY CASE WHEN member.role = 'ketua' THEN 0 ELSE 1 END, member.year, member.team_id
      """)
    guard let row else { return (.employee, employee.id) }
    switch TeamRole(rawValue: try row.text("role")) {
    case .leader: return (.leader, employee.id)
    case .member: return (.member(areas(try row.text("areas"))), employee.id)
    case nil: throw .broken("A member of a team has a role that is none.")
    }
  }

  static func insert(_ team: WorkTeam, in transaction: Transaction) throws(StorageError) {
    try transaction.execute(
      """
      INSERT INTO work_team
        (unit_id, year, id, decree, decreed_on, valid_from, valid_until, version)
      VALUES (\(team.unitID), \(team.year.number), \(team.id), \(team.content.decree.text),
        \(team.content.decreedOn), \(team.content.from), \(team.content.until), \(team.version))
      """)
    try insertMembers(of: team, in: transaction)
  }

  /// Saves a team on the version it was read with.
  ///
  /// - Throws: `staleVersion` when another change came first.
  static func save(_ team: WorkTeam, in transaction: Transaction) throws(StorageError) {
    let changed = try transaction.execute(
      """
      UPDATE work_team
      SET decree = \(team.content.decree.text), decreed_on = \(team.content.decreedOn),
        valid_from = \(team.content.from), valid_until = \(team.content.until),
        version = version + 1
      WHERE unit_id = \(team.unitID) AND year = \(team.year.number) AND id = \(team.id)
        AND version = \(team.version)
      """)
    guard changed == 1 else { throw .staleVersion }
    try transaction.execute(
      """
      DELETE FROM work_team_member
      WHERE unit_id = \(team.unitID) AND year = \(team.year.number) AND team_id = \(team.id)
      """)
    try insertMembers(of: team, in: transaction)
  }

  private static func insertMembers(
    of team: WorkTeam, in transaction: Transaction
  ) throws(StorageError) {
    let rows = team.content.members.map { member -> SQL in
      let areas = member.areas.sorted().map(\.rawValue).joined(separator: ",")
      return """
        (\(team.unitID), \(team.year.number), \(team.id), \(member.employeeID),
          \(member.role.rawValue), \(areas))
        """
    }
    try transaction.execute(
      "INSERT INTO work_team_member (unit_id, year, team_id, employee_id, role, areas) VALUES "
        + SQL.joined(rows, by: ", "))
  }

  private static func areas(_ text: String) -> Set<PlanArea> {
    Set(text.split(separator: ",").compactMap { PlanArea(rawValue: String($0)) })
  }

  private static func team(
    _ row: Row, members: [TeamMember]
  ) throws(StorageError) -> WorkTeam {
    let id = try row.id("id", of: WorkTeam.self)
    guard let year = CycleYear(Int(try row.int("year"))),
      let decree = try? PlanWording(line: row.text("decree"), .decree)
    else { throw .broken("The team \(id) cannot be read.") }
    return WorkTeam(
      id: id, institutionID: try row.id("institution_id", of: Institution.self),
      unitID: try row.id("unit_id", of: WorkUnit.self), year: year,
      content: TeamContent(
        decree: decree, decreedOn: try row.date("decreed_on"), from: try row.date("valid_from"),
        until: try row.date("valid_until"), members: members),
      version: try row.int("version"))
  }
}
