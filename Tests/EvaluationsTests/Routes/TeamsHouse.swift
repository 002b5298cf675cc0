import Accounts
import AccountsModel
import EvaluationsModel
import House
import InstrumentsModel
import Instruments
import Kernel
import Storage
import Synchronization
import TestKit
import WorkUnits
import WorkUnitsModel
import Worksheets
import WorksheetsModel

@testable import Evaluations

/// A whole house around units that wait for their assessors, and people who can be some.
struct TeamsHouse: Sendable {
  let house: TestHouse
  let storage: Storage
  let institution: Institution
  /// The units that have begun a worksheet, in the order of their names.
  let units: [WorkUnit]
  /// A unit without a worksheet.
  let idle: WorkUnit
  /// Internal assessors of the instansi.
  let people: [ID<Account>]
  /// An internal assessor of another instansi.
  let stranger: ID<Account>

  /// How many statements ran so far.
  let statements: StatementCounter

  private let clock: TickingClock

  var coordinator: Principal { person("b1", .coordinator, institution.id.text) }
  var administrator: Principal {
    Principal(
      accountID: "01900000-0000-7000-8000-0000000000b2", name: "Pengelola",
      grants: [Grant(.administrator, for: .national)])
  }
  var otherCoordinator: Principal {
    person("b3", .coordinator, "01900000-0000-7000-8000-0000000000ff")
  }
  var assessor: Principal {
    Principal(
      accountID: people[0].text, name: "Penilai 1",
      grants: [Grant(.internalAssessor, for: .institution(institution.id.text))])
  }
  var act: Act { Act(by: coordinator, at: clock.next()) }

  /// Runs a test in a fresh house with at most 99 units that have begun a worksheet, and some
  /// internal assessors.
  static func with(
    _ engine: Engine, units unitCount: Int = 3, people peopleCount: Int = 8,
    _ body: (TeamsHouse) async throws -> Void
  ) async throws {
    let features = EvaluationHouse.features
    let statements = StatementCounter()
    try await Self.open(engine, features.flatMap(\.migrations), statements) { storage in
      let clock = TickingClock()
      let begun = Act(by: nil, at: clock.next())
      let (institution, units, idle, people, stranger) = try await storage.write { transaction in
        let institution = try WorkUnitActs.createInstitution(
          kind: .ministry, name: try PlaceName("Kementerian Perdagangan"), act: begun,
          in: transaction)
        let other = try WorkUnitActs.createInstitution(
          kind: .agency, name: try PlaceName("Lembaga Lain"), act: begun, in: transaction)
        guard let year = CycleYear(2026) else { throw StorageError.notFound }
        let cycle = try WorkUnitActs.createCycle(
          year: year, institution: nil, instrumentID: InstrumentLibrary.current, window: .open,
          act: begun, in: transaction)
        let units = try (1...unitCount).map { number in
          let unit = try makeUnit("Balai \(100 + number)", institution.id, begun, transaction)
          _ = try WorksheetActs.start(unit: unit, cycle: cycle, act: begun, in: transaction)
          return unit
        }
        let idle = try makeUnit("Kantor Diam", institution.id, begun, transaction)
        let people = try (1...peopleCount).map {
          try makeAssessor("Penilai \($0)", "tpi\($0)", institution.id, begun, transaction)
        }
        let stranger = try makeAssessor("Orang Luar", "luar", other.id, begun, transaction)
        return (institution, units, idle, people, stranger)
      }
      try await body(
        TeamsHouse(
          house: TestHouse(features, storage: storage, clock: { clock.next() }),
          storage: storage, institution: institution, units: units, idle: idle, people: people,
          stranger: stranger, statements: statements, clock: clock))
    }
  }

  private static func open(
    _ engine: Engine, _ migrations: [Migration], _ statements: StatementCounter,
    _ body: (Storage) async throws -> Void
  ) async throws {
    try await TestStorage.withDatabase(engine, migrations: migrations) { place in
      var configuration = place
      configuration.observer = statements.observer
      try await withStorage(configuration, migrations: migrations) { try await body($0) }
    }
  }

  /// A team of four of the people, beginning with this one.
  func content(
    _ name: String, from first: Int = 0, site: Site? = nil,
    languages: Set<LanguageCode> = [.indonesian], limit: Int? = nil
  ) -> TeamContent {
    let duties: [TeamDuty] = [.lead, .controller, .member, .member]
    return TeamContent(
      name: name, seats: duties.enumerated().map { TeamSeat(people[first + $0], $1) },
      site: site, languages: languages, unitLimit: limit)
  }

