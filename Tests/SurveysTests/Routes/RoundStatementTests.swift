import Accounts
import Foundation
import HTTPTypes
import House
import Kernel
import Storage
import SurveysModel
import Synchronization
import TestKit
import Testing
import WorkUnits
import WorkUnitsModel

@testable import Surveys

/// How many statements each page of a round issues, however many answers and services it has.
@Suite struct RoundStatementTests {
  private final class Counter: Sendable {
    private let total = Mutex(0)

    var observer: @Sendable (SQL) -> Void { { _ in self.total.withLock { $0 += 1 } } }

    /// What was counted since the last time.
    func take() -> Int {
      total.withLock { total in
        defer { total = 0 }
        return total
      }
    }
  }

  /// Runs a test on a round whose statements are counted, with somebody who organises it.
  private func with(
    _ engine: Engine, _ body: (SurveyHouse, Counter, Principal) async throws -> Void
  ) async throws {
    let counter = Counter()
    try await SurveyHouse.with(engine, observer: counter.observer) { house in
      let head = Principal(
        accountID: "01900000-0000-7000-8000-0000000000aa", name: "Rina",
        grants: [Grant(.unitHead, for: .workUnit(house.unit.id.text))])
      try await body(house, counter, head)
    }
  }

  /// The statements of each page, for a moment of its own: no page may profit from what another
  /// one kept.
  private func counts(
    _ paths: [String], of house: SurveyHouse, _ counter: Counter, as person: Principal?,
    at moment: Instant
  ) async throws -> [Int] {
    var counts: [Int] = []
    for path in paths {
      let pages = TestHouse(
        SurveyHouse.features, storage: house.storage, dataFolder: house.folder,
        clock: { moment })
      _ = counter.take()
      let answer = try await pages.get(path, as: person)
      #expect(answer.status == .ok, "\(path)")
      counts.append(counter.take())
    }
    return counts
  }

  /// Answers that were shuffled, spread over services, some of them marked.
  private func add(_ count: Int, services: Int, to house: SurveyHouse) async throws {
    let shape = SurveyShape(
      try Questionnaires.list(house.round.plan.questionnaireIDs), scale: .four)
    let responses = (0..<count).map { number in
      SurveyResponse(
        steps: (0..<13).map { UInt8(($0 * number) % 4 + 1) }, service: number % services + 1,
        profile: RespondentProfile(), channel: number % 2 == 0 ? .counter : .invitation,
        flags: number % 9 == 0 ? [.burst] : [])
    }
    try await house.storage.write { transaction in
      try SurveySumStore.add(responses, to: house.round.id, shape: shape, in: transaction)
      try ResponseStore.insert(responses, of: house.round.id, in: transaction)
    }
    for number in 0..<count {
      _ = try await house.intake.accept(
        try house.answer(number), of: house.round,
        by: .form((0..<16).map { _ in UInt8.random(in: 0...255) }))
    }
  }

  /// The round with so many services, as it was published.
  private func widen(_ house: SurveyHouse, to count: Int) async throws {
    let id = house.round.id
    let known = house.round.plan.services.count
    try await house.storage.write { transaction in
      for number in known + 1...count {
        try transaction.execute(
          """
          INSERT INTO survey_service (round_id, number, name, population)
          VALUES (\(id), \(number), \("Layanan \(number)"), 50)
          """)
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `more answers and services need no more statements of any page`(
    engine: Engine
  ) async throws {
    try await with(engine) { house, counter, head in
      let id = house.round.id
      let pages = [
        OrganiserLink.rounds(house.unit.id).path, OrganiserLink.round(id).path,
        OrganiserLink.extending(id).path, OrganiserLink.paper(id).path,
        OrganiserLink.invitations(id).path, OrganiserLink.places(id).path,
        ResultsLink.results(id).path, ResultsLink.csv(id).path, ResultsLink.workbook(id).path,
        ResultsLink.json(id).path,
      ]
      let closing = [OrganiserLink.closing(id).path]
      func all() async throws -> [Int] {
        try await counts(pages, of: house, counter, as: head, at: house.now)
          + counts(closing, of: house, counter, as: head, at: house.later)
      }
      try await add(10, services: 2, to: house)
      let few = try await all()
      try await widen(house, to: SurveyRound.mostServices)
      try await add(200, services: SurveyRound.mostServices, to: house)
      let many = try await all()

      #expect(few == many)
      #expect(many.allSatisfy { (1...24).contains($0) }, "\(many)")
    }
  }

  @Test(arguments: TestStorage.engines)
  func `somebody who answers costs as many statements in a large round as in a small one`(
    engine: Engine
  ) async throws {
    try await with(engine) { house, counter, _ in
      let tokens = try await house.invite(2)
      func one(_ token: SurveyToken) async throws -> (shown: Int, taken: Int) {
        let pages = TestHouse(
          SurveyHouse.features, storage: house.storage, dataFolder: house.folder)
        let path = AnsweringLink.person(token: token.text).path
        _ = counter.take()
        let form = try await pages.get(path)
        let shown = counter.take()
        let parts = form.text.components(separatedBy: "name=\"t\" value=\"")
        let ticket = String(try #require(parts.dropFirst().first).prefix { $0 != "\"" })
        let taken = try await pages.post(
          path, [("t", ticket), ("r", "")] + (0..<13).map { ("j\($0)", "3") }, withToken: false)
        #expect(taken.status == .ok)
        return (shown, counter.take())
      }
      let first = try await one(tokens[0])
      try await add(200, services: 2, to: house)
      let later = try await one(tokens[1])

      #expect(first == later)
      // The gate, the token, the receipt, the answer.
      #expect(later.taken == 4, "\(later)")
    }
  }
}
