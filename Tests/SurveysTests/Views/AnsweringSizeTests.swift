import Kernel
import SurveysModel
import TestKit
import Testing
import Web
import WorkUnitsModel

@testable import Surveys

/// What the largest usual survey weighs: law 8 lets people on a bad line answer.
@Suite struct AnsweringSizeTests {
  /// All three questionnaires on the longer scale, ten services and a long name of the unit.
  private func door() throws -> SurveyDoor {
    let round = SurveyRound(
      id: Sample.id(1, of: SurveyRound.self), institutionID: Sample.id(7, of: Institution.self),
      unitID: Sample.id(8, of: WorkUnit.self), year: Sample.year(2026),
      plan: SurveyRound.Plan(
        title: "Survei kepuasan dan persepsi penerima layanan, triwulan empat tahun 2026",
        purpose: .unit, questionnaireIDs: ["spkp-1", "spak-1", "skm-1"], scale: .six,
        services: (1...10).map {
          SurveyedService(number: $0, name: "Pengujian dan sertifikasi \($0)", population: 100)
        },
        window: try Sample.window(1000, 2000), rulesVersion: 1))
    return SurveyDoor(
      open: OpenRound(
        round: round, questionnaires: try Questionnaires.list(round.plan.questionnaireIDs),
        unitName: "Balai Standardisasi dan Pelayanan Jasa Industri Pekanbaru",
        zone: .wib, officeNetworks: []),
      channel: .counter, service: nil, place: "l1", digest: nil, receipt: nil)
  }

  @Test(arguments: Language.allCases)
  func `three questionnaires with style, script, icon and thanks stay below 30 kB`(
    _ language: Language
  ) throws {
    let door = try door()
    let language = language == .indonesian ? AnswerLanguage.indonesian : .english
    let ticket = SurveyTicket(
      roundID: door.open.round.id, channel: .counter, service: nil, shownAt: SamplePages.now
    ).text(place: door.place, key: Array(repeating: 1, count: 32))
    let parts = [
      renderDocument(AnsweringPage(door: door, language: language, ticket: ticket)).count,
      renderDocument(
        ThanksPage(door: door, language: language, receipt: "AAAA-BBBB-CCCC-DDDD")
      ).count,
      Assets.surveyStylesheet.bytes.count, Assets.surveyScript.bytes.count,
      Assets.icon.bytes.count,
    ]
    // Each of the five replies has a head of its own.
    let heads = 5 * 600
    #expect(door.open.itemCount == 22)
    #expect(parts.reduce(heads, +) < 30_000, "\(parts)")
  }
}
