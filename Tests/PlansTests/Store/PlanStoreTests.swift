import Accounts
import Evidence
import EvidenceModel
import Kernel
import PlansModel
import Storage
import TestKit
import Testing
import WorkUnits
import WorkUnitsModel

@testable import Plans

@Suite struct PlanStoreTests {
  @Test(arguments: TestStorage.engines)
  func `an item is stored, changed on its version, and its history is in the journal`(
    engine: Engine
  ) async throws {
    try await PlanHouse.with(engine) { house in
      let owner = house.people[1].id
      let item = try await house.plan(try Sample.content(owner: owner, soals: [2, 1]))
      let later = try Sample.content(
        .oversight, owner: house.people[2].id, due: "2026-11-30", soals: [3], action: "Survei")

      let stored = try await house.storage.write { transaction in
        let year = try house.planYear(in: transaction)
        try PlanActs.change(
          item.id, to: later, version: 1, in: year, act: PlanHouse.act(by: house.staff),
          transaction: transaction)
        #expect(throws: PlanRefusal.stale) {
          try PlanActs.change(
            item.id, to: try Sample.content(owner: owner), version: 1, in: year,
            act: PlanHouse.act(by: house.head), transaction: transaction)
        }
        return try PlanItemStore.find(
          item.id, of: house.unit.id, year: PlanHouse.year, on: year.today,
          transaction: transaction)
      }

      let found = try #require(stored)
      #expect(found.item.content == later)
      #expect(found.item.version == 2)
      #expect(found.owner == Assignee(id: house.people[2].id, name: "Pegawai Tiga", isHere: true))
      let events = try await house.storage.read { transaction in
        try Journal.entries(
          subjectKind: PlanEvent.itemKind, subjectID: item.id.text, in: transaction)
      }
      #expect(events.map(\.entry.event) == ["item_planned", "item_changed"])
      #expect(events.map(\.actorName) == ["Nama staff", "Nama staff"])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a refused item leaves no trace`(engine: Engine) async throws {
    try await PlanHouse.with(engine) { house in
      let wrong: [(PlanItemContent, PlanRefusal)] = [
        (
          try Sample.content(owner: Sample.id(99, of: Employee.self)), .notOnRoster(.owner)
        ),
        (
          try Sample.content(owner: house.people[1].id, due: "2027-01-02"),
          .outsideYear(.due, PlanHouse.year)
        ),
        (try Sample.content(owner: house.people[1].id, soals: [777]), .unknownQuestion(777)),
      ]

      for (content, refusal) in wrong {
        await #expect(throws: refusal) { try await house.plan(content) }
      }

      #expect(try await house.count("plan_item") == 0)
      #expect(try await house.count("plan_year") == 0)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `progress follows proof and answers, forth and back`(engine: Engine) async throws {
    try await PlanHouse.with(engine) { house in
      let owner = house.people[1].id
      try await house.plan(try Sample.content(owner: owner, due: "2026-12-31", soals: [1, 2]))
      try await house.plan(try Sample.content(.people, owner: owner, due: "2026-12-31"))
      func states(_ day: String = "2026-06-01") async throws -> [ItemState] {
        try await house.board(day).lines.map(\.state)
      }

      #expect(try await states() == [.notBegun, .notMeasurable])
      try await house.answer(1)
      #expect(try await states() == [.underWay, .notMeasurable])
      try await house.prove(1)
      #expect(try await house.board().progress == Fraction(1, over: 4))
      try await house.answer(2)
      let proof = try await house.prove(2)
      #expect(try await states() == [.done, .notMeasurable])
      #expect(try await house.board().progress == Fraction(1, over: 2))
      try await house.storage.write { transaction in
        try EvidenceActs.describe(
          proof, title: "Salah tahun",
          period: try EffectivePeriod(
            from: Sample.day("2024-01-01"), until: Sample.day("2024-12-31")),
          hasPersonalData: false, version: 1, act: PlanHouse.act(), in: transaction)
      }
      #expect(try await states() == [.underWay, .notMeasurable])
      #expect(try await states("2027-01-01") == [.late, .late])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `proof of another time does not count for an item`(engine: Engine) async throws {
    try await PlanHouse.with(engine) { house in
      try await house.plan(
        try Sample.content(owner: house.people[1].id, due: "2026-12-31", soals: [1]))
      try await house.answer(1)

      try await house.prove(1, from: "2024-01-01", until: "2024-12-31")

      #expect(try await house.board("2026-06-01").lines.map(\.state) == [.underWay])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `an owner who left is told, asked for and not taken again`(engine: Engine) async throws {
    try await PlanHouse.with(engine) { house in
      let content = try Sample.content(owner: house.people[2].id, due: "2026-12-31", soals: [1])
      let item = try await house.plan(content)
      #expect(try await house.board("2026-06-01").attention.isEmpty)

      try await house.leave(2, lastDay: "2026-06-30")

      #expect(try await house.board("2026-06-30").attention.isEmpty)
      let line = try #require(try await house.board("2026-07-01").attention.first)
      #expect(line.item.id == item.id)
      #expect(line.owner == Assignee(id: house.people[2].id, name: "Pegawai Tiga", isHere: false))
      var changed = content
      changed.action = try Sample.line("Tetap dengan pemilik lama")
      await #expect(throws: PlanRefusal.notOnRoster(.owner)) {
        try await change(item, to: changed, in: house, on: "2026-07-01")
      }
      changed.ownerID = house.people[1].id
      try await change(item, to: changed, in: house, on: "2026-07-01")
      #expect(try await house.board("2026-07-01").attention.isEmpty)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a removed item is readable with its reason and counts no more`(
    engine: Engine
  ) async throws {
    try await PlanHouse.with(engine) { house in
      let item = try await house.plan(try Sample.content(owner: house.people[1].id, soals: [1]))

      try await house.storage.write { transaction in
        try PlanActs.remove(
          item.id, reason: try Sample.line("Digabung", .reason), version: 1,
          in: try house.planYear(in: transaction), act: PlanHouse.act(by: house.head),
          transaction: transaction)
      }

      let board = try await house.board()
      #expect(board.lines.isEmpty)
      #expect(board.removed.map(\.item.removal?.reason.text) == ["Digabung"])
      #expect(board.removed.map(\.item.removal?.by) == ["Nama head"])
      #expect(board.progress == .zero)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `an item of another unit or year is not there`(engine: Engine) async throws {
    try await PlanHouse.with(engine) { house in
      let item = try await house.plan(try Sample.content(owner: house.people[1].id))

      try await house.storage.write { transaction in
        let sister = try house.planYear(unit: house.sister, in: transaction)
        #expect(throws: StorageError.notFound) {
          try PlanActs.remove(
            item.id, reason: try Sample.line("Salah unit", .reason), version: 1, in: sister,
            act: PlanHouse.act(), transaction: transaction)
        }
        let lastYear = try PlanYearStore.find(
          house.unit.id, year: Sample.year(2025), at: PlanHouse.act("2025-05-01").now,
          in: transaction)
        #expect(throws: StorageError.notFound) {
          try PlanActs.change(
            item.id, to: try Sample.content(owner: house.people[1].id), version: 1, in: lastYear,
            act: PlanHouse.act(), transaction: transaction)
        }
      }
      #expect(try await house.board().lines.map(\.item.version) == [1])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a plan closes with the window of building, or with the year`(engine: Engine) async throws {
    try await PlanHouse.with(engine) { house in
      let owner = house.people[1].id
      func refusal(_ day: String) async throws -> PlanRefusal? {
        do {
          try await house.plan(try Sample.content(owner: owner), on: day)
          return nil
        } catch let refusal as PlanRefusal {
          return refusal
        }
      }

      #expect(try await refusal("2026-12-31") == nil)
      #expect(
        try await refusal("2027-01-01") == .yearIsClosed(lastDay: Sample.day("2026-12-31")))
      let end = Sample.day("2026-10-01").start(offsetSeconds: 25_200)
      try await house.storage.write { transaction in
        try YearActs.set(
          .building, of: house.cycle, to: try FillWindow(from: nil, until: end), zone: .wib,
          reason: "Kalender nasional", number: 0, act: PlanHouse.act(), in: transaction)
      }
      #expect(try await refusal("2026-09-30") == nil)
      #expect(
        try await refusal("2026-10-01") == .yearIsClosed(lastDay: Sample.day("2026-09-30")))
      await #expect(throws: PlanRefusal.noProgramme(Sample.year(2031))) {
        try await house.storage.read { transaction in
          _ = try PlanYearStore.find(
            house.unit.id, year: Sample.year(2031), at: PlanHouse.act().now, in: transaction)
        }
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `what is entrusted to a person comes from every plan, the soonest due first`(
    engine: Engine
  ) async throws {
    try await PlanHouse.with(engine) { house in
      let (owner, other) = (house.people[1].id, house.people[2].id)
      try await house.plan(try Sample.content(owner: owner, due: "2026-12-01", soals: [4, 5]))
      try await house.plan(try Sample.content(owner: other, due: "2026-02-01", soals: [1]))
      try await house.plan(try Sample.content(owner: owner, due: "2026-03-01", soals: [2]))

      let mine = try await house.storage.read { transaction in
        try PlanItemStore.items(
          entrustedTo: owner, years: 2025...2027, on: Sample.day("2026-11-21"), in: transaction)
      }

      #expect(mine.map(\.item.content.soals) == [[2], [4, 5]])
      let none = try await house.storage.read { transaction in
        try PlanItemStore.items(
          entrustedTo: owner, years: 2027...2028, on: Sample.day("2026-11-21"), in: transaction)
      }
      #expect(none.isEmpty)
    }
  }

  private func change(
    _ item: PlanItem, to content: PlanItemContent, in house: PlanHouse, on day: String
  ) async throws {
    try await house.storage.write { transaction in
      try PlanActs.change(
        item.id, to: content, version: 1, in: try house.planYear(day, in: transaction),
        act: PlanHouse.act(day, by: house.staff), transaction: transaction)
    }
  }
}
