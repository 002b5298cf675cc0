import Accounts
import Cryptography
import Documents
import HTTPTypes
import House
import Kernel
import Storage
import SurveysModel
import Synchronization
import TestKit
import Testing
import WorkUnitsModel

@testable import Surveys

/// A round beside others of its unit.
@Suite struct TrendTests {
  /// Stores a closed round of the unit of the house, so many days before now.
  private func store(
    _ title: String, days: Int64, year: Int = 2026, purpose: SurveyPurpose = .unit, step: UInt8,
    answers: Int = 20, scale: AnswerScale = .four, in house: SurveyHouse
  ) async throws {
    var random = SecureGenerator()
    let closes = house.now.adding(seconds: -days * 86_400)
    var plan = house.round.plan
    (plan.title, plan.purpose, plan.scale) = (title, purpose, scale)
    plan.window = try SurveyWindow(opensAt: closes.adding(seconds: -86_400), closesAt: closes)
    let round = SurveyRound(
      id: ID(at: closes, using: &random), institutionID: house.round.institutionID,
      unitID: house.unit.id, year: Sample.year(year), plan: plan,
      publishedAt: closes.adding(seconds: -90_000), closedAt: closes)
    let shape = SurveyShape(try Questionnaires.list(plan.questionnaireIDs), scale: scale)
    let responses = (0..<answers).map { number in
      SurveyResponse(
        steps: Array(repeating: step, count: 13), service: number % 2 + 1,
        profile: RespondentProfile(), channel: .counter, flags: [])
    }
    try await house.storage.write { transaction in
      try SurveyRoundStore.insert(round, in: transaction)
      try SurveySumStore.add(responses, to: round.id, shape: shape, in: transaction)
    }
  }

  private func fill(_ house: SurveyHouse) async throws {
    let shape = SurveyShape(
      try Questionnaires.list(house.round.plan.questionnaireIDs), scale: .four)
    let responses = (0..<20).map { number in
      SurveyResponse(
        steps: Array(repeating: 4, count: 13), service: number % 2 + 1,
        profile: RespondentProfile(), channel: .counter, flags: [])
    }
    try await house.storage.write { transaction in
      try SurveySumStore.add(responses, to: house.round.id, shape: shape, in: transaction)
    }
  }

  private func assessor(_ house: SurveyHouse) -> Principal {
    Principal(
      accountID: "tpi", name: "TPI",
      grants: [Grant(.internalAssessor, for: .institution(house.round.institutionID.text))])
  }

  private func head(_ house: SurveyHouse) -> Principal {
    Principal(
      accountID: "kepala", name: "Kepala",
      grants: [Grant(.unitHead, for: .workUnit(house.unit.id.text))])
  }

  private func pages(_ house: SurveyHouse) -> TestHouse {
    TestHouse(SurveyHouse.features, storage: house.storage, dataFolder: house.folder)
  }

