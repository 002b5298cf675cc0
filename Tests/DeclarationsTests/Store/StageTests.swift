import Accounts
import AccountsModel
import DeclarationsModel
import Kernel
import Storage
import TestKit
import Testing
import WorkUnits
import WorkUnitsModel

@testable import Declarations

@Suite struct StageTests {
  /// Noon UTC of 20 November: 21:00:00 on a clock of WIT.
  private static let until = SampleUnit.act(day: 20).now

  /// Gives the year of the sample a stage of declaring, announced in the zone of WIT.
  private static func bound(_ sample: SampleUnit, from: Instant? = nil) async throws {
    let window = try FillWindow(from: from, until: until)
    try await sample.storage.write { transaction in
      let cycle = try WorkUnitActs.createCycle(
        year: sample.round.year, institution: sample.institution.id,
        instrumentID: "permenpanrb-90-2021", window: .open, act: SampleUnit.act(day: 1),
        in: transaction)
      try YearActs.set(
        .declaration, of: cycle, to: window, zone: .wit, reason: "Surat", number: 0,
        act: SampleUnit.act(day: 1), in: transaction)
      let unit = try #require(try WorkUnitStore.find(sample.unit.id, in: transaction))
      let setting = try #require(UnitSetting(zone: .wit, languages: [.indonesian]))
      try WorkUnitActs.set(
        setting, of: unit, version: unit.version, act: SampleUnit.act(day: 1), in: transaction)
    }
  }

  private static func sign(
    _ sample: SampleUnit, _ index: Int, at now: Instant
  ) async throws -> SignedRecord {
    try await sample.storage.write { transaction in
      let day = CalendarDate(programmeDayOf: now)
      let employee = try #require(
        try RosterStore.find(
          nip: try SampleUnit.nip(index + 1), in: sample.unit.id, on: day,
          transaction: transaction))
      return try sample.acts.sign(
        sample.round, by: employee, before: try .sample(), method: .password,
        act: Act(by: nil, at: now), in: transaction)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a pledge is taken in the last second of the stage and refused in the next`(
    engine: Engine
  ) async throws {
    try await withUnit(engine) { sample in
      try await Self.bound(sample, from: SampleUnit.act(day: 10).now)
      let window = try FillWindow(from: SampleUnit.act(day: 10).now, until: Self.until)
      let closed = DeclarationRefusal.stageIsClosed(window, .wit)

      await #expect(throws: closed) {
        try await Self.sign(sample, 1, at: SampleUnit.act(day: 10).now.adding(seconds: -1))
      }
      let first = try await Self.sign(sample, 1, at: Self.until.adding(seconds: -1))
      await #expect(throws: closed) { try await Self.sign(sample, 2, at: Self.until) }
      // Who signed in time gets the same signature, also afterwards.
      #expect(try await Self.sign(sample, 1, at: Self.until) == first)
      #expect(try await sample.count("signed_record") == 1)
      let words = DeclarationText.refusal(closed)
      #expect(words.indonesian.contains("20 November 2026, 20.59.59 WIT"))
      #expect(words.indonesian.contains("kalender tahap"))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `who joins or becomes head after the stage signs in the window of the round`(
    engine: Engine
  ) async throws {
    try await withUnit(engine) { sample in
      try await Self.bound(sample)
      try await sample.storage.write { transaction in
        let act = SampleUnit.act(day: 21)
        let day = try #require(CalendarDate("2026-11-21"))
        try RosterActs.join(
          nip: try SampleUnit.nip(9), name: try PersonName("Pegawai Baru"),
          post: Post(
            institutionID: sample.institution.id, unitID: sample.unit.id,
            position: try JobTitle("Analis"), section: nil), on: day, act: act, in: transaction)
        try RosterActs.appoint(
          UnitHead(
            unitID: sample.unit.id, employeeID: sample.people[1].id, isActing: true, from: day),
          act: act, in: transaction)
      }
      let now = SampleUnit.act(day: 22).now

      _ = try await Self.sign(sample, 8, at: now)
      let head = try await Self.sign(sample, 1, at: now)
      #expect(head.capacity == .head)
      await #expect(throws: DeclarationRefusal.self) { try await Self.sign(sample, 2, at: now) }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `neither a declaration nor an agreement is made or signed outside of the stage`(
    engine: Engine
  ) async throws {
    try await withUnit(engine) { sample in
      try await Self.bound(sample)
      let day = try #require(CalendarDate("2026-11-10"))
      let facts = try DeclarationFacts(
        date: day, place: "Aula", leader: try .sample(), decreeNumber: "", minutes: "",
        witnesses: [try .sample()], supporters: [try Witness(name: "A", office: "B")], today: day)
      let terms = try AgreementTerms(
        indicators: [try AgreementIndicator(name: "Indeks", target: "3,60")],
        superior: try .sample(), witnesses: [])
      let declarations = UnitDeclarationActs(keys: sample.acts.keys)
      let agreements = AgreementActs(keys: sample.acts.keys)
      let (early, late) = (
        Act(by: nil, at: Self.until.adding(seconds: -1)), Act(by: nil, at: Self.until)
      )
      let year = sample.round.year

      try await sample.storage.write { transaction in
        let made = try declarations.publish(
          facts, for: sample.unit, act: early, in: transaction)
        let stored = try #require(
          try UnitDeclarationStore.find(made.declaration.id, in: transaction))
        let drawn = try agreements.drawUp(
          terms, for: sample.unit, year: year, act: early, in: transaction)
        let closed = DeclarationRefusal.stageIsClosed(
          try FillWindow(from: nil, until: Self.until), .wit)
        #expect(throws: closed) {
          try declarations.publish(facts, for: sample.unit, act: late, in: transaction)
        }
        #expect(throws: closed) {
          try declarations.support(stored, code: made.slips[0].code, act: late, in: transaction)
        }
        #expect(throws: closed) {
          try agreements.sign(
            drawn.agreement, withCode: drawn.code, act: late, in: transaction)
        }
        _ = try declarations.support(
          stored, code: made.slips[0].code, act: early, in: transaction)
        // Another year has no calendar and is open.
        let other = try #require(CycleYear(2025))
        _ = try agreements.drawUp(
          terms, for: sample.unit, year: other, act: late, in: transaction)
      }
    }
  }
}
