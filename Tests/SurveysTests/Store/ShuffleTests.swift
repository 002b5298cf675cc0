import Accounts
import Foundation
import House
import Kernel
import Storage
import SurveysModel
import TestKit
import Testing

@testable import Surveys

@Suite struct ShuffleTests {
  @Test(arguments: TestStorage.engines)
  func `nine wait and ten go`(engine: Engine) async throws {
    try await SurveyHouse.with(engine) { house in
      let tokens = try await house.invite(10)
      for number in 0..<9 { try await house.send(try house.answer(number), tokens[number]) }
      #expect(try await house.shuffle() == SurveyShuffle.Result(moved: 0, waiting: 9))
      #expect(try await house.count(.pool) == 9)

      try await house.send(try house.answer(9), tokens[9])
      #expect(try await house.shuffle() == SurveyShuffle.Result(moved: 10, waiting: 0))

      #expect(try await house.count(.pool) == 0)
      let days = try await house.storage.read {
        try ResponseStore.days(of: house.round.id, in: $0)
      }
      let day = try #require(CalendarDate("2026-11-21"))
      #expect(days == [SurveyDay(day: day, channel: .invitation): 10])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a lonely service waits, and at closing no answer without a service points at it`(
    engine: Engine
  ) async throws {
    try await SurveyHouse.with(engine) { house in
      let tokens = try await house.invite(14)
      for number in 0..<14 {
        let answer = try house.answer(number, service: number < 10 ? 1 : 2)
        try await house.send(answer, tokens[number])
      }
      #expect(try await house.shuffle() == SurveyShuffle.Result(moved: 10, waiting: 4))
      let before = try await names(house)

      try await close(house)

      let (responses, sums) = try await house.storage.read { transaction in
        let shape = SurveyShape(
          try Questionnaires.list(house.round.plan.questionnaireIDs), scale: .four)
        return (
          try ResponseStore.responses(of: house.round.id, in: transaction),
          try SurveySumStore.sums(of: house.round.id, shape: shape, in: transaction)
        )
      }
      // Pages hide both services: ten and fourteen together would tell of the four.
      #expect(responses.count { $0.service == nil } == 14)
      #expect(sums[0]?.clean.count == 14)
      #expect(sums[1] == nil)
      #expect(sums[2] == nil)
      #expect(try await names(house).isDisjoint(with: before))
      let entries = try await house.storage.read {
        try Journal.entries(
          subjectKind: SurveyEvent.roundKind, subjectID: house.round.id.text, in: $0)
      }
      #expect(entries.last?.entry.event == "round_closed")
      #expect(entries.last?.entry.facts.contains("\"accepted\":14") == true)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `sums of several shuffles equal a recount, flagged ones apart`(
    engine: Engine
  ) async throws {
    try await SurveyHouse.with(engine) { house in
      let tokens = try await house.invite(60)
      for turn in 0..<3 {
        for number in turn * 20..<turn * 20 + 20 {
          try await house.send(
            try house.answer(number * 977, service: number % 2 + 1), tokens[number])
        }
        try await shuffle(house) { batch, _, _ in
          batch.map { $0.form.steps[1] == 1 ? .straightLine : [] }
        }
      }
      let shape = SurveyShape(
        try Questionnaires.list(house.round.plan.questionnaireIDs), scale: .four)
      let (responses, sums) = try await house.storage.read { transaction in
        (
          try ResponseStore.responses(of: house.round.id, in: transaction),
          try SurveySumStore.sums(of: house.round.id, shape: shape, in: transaction)
        )
      }
      #expect(responses.count == 60)
      for service in 1...2 {
        var (clean, flagged) = (shape.noSums, shape.noSums)
        for response in responses where response.service == service {
          if response.flags.isEmpty {
            clean.add(response, itemCounts: shape.itemCounts)
          } else {
            flagged.add(response, itemCounts: shape.itemCounts)
          }
        }
        #expect(flagged.count > 0)
        #expect(sums[service] == SurveySumStore.Pair(clean: clean, flagged: flagged))
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the keeper shuffles at night and throws the key away an hour later`(
    engine: Engine
  ) async throws {
    try await SurveyHouse.with(engine) { house in
      let services = Services(
        storage: house.storage, clock: { house.now }, dataFolder: house.folder,
        logger: TestStorage.logger)
      let keeper = SurveyKeeper(services, flagging: SurveyHouse.noFlags)
      let intake = try SurveyIntake.of(services)
      let tokens = try await house.invite(12)
      for number in 0..<12 {
        _ = try await intake.accept(
          try house.answer(number, comment: number == 0 ? "Ramah <b>sekali</b>" : nil),
          of: house.round, by: .invitation(digest: tokens[number].digest))
      }
      let sealed = try await house.storage.read { try PoolStore.rows(of: house.round.id, in: $0) }
      #expect(Set(sealed.map(\.sealed.count)).count == 1, "a text must not show by its length")

      let first = try await keeper.turn(at: house.now)
      #expect(first == SurveyKeeper.Turn(moved: 12, removedKeys: 0))
      let keys = try SurveyKeys.of(services)
      let epoch = try #require(sealed.first?.epoch)
      #expect(try keys.epoch(epoch) != nil)

      let second = try await keeper.turn(at: house.now.adding(seconds: 3599))
      #expect(second == SurveyKeeper.Turn(moved: 0, removedKeys: 0))
      let third = try await keeper.turn(at: house.now.adding(seconds: 3600))
      #expect(third == SurveyKeeper.Turn(moved: 0, removedKeys: 1))

      #expect(try keys.epoch(epoch) == nil)
      #expect(try SurveyKeys(dataFolder: house.folder).epoch(epoch) == nil)
      let comments = try await house.storage.read {
        try ResponseStore.comments(of: house.round.id, in: $0)
      }
      #expect(comments == ["Ramah <b>sekali</b>"])
    }
  }

  @Test func `a key that waiting answers need stays`() async throws {
    try await SurveyHouse.with(.sqlite) { house in
      let token = try await house.invite(1)[0]
      try await house.send(try house.answer(), token)
      let needed = try await house.storage.read { try PoolStore.epochs(in: $0) }
      #expect(needed.count == 1)
      try house.keys.rotate(at: house.now)
      let later = house.now.adding(seconds: 1_000_000)
      #expect(try house.keys.removeOld(needed: needed, at: later) == 0)
      #expect(try house.keys.removeOld(needed: [], at: later) == 1)
    }
  }

  @Test func `a process that starts anew leaves the key of another its whole day`() async throws {
    try await SurveyHouse.with(.sqlite) { house in
      let first = try house.keys.current(at: house.now)
      let restarted = try SurveyKeys(dataFolder: house.folder)
      #expect(try restarted.epoch(first.id) != nil)
      let hour: Int64 = 3600
      #expect(
        try restarted.removeOld(needed: [], at: house.now.adding(seconds: 25 * hour - 1)) == 0)
      #expect(try restarted.removeOld(needed: [], at: house.now.adding(seconds: 25 * hour)) == 1)
    }
  }

  private func shuffle(
    _ house: SurveyHouse, _ flagging: @escaping SurveyShuffle.Flagging
  ) async throws {
    try house.keys.rotate(at: house.now)
    let shuffle = SurveyShuffle(
      house.round, questionnaires: try Questionnaires.list(house.round.plan.questionnaireIDs),
      keys: house.keys, flagging: flagging)
    _ = try await house.storage.write { transaction in
      try shuffle.run(at: house.now, isClosing: false, in: transaction)
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

  private func names(_ house: SurveyHouse) async throws -> Set<String> {
    try await house.storage.read { transaction in
      Set(
        try transaction.query("SELECT id FROM survey_response ORDER BY id").map {
          try $0.text("id")
        })
    }
  }
}
