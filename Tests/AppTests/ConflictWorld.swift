import Accounts
import AccountsModel
import Cryptography
import Evaluations
import EvaluationsModel
import House
import InstrumentsModel
import Kernel
import Storage
import TestKit
import Testing
import WorkUnits
import WorkUnitsModel
import Worksheets
import WorksheetsModel

@testable import zona

/// The sample country with a unit that an assessor judges, and later one that they must stay away
/// from, with everything that a unit can have.
struct ConflictWorld: Sendable {
  /// The unit whose door is open to `judge`.
  static let near = DemoUnit(name: "Balai Uji Contoh", number: 1)
  /// The unit below it that nobody of the conflicted may know of.
  static let far = DemoUnit(name: "Loka Rahasia Contoh", parent: near.name, number: 2)

  /// The way in which somebody is kept from the far unit.
  enum Variant: String, CaseIterable, Sendable {
    /// Had a seat and said that there is a conflict; judges the near unit.
    case declared
    /// Had a seat and said that there is none, and then the roster showed one.
    case fact
    /// Has a seat and has not declared yet.
    case silent
  }

  let services: Services
  let house: TestHouse
  private let people: [String: Principal]

  /// Runs a test in a world in which the far unit never was.
  static func with(
    _ engine: Engine, _ body: (ConflictWorld) async throws -> Void
  ) async throws {
    try await withDemo(engine) { services in
      try await near.store(services)
      let act = Act(by: nil, at: services.clock())
      let people: [String: Principal] = try await services.storage.write { transaction in
        for variant in [Variant.fact, .silent] { try enrol(variant, act, in: transaction) }
        let near = try WorldUnit(near.name, act, in: transaction)
        let team = [login(.declared), "tpi2@industri.example"]
        try near.assign(members: team, act, in: transaction)
        for member in team { try near.declareFree(member, act, in: transaction) }
        try near.judge(team, act, in: transaction)
        return try logins.reduce(into: [:]) { people, login in
          people[login] = try DemoPeople.person(login, in: transaction).principal
        }
      }
      try await body(
        ConflictWorld(
          services: services,
          house: TestHouse(
            Features.all, storage: services.storage, dataFolder: services.dataFolder),
          people: people))
    }
  }

  /// The conflicted assessor of a variant.
  func person(_ variant: Variant) throws -> Principal {
    try #require(people[Self.login(variant)])
  }

  /// Somebody of the cast by login.
  func person(_ login: String) throws -> Principal { try #require(people[login]) }

  /// Adds the far unit with everything of it: seats, conflicts, and a judgement that has begun.
  ///
  /// - Parameter judges: Who scores; the conflicted are among them unless the test says otherwise.
  /// - Returns: Everything of the unit that a path can name.
  /// - Throws: What the acts throw.
  func addFar(
    judges: [String] = ["tpi2@industri.example", login(.declared), login(.fact)]
  ) async throws -> UnitThings {
    try await Self.far.store(services)
    let act = Act(by: nil, at: services.clock())
    let seal = try ConflictSeal.of(services)
    return try await services.storage.write { transaction in
      let far = try WorldUnit(Self.far.name, act, in: transaction)
      let members = [Self.login(.declared), Self.login(.fact), Self.login(.silent)]
      let others = judges.filter { !members.contains($0) }
      try far.assign(members: members + others, act, in: transaction)
      for login in [Self.login(.declared), Self.login(.fact)] + others {
        try far.declareFree(login, act, in: transaction)
      }
      try far.judge(judges, act, in: transaction)
      // Before the seat falls vacant, of which the team with open doors is told.
      try far.employ(Self.login(.fact), act, in: transaction)
      try far.conflict(Self.login(.declared), seal, act, in: transaction)
      return try UnitThings(of: Self.far.name, in: transaction)
    }
  }

  /// The login of the conflicted assessor of a variant.
  static func login(_ variant: Variant) -> String {
    switch variant {
    case .declared: "tpi@industri.example"
    case .fact, .silent: variant.rawValue + "@industri.example"
    }
  }

  private static let logins =
    Variant.allCases.map { login($0) } + [
      "tpi2@industri.example", "tpi3@industri.example", "ketua-tpi@industri.example",
      "dalnis@industri.example", "pic@industri.example", "pengelola@zona.example",
    ]

  private static func enrol(
    _ variant: Variant, _ act: Act, in transaction: Transaction
  ) throws {
    let place = try #require(
      try WorkUnitPlaces.find(
        institution: DemoUnit.institution, unit: nil, on: act.day, in: transaction)?.place)
    let account = try AccountActs.create(
      login: Login(login(variant)), name: PersonName("Penilai \(variant.rawValue)"),
      institutionID: place.institutionID, act: act, in: transaction)
    _ = try AccountActs.grant(
      .internalAssessor, at: place, from: act.day, until: nil, to: account.id, act: act,
      in: transaction)
  }
}

/// A unit of the world in the hands of a test: seats, words and a judgement, through the acts.
struct WorldUnit {
  private let unit: WorkUnit
  private let year = 2026

  var id: ID<WorkUnit> { unit.id }

  init(_ name: String, _ act: Act, in transaction: Transaction) throws {
    let place = try WorkUnitPlaces.find(
      institution: DemoUnit.institution, unit: name, on: act.day, in: transaction)?.place
    guard case .workUnit(let text, _) = place, let id = ID<WorkUnit>(text) else {
      throw StorageError.notFound
    }
    unit = try #require(try WorkUnitStore.find(id, in: transaction))
  }

