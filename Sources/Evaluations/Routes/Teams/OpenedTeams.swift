import Accounts
import AccountsModel
import EvaluationsModel
import Hummingbird
import Kernel
import Storage
import Web
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

/// The teams of an instansi before somebody who runs them.
struct OpenedTeams: Sendable {
  let institution: Institution
  /// The present year; the balance is that of it.
  let year: Int
  /// The desk of the present year; nil in a year without a programme cycle.
  let desk: AssignmentDesk?
  /// The open teams, by name.
  let teams: [NamedTeam]
  /// Who can be put into a team today, by name.
  let pool: [TeamPerson]
  /// Whom a form of a team can name.
  let people: TeamPeople
  /// Whether the person gives the role without which nobody is in a team.
  let mayGrant: Bool
  let words: DeskWords

  /// Loads them for somebody who may.
  ///
  /// - Throws: `Problem.notFound` for everybody else.
  init(_ id: ID<Institution>, _ act: Act, in transaction: Transaction) throws {
    try Self.check(act, id)
    guard let institution = try InstitutionStore.find(id, in: transaction) else {
      throw Problem.notFound
    }
    self.institution = institution
    year = act.day.year
    let hasCycle = try CycleStore.cycles(of: id, in: transaction)
      .contains { $0.year.number == act.day.year }
    desk =
      hasCycle
      ? try DeskStore.desk(of: id, (act.day.year, .tpi), on: act.day, in: transaction) : nil
    let all = try TeamStore.teams(of: id, includesClosed: true, in: transaction)
      .filter { $0.layer == .tpi }
    teams = all.filter(\.isOpen)
    pool = try TeamStore.pool(of: id, on: act.day, in: transaction)
    let seated = try TeamStore.seated(in: id, transaction: transaction)
    people = TeamPeople(pool: pool, seated: seated)
    mayGrant = OpenedSeat.grantsRole(act.principal, of: .tpi, in: id)
    words = DeskWords(
      people: Dictionary((pool + seated).map { ($0.id, $0.name) }) { first, _ in first },
      teams: Dictionary(all.map { ($0.team.id, $0.name) }) { first, _ in first })
  }

  /// Whom a form of a team can name, for somebody who may make one.
  ///
  /// - Throws: `Problem.notFound` for everybody else.
  static func people(
    of id: ID<Institution>, _ act: Act, in transaction: Transaction
  ) throws -> TeamPeople {
    try check(act, id)
    return TeamPeople(
      pool: try TeamStore.pool(of: id, on: act.day, in: transaction),
      seated: try TeamStore.seated(in: id, transaction: transaction))
  }

  /// The team with an id, for somebody who may change it.
  ///
  /// - Throws: `Problem.notFound` for everybody else, and for national teams.
  static func find(
    _ id: ID<AssessorTeam>, _ act: Act, in transaction: Transaction
  ) throws -> NamedTeam {
    guard let named = try TeamStore.find(id, in: transaction),
      let institution = named.team.institutionID, named.layer == .tpi
    else { throw Problem.notFound }
    try check(act, institution)
    return named
  }

  /// Refuses everybody who does not run the teams of an instansi.
  ///
  /// - Throws: `Problem.notFound`, for assessors too: who judges whom is not for them.
  static func check(_ act: Act, _ id: ID<Institution>) throws {
    guard TeamPolicy.mayManage(act.principal, teamsOf: id) else { throw Problem.notFound }
  }
}

/// The desk of an instansi and year before somebody who shares its units out.
struct OpenedDesk: Sendable {
  let institution: Institution
  let desk: AssignmentDesk
  let words: DeskWords

  var year: Int { desk.year }

  /// Loads it for somebody who may.
  ///
  /// - Parameters:
  ///   - key: The instansi and the year of the path.
  ///   - act: Who and when.
  ///   - transaction: The read, or the write of the act.
  /// - Throws: `Problem.notFound` for everybody else, and in a year without a programme cycle.
  init(_ key: DeskKey, _ act: Act, in transaction: Transaction) throws {
    try OpenedTeams.check(act, key.institutionID)
    guard let institution = try InstitutionStore.find(key.institutionID, in: transaction),
      try CycleStore.cycles(of: key.institutionID, in: transaction)
        .contains(where: { $0.year.number == key.year })
    else { throw Problem.notFound }
    self.institution = institution
    desk = try DeskStore.desk(
      of: key.institutionID, (key.year, .tpi), on: act.day, in: transaction)
    var teams: [ID<AssessorTeam>: String] = [:]
    for named in desk.teams { teams[named.team.id] = named.name }
    words = DeskWords(
      people: try DeskStore.names(
        in: key.institutionID, on: act.day, transaction: transaction), teams: teams)
  }

  /// A unit of the desk.
  ///
  /// - Throws: `Problem.notFound` for one that does not take part.
  func unit(_ id: ID<WorkUnit>) throws -> DeskUnit {
    guard let unit = desk.unit(id) else { throw Problem.notFound }
    return unit
  }
}

/// The instansi and the year that a path names.
struct DeskKey: Sendable {
  let institutionID: ID<Institution>
  let year: Int

  /// Reads the path.
  ///
  /// - Throws: `Problem.notFound` for anything that is no id or no programme year.
  init(_ context: ZonaContext) throws {
    institutionID = try context.id(of: Institution.self)
    guard let number = Int(try context.parameter("tahun")), let year = CycleYear(number) else {
      throw Problem.notFound
    }
    self.year = year.number
  }
}
