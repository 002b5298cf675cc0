import Accounts
import Cryptography
import Kernel
import Storage
import SurveysModel
import TestKit
import WorkUnitsModel
import WorksheetsModel

@testable import Surveys
@testable import Worksheets

/// What a round of a test differs in.
struct RoundWish {
  var title = "Survei triwulan empat"
  var purpose = SurveyPurpose.unit
  var year = 2026
  var questionnaires = ["spkp-1", "spak-1"]
  var answers = 40
  var isClosed = true
  /// How long before now it was closed.
  var closedMinutesAgo: Int64 = 60
  /// The step of whoever does not take the highest one, of every seventh item.
  var lowStep: UInt8 = 3
  /// How many of the answers have a mark.
  var marked = 0
  /// Every which item has the low step.
  var lowEvery = 7
  /// Whether it was withdrawn before it opened.
  var isWithdrawn = false
}

extension WorksheetHouse {
  /// A round of the unit with answers on its sums, as if it had run and been closed.
  func round(
    _ wish: RoundWish = RoundWish(), of unit: ID<WorkUnit>? = nil
  ) async throws -> SurveyRound {
    let closedAt = TestHouse.now.adding(seconds: -60 * wish.closedMinutesAgo)
    var random = SecureGenerator()
    guard let year = CycleYear(wish.year) else { throw StorageError.broken("No such year.") }
    let round = SurveyRound(
      id: ID(at: closedAt, using: &random), institutionID: sample.institution.id,
      unitID: unit ?? sample.unit.id, year: year,
      plan: SurveyRound.Plan(
        title: wish.title, purpose: wish.purpose, questionnaireIDs: wish.questionnaires,
        scale: .four, services: [SurveyedService(number: 1, name: "Pengujian", population: 60)],
        window: try SurveyWindow(
          opensAt: closedAt.adding(seconds: -864_000), closesAt: closedAt.adding(seconds: -60)),
        rulesVersion: 1),
      publishedAt: closedAt.adding(seconds: -900_000), closedAt: wish.isClosed ? closedAt : nil,
      withdrawnAt: wish.isWithdrawn ? closedAt.adding(seconds: -870_000) : nil)
    let asked = try Questionnaires.list(wish.questionnaires)
    let items = asked.reduce(0) { $0 + $1.items.count }
    let responses = (0..<wish.answers).map { number in
      SurveyResponse(
        steps: (0..<items).map { UInt8(($0 + number) % wish.lowEvery == 0 ? wish.lowStep : 4) },
        service: 1,
        profile: RespondentProfile(), channel: .counter,
        flags: number < wish.marked ? [.burst] : [])
    }
    try await storage.write { transaction in
      try SurveyRoundStore.insert(round, in: transaction)
      guard !responses.isEmpty else { return }
      try SurveySumStore.add(
        responses, to: round.id, shape: SurveyShape(asked, scale: .four), in: transaction)
    }
    return round
  }

  /// The index that a round found.
  func index(_ round: SurveyRound, _ kind: QuestionnaireKind = .spak) async throws -> Points? {
    try await year(kind)?.index(of: [round.id])?.figure.index
  }

  /// The surveys of the unit in the year of the worksheet.
  func year(_ kind: QuestionnaireKind = .spak) async throws -> SurveyYear? {
    try await storage.read { transaction in
      try ClosedRounds.years(
        ClosedRounds.YearQuery(
          of: sample.unit.id, in: sample.year.year, kinds: [kind], at: TestHouse.now),
        in: transaction
      ).first
    }
  }

  /// Takes the figure of a round for a soal, as the page does.
  func take(
    _ round: String, for soal: Int = 125, version: Int = 0, as person: Principal? = nil,
    more: [(String, String)] = []
  ) async throws -> TestAnswer {
    try await house.post(
      WorksheetLink.survey(id, soal: soal).path,
      [("survei", round), ("versi", String(version))] + more, as: person ?? staff)
  }
}