  /// Makes a team.
  func team(_ content: TeamContent) async throws -> NamedTeam {
    let (id, act) = (institution.id, act)
    return try await storage.write {
      try TeamActs.make(content, of: id, layer: .tpi, act: act, in: $0)
    }
  }

  /// The desk of 2026 as it stands.
  func desk() async throws -> AssignmentDesk {
    let (id, day) = (institution.id, act.day)
    return try await storage.read {
      try DeskStore.desk(of: id, (2026, .tpi), on: day, in: $0)
    }
  }

  /// Lets somebody declare a conflict with a unit.
  func declare(
    _ person: ID<Account>, _ unit: WorkUnit, _ kind: ConflictKind, words: String? = nil
  ) async throws {
    let act = act
    try await storage.write { transaction in
      var random = SystemRandomNumberGenerator()
      var declaration = ConflictDeclaration(
        id: ID(at: act.now, using: &random), assessorID: person, unitID: unit.id, year: 2026,
        layer: .tpi)
      let sealed = try words.map {
        ConflictSeal.sample.seal(try Reason($0), of: person, on: unit.id)
      }
      _ = try declaration.declare(try DeclaredConflict(kind, words: sealed), at: act.now)
      try ConflictStore.save(declaration, in: transaction)
    }
  }

  /// The form of a team with the first four people, with other values for some fields.
  func form(_ name: String, _ other: [String: String] = [:]) -> [(String, String)] {
    var fields = [
      TeamForm.name: name, TeamForm.lead: "Penilai 1", TeamForm.controller: "Penilai 2",
      TeamForm.member(1): "Penilai 3", TeamForm.member(2): "Penilai 4",
      TeamForm.languages: "id",
    ]
    for (field, value) in other { fields[field] = value }
    return fields.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The events in the journal of a thing, oldest first.
  func events(_ kind: String, _ id: String) async throws -> [String] {
    try await storage.read {
      try Journal.entries(subjectKind: kind, subjectID: id, in: $0).map(\.entry.event)
    }
  }

  /// The kinds of messages that somebody got, oldest first.
  func messages(_ person: ID<Account>) async throws -> [String] {
    try await storage.read { transaction in
      try transaction.query(
        """
        SELECT message_wording.kind
        FROM message JOIN message_wording ON message_wording.digest = message.wording
        WHERE message.account_id = \(person)
        ORDER BY message.posted_at_ms, message.id
        """
      ).map { try $0.text("kind") }
    }
  }

  private func person(_ tail: String, _ role: Role, _ institution: String) -> Principal {
    Principal(
      accountID: "01900000-0000-7000-8000-0000000000" + tail, name: role.rawValue,
      grants: [Grant(role, for: .institution(institution))])
  }

  private static func makeUnit(
    _ name: String, _ institution: ID<Institution>, _ act: Act, _ transaction: Transaction
  ) throws -> WorkUnit {
    try WorkUnitActs.createUnit(
      name: try PlaceName(name), in: institution, below: nil, from: act.day, act: act,
      transaction: transaction)
  }

  static func makeAssessor(
    _ name: String, _ login: String, _ institution: ID<Institution>, _ act: Act,
    _ transaction: Transaction
  ) throws -> ID<Account> {
    let account = try AccountActs.create(
      login: try Login(login + "@zona.example"), name: try PersonName(name),
      institutionID: institution.text, act: act, in: transaction)
    _ = try AccountActs.grant(
      .internalAssessor, at: .institution(institution.text), from: act.day, until: nil,
      to: account.id, act: act, in: transaction)
    return account.id
  }
}

/// Counts statements.
final class StatementCounter: Sendable {
  private let total = Mutex(0)

  var observer: @Sendable (SQL) -> Void { { _ in self.total.withLock { $0 += 1 } } }
  var count: Int { total.withLock { $0 } }
}

/// A clock that moves by a second whenever it is asked, so that no two acts share a moment.
private final class TickingClock: Sendable {
  private let seconds = Mutex<Int64>(0)

  func next() -> Instant {
    let passed = seconds.withLock { seconds in
      seconds += 1
      return seconds
    }
    return TestHouse.now.adding(seconds: passed)
  }
}
