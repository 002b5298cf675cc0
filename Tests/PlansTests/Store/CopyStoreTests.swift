import Accounts
import Kernel
import PlansModel
import Storage
import TestKit
import Testing
import WorkUnits
import WorkUnitsModel

@testable import Plans

@Suite struct CopyStoreTests {
  /// Plans something for the year before, as if it had been planned then.
  private static func former(
    _ house: PlanHouse, _ number: Int, owner: Int, action: String, soals: [Int] = [1]
  ) async throws {
    try await house.storage.write { transaction in
      let year = try PlanYearStore.find(
        house.unit.id, year: Sample.year(2025), at: PlanHouse.act("2025-06-01").now,
        in: transaction)
      try PlanYearStore.begin(year, in: transaction)
      let item = PlanItem(
        id: Sample.id(200 + number, of: PlanItem.self), institutionID: year.institutionID,
        unitID: year.unitID, year: year.year,
        content: try Sample.content(
          owner: house.people[owner].id, due: "2025-09-30", soals: soals, action: action))
      try PlanItemStore.insert(item, in: transaction)
    }
  }

  private static func copy(_ house: PlanHouse, _ areas: Set<PlanArea>) async throws -> Int {
    try await house.storage.write { transaction in
      try CopyActs.copy(
        areas, in: try house.planYear("2026-03-01", in: transaction),
        act: PlanHouse.act("2026-03-01", by: house.staff), transaction: transaction)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `last year's plan comes over once, and who left is told`(engine: Engine) async throws {
    try await PlanHouse.with(engine) { house in
      try await Self.former(house, 1, owner: 1, action: "Bentuk tim", soals: [1, 3])
      try await Self.former(house, 2, owner: 2, action: "Susun rencana")
      try await house.leave(2, lastDay: "2026-02-01")

      #expect(try await Self.copy(house, []) == 0)
      #expect(try await Self.copy(house, [.changeManagement]) == 2)
      #expect(try await Self.copy(house, [.changeManagement]) == 0)

      let board = try await house.board("2026-03-01")
      #expect(
        board.lines.map(\.item.content.dueOn) == [
          Sample.day("2026-09-30"), Sample.day("2026-09-30"),
        ])
      #expect(
        Set(board.attention.map(\.item.content.action.text)) == ["Susun rencana"])
      #expect(board.lines.flatMap(\.item.content.soals).sorted() == [1, 1, 3])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `what was reworded or taken out after copying does not come back`(
    engine: Engine
  ) async throws {
    try await PlanHouse.with(engine) { house in
      try await Self.former(house, 1, owner: 1, action: "Bentuk tim")
      try await Self.former(house, 2, owner: 1, action: "Susun rencana")
      _ = try await Self.copy(house, [.changeManagement])
      let lines = try await house.board("2026-03-01").lines
      let act = PlanHouse.act("2026-03-02", by: house.staff)

      try await house.storage.write { transaction in
        let year = try house.planYear("2026-03-02", in: transaction)
        var content = lines[0].item.content
        content.action = try Sample.line("Lain sekali")
        try PlanActs.change(
          lines[0].item.id, to: content, version: 1, in: year, act: act, transaction: transaction)
        try PlanActs.remove(
          lines[1].item.id, reason: try Sample.line("Tidak perlu", .reason), version: 1, in: year,
          act: act, transaction: transaction)
      }

      #expect(try await Self.copy(house, [.changeManagement]) == 0)
      #expect(try await house.board("2026-03-02").lines.count == 1)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `ready-made items are planned once, whichever language they were chosen in`(
    engine: Engine
  ) async throws {
    try await PlanHouse.with(engine) { house in
      let chosen = Array(StarterItem.all.filter { $0.area == .oversight }.prefix(3))
      @Sendable func choose(_ language: Language) async throws -> Int {
        try await house.storage.write { transaction in
          try StarterActs.plan(
            chosen, owners: [.oversight: house.people[1].id], language: language,
            in: try house.planYear("2026-01-20", in: transaction),
            act: PlanHouse.act("2026-01-20", by: house.staff), transaction: transaction
          ).count
        }
      }

      let first = try await choose(.english)
      let second = try await choose(.indonesian)

      #expect(first == 3)
      #expect(second == 0)
      let board = try await house.board("2026-01-20")
      #expect(board.lines.count == 3)
    }
  }
}
