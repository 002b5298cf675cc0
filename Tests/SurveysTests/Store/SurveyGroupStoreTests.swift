import Accounts
import House
import Kernel
import Storage
import SurveysModel
import TestKit
import Testing

@testable import Surveys

@Suite struct SurveyGroupStoreTests {
  @Test(arguments: TestStorage.engines)
  func `sums of groups equal a recount after each shuffle and after closing`(
    engine: Engine
  ) async throws {
    try await SurveyHouse.with(engine) { house in
      let tokens = try await house.invite(43)
      for number in 0..<43 {
        try await house.send(try Self.answer(number, in: house), tokens[number])
        if number == 19 || number == 39 {
          #expect(try await house.shuffle().moved == 20)
          try await expectRecount(house, count: number + 1)
        }
      }
      try await close(house)

      try await expectRecount(house, count: 43)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `nine answers leave the sums alone, and a shuffle writes every group in one version`(
    engine: Engine
  ) async throws {
    try await SurveyHouse.with(engine) { house in
      let tokens = try await house.invite(21)
      for number in 0..<9 {
        try await house.send(try Self.answer(number, in: house), tokens[number])
      }
      #expect(try await house.shuffle().moved == 0)
      #expect(try await sums(house) == nil)

      for number in 9..<11 {
        try await house.send(try Self.answer(number, in: house), tokens[number])
      }
      #expect(try await house.shuffle().moved == 11)
      try await expectOneVersion(house)
      let first = try await sums(house)

      // Ten more who all tell the same touch two groups of each characteristic at most.
      for number in 11..<20 { try await house.send(try house.answer(number), tokens[number]) }
      #expect(try await house.shuffle().moved == 0)
      #expect(try await sums(house) == first)
      try await house.send(try house.answer(20), tokens[20])
      #expect(try await house.shuffle().moved == 10)
      try await expectOneVersion(house)
      let second = try await sums(house)
      #expect(second?[.sex(nil)]?.count == (first?[.sex(nil)]?.count ?? 0) + 10)
      #expect(second?[.sex(.woman)] == first?[.sex(.woman)])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a round from before groups were kept is counted whole, or not at all`(
    engine: Engine
  ) async throws {
    try await SurveyHouse.with(engine) { house in
      let tokens = try await house.invite(24)
      for number in 0..<12 {
        try await house.send(try Self.answer(number, in: house), tokens[number])
      }
      #expect(try await house.shuffle().moved == 12)
      _ = try await house.storage.write { transaction in
        try transaction.execute("DELETE FROM survey_group_sum WHERE round_id = \(house.round.id)")
      }
      for number in 12..<24 {
        try await house.send(try Self.answer(number, in: house), tokens[number])
      }
      #expect(try await house.shuffle().moved == 12)
      #expect(try await sums(house) == nil)
      let figures = try await house.storage.read {
        try FigureStore.groups(of: house.round, in: $0)
      }
      #expect(figures == nil)

      let services = Services(
        storage: house.storage, clock: { house.now }, dataFolder: house.folder,
        logger: TestStorage.logger)
      try await SurveyKeeper(services, flagging: SurveyHouse.noFlags).turn(at: house.now)

      try await expectRecount(house, count: 24)
      let left = try await house.storage.read { try SurveyGroupStore.roundsWithout(in: $0) }
      #expect(left.isEmpty)
    }
  }

  /// An answer of somebody who told something, differently for each number.
  static func answer(_ number: Int, in house: SurveyHouse) throws -> WaitingAnswer {
    try house.answer(
      number * 313,
      profile: RespondentProfile(
        age: number % 6 == 5 ? nil : RespondentProfile.Age.allCases[number % 6],
        sex: [.woman, .man, nil][number % 3],
        education: number % 7 == 6 ? nil : RespondentProfile.Education.allCases[number % 7],
        hasDisability: [true, false, false, nil][number % 4]))
  }

  private func shape(_ house: SurveyHouse) throws -> SurveyShape {
    SurveyShape(try Questionnaires.list(house.round.plan.questionnaireIDs), scale: .four)
  }

  private func sums(_ house: SurveyHouse) async throws -> [RespondentGroup: IndexSums]? {
    let shape = try shape(house)
    return try await house.storage.read {
      try SurveyGroupStore.sums(of: house.round.id, shape: shape, in: $0)
    }
  }

  private func expectRecount(_ house: SurveyHouse, count: Int) async throws {
    let shape = try shape(house)
    let responses = try await house.storage.read {
      try ResponseStore.responses(of: house.round.id, in: $0)
    }
    var recount: [RespondentGroup: IndexSums] = [:]
    for group in RespondentGroup.all { recount[group] = shape.noIndex }
    for response in responses {
      for group in response.profile.groups {
        recount[group]?.add(response, itemCounts: shape.itemCounts)
      }
    }
    #expect(responses.count == count)
    #expect(try await sums(house) == recount)
    #expect(recount[.disability(true)]?.count ?? 0 >= 5)
  }

  /// No row and no version of a row tells which groups were in the last batch.
  private func expectOneVersion(_ house: SurveyHouse) async throws {
    let versions = try await house.storage.read { transaction -> [String] in
      let rows = try transaction.query(
        transaction.engine == .postgres
          ? "SELECT CAST(xmin AS TEXT) AS version FROM survey_group_sum ORDER BY answer"
          : "SELECT '0' AS version FROM survey_group_sum ORDER BY answer")
      return try rows.map { try $0.text("version") }
    }
    #expect(versions.count == RespondentGroup.all.count)
    #expect(Set(versions).count == 1)
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
