import Kernel
import SurveysModel
import TestKit
import Testing
import Web
import WorkUnitsModel

@testable import Surveys

/// What the main pages of organisers say, in both languages.
@Suite struct OrganiserPageTests {
  private static let now = Instant(milliseconds: 1_795_246_320_000)

  private static func round() throws -> SurveyRound {
    var round = SurveyRound(
      id: Sample.id(1, of: SurveyRound.self), institutionID: Sample.id(7, of: Institution.self),
      unitID: Sample.id(8, of: WorkUnit.self), year: Sample.year(2026),
      plan: SurveyRound.Plan(
        title: "Survei contoh", purpose: .unit, questionnaireIDs: ["spkp-1", "spak-1"],
        scale: .six,
        services: [
          SurveyedService(number: 1, name: "Pengujian", population: 400),
          SurveyedService(number: 2, name: "Kalibrasi", population: 100),
        ],
        window: try SurveyWindow(
          opensAt: now, closesAt: now.adding(seconds: 30 * 86_400)),
        officeNetworks: ["203.0.113.0/24"], rulesVersion: 1))
    _ = try round.publish(at: now.adding(seconds: -3600))
    return round
  }

  private static func frame(_ language: Language) throws -> SurveyFrame {
    SurveyFrame(
      round: try round(), zone: .wita, unitName: "Balai Contoh", mayOrganise: true,
      now: now.adding(seconds: 86_400),
      page: PageContext(language: language, path: "/survei-unit/1", token: { "token" }))
  }

  @Test(arguments: Language.allCases)
  func `a round that takes answers`(_ language: Language) throws {
    let progress = RoundProgress(
      accepted: 31, counted: [0: 6, 1: 12, 2: 3],
      days: [
        .init(
          day: try #require(CalendarDate("2026-11-21")), channel: .counter, count: 18),
        .init(day: try #require(CalendarDate("2026-11-21")), channel: .paper, count: 3),
      ])
    expectPageSnapshot(
      RoundPage(frame: try Self.frame(language), progress: progress, history: []),
      named: language == .indonesian ? "round-id.html" : "round-en.html", test: snapshots)
  }

  @Test(arguments: Language.allCases)
  func `the list of a unit`(_ language: Language) throws {
    let frame = try Self.frame(language)
    expectPageSnapshot(
      RoundListPage(
        unitID: frame.round.unitID, unitName: "Balai Contoh",
        lines: [RoundLine(frame: frame, accepted: 31)], mayPlan: true, page: frame.page),
      named: language == .indonesian ? "rounds-id.html" : "rounds-en.html", test: snapshots)
  }

  @Test(arguments: Language.allCases)
  func `the form of a round with faults`(_ language: Language) throws {
    let frame = try Self.frame(language)
    var form = SurveyRoundForm(of: frame.round, zone: .wita)
    (form.title, form.services) = ("", "Pengujian; banyak")
    expectPageSnapshot(
      RoundPlanPage(
        unitID: frame.round.unitID, unitName: "Balai Contoh", zone: .wita,
        purposes: [.unit, .internalCheck], draft: nil, form: form,
        errors: form.plan(in: .wita, at: Self.now.adding(seconds: -3600)).errors,
        page: frame.page),
      named: language == .indonesian ? "plan-id.html" : "plan-en.html", test: snapshots)
  }
}
