import Accounts
import DeclarationsModel
import Kernel
import Storage
import TestKit
import Testing
import WorkUnits
import WorkUnitsModel

@testable import Declarations

/// Of which years signings and agreements are opened, and which signing is shown.
@Suite struct RoundYearTests {
  private static func window(_ first: String, _ last: String) throws -> SigningWindow {
    try UnitZone.wib.window(
      from: try #require(CalendarDate(first)), to: try #require(CalendarDate(last)))
  }

  private static func round(
    _ sample: SampleUnit, _ year: Int, _ first: String, _ last: String
  ) throws -> PledgeRound {
    var random = SeededGenerator(seed: UInt64(year))
    return PledgeRound(
      id: ID(at: .sample, using: &random), institutionID: sample.institution.id,
      unitID: sample.unit.id, year: try #require(CycleYear(year)), textID: sample.round.textID,
      window: try window(first, last))
  }

  @Test(arguments: TestStorage.engines)
  func `a signing is opened for last, this or next year, while its window is not over`(
    engine: Engine
  ) async throws {
    try await withUnit(engine) { sample in
      let act = SampleUnit.act()
      try await sample.storage.write { transaction in
        func open(_ number: Int, _ first: String, _ last: String) throws -> PledgeRound {
          try sample.acts.open(
            try #require(CycleYear(number)), for: sample.unit,
            window: try Self.window(first, last), act: act, in: transaction)
        }
        for year in [2024, 2028, 2099] {
          #expect(throws: DeclarationRefusal.yearIsOutside(from: 2025, to: 2027)) {
            try open(year, "2026-11-21", "2026-12-21")
          }
        }
        #expect(throws: DeclarationRefusal.windowIsOver) {
          try open(2027, "2026-11-01", "2026-11-20")
        }
        // The last day of a window is in it.
        _ = try open(2025, "2026-11-01", "2026-11-21")
        _ = try open(2027, "2027-01-04", "2027-01-31")
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `an agreement is drawn up for last, this or next year`(engine: Engine) async throws {
    try await withUnit(engine) { sample in
      let acts = AgreementActs(keys: sample.acts.keys)
      try await sample.storage.write { transaction in
        for number in [2024, 2025, 2026, 2027, 2028] {
          let year = try #require(CycleYear(number))
          let refusals = try AgreementActs.refusals(
            of: year, for: sample.unit, act: SampleUnit.act(), in: transaction)
          let isTaken = (2025...2027).contains(number)
          #expect(refusals == (isTaken ? [] : [.yearIsOutside(from: 2025, to: 2027)]))
          guard isTaken else { continue }
          _ = try acts.drawUp(
            try .sampleTerms(), for: sample.unit, year: year, act: SampleUnit.act(),
            in: transaction)
        }
      }
    }
  }

  @Test func `the signing that is shown is of the latest year whose window has begun`()
    async throws
  {
    try await withUnit(.sqlite) { sample in
      let rounds = [
        try Self.round(sample, 2099, "2026-01-01", "2026-02-01"),
        try Self.round(sample, 2027, "2027-01-04", "2027-01-31"),
        try Self.round(sample, 2026, "2026-11-01", "2026-11-30"),
        try Self.round(sample, 2025, "2025-11-01", "2025-11-30"),
      ]
      let today = SampleUnit.act().day
      #expect(rounds.current(at: .sample, today: today)?.year.number == 2026)
      #expect(rounds.upcoming(at: .sample, today: today).map(\.year.number) == [2027])
      let opening = rounds[1].window.opensAt
      #expect(rounds.current(at: opening, today: today)?.year.number == 2027)
      #expect(
        rounds.current(at: opening.adding(seconds: -1), today: today)?.year.number == 2026)
      #expect(rounds.upcoming(at: opening, today: today).isEmpty)
      #expect([PledgeRound]().current(at: .sample, today: today) == nil)
    }
  }
}
