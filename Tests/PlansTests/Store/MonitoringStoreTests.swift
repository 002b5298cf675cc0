import Kernel
import PlansModel
import Storage
import TestKit
import Testing
import WorkUnitsModel

@testable import Plans

@Suite struct MonitoringStoreTests {
  private static func open(
    _ quarter: Quarter, in house: PlanHouse, on day: String
  ) async throws -> Monitoring {
    try await house.storage.write { transaction in
      try MonitoringActs.open(
        quarter, in: try house.planYear(day, in: transaction),
        act: PlanHouse.act(day, by: house.head), transaction: transaction)
    }
  }

  private static func all(_ house: PlanHouse) async throws -> [Monitoring] {
    try await house.storage.read { transaction in
      try MonitoringStore.all(of: house.unit.id, year: PlanHouse.year, in: transaction)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `what a quarter froze stays when the plan moves on`(engine: Engine) async throws {
    try await PlanHouse.with(engine) { house in
      let owner = house.people[2].id
      let item = try await house.plan(
        try Sample.content(owner: owner, due: "2026-05-31", soals: [1]))
      try await house.plan(try Sample.content(.people, owner: owner, due: "2026-12-31"))
      let first = try await Self.open(.first, in: house, on: "2026-03-20")

      try await house.answer(1)
      try await house.prove(1)
      try await house.leave(2, lastDay: "2026-06-01")
      _ = try await Self.open(.second, in: house, on: "2026-06-20")

      let stored = try await Self.all(house)
      #expect(stored.map(\.quarter) == [.first, .second])
      #expect(stored[0] == first)
      #expect(stored[0].lines.map(\.state) == [.notBegun, .notMeasurable])
      #expect(stored[0].progress == .zero)
      #expect(stored[1].lines.map(\.state) == [.done, .notMeasurable])
      #expect(stored[1].lines.map(\.itemID).first == item.id)
      #expect(stored[1].lines.map(\.ownerName) == ["Pegawai Tiga", "Pegawai Tiga"])
      #expect(stored[1].progress == Fraction(1, over: 2))
      #expect(stored[1].progress(of: .changeManagement) == .one)
      #expect(stored[0].openedBy == "Nama head")
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a quarter that two people open at once is opened once`(engine: Engine) async throws {
    try await PlanHouse.with(engine) { house in
      try await house.plan(try Sample.content(owner: house.people[1].id))
      async let first = refusal { _ = try await Self.open(.first, in: house, on: "2026-03-20") }
      async let second = refusal { _ = try await Self.open(.first, in: house, on: "2026-03-20") }

      let results = await [first, second]

      #expect(results.count { $0 == nil } == 1)
      #expect(results.compactMap { $0 as? PlanRefusal } == [.quarterExists(.first)])
      #expect(try await Self.all(house).count == 1)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `minutes and follow-ups belong to a quarter and outlive it until they are closed`(
    engine: Engine
  ) async throws {
    try await PlanHouse.with(engine) { house in
      try await house.plan(try Sample.content(owner: house.people[1].id))
      _ = try await Self.open(.first, in: house, on: "2026-03-20")
      let owner = house.people[2].id
      let asked = try await house.storage.write { transaction in
        let year = try house.planYear("2026-03-20", in: transaction)
        let act = PlanHouse.act("2026-03-20", by: house.head)
        try MonitoringActs.write(
          try PlanWording(lines: "Rapat.\nDua hal.", .minutes), of: .first, version: 1, in: year,
          act: act, transaction: transaction)
        #expect(throws: PlanRefusal.stale) {
          try MonitoringActs.write(
            try PlanWording(lines: "Lain", .minutes), of: .first, version: 1, in: year, act: act,
            transaction: transaction)
        }
        #expect(throws: StorageError.notFound) {
          try MonitoringActs.write(
            try PlanWording(lines: "Lain", .minutes), of: .second, version: 1, in: year,
            act: act, transaction: transaction)
        }
        return try MonitoringActs.ask(
          FollowUpContent(
            what: try Sample.line("Lengkapi SK", .followUp), ownerID: owner,
            dueOn: Sample.day("2026-04-30")), of: .first, in: year, act: act,
          transaction: transaction)
      }
      let second = try await Self.open(.second, in: house, on: "2026-06-20")
      func all(_ day: String) async throws -> [FollowUpStore.Owned] {
        try await house.storage.read { transaction in
          try FollowUpStore.all(
            of: house.unit.id, year: PlanHouse.year, on: Sample.day(day), in: transaction)
        }
      }

      let open = try #require(try await all("2026-06-20").first)
      #expect(open.followUp == asked)
      #expect(open.followUp.wasOpen(at: second.openedAt))
      #expect(open.followUp.state(on: Sample.day("2026-06-20")) == .late)
      #expect(try await Self.all(house).map(\.minutes) == ["Rapat.\nDua hal.", ""])
      let mine = try await house.storage.read { transaction in
        try FollowUpStore.open(
          entrustedTo: owner, on: Sample.day("2026-06-20"), in: transaction)
      }
      #expect(mine.map(\.followUp.id) == [asked.id])
      try await house.storage.write { transaction in
        try MonitoringActs.close(
          asked.id, done: try Sample.line("Sudah", .done), version: 1,
          in: try house.planYear("2026-07-01", in: transaction),
          act: PlanHouse.act("2026-07-01", by: house.staff), transaction: transaction)
      }
      let closed = try #require(try await all("2026-07-01").first?.followUp)
      #expect(closed.closing?.done.text == "Sudah")
      #expect(closed.closing?.by == "Nama staff")
      #expect(closed.wasOpen(at: second.openedAt))
    }
  }
}
