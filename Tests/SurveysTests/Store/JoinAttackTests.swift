import Accounts
import Cryptography
import Foundation
import Kernel
import Storage
import SurveysModel
import TestKit
import Testing

@testable import Surveys

/// Somebody holds the whole database, with its free pages, logs and row versions, and tries to tell
/// whose answer is whose.
@Suite struct JoinAttackTests {
  private static let people = 200
  /// Of a random permutation of any length, as many or more stay in their place with a probability
  /// below 10⁻⁷ (1/n! for n = 11); there are some thirty tries.
  private static let moreThanChance = 11

  @Test(arguments: TestStorage.engines)
  func `no order, place, version or byte joins receipts to answers`(engine: Engine) async throws {
    try await SurveyHouse.with(engine) { house in
      let receipts = try await answer(in: house)
      let bytes = try Self.files(of: house)
      for number in 0..<Self.people {
        // Before the shuffle the steps stand nowhere in clear.
        #expect(Self.place(of: try house.answer(number * 313).form.steps, in: bytes) == nil)
      }

      #expect(try await house.shuffle().moved == Self.people)
      try await expectNoJoin(house, receipts, "after a shuffle")

      try await close(house)
      try await expectNoJoin(house, receipts, "after closing")

      // Nothing of a waiting answer can be opened once its key is gone.
      try house.keys.removeOld(needed: [], at: house.now.adding(seconds: 1_000_000))
      let left = try FileManager.default.subpathsOfDirectory(atPath: house.folder)
        .filter { $0.contains("survey-epochs/") }
      #expect(left.count == 1)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the same attack joins everything where the shuffle is left out`(
    engine: Engine
  ) async throws {
    try await SurveyHouse.with(engine) { house in
      let receipts = try await answer(in: house, isShuffled: false)
      let best = try await guesses(house).map { Self.hits($0.guess, receipts) }.max()
      #expect(try #require(best) >= Self.people * 9 / 10)
    }
  }

  /// Lets everybody answer, one after the other, and gives the number behind each receipt.
  ///
  /// Without the shuffle, answers are written as responses at once, under random ids, in the
  /// transaction of their receipt.
  private func answer(
    in house: SurveyHouse, isShuffled: Bool = true
  ) async throws -> [String: Int] {
    let tokens = try await house.invite(Self.people)
    var receipts: [String: Int] = [:]
    for (number, token) in tokens.enumerated() {
      // With a profile, so that the sums of groups grow beside the answers.
      let answer = try SurveyGroupStoreTests.answer(number, in: house)
      if isShuffled {
        receipts[try await house.send(answer, token)] = number * 313
        continue
      }
      let receipt = SurveyReceipt.text(
        of: .invitation(digest: token.digest), in: house.round.id, key: house.keys.receipt)
      receipts[receipt] = number * 313
      try await house.storage.write { transaction in
        try transaction.execute(
          "INSERT INTO survey_receipt (round_id, receipt) VALUES (\(house.round.id), \(receipt))")
        try ResponseStore.insert(
          [
            SurveyResponse(
              steps: answer.form.steps, service: 1, profile: RespondentProfile(),
              channel: .invitation, flags: [])
          ], of: house.round.id, in: transaction)
      }
    }
    return receipts
  }

  private func expectNoJoin(
    _ house: SurveyHouse, _ receipts: [String: Int], _ moment: String
  ) async throws {
    for attempt in try await guesses(house) {
      let hits = Self.hits(attempt.guess, receipts)
      #expect(hits < Self.moreThanChance, "\(attempt.name) \(moment): \(hits) of \(Self.people)")
    }
  }

  /// One way to pair receipts with answers.
  private struct Attempt {
    let name: String
    let guess: [(receipt: String, number: Int)]
  }

  private static func hits(
    _ guess: [(receipt: String, number: Int)], _ truth: [String: Int]
  ) -> Int {
    guess.count { truth[$0.receipt] == $0.number }
  }

  /// Every order of receipts against every order of responses, forwards and backwards.
  private func guesses(_ house: SurveyHouse) async throws -> [Attempt] {
    let key = house.keys.receipt
    let round = house.round.id
    let (receipts, responses) = try await house.storage.read { transaction in
      (
        try Self.receiptOrders(round, key: key, in: transaction),
        try Self.responseOrders(in: transaction)
      )
    }
    let bytes = try Self.files(of: house)
    var left = receipts
    var right = responses
    if let some = receipts.first?.list, !bytes.isEmpty {
      left.append(
        Order(name: "bytes of receipts", list: Self.byPlace(some, in: bytes) { Array($0.utf8) }))
    }
    if let some = responses.first?.list, !bytes.isEmpty {
      right.append(Order(name: "bytes of steps", list: Self.byPlace(some, in: bytes) { $0 }))
    }
    var attempts: [Attempt] = []
    for one in left {
      for other in right {
        for isBackwards in [false, true] {
          let list = isBackwards ? other.list.reversed() : other.list
          attempts.append(
            Attempt(
              name: "\(one.name) × \(other.name)\(isBackwards ? " backwards" : "")",
              guess: zip(one.list, list).map { ($0, SurveyHouse.number(of: $1)) }))
        }
      }
    }
    return attempts
  }

  private struct Order<Element: Sendable>: Sendable {
    let name: String
    let list: [Element]
  }

  private static func receiptOrders(
    _ round: ID<SurveyRound>, key: [UInt8], in transaction: Transaction
  ) throws -> [Order<String>] {
    var orders: [Order<String>] = []
    for (name, sql) in orderings(transaction.engine, "receipt") {
      let rows = try transaction.query("SELECT receipt FROM survey_receipt ORDER BY " + sql)
      orders.append(
        Order(name: "receipts by \(name)", list: try rows.map { try $0.text("receipt") }))
    }
    // Somebody who even has the receipt key walks the list of those who were invited.
    let lines = try transaction.query("SELECT token_digest FROM survey_invitation ORDER BY line")
    orders.append(
      Order(
        name: "invitations",
        list: try lines.map {
          SurveyReceipt.text(
            of: .invitation(digest: try $0.text("token_digest")), in: round, key: key)
        }))
    return orders
  }

  private static func responseOrders(in transaction: Transaction) throws -> [Order<[UInt8]>] {
    try orderings(transaction.engine, "id").map { name, sql in
      let rows = try transaction.query("SELECT steps FROM survey_response ORDER BY " + sql)
      return Order(name: "responses by \(name)", list: try rows.map { try $0.blob("steps") })
    }
  }

  /// What an engine keeps beside the columns: the place of a row, and who wrote it.
  private static func orderings(_ engine: Engine, _ key: SQL) -> [(name: String, sql: SQL)] {
    switch engine {
    case .sqlite: [("key", key), ("rowid", "rowid")]
    case .postgres:
      [
        ("key", key), ("ctid", "ctid"), ("xmin", "CAST(CAST(xmin AS TEXT) AS BIGINT), ctid"),
        ("cmin", "CAST(CAST(cmin AS TEXT) AS BIGINT), ctid"),
      ]
    }
  }

  /// Elements in the order of their first places in some bytes; what is not found comes last.
  private static func byPlace<Element>(
    _ list: [Element], in bytes: [UInt8], _ mark: (Element) -> [UInt8]
  ) -> [Element] {
    list.map { ($0, place(of: mark($0), in: bytes) ?? Int.max) }.sorted { $0.1 < $1.1 }.map(\.0)
  }

  private static func place(of mark: [UInt8], in bytes: [UInt8]) -> Int? {
    Data(bytes).range(of: Data(mark))?.lowerBound
  }

  /// The database of SQLite as it lies on the disk, with free pages and the log.
  private static func files(of house: SurveyHouse) throws -> [UInt8] {
    guard case .sqlite(let path) = house.configuration.location else { return [] }
    return try ["", "-wal"].flatMap { ending -> [UInt8] in
      guard FileManager.default.fileExists(atPath: path + ending) else { return [] }
      return Array(try Data(contentsOf: URL(filePath: path + ending)))
    }
  }

  private func close(_ house: SurveyHouse) async throws {
    try house.keys.rotate(at: house.now)
    _ = try await house.storage.write { transaction in
      try SurveyClosing.close(
        house.round.id, version: 1, act: Act(by: nil, at: house.later), keys: house.keys,
        flagging: SurveyHouse.noFlags, in: transaction)
    }
  }
}
