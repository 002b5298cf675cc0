import Accounts
import Instruments
import InstrumentsModel
import Kernel
import Storage
import TestKit
import Testing
import WorkUnitsModel

@testable import WorkUnits

@Suite struct WorkUnitStoreTests {
  let act = Act(by: Cast.administrator, at: .sample)

  @Test(arguments: TestStorage.engines)
  func `a unit reads back with its names and its place`(engine: Engine) async throws {
    try await withStorage(engine, migrations: WorkUnitMigrations.all) { storage in
      let sample = try await storage.makeCountry()
      let july = try #require(CalendarDate("2027-07-01"))
      try await storage.write { transaction in
        let unit = try #require(try WorkUnitStore.find(sample.agency.id, in: transaction))
        try WorkUnitActs.rename(
          unit, to: try PlaceName("Badan Mutu"), from: july, version: 1, act: act,
          in: transaction)
      }

      let (unit, place) = try await storage.read { transaction in
        (
          try WorkUnitStore.find(sample.agency.id, in: transaction),
          try WorkUnitStore.place(of: sample.station.id, in: transaction)
        )
      }
      #expect(unit?.names.map(\.name.text) == ["BKIPM", "Badan Mutu"])
      #expect(unit?.version == 2)
      #expect(place.institutionID == sample.ministry.id)
      #expect(place.ancestorIDs == [sample.agency.id])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a unit that does not exist has no place`(engine: Engine) async throws {
    try await withStorage(engine, migrations: WorkUnitMigrations.all) { storage in
      await #expect(throws: StorageError.notFound) {
        _ = try await storage.read { try WorkUnitStore.place(of: Cast.agency, in: $0) }
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `names in lists follow the day`(engine: Engine) async throws {
    try await withStorage(engine, migrations: WorkUnitMigrations.all) { storage in
      let sample = try await storage.makeCountry()
      let july = try #require(CalendarDate("2027-07-01"))
      try await storage.write { transaction in
        try WorkUnitActs.rename(
          sample.agency, to: try PlaceName("Badan Mutu"), from: july, version: 1, act: act,
          in: transaction)
      }
      func names(on day: CalendarDate, search: String = "") async throws -> [String] {
        try await storage.read { transaction in
          try WorkUnitStore.list(
            WorkUnitQuery(reach: WorkUnitReach(isNational: true), search: search), on: day,
            in: transaction
          ).lines.map { "\($0.institutionName) / \($0.parentName ?? "") / \($0.name)" }
        }
      }

      #expect(
        try await names(on: act.day) == [
          "Kementerian Kelautan /  / BKIPM", "Kementerian Kelautan / BKIPM / Stasiun Asahan",
          "Kementerian Perdagangan /  / Balai Sertifikasi",
        ])
      #expect(try await names(on: july, search: "bkipm").isEmpty)
      #expect(
        try await names(on: july, search: "mutu badan") == [
          "Kementerian Kelautan /  / Badan Mutu"
        ])
      #expect(try await names(on: july, search: "perdagangan").count == 1)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a list shows no more than the person may see`(engine: Engine) async throws {
    try await withStorage(engine, migrations: WorkUnitMigrations.all) { storage in
      let sample = try await storage.makeCountry()
      func names(_ reach: WorkUnitReach) async throws -> [String] {
        let list = try await storage.read { transaction in
          try WorkUnitStore.list(WorkUnitQuery(reach: reach), on: act.day, in: transaction)
        }
        #expect(list.total == list.lines.count)
        return list.lines.map(\.name)
      }

      #expect(try await names(WorkUnitReach(isNational: false)).isEmpty)
      #expect(
        try await names(WorkUnitReach(isNational: false, unitIDs: [sample.agency.id.text]))
          == ["BKIPM", "Stasiun Asahan"])
      #expect(
        try await names(WorkUnitReach(isNational: false, unitIDs: [sample.station.id.text]))
          == ["Stasiun Asahan"])
      #expect(
        try await names(WorkUnitReach(isNational: false, exactUnitIDs: [sample.agency.id.text]))
          == ["BKIPM"])
      #expect(
        try await names(
          WorkUnitReach(
            isNational: false, unitIDs: [sample.agency.id.text],
            exactUnitIDs: [sample.agency.id.text])) == ["BKIPM", "Stasiun Asahan"])
      #expect(
        try await names(
          WorkUnitReach(isNational: false, institutionIDs: [sample.otherMinistry.id.text]))
          == ["Balai Sertifikasi"])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `pages of fifty cover the list once`(engine: Engine) async throws {
    try await withStorage(engine, migrations: WorkUnitMigrations.all) { storage in
      let sample = try await storage.makeCountry()
      try await storage.write { transaction in
        for index in 1...60 {
          _ = try WorkUnitActs.createUnit(
            name: try PlaceName("Kantor \(index)"), in: sample.otherMinistry.id, below: nil,
            from: act.day, act: act, transaction: transaction)
        }
      }
      var seen: [String] = []
      for page in 1...3 {
        let list = try await storage.read { transaction in
          try WorkUnitStore.list(
            WorkUnitQuery(
              reach: WorkUnitReach(isNational: true), institutionID: sample.otherMinistry.id,
              page: page), on: act.day, in: transaction)
        }
        #expect(list.total == 61)
        seen += list.lines.map(\.name)
      }
      #expect(Set(seen).count == 61)
      #expect(seen.count == 61)
    }
  }
}

