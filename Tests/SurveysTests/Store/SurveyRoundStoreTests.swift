import Accounts
import Kernel
import Storage
import SurveysModel
import TestKit
import Testing
import WorkUnitsModel

@testable import Surveys

@Suite struct SurveyRoundStoreTests {
  @Test(arguments: TestStorage.engines)
  func `a draft comes back as it was planned`(_ engine: Engine) async throws {
    try await withRoundUnit(engine) { sample in
      let round = try await sample.draft()

      let found = try await sample.find(round.id)
      #expect(found == round)
      #expect(found.plan == (try sample.plan()))
      let unit = sample.unit.id
      let (listed, other) = try await sample.storage.read { transaction in
        (
          try SurveyRoundStore.rounds(of: unit, year: Sample.year(2026), in: transaction),
          try SurveyRoundStore.rounds(of: unit, year: Sample.year(2025), in: transaction)
        )
      }
      #expect(listed == [round])
      #expect(other.isEmpty)
      #expect(try await sample.count("survey_gate") == 0)
      #expect(try await sample.events(of: round.id) == ["round_planned"])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a draft is changed on its version only, with its services`(_ engine: Engine) async throws {
    try await withRoundUnit(engine) { sample in
      let round = try await sample.draft()
      var plan = try sample.plan(title: "Judul lain")
      plan.services = [SurveyedService(number: 1, name: "Kalibrasi", population: 20)]
      let (changed, act) = (plan, sample.act(minutes: -30))

      try await sample.storage.write {
        try SurveyActs.change(
          round.id, to: changed, version: 1, known: RoundUnit.questionnaires, act: act, in: $0)
      }

      #expect(try await sample.find(round.id).plan == changed)
      await #expect(throws: SurveyRefusal.stale) {
        try await sample.storage.write {
          try SurveyActs.change(
            round.id, to: changed, version: 1, known: RoundUnit.questionnaires, act: act, in: $0)
        }
      }
      #expect(try await sample.events(of: round.id) == ["round_planned", "round_changed"])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `publishing opens one gate and pins the plan`(_ engine: Engine) async throws {
    try await withRoundUnit(engine) { sample in
      let round = try await sample.published()
      let (act, plan) = (sample.act(), try sample.plan(title: "Terlambat"))

      #expect(round.stage(at: TestHouse.now) == .open)
      #expect(try await sample.count("survey_gate WHERE is_open = 1 AND group_count = 0") == 1)
      await #expect(throws: SurveyRefusal.isPublished) {
        try await sample.storage.write {
          try SurveyActs.change(
            round.id, to: plan, version: 2, known: RoundUnit.questionnaires, act: act, in: $0)
        }
      }
      await #expect(throws: SurveyRefusal.isPublished) {
        try await sample.storage.write {
          try SurveyActs.publish(round.id, version: 2, act: act, in: $0)
        }
      }
      #expect(try await sample.count("survey_gate") == 1)
      #expect(try await sample.events(of: round.id) == ["round_planned", "round_published"])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a window is extended with its reason in the journal`(_ engine: Engine) async throws {
    try await withRoundUnit(engine) { sample in
      let round = try await sample.published()
      let later = round.plan.window.closesAt.adding(seconds: 86_400)
      let act = sample.act(minutes: 5)

      try await sample.storage.write {
        try SurveyActs.extend(
          round.id, until: later, reason: "Banjir", version: 2, act: act, in: $0)
      }

      #expect(try await sample.find(round.id).plan.window.closesAt == later)
      let facts = try await sample.storage.read { transaction in
        try Journal.entries(
          subjectKind: SurveyEvent.roundKind, subjectID: round.id.text, in: transaction
        ).last?.entry.facts
      }
      let before = round.plan.window.closesAt.milliseconds
      #expect(
        facts
          == #"{"from_ms":\#(before),"reason":"Banjir","until_ms":\#(later.milliseconds)}"#)
      #expect(try await sample.find(round.id).extensionCount == 1)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `each purpose is organised by its own people`(_ engine: Engine) async throws {
    try await withRoundUnit(engine) { sample in
      await #expect(throws: SurveyRefusal.notAllowed) {
        _ = try await sample.draft(.unit, by: .internalAssessor)
      }
      await #expect(throws: SurveyRefusal.unknownRound) {
        _ = try await sample.draft(.national, by: .unitHead)
      }
      let own = try await sample.draft(.unit)
      let check = try await sample.draft(.internalCheck, by: .internalAssessor)
      let plan = try sample.plan(.internalCheck)
      let act = sample.act()
      await #expect(throws: SurveyRefusal.unknownRound) {
        try await sample.storage.write {
          try SurveyActs.change(
            own.id, to: plan, version: 1, known: RoundUnit.questionnaires, act: act, in: $0)
        }
      }
      await #expect(throws: SurveyRefusal.unknownRound) {
        try await sample.storage.write {
          try SurveyActs.publish(check.id, version: 1, act: act, in: $0)
        }
      }
      #expect(try await sample.count("survey_round") == 2)
    }
  }
}