  @Test(arguments: TestStorage.engines)
  func `quarters, years, services and purposes stand beside each other`(
    engine: Engine
  ) async throws {
    try await SurveyHouse.with(engine) { house in
      try await fill(house)
      try await store("Triwulan dua", days: 150, step: 3, in: house)
      try await store("Tahun lalu", days: 400, year: 2025, step: 2, in: house)
      try await store("Sedikit", days: 40, step: 1, answers: 4, in: house)
      try await store("Pemeriksaan", days: 30, purpose: .internalCheck, step: 2, in: house)
      let path = ResultsLink.results(house.round.id).path
      let results = try await house.storage.read {
        try RoundResults.load(
          house.round.id, principal: head(house), at: house.now, in: $0)
      }

      // The running round is in no year; the one with four answers would show by its difference.
      #expect(results.years.map(\.year) == [2025, 2026])
      #expect(
        results.years.map { $0.parts.first { $0.kind == .spak }?.figure.index } == [
          Points(2), Points(3),
        ])
      #expect(results.years.last?.parts.map(\.roundCount) == [1, 1])
      #expect(
        results.trend.map(\.round.plan.title) == [
          "Tahun lalu", "Triwulan dua", "Sedikit", "Survei contoh",
        ])
      #expect(results.others.map(\.round.plan.purpose) == [.unit, .internalCheck])
      for language in Language.allCases {
        let headers: HTTPFields = language == .english ? [.cookie: "zona_bahasa=en"] : [:]
        let page = try await pages(house).get(path, as: head(house), headers: headers)
        #expect(page.status == .ok)
        for text in [ResultsText.byYear, ResultsText.servicesOverTime, ResultsText.purposes] {
          #expect(page.text.contains(text.in(language)))
        }
        #expect(page.text.contains("id=\"tren\""))
        #expect(page.text.contains(language == .english ? "3.00 (" : "3,00 ("))
      }
      let csv = try await pages(house).get(ResultsLink.csv(house.round.id).path, as: head(house))
      let rows = try CSV.parse(Array(csv.text.utf8))
      let key = { (row: [String], key: ResultsKey) in
        row[ResultsKey.allCases.firstIndex(of: key) ?? 0]
      }
      #expect(rows.filter { key($0, .part) == "year" }.count == 4)
      let services = rows.filter { key($0, .part) == "service_trend" }
      #expect(services.contains { key($0, .name) == "Kalibrasi" && key($0, .index) == "3" })
      #expect(!services.contains { key($0, .index) == "1" })
    }
  }

  @Test(arguments: Language.allCases)
  func `a year with two scales keeps its index and says how it came about`(
    language: Language
  ) async throws {
    try await SurveyHouse.with(.sqlite) { house in
      try await fill(house)
      try await store("Empat", days: 100, year: 2025, step: 4, in: house)
      try await store("Enam", days: 200, year: 2025, step: 3, scale: .six, in: house)
      let results = try await house.storage.read {
        try RoundResults.load(house.round.id, principal: head(house), at: house.now, in: $0)
      }
      let year = try #require(results.years.first { $0.year == 2025 })
      let part = try #require(year.parts.first { $0.kind == .spak })

      #expect(part.figure.index == Points(3))
      #expect(part.roundCount == 2)
      let headers: HTTPFields = language == .english ? [.cookie: "zona_bahasa=en"] : [:]
      let page = try await pages(house).get(
        ResultsLink.results(house.round.id).path, as: head(house), headers: headers)
      let note = try #require(ResultsText.pooledUnlike(part)).in(language)
      #expect(page.text.contains(note))
      #expect(note.contains("1–4") && note.contains("1–6"))
    }
  }

  @Test(arguments: Language.allCases)
  func `rounds of one quarter and one name are told apart by their windows`(
    language: Language
  ) async throws {
    try await SurveyHouse.with(.sqlite) { house in
      try await fill(house)
      try await store("Survei loket", days: 100, step: 3, in: house)
      try await store("Survei loket", days: 105, step: 3, in: house)
      let results = try await house.storage.read {
        try RoundResults.load(house.round.id, principal: head(house), at: house.now, in: $0)
      }
      let alike = results.trend.filter { $0.round.plan.title == "Survei loket" }
      let windows = alike.map { ResultsText.window($0, in: language) }
      let headers: HTTPFields = language == .english ? [.cookie: "zona_bahasa=en"] : [:]
      let page = try await pages(house).get(
        ResultsLink.results(house.round.id).path, as: head(house), headers: headers)

      #expect(Set(windows).count == 2)
      for (neighbour, window) in zip(alike, windows) {
        #expect(page.text.contains(">\(window)</p>"))
        #expect(
          page.text.contains(ResultsText.time(neighbour, among: results.trend, in: language)))
      }
    }
  }

  @Test func `a first round has no trend, and assessors see theirs beside the unit's`()
    async throws
  {
    try await SurveyHouse.with(.sqlite) { house in
      try await fill(house)
      let path = ResultsLink.results(house.round.id).path
      let alone = try await pages(house).get(path, as: head(house))
      #expect(!alone.text.contains("id=\"tren\""))
      #expect(!alone.text.contains("id=\"tujuan\""))

      try await store("Nasional", days: 30, purpose: .national, step: 2, in: house)
      for person in [head(house), assessor(house)] {
        let page = try await pages(house).get(path, as: person)
        #expect(!page.text.contains("Nasional"), "\(person.name)")
      }
      let national = Principal(
        accountID: "tpn", name: "TPN", grants: [Grant(.nationalAssessor, for: .national)])
      let page = try await pages(house).get(path, as: national)
      #expect(page.text.contains("id=\"tujuan\""))
      #expect(page.text.contains("survei nasional TPN"))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `however many rounds there were, the page asks as often`(engine: Engine) async throws {
    let total = Mutex(0)
    try await SurveyHouse.with(engine) { house in
      try await fill(house)
      var configuration = house.configuration
      configuration.observer = { _ in total.withLock { $0 += 1 } }
      let watched = try await Storage.open(
        configuration, migrations: SurveyHouse.features.flatMap(\.migrations),
        logger: TestStorage.logger)
      func statements() async throws -> Int {
        total.withLock { $0 = 0 }
        _ = try await watched.read {
          try RoundResults.load(house.round.id, principal: head(house), at: house.now, in: $0)
        }
        return total.withLock { $0 }
      }
      let alone = try await statements()
      for number in 1...6 {
        try await store("Lama \(number)", days: Int64(number * 60), step: 3, in: house)
      }
      #expect(try await statements() == alone)
      await watched.close()
    }
  }
}