@Suite struct WorkUnitActsTests {
  let act = Act(by: Cast.administrator, at: .sample)

  @Test(arguments: TestStorage.engines)
  func `names are unique among the open units of an instansi`(engine: Engine) async throws {
    try await withStorage(engine, migrations: WorkUnitMigrations.all) { storage in
      let sample = try await storage.makeCountry()

      @Sendable func create(_ name: String, in institution: ID<Institution>) async throws {
        try await storage.write { transaction in
          _ = try WorkUnitActs.createUnit(
            name: try PlaceName(name), in: institution, below: nil, from: act.day, act: act,
            transaction: transaction)
        }
      }
      await #expect(throws: WorkUnitRefusal.unitNameTaken) {
        try await create("stasiun ASAHAN", in: sample.ministry.id)
      }
      try await create("Stasiun Asahan", in: sample.otherMinistry.id)
      try await storage.write {
        try WorkUnitActs.setOpen(false, sample.station, act: act, in: $0)
      }
      try await create("Stasiun Asahan", in: sample.ministry.id)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a unit stands below an open unit of its own instansi`(engine: Engine) async throws {
    try await withStorage(engine, migrations: WorkUnitMigrations.all) { storage in
      let sample = try await storage.makeCountry()
      @Sendable func create(below parent: ID<WorkUnit>) async throws {
        try await storage.write { transaction in
          _ = try WorkUnitActs.createUnit(
            name: try PlaceName("Pos"), in: sample.ministry.id, below: parent, from: act.day,
            act: act, transaction: transaction)
        }
      }
      await #expect(throws: WorkUnitRefusal.parentUnknown) { try await create(below: Cast.agency) }
      await #expect(throws: WorkUnitRefusal.parentUnknown) {
        try await create(below: sample.otherUnit.id)
      }
      await #expect(throws: WorkUnitRefusal.hasActiveChildren(1)) {
        try await storage.write {
          try WorkUnitActs.setOpen(false, sample.agency, act: act, in: $0)
        }
      }
      try await storage.write {
        try WorkUnitActs.setOpen(false, sample.station, act: act, in: $0)
      }
      await #expect(throws: WorkUnitRefusal.parentIsClosed) {
        try await create(below: sample.station.id)
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `an instansi and the nation have one cycle a year each`(engine: Engine) async throws {
    try await withStorage(engine, migrations: WorkUnitMigrations.all) { storage in
      let sample = try await storage.makeCountry()
      let year = try #require(CycleYear(2026))
      @Sendable func create(_ institution: ID<Institution>?) async throws -> Cycle {
        try await storage.write { transaction in
          try WorkUnitActs.createCycle(
            year: year, institution: institution, instrumentID: "permenpanrb-90-2021",
            window: try FillWindow(from: .sample, until: nil), act: act, in: transaction)
        }
      }
      let own = try await create(sample.ministry.id)
      let national = try await create(nil)
      await #expect(throws: WorkUnitRefusal.cycleExists(year: 2026)) {
        _ = try await create(sample.ministry.id)
      }
      await #expect(throws: WorkUnitRefusal.cycleExists(year: 2026)) { _ = try await create(nil) }

      let cycles = try await storage.read {
        try CycleStore.cycles(of: sample.ministry.id, in: $0)
      }
      #expect(cycles == [own])
      let others = try await storage.read {
        try CycleStore.cycles(of: sample.otherMinistry.id, in: $0)
      }
      #expect(others == [national])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a year is pinned only to an instrument that can score it`(engine: Engine) async throws {
    try await withStorage(engine, migrations: WorkUnitMigrations.all) { storage in
      @Sendable func create(_ number: Int, _ instrument: String) async throws -> Cycle {
        try await storage.write { transaction in
          try WorkUnitActs.createCycle(
            year: try #require(CycleYear(number)), institution: nil, instrumentID: instrument,
            window: .open, act: act, in: transaction)
        }
      }
      for old in ["permenpanrb-10-2019", "permenpanrb-52-2014"] {
        let open = try InstrumentLibrary.instrument(old).uncertainQuestions.count
        await #expect(throws: WorkUnitRefusal.instrumentCannotScore(questionCount: open)) {
          _ = try await create(2026, old)
        }
      }
      await #expect(throws: WorkUnitRefusal.instrumentUnknown("lke-1999")) {
        _ = try await create(2026, "lke-1999")
      }
      let none = try await storage.read { try CycleStore.nationalCycles(in: $0) }
      #expect(none.isEmpty)
    }
  }

  @Test func `an instrument is not pinned to years after its last`() throws {
    var instrument = try InstrumentLibrary.instrument(InstrumentLibrary.current)
    instrument.lastCycle = 2026

    let (last, next) = (try #require(CycleYear(2026)), try #require(CycleYear(2027)))

    #expect(Cycle.refusal(for: last, by: instrument) == nil)
    #expect(Cycle.refusal(for: next, by: instrument) == .instrumentOver(lastCycle: 2026))
  }

  @Test(arguments: TestStorage.engines)
  func `a cycle goes while nothing was made for it`(engine: Engine) async throws {
    let used = Migration(
      feature: "Downstream", number: 1, name: "what uses a cycle",
      statements: ["CREATE TABLE used (cycle_id TEXT NOT NULL REFERENCES programme_cycle (id))"])
    try await withStorage(engine, migrations: WorkUnitMigrations.all + [used]) { storage in
      let years = [try #require(CycleYear(2026)), try #require(CycleYear(2027))]
      let cycles: [Cycle] = try await storage.write { transaction in
        let made = try years.map {
          try WorkUnitActs.createCycle(
            year: $0, institution: nil, instrumentID: InstrumentLibrary.current, window: .open,
            act: act, in: transaction)
        }
        try transaction.execute("INSERT INTO used (cycle_id) VALUES (\(made[1].id))")
        return made
      }
      let (free, taken) = (cycles[0], cycles[1])

      await #expect(throws: WorkUnitRefusal.cycleInUse) {
        try await storage.write {
          try WorkUnitActs.remove(taken, version: 1, act: act, in: $0)
        }
      }
      await #expect(throws: WorkUnitRefusal.stale) {
        try await storage.write { try WorkUnitActs.remove(free, version: 2, act: act, in: $0) }
      }
      try await storage.write { try WorkUnitActs.remove(free, version: 1, act: act, in: $0) }

      let left = try await storage.read { try CycleStore.nationalCycles(in: $0) }
      #expect(left == [taken])
      let events = try await storage.read {
        try Journal.entries(subjectKind: "cycle", subjectID: free.id.text, in: $0)
          .map(\.entry.event)
      }
      #expect(events == ["cycle_created", "cycle_removed"])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a window moves with the version of its form`(engine: Engine) async throws {
    try await withStorage(engine, migrations: WorkUnitMigrations.all) { storage in
      let year = try #require(CycleYear(2026))
      let cycle = try await storage.write { transaction in
        try WorkUnitActs.createCycle(
          year: year, institution: nil, instrumentID: "permenpanrb-90-2021", window: .open,
          act: act, in: transaction)
      }
      let window = try FillWindow(from: .sample, until: Instant.sample.adding(seconds: 60))
      try await storage.write {
        try WorkUnitActs.move(cycle, to: window, version: 1, act: act, in: $0)
      }

      let moved = try await storage.read { try CycleStore.find(cycle.id, in: $0) }
      #expect(moved?.window == window)
      #expect(moved?.instrumentID == cycle.instrumentID)
      await #expect(throws: WorkUnitRefusal.stale) {
        try await storage.write { transaction in
          let present = try #require(try CycleStore.find(cycle.id, in: transaction))
          try WorkUnitActs.move(present, to: .open, version: 1, act: act, in: transaction)
        }
      }
    }
  }
}
