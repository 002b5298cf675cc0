import Accounts
import AccountsModel
import Declarations
import Evidence
import EvaluationsModel
import House
import Instruments
import Kernel
import Messages
import Storage
import Surveys
import TestKit
import WorkUnits
import WorkUnitsModel
import Worksheets
import WorksheetsModel

@testable import Evaluations

/// The whole house around one judgement, with everybody who may want something from it.
///
/// Everybody has a real account with a real role. The team of the cast has its seats and has said
/// that there is no conflict, so that their requests pass the wall as in earnest.
struct EvaluationHouse: Sendable {
  let house: TestHouse
  let storage: Storage
  let judgement: JudgementHouse
  let place: WorkUnitPlace

  static var features: [Feature] {
    [
      accounts(places: WorkUnitPlaces.self), messages(), instruments, workUnits(), declarations(),
      evidence(), surveys(), worksheets(), evaluations(),
    ]
  }

  var ana: Principal { assessor(Cast.ana) }
  var budi: Principal { assessor(Cast.budi) }
  var ketua: Principal { assessor(Cast.ketua) }
  var teknis: Principal { assessor(Cast.teknis) }
  /// An internal assessor of the same instansi without a seat.
  var outsider: Principal { assessor(Cast.stranger) }
  /// An internal assessor who is conflicted once `makeConflicted` was called.
  var conflicted: Principal { assessor(Cast.konflik) }
  var coordinator: Principal { person(Cast.coordinator, .coordinator, institution) }
  var head: Principal { person(Cast.head, .unitHead, unit) }
  var staff: Principal { person(Cast.staff, .unitStaff, unit) }

  private var institution: Scope { .institution(place.institutionID.text) }
  private var unit: Scope { .workUnit(place.unitID.text) }

  /// Runs a test in a fresh house whose worksheet was sent and whose judgement has begun.
  static func with(
    _ engine: Engine, clock: @escaping @Sendable () -> Instant = { TestHouse.now },
    observer: (@Sendable (SQL) -> Void)? = nil, _ body: (EvaluationHouse) async throws -> Void
  ) async throws {
    try await open(engine, observer) { storage in
      let judgement = try await JudgementHouse(storage)
      let place = try await storage.read {
        try WorkUnitStore.place(of: judgement.worksheet.unitID, in: $0)
      }
      let world = EvaluationHouse(
        house: TestHouse(features, storage: storage, clock: clock), storage: storage,
        judgement: judgement, place: place)
      try await storage.write { try world.populate($0) }
      try await body(world)
    }
  }

  private static func open(
    _ engine: Engine, _ observer: (@Sendable (SQL) -> Void)?,
    _ body: (Storage) async throws -> Void
  ) async throws {
    let migrations = features.flatMap(\.migrations)
    guard let observer else {
      return try await withStorage(engine, migrations: migrations, body)
    }
    try await TestStorage.withDatabase(engine, migrations: migrations) { database in
      var configuration = database
      configuration.observer = observer
      try await withStorage(configuration, migrations: migrations, body)
    }
  }

  /// Makes every account, gives the unit to the team, and lets the team declare.
  private func populate(_ transaction: Transaction) throws {
    for principal in [ana, budi, ketua, teknis, outsider, conflicted, coordinator, head, staff] {
      try insert(principal, transaction)
    }
    try assign(to: Cast.team, as: Cast.assignment, in: transaction)
    for member in Cast.team { try declareFree(member.person, in: transaction) }
  }

  /// Gives the unit to people of the cast.
  func assign(
    to team: [TeamMember], as id: ID<UnitAssignment>, in transaction: Transaction
  ) throws {
    let seats = try team.map { TeamSeat(try Self.account($0.person), $0.duty) }
    let (assignment, events) = UnitAssignment.begin(
      id, of: place.unitID, in: (year: 2026, layer: .tpi),
      to: AssessorTeam(
        id: Cast.assessorTeam, institutionID: place.institutionID, seats: seats), at: .sample)
    try AssignmentStore.insert(assignment, of: place.institutionID, in: transaction)
    try Act(by: nil, at: .sample).journal(events.map(\.journalEntry), in: transaction)
  }

  /// Lets somebody say that there is no conflict, whatever the facts.
  func declareFree(_ person: Author, in transaction: Transaction) throws {
    var declaration = try declaration(of: person, in: transaction)
    _ = try declaration.declareNone(at: .sample, facts: [])
    try ConflictStore.save(declaration, in: transaction)
  }

  /// Lets somebody without a seat declare a conflict with the unit of this year.
  ///
  /// - Returns: The assessor, for whom the unit does not exist from then on.
  func makeConflicted() async throws -> Principal {
    try await storage.write { transaction in
      var declaration = try declaration(of: Cast.konflik, in: transaction)
      _ = try declaration.declare(try DeclaredConflict(.family), at: .sample)
      try ConflictStore.save(declaration, in: transaction)
    }
    return conflicted
  }

  private func declaration(
    of person: Author, in transaction: Transaction
  ) throws -> ConflictDeclaration {
    let account = try Self.account(person)
    let said = try ConflictStore.find(
      of: account, unit: place.unitID, year: 2026, layer: .tpi, in: transaction)
    if let said { return said }
    return ConflictDeclaration(
      id: try Self.id(UInt8(person.accountID.utf8.last ?? 0)), assessorID: account,
      unitID: place.unitID, year: 2026, layer: .tpi)
  }

  /// The id of an account of the cast.
  static func account(_ person: Author) throws -> ID<Account> {
    guard let id = ID<Account>(person.accountID) else { throw StorageError.notFound }
    return id
  }

  private static func id<T>(_ number: UInt8) throws -> ID<T> {
    guard let id = ID<T>("01900000-0000-7000-8000-0000000c0\(100 + Int(number))") else {
      throw StorageError.notFound
    }
    return id
  }

  private func insert(_ principal: Principal, _ transaction: Transaction) throws {
    let tail = String(principal.accountID.suffix(2))
    try transaction.execute(
      """
      INSERT INTO account (id, login, name, institution_id, is_active, created_at_ms, version)
      VALUES (\(principal.accountID), \(tail + "@zona.example"), \(principal.name),
        \(place.institutionID), 1, \(Instant.sample), 1)
      """)
    for grant in principal.grants {
      let (kind, scope): (String, String?) =
        switch grant.scope {
        case .national: ("national", nil)
        case .institution(let id): ("institution", id)
        case .workUnit(let id): ("work_unit", id)
        }
      try transaction.execute(
        """
        INSERT INTO role_grant (account_id, id, role, scope_kind, scope_id, institution_id,
          valid_from)
        VALUES (\(principal.accountID), \("01900000-0000-7000-8000-0000000000" + tail),
          \(grant.role.rawValue), \(kind), \(scope),
          \(scope.map { _ in place.institutionID.text }), \("2026-01-01"))
        """)
    }
  }

  private func assessor(_ author: Author) -> Principal {
    person(author, .internalAssessor, institution)
  }

  private func person(_ author: Author, _ role: Role, _ scope: Scope) -> Principal {
    Principal(accountID: author.accountID, name: author.name, grants: [Grant(role, for: scope)])
  }
}
