import Accounts
import Kernel
import Storage
import SurveysModel
import TestKit
import Testing

@testable import Surveys

@Suite struct IntakeTests {
  @Test(arguments: TestStorage.engines)
  func `one token sent eight times at the same instant is one answer with one reply`(
    engine: Engine
  ) async throws {
    try await SurveyHouse.with(engine) { house in
      let tokens = try await house.invite(1_000)
      let replies = try await withThrowingTaskGroup(of: (Int, String).self) { group in
        for (number, token) in tokens.enumerated() {
          for repetition in 0..<8 {
            let answer = try house.answer(number * 8 + repetition)
            group.addTask { (number, try await house.send(answer, token)) }
          }
        }
        return try await group.reduce(into: [Int: [String]]()) {
          $0[$1.0, default: []].append($1.1)
        }
      }

      #expect(replies.count == 1_000)
      #expect(replies.values.allSatisfy { $0.count == 8 && Set($0).count == 1 })
      #expect(Set(replies.values.compactMap(\.first)).count == 1_000)
      #expect(try await house.count(.receipt) == 1_000)
      #expect(try await house.count(.pool) == 1_000)
      let result = try await house.shuffle()
      #expect(result.moved == 1_000)
      let numbers = try await house.storage.read { transaction in
        try ResponseStore.responses(of: house.round.id, in: transaction).map {
          SurveyHouse.number(of: $0.steps) / 8
        }
      }
      #expect(numbers.sorted() == Array(0..<1_000))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a form that is replayed a hundred times counts once`(engine: Engine) async throws {
    try await SurveyHouse.with(engine) { house in
      let ticket = SurveyTicket(
        roundID: house.round.id, channel: .counter, service: 1, shownAt: house.now)
      let answer = try house.answer(5, channel: .counter)
      var receipts: Set<String> = []
      for _ in 0..<100 {
        receipts.insert(
          try await house.intake.accept(answer, of: house.round, by: .form(ticket.id)))
      }
      #expect(receipts.count == 1)
      #expect(try await house.count(.pool) == 1)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a token that nobody was sent is refused beside others that count`(
    engine: Engine
  ) async throws {
    try await SurveyHouse.with(engine) { house in
      let known = try await house.invite(20)
      let unknown = (0..<20).map { _ in SurveyToken(of: house.round.id) }
      let refused = try await withThrowingTaskGroup(of: Bool.self) { group in
        for (number, token) in (known + unknown).enumerated() {
          let answer = try house.answer(number)
          group.addTask {
            do {
              try await house.send(answer, token)
              return false
            } catch SurveyRefusal.unknownRound {
              return true
            }
          }
        }
        return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
      #expect(refused == 20)
      #expect(try await house.count(.receipt) == 20)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a round that is closed while people answer counts or tells each of them`(
    engine: Engine
  ) async throws {
    try await SurveyHouse.with(engine) { house in
      let tokens = try await house.invite(300)
      let receipts = try await withThrowingTaskGroup(of: String?.self) { group in
        for (number, token) in tokens.enumerated() {
          let answer = try house.answer(number)
          group.addTask {
            do {
              return try await house.send(answer, token)
            } catch SurveyRefusal.isClosed {
              return nil
            }
          }
          if number == 100 {
            group.addTask {
              try house.keys.rotate(at: house.now)
              _ = try await house.storage.write { transaction in
                try SurveyClosing.close(
                  house.round.id, version: 1, act: .init(by: nil, at: house.later),
                  keys: house.keys, flagging: SurveyHouse.noFlags, in: transaction)
              }
              return nil
            }
          }
        }
        return try await group.reduce(into: [String]()) { if let one = $1 { $0.append(one) } }
      }

      #expect(try await house.count(.receipt) == receipts.count)
      #expect(try await house.count(.response) == receipts.count)
      #expect(try await house.count(.pool) == 0)
      let closed = try await house.storage.read {
        try SurveyRoundStore.find(house.round.id, in: $0)
      }
      #expect(closed?.closedAt == house.later)
      await #expect(throws: SurveyRefusal.isClosed) {
        try await house.send(try house.answer(), tokens[0])
      }
    }
  }

  @Test func `an answer outside of the window never reaches the database`() async throws {
    try await SurveyHouse.with(.sqlite) { house in
      let token = try await house.invite(1)[0]
      let late = try house.answer(at: house.later)
      await #expect(throws: SurveyRefusal.isOver(house.round.plan.window.closesAt)) {
        try await house.send(late, token)
      }
      #expect(try await house.count(.receipt) == 0)
    }
  }
}