  /// Gives the unit to anggota, with the ketua and the pengendali teknis of the cast.
  func assign(members: [String], _ act: Act, in transaction: Transaction) throws {
    let team = try TeamStore.teams(of: unit.institutionID, in: transaction).first
    let seats =
      try members.map { TeamSeat(try account($0, in: transaction).id, .member) }
      + [
        TeamSeat(try account("ketua-tpi@industri.example", in: transaction).id, .lead),
        TeamSeat(try account("dalnis@industri.example", in: transaction).id, .controller),
      ]
    var random = SecureGenerator()
    let (assignment, events) = UnitAssignment.begin(
      ID(at: act.now, using: &random), of: unit.id, in: (year, .tpi),
      to: AssessorTeam(
        id: try #require(team).team.id, institutionID: unit.institutionID, seats: seats),
      at: act.now)
    try AssignmentStore.insert(assignment, of: unit.institutionID, in: transaction)
    try act.journal(events.map(\.journalEntry), in: transaction)
    for login in ["ketua-tpi@industri.example", "dalnis@industri.example"] {
      try declareFree(login, act, in: transaction)
    }
  }

  /// Who judges the unit.
  func assignment(in transaction: Transaction) throws -> UnitAssignment {
    try #require(
      try AssignmentStore.find(of: unit.id, year: year, layer: .tpi, in: transaction))
  }

  /// Says that somebody has no conflict.
  func declareFree(_ login: String, _ act: Act, in transaction: Transaction) throws {
    var declaration = try declaration(login, act, in: transaction)
    let events = try declaration.declareNone(at: act.now, facts: [])
    try ConflictStore.save(declaration, in: transaction)
    try act.journal(events.map(\.journalEntry), in: transaction)
  }

  /// Says that somebody has a conflict after all: the door shuts and the seat falls vacant.
  func conflict(
    _ login: String, _ seal: ConflictSeal, _ act: Act, in transaction: Transaction
  ) throws {
    let assignment = try assignment(in: transaction)
    let account = try account(login, in: transaction).id
    let words = seal.seal(try Reason("Hubungan usaha keluarga."), of: account, on: unit.id)
    try SeatActs.declare(
      try DeclaredConflict(.other, words: words), of: assignment, by: account, act: act,
      in: transaction)
  }

  /// Puts somebody on the roster of the unit, until the end of last year.
  func employ(_ login: String, _ act: Act, in transaction: Transaction) throws {
    let account = try account(login, in: transaction)
    let joined = try RosterActs.join(
      nip: try NIP(DemoUnit.nip(9, 1)), name: account.name,
      post: Post(
        institutionID: unit.institutionID, unitID: unit.id,
        position: try JobTitle("Penguji"), section: nil),
      on: try #require(CalendarDate(DemoUnit.since)), act: act, in: transaction)
    let stored = try #require(try RosterStore.history(of: joined.id, in: transaction))
    try RosterActs.link(
      stored, to: account.id, version: stored.version, act: act, in: transaction)
    let linked = try #require(try RosterStore.history(of: joined.id, in: transaction))
    try RosterActs.leave(
      linked, lastDay: try #require(CalendarDate("2025-12-31")), version: linked.version,
      act: act, in: transaction)
  }

  /// Begins the judgement; the first anggota says something about the first questions.
  func judge(_ members: [String], _ act: Act, in transaction: Transaction) throws {
    let worksheet = try #require(
      try WorksheetStore.worksheets(of: unit.id, in: transaction).first)
    let people =
      members.map { ($0, TeamDuty.member) }
      + [("ketua-tpi@industri.example", .lead), ("dalnis@industri.example", .controller)]
    let team = try people.map { login, duty in
      let account = try account(login, in: transaction)
      return TeamMember(
        person: Author(accountID: account.id.text, name: account.name.text), duty: duty)
    }
    let begun = try EvaluationActs.begin(
      of: worksheet, layer: .tpi, team: team, act: act, in: transaction)
    let loaded = try #require(try EvaluationActs.load(begun.id, in: transaction))
    let answered = try #require(try WorksheetActs.load(worksheet.id, in: transaction))
    for member in team where member.duty == .member {
      for question in 0..<3 {
        let soals = loaded.instrument.questions[question].soals
        _ = try EvaluationActs.judge(
          Judgement(
            values: soals.map { answered.vector.sheet.answer(at: $0, in: loaded.instrument) },
            note: "Catatan rahasia \(member.person.name)."),
          question: question, baseVersion: 0, of: loaded, by: member.person, act: act,
          in: transaction)
      }
    }
  }

  private func declaration(
    _ login: String, _ act: Act, in transaction: Transaction
  ) throws -> ConflictDeclaration {
    let account = try account(login, in: transaction).id
    let said = try ConflictStore.find(
      of: account, unit: unit.id, year: year, layer: .tpi, in: transaction)
    if let said { return said }
    var random = SecureGenerator()
    return ConflictDeclaration(
      id: ID(at: act.now, using: &random), assessorID: account, unitID: unit.id, year: year,
      layer: .tpi)
  }

  private func account(_ login: String, in transaction: Transaction) throws -> Account {
    try #require(try AccountStore.find(login: Login(login), in: transaction), "\(login)")
  }
}
