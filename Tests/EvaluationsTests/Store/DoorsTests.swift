import AccountsModel
import Kernel
import Storage
import TestKit
import Testing
import WorkUnitsModel
import WorksheetsModel

@testable import Evaluations
@testable import EvaluationsModel

/// When a door is open, and what shuts it.
@Suite struct DoorsTests {
  @Test(arguments: TestStorage.engines)
  func `a seat, the word and a valid role open one door, and nothing less does`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      for principal in [world.ana, world.budi, world.ketua, world.teknis] {
        let doors = try await world.doors(of: principal)
        #expect(doors == [world.door])
      }
      let stranger = Principal(accountID: world.ana.accountID, name: "Ana", grants: [])
      for principal in [world.outsider, world.coordinator, world.head, world.staff, stranger] {
        let doors = try await world.doors(of: principal)
        #expect(doors.isEmpty)
      }
      let narrowed = try await world.doors(of: world.ana.narrowed(to: []))
      #expect(narrowed == [world.door])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `each bar shuts the door, and the bars say what the doors do`(engine: Engine) async throws {
    let steps: [(String, @Sendable (EvaluationHouse) async throws -> Void)] = [
      ("silent", { try await $0.forget(Cast.ana) }),
      ("declared", { try await $0.declare(.family, by: Cast.ana) }),
      ("roster", { try await $0.employ(Cast.ana, since: "2026-11-21") }),
      ("head", { try await $0.employ(Cast.ana, since: "2025-01-01", asHead: true) }),
      ("left seat", { try await $0.vacate(Cast.ana) }),
      ("another conflict in a later year", { try await $0.declare(.other, by: Cast.ana, 2027) }),
    ]
    for (name, step) in steps {
      try await EvaluationHouse.with(engine) { world in
        let before = try await world.bars(of: Cast.ana)
        try await step(world)
        let after = try await world.bars(of: Cast.ana)
        let doors = try await world.doors(of: world.ana)
        let others = try await world.doors(of: world.budi)
        #expect(before.isEmpty && !after.isEmpty, "\(name)")
        #expect(doors.isEmpty && others == [world.door], "\(name)")
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a role that ended yesterday is a bar of its own`(engine: Engine) async throws {
    try await EvaluationHouse.with(engine) { world in
      try await world.endRoles(of: Cast.ana, after: "2026-11-20")

      let day = try #require(CalendarDate("2026-11-20"))
      let bars = try await world.bars(of: Cast.ana)
      #expect(bars == [.roleNotNow(lastDay: day)])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `seats of the year before still count, older ones do not`(engine: Engine) async throws {
    try await EvaluationHouse.with(engine) { world in
      for (days, isOpen) in [(300, true), (365 + 45, false)] as [(Int64, Bool)] {
        let later = TestHouse.now.adding(seconds: days * 86_400)
        let doors = try await world.storage.read {
          try Doors.open(for: world.ana, at: later, in: $0)
        }
        #expect(doors.isEmpty != isOpen)
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the ways to the doors of a person have their indexes`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      for sql in Self.statements(of: world) {
        let whole = try await tablesReadWhole(by: sql, in: world.storage)
        #expect(whole == [])
      }
    }
  }

  /// The way into the seats of a person, as `Doors` asks for it.
  private static func statements(of world: EvaluationHouse) -> [SQL] {
    let account = world.ana.accountID
    return [
      """
      SELECT seat.unit_id FROM seat_holding seat
      WHERE seat.account_id = \(account) AND seat.until_ms IS NULL
      """,
      "SELECT unit_id FROM conflict_declaration WHERE account_id = \(account)",
      "SELECT unit_id FROM evaluation_member WHERE account_id = \(account)",
    ]
  }
}

extension EvaluationHouse {
  /// Takes back everything that somebody ever said.
  fileprivate func forget(_ person: Author) async throws {
    try await storage.write { transaction in
      let said = try transaction.query(
        "SELECT id FROM conflict_declaration WHERE account_id = \(person.accountID)")
      let ids = try said.map { try $0.text("id") }
      try transaction.execute(
        "DELETE FROM conflict_statement WHERE declaration_id IN (\(SQL.list(ids)))")
      _ = try transaction.execute(
        "DELETE FROM conflict_declaration WHERE account_id = \(person.accountID)")
    }
  }

  /// Declares a conflict without leaving the seat, as no page does.
  fileprivate func declare(
    _ kind: ConflictKind, by person: Author, _ year: Int = 2026
  ) async throws {
    let unit = place.unitID
    try await storage.write { transaction in
      let account = try Self.account(person)
      guard let id = ID<ConflictDeclaration>("01900000-0000-7000-8000-0000000000e1") else { return }
      var said =
        try ConflictStore.find(
          of: account, unit: unit, year: year, layer: .tpi, in: transaction)
        ?? ConflictDeclaration(
          id: id, assessorID: account, unitID: unit, year: year, layer: .tpi)
      let words = try Reason("Alasan lain sekali")
      let sealed = kind == .other ? ConflictSeal.sample.seal(words, of: account, on: unit) : nil
      _ = try said.declare(try DeclaredConflict(kind, words: sealed), at: .sample)
      try ConflictStore.save(said, in: transaction)
    }
  }

  fileprivate func vacate(_ person: Author) async throws {
    var left = try await assignment()
    _ = left.vacate(try Self.account(person), because: .reassigned, at: .minute(1))
    let saved = left
    try await storage.write { try AssignmentStore.save(saved, in: $0) }
  }

  fileprivate func bars(of person: Author) async throws -> [DoorBar] {
    let (assignment, account) = (try await assignment(), try Self.account(person))
    return try await storage.read {
      try Doors.bars(of: account, before: assignment, at: TestHouse.now, in: $0)
    }
  }
}
