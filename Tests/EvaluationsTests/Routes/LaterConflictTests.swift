import Accounts
import AccountsModel
import HTTPTypes
import Kernel
import Storage
import TestKit
import Testing
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

@testable import Evaluations
@testable import EvaluationsModel

/// A conflict that was declared for a later year or another layer counts where seats are given.
@Suite struct LaterConflictTests {
  private static let handover = SeatLink.handover(Cast.assignment).path
  private static let elsewhere: [(year: Int, layer: Layer)] = [(2027, .tpi), (2026, .tpn)]

  @Test(arguments: TestStorage.engines)
  func `a seat is not given to somebody whose door cannot open, and they are not told`(
    engine: Engine
  ) async throws {
    for (year, layer) in Self.elsewhere {
      try await EvaluationHouse.with(engine) { world in
        try await world.declareLater(Cast.stranger, year: year, layer: layer)
        try await world.vacate(Cast.ana)
        let page = try await world.house.get(Self.handover, as: world.coordinator)
        #expect(page.text.contains("konflik dinyatakan"))

        let filled = try await world.fill(with: Cast.stranger)
        #expect(filled.status == .unprocessableContent, "\(year) \(layer)")
        #expect(try await world.assignment().vacancies == [.member])
        #expect(try await world.kinds(to: Cast.stranger).isEmpty)
        // A conflict of an earlier year says nothing about this one.
        try await world.declareLater(Cast.konflik, year: 2025)
        let pool = try await world.pool()
        #expect(pool.first { $0.personID.text == Cast.stranger.accountID }?.bars.count == 1)
        let earlier = pool.first { $0.personID.text == Cast.konflik.accountID }?.bars ?? []
        #expect(!earlier.contains { Self.isDeclared($0) })
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a seat whose door cannot open is no task of its holder`(engine: Engine) async throws {
    for (year, layer) in Self.elsewhere {
      try await EvaluationHouse.with(engine) { world in
        try await world.vacate(Cast.ana)
        #expect(try await world.fill(with: Cast.stranger).status == .seeOther)
        let path = SeatLink.seat(Cast.assignment).path
        let before = try await world.house.get("/tugas", as: world.outsider)
        try await world.declareLater(Cast.stranger, year: year, layer: layer)
        let after = try await world.house.get("/tugas", as: world.outsider)

        #expect(before.text.contains(path))
        #expect(!after.text.contains(path), "\(year) \(layer)")
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the desk knows of it, and whoever must stay away is not told of units taken away`(
    engine: Engine
  ) async throws {
    try await TeamsHouse.with(engine) { teams in
      let named = try await teams.team(teams.content("Tim Satu"))
      let (first, second) = (teams.units[0], teams.units[1])
      let act = teams.act
      try await teams.storage.write { transaction in
        for unit in [first, second] {
          let desk = try DeskStore.desk(
            of: teams.institution.id, (2026, .tpi), on: act.day, in: transaction)
          try DeskActs.place(
            unit.id, in: named.team.id, seen: "", on: desk, act: act, transaction: transaction)
        }
      }
      let told = try await teams.messages(teams.people[2])
      try await teams.storage.write { transaction in
        var random = SystemRandomNumberGenerator()
        var said = ConflictDeclaration(
          id: ID(at: act.now, using: &random), assessorID: teams.people[2], unitID: first.id,
          year: 2027, layer: .tpi)
        _ = try said.declare(try DeclaredConflict(.family), at: act.now)
        try ConflictStore.save(said, in: transaction)
      }

      let desk = try await teams.desk()
      #expect(desk.conflicts[first.id]?[teams.people[2]]?.count == 1)
      #expect(desk.conflicts[second.id]?[teams.people[2]] == nil)
      let mark = DeskActs.mark(of: desk.assignments[first.id])
      let later = teams.act
      try await teams.storage.write { transaction in
        try DeskActs.release(
          first.id, seen: mark, on: desk, act: later, transaction: transaction)
      }
      #expect(try await teams.messages(teams.people[2]) == told)
      #expect(try await teams.messages(teams.people[3]).contains("units_taken"))

      // No team with them gets the unit again.
      let again = try await teams.desk()
      await #expect(throws: DeskRefusal.self) {
        try await teams.storage.write { transaction in
          try DeskActs.place(
            first.id, in: named.team.id, seen: "", on: again, act: later,
            transaction: transaction)
        }
      }
    }
  }

  private static func isDeclared(_ bar: SeatBar) -> Bool {
    guard case .conflict(let reasons) = bar else { return false }
    return reasons.contains { reason in
      guard case .declared = reason else { return false }
      return true
    }
  }
}

extension EvaluationHouse {
  /// Empties a seat without a conflict.
  fileprivate func vacate(_ person: Author) async throws {
    var left = try await assignment()
    _ = left.vacate(try Self.account(person), because: .reassigned, at: .minute(1))
    let saved = left
    try await storage.write { try AssignmentStore.save(saved, in: $0) }
  }

  /// Sends the form that fills the seat of a member.
  fileprivate func fill(with person: Author) async throws -> TestAnswer {
    let version = try await assignment().version
    return try await house.post(
      SeatLink.handover(Cast.assignment).path,
      [
        (HandoverPage.duty, "member"), (HandoverPage.person, person.accountID),
        (HandoverPage.version, String(version)),
      ], as: coordinator)
  }

  /// Everybody who could take a seat, with what speaks against them.
  fileprivate func pool() async throws -> [SeatCandidate] {
    let assignment = try await assignment()
    return try await storage.read {
      try SeatPool(for: assignment, at: TestHouse.now, in: $0).candidates
    }
  }
}
