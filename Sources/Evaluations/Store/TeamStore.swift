package import AccountsModel
package import EvaluationsModel
package import Kernel
package import Storage
package import WorkUnitsModel
import WorksheetsModel

/// Teams of assessors: SQL in, model out.
package enum TeamStore {
  /// The teams of an instansi, by name.
  ///
  /// - Parameters:
  ///   - institution: Whose teams; nil for those that judge the units of every instansi.
  ///   - includesClosed: Whether those that have ended are in it, which earlier years still name.
  ///   - transaction: The read.
  /// - Returns: The teams with their seats.
  /// - Throws: What the database throws.
  package static func teams(
    of institution: ID<Institution>?, includesClosed: Bool = false, in transaction: Transaction
  ) throws(StorageError) -> [NamedTeam] {
    let open: SQL = includesClosed ? "1 = 1" : "team.closed_at_ms IS NULL"
    return try teams(
      """
      team.institution_id IS NOT DISTINCT FROM CAST(\(institution) AS TEXT) AND \(open)
      """, in: transaction)
  }

  /// The team with an id, open or not.
  ///
  /// - Returns: nil when there is none.
  package static func find(
    _ id: ID<AssessorTeam>, in transaction: Transaction
  ) throws(StorageError) -> NamedTeam? {
    try teams("team.id = \(id)", in: transaction).first
  }

  /// Who holds the role of the internal assessors for a whole instansi on a day, by name.
  ///
  /// Whoever has the role for some units only can judge those, and no team that takes any.
  package static func pool(
    of institution: ID<Institution>, on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> [TeamPerson] {
    let rows = try transaction.query(
      """
      SELECT account.id, account.name, account.login
      FROM account
      WHERE account.is_active = 1 AND account.id IN (
        SELECT role_grant.account_id FROM role_grant
        WHERE role_grant.institution_id = \(institution)
          AND role_grant.role = 'internal_assessor'
          AND role_grant.scope_kind = 'institution' AND role_grant.scope_id = \(institution)
          AND role_grant.ended_at_ms IS NULL AND role_grant.valid_from <= \(day)
          AND (role_grant.valid_until IS NULL OR role_grant.valid_until >= \(day)))
      ORDER BY lower(account.name), account.id
      """)
    return try rows.map { (row) throws(StorageError) in try person(row) }
  }

  /// Everybody who has a seat in a team of an instansi, whether they hold the role or not.
  static func seated(
    in institution: ID<Institution>, transaction: Transaction
  ) throws(StorageError) -> [TeamPerson] {
    let rows = try transaction.query(
      """
      SELECT account.id, account.name, account.login
      FROM account
      WHERE account.id IN (
        SELECT seat.account_id
        FROM assessor_team_seat seat JOIN assessor_team team ON team.id = seat.team_id
        WHERE team.institution_id = \(institution))
      ORDER BY lower(account.name), account.id
      """)
    return try rows.map { (row) throws(StorageError) in try person(row) }
  }

  static func insert(
    _ named: NamedTeam, at instant: Instant, in transaction: Transaction
  ) throws(StorageError) {
    let team = named.team
    let site = SiteColumns(team.site)
    try transaction.execute(
      """
      INSERT INTO assessor_team (id, institution_id, layer, name, province, latitude, longitude,
        languages, unit_limit, closed_at_ms, created_at_ms, version)
      VALUES (\(team.id), \(team.institutionID), \(named.layer.rawValue), \(named.name),
        \(site.province), \(site.latitude), \(site.longitude), \(languages(team)),
        \(team.unitLimit), \(named.closedAt), \(instant), \(named.version))
      """)
    try insertSeats(team, in: transaction)
  }

  /// Saves name, seats and the rest, or the end.
  ///
  /// - Throws: `staleVersion` when somebody else changed it first.
  package static func save(
    _ named: NamedTeam, in transaction: Transaction
  ) throws(StorageError) {
    let team = named.team
    let site = SiteColumns(team.site)
    let changed = try transaction.execute(
      """
      UPDATE assessor_team
      SET name = \(named.name), province = \(site.province), latitude = \(site.latitude),
        longitude = \(site.longitude), languages = \(languages(team)),
        unit_limit = \(team.unitLimit), closed_at_ms = \(named.closedAt), version = version + 1
      WHERE id = \(team.id) AND version = \(named.version)
      """)
    guard changed == 1 else { throw .staleVersion }
    try transaction.execute("DELETE FROM assessor_team_seat WHERE team_id = \(team.id)")
    try insertSeats(team, in: transaction)
  }

  private static func insertSeats(
    _ team: AssessorTeam, in transaction: Transaction
  ) throws(StorageError) {
    for (place, seat) in team.seats.enumerated() {
      try transaction.execute(
        """
        INSERT INTO assessor_team_seat (team_id, place, account_id, duty)
        VALUES (\(team.id), \(place), \(seat.personID), \(seat.duty.rawValue))
        """)
    }
  }

  private static func teams(
    _ condition: SQL, in transaction: Transaction
  ) throws(StorageError) -> [NamedTeam] {
    let rows = try transaction.query(
      """
      SELECT team.id, team.institution_id, team.layer, team.name, team.province, team.latitude,
        team.longitude, team.languages, team.unit_limit, team.closed_at_ms, team.version
      FROM assessor_team team
      WHERE \(condition)
      ORDER BY lower(team.name), team.id
      """)
    let seatRows = try transaction.query(
      """
      SELECT seat.team_id, seat.account_id, seat.duty
      FROM assessor_team_seat seat JOIN assessor_team team ON team.id = seat.team_id
      WHERE \(condition)
      ORDER BY seat.team_id, seat.place
      """)
    var seats: [ID<AssessorTeam>: [TeamSeat]] = [:]
    for row in seatRows {
      guard let duty = TeamDuty(rawValue: try row.text("duty")) else {
        throw .broken("A seat of team \(try row.text("team_id")) cannot be read.")
      }
      seats[try row.id("team_id", of: AssessorTeam.self), default: []].append(
        TeamSeat(try row.id("account_id", of: Account.self), duty))
    }
    return try rows.map { (row) throws(StorageError) in
      let id = try row.id("id", of: AssessorTeam.self)
      guard let layer = Layer(rawValue: try row.text("layer")) else {
        throw .broken("Team \(id) cannot be read.")
      }
      let codes = try row.text("languages").split(separator: ",")
      let team = AssessorTeam(
        id: id, institutionID: try row.optionalID("institution_id", of: Institution.self),
        seats: seats[id] ?? [], site: try SiteColumns(row).site,
        languages: Set(codes.compactMap { LanguageCode(String($0)) }),
        unitLimit: try row.optionalInt("unit_limit").map { Int($0) })
      return NamedTeam(
        team: team, layer: layer, name: try row.text("name"),
        closedAt: try row.optionalInstant("closed_at_ms"), version: try row.int("version"))
    }
  }

  private static func person(_ row: Row) throws(StorageError) -> TeamPerson {
    TeamPerson(
      id: try row.id("id", of: Account.self), name: try row.text("name"),
      login: try row.text("login"))
  }

  private static func languages(_ team: AssessorTeam) -> String {
    team.languages.map(\.text).sorted().joined(separator: ",")
  }
}

/// Somebody who can be in a team, or is.
package struct TeamPerson: Hashable, Sendable {
  /// The account.
  package let id: ID<Account>
  /// The name as typed, with titles; several people can have the same.
  package let name: String
  /// What they sign in with; tells two people of one name apart.
  package let login: String

  /// Describes a person.
  package init(id: ID<Account>, name: String, login: String) {
    self.id = id
    self.name = name
    self.login = login
  }
}

/// A place as three columns.
struct SiteColumns: Sendable {
  let province: String?
  let latitude: Int?
  let longitude: Int?

  init(_ site: Site?) {
    province = site?.province
    latitude = site?.point?.latitude
    longitude = site?.point?.longitude
  }

  init(_ row: Row) throws(StorageError) {
    province = try row.optionalText("province")
    latitude = try row.optionalInt("latitude").map { Int($0) }
    longitude = try row.optionalInt("longitude").map { Int($0) }
  }

  var site: Site? {
    if let latitude, let longitude {
      return GeoPoint(latitude: latitude, longitude: longitude).map { Site(point: $0) }
    }
    return province.map { Site(region: $0) }
  }
}
