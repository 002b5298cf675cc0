import Accounts
import Kernel
import Storage
import TestKit
import Testing
import WorkUnitsModel

@testable import WorkUnits

@Suite struct StageWindowStoreTests {
  let act = Act(by: Cast.administrator, at: .sample)

  private func cycle(
    _ institution: ID<Institution>?, _ storage: Storage, window: FillWindow = .open
  ) async throws -> Cycle {
    let year = try #require(CycleYear(2026))
    return try await storage.write { transaction in
      try WorkUnitActs.createCycle(
        year: year, institution: institution, instrumentID: "permenpanrb-90-2021",
        window: window, act: act, in: transaction)
    }
  }

  private func set(
    _ stage: Stage, _ window: FillWindow, _ reason: String, number: Int64, _ cycle: Cycle,
    _ storage: Storage
  ) async throws {
    try await storage.write { transaction in
      let present = try #require(try CycleStore.find(cycle.id, in: transaction))
      try YearActs.set(
        stage, of: present, to: window, zone: .wit, reason: reason, number: number, act: act,
        in: transaction)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a window is opened and extended with a reason that stays on record`(
    engine: Engine
  ) async throws {
    try await withStorage(engine, migrations: WorkUnitMigrations.all) { storage in
      let sample = try await storage.makeCountry()
      let cycle = try await cycle(nil, storage)
      let first = try FillWindow(from: .sample, until: Instant.sample.adding(seconds: 60))
      let longer = try FillWindow(from: .sample, until: Instant.sample.adding(seconds: 120))
      try await set(.proposal, first, "Surat Menteri", number: 0, cycle, storage)
      try await set(.proposal, longer, "Jaringan padam", number: 1, cycle, storage)
      await #expect(throws: StageRefusal.stale) {
        try await set(.proposal, first, "Terlambat", number: 1, cycle, storage)
      }

      let year = cycle.year
      let (window, none, changes) = try await storage.read { transaction in
        (
          try StageWindowStore.window(
            .proposal, unit: sample.station.id, year: year, in: transaction),
          try StageWindowStore.window(
            .panel, unit: sample.station.id, year: year, in: transaction),
          try StageWindowStore.changes(of: cycle.id, stage: .proposal, in: transaction)
        )
      }
      #expect(window?.window == longer)
      #expect(window?.zone == .wit)
      #expect(none == nil)
      #expect(changes.map(\.reason) == ["Surat Menteri", "Jaringan padam"])
      #expect(changes.map(\.by) == ["Bayu", "Bayu"])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the window of the self-assessment is the filling window, whichever way it moves`(
    engine: Engine
  ) async throws {
    try await withStorage(engine, migrations: WorkUnitMigrations.all) { storage in
      let sample = try await storage.makeCountry()
      let cycle = try await cycle(sample.ministry.id, storage)
      let until = try FillWindow(from: nil, until: Instant.sample.adding(seconds: 60))
      try await set(.selfAssessment, until, "Sesuai surat", number: 0, cycle, storage)
      func windows() async throws -> [FillWindow?] {
        try await storage.read { transaction in
          [
            try CycleStore.find(cycle.id, in: transaction)?.window,
            try StageWindowStore.window(
              .selfAssessment, unit: sample.agency.id, year: cycle.year, in: transaction)?.window,
          ]
        }
      }
      #expect(try await windows() == [until, until])

      try await storage.write { transaction in
        let present = try #require(try CycleStore.find(cycle.id, in: transaction))
        try WorkUnitActs.move(present, to: .open, version: 2, act: act, in: transaction)
      }
      #expect(try await windows() == [.open, .open])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the calendar of the own instansi takes the place of the nation's`(
    engine: Engine
  ) async throws {
    try await withStorage(engine, migrations: WorkUnitMigrations.all) { storage in
      let sample = try await storage.makeCountry()
      let national = try await cycle(nil, storage)
      let window = try FillWindow(from: .sample, until: nil)
      try await set(.proposal, window, "Surat", number: 0, national, storage)
      _ = try await cycle(sample.ministry.id, storage)

      let (own, other) = try await storage.read { transaction in
        (
          try StageWindowStore.window(
            .proposal, unit: sample.agency.id, year: national.year, in: transaction),
          try StageWindowStore.window(
            .proposal, unit: sample.otherUnit.id, year: national.year, in: transaction)
        )
      }
      #expect(own == nil)
      #expect(other?.window == window)
    }
  }
}

@Suite struct YearStoreTests {
  let act = Act(by: Cast.administrator, at: .sample)

  @Test(arguments: TestStorage.engines)
  func `the standing of the year before decides, by the edition of the year`(
    engine: Engine
  ) async throws {
    try await withStorage(engine, migrations: WorkUnitMigrations.all) { storage in
      let sample = try await storage.makeCountry()
      let (measured, year) = (
        try #require(CycleYear(2025)), try #require(CycleYear(2026))
      )
      let facts = Array(try EligibilityTests.standing(sakip: "65").facts.values)
      try await storage.write { transaction in
        for fact in facts {
          try YearActs.record(
            fact, of: sample.ministry.id, year: measured, act: act, in: transaction)
        }
      }
      let before = try #require(CycleYear(2023))
      let (finding, stored, early, other) = try await storage.read { transaction in
        (
          try YearStore.eligibility(of: sample.ministry, in: year, transaction: transaction),
          try YearStore.edition(of: year, in: transaction),
          try YearStore.edition(of: before, in: transaction),
          try YearStore.eligibility(of: sample.otherMinistry, in: year, transaction: transaction)
        )
      }
      #expect(finding?.eligibility == .wbkOnly)
      #expect(try stored == EligibilityTests.edition())
      #expect(early == nil)
      #expect(other?.eligibility == Eligibility.none)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a year plan is kept with its version, and a record replaces the one before`(
    engine: Engine
  ) async throws {
    try await withStorage(engine, migrations: WorkUnitMigrations.all) { storage in
      let sample = try await storage.makeCountry()
      let year = try #require(CycleYear(2026))
      let plan = YearPlan(
        quota: YearPlan.Quota(units: 3, source: "B/14/PW.00/2022"), targetWBK: 3, targetWBBM: 1,
        designatesWBK: true)
      try await storage.write {
        try YearActs.plan(plan, of: sample.ministry.id, year: year, act: act, in: $0)
      }
      let stored = try await storage.read {
        try YearStore.plan(of: sample.ministry.id, in: year, transaction: $0)
      }
      #expect(stored.quota?.units == 3)
      #expect(stored.targetWBBM == 1)
      #expect(stored.version == 1)
      await #expect(throws: StorageError.staleVersion) {
        try await storage.write {
          try YearActs.plan(
            YearPlan(targetWBK: 5), of: sample.ministry.id, year: year, act: act, in: $0)
        }
      }
      for sakip in ["60", "72.5"] {
        let fact = try #require(
          try EligibilityTests.standing(sakip: sakip).facts[.accountability])
        try await storage.write {
          try YearActs.record(fact, of: sample.ministry.id, year: year, act: act, in: $0)
        }
      }
      let standing = try await storage.read {
        try YearStore.standing(of: sample.ministry.id, year: 2026, in: $0)
      }
      #expect(standing.facts[.accountability]?.value == Points(decimal: "72.5"))
      #expect(standing.facts.count == 1)
      let events = try await storage.read {
        try Journal.entries(
          subjectKind: "institution", subjectID: sample.ministry.id.text, in: $0
        ).map(\.entry.event)
      }
      #expect(
        events == [
          "institution_created", "year_planned", "standing_recorded", "standing_recorded",
        ])
    }
  }
}
