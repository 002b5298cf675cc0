import EvaluationsModel
import HTTPTypes
import InstrumentsModel
import Kernel
import Storage
import TestKit
import Testing
import Worksheets
import WorksheetsModel

@testable import Evaluations

/// What nobody may do to a judgement from outside, and what its sheets are held against.
@Suite struct HeldJudgementTests {
  @Test(arguments: TestStorage.engines)
  func `while assessors judge neither head nor coordinator takes the worksheet back`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      let path = WorksheetLink.reopening(world.judgement.worksheet.id).path
      let version = try await Self.worksheet(world).version
      for person in [world.head, world.coordinator] {
        let answer = try await world.house.post(
          path, [("versi", String(version)), ("alasan", "Kami perbaiki dulu.")], as: person)
        #expect(answer.status == .conflict)
        #expect(answer.text.contains("Tim penilai sedang menilai LKE ini"))
      }
      let standing = try await Self.worksheet(world)
      #expect(standing.stage.name == .submitted)
      #expect(standing.version == version)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `counts have their fields before anybody judged them`(engine: Engine) async throws {
    try await EvaluationHouse.with(engine) { world in
      let page = try await world.house.get(world.question(88), as: world.ana).text
      #expect(page.contains("name=\"s88\""))
      #expect(page.contains("name=\"s89\""))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a sheet that is not what was committed to is not shown after the opening`(
    engine: Engine
  ) async throws {
    try await withStorage(engine, migrations: JudgementHouse.migrations) { storage in
      let house = try await JudgementHouse(storage)
      let board = try Board()
      try await house.act { loaded, act, transaction in
        _ = try EvaluationActs.judge(
          board.judgement(0, rung: 1), question: 0, baseVersion: 0, of: loaded, by: Cast.ana,
          act: act, in: transaction)
      }
      let old = try await Self.first(of: Cast.ana, in: house)
      try await house.act { loaded, act, transaction in
        for question in loaded.instrument.questions.indices {
          _ = try EvaluationActs.judge(
            board.judgement(question, rung: 0), question: question,
            baseVersion: question == 0 ? 1 : 0, of: loaded, by: Cast.ana, act: act,
            in: transaction)
        }
        _ = try EvaluationActs.commit(loaded, by: Cast.ana, act: act, in: transaction)
      }
      try await house.commitAll(by: Cast.budi, rung: 0)
      try await house.act(minute: 1) { loaded, act, transaction in
        _ = try EvaluationActs.reveal(
          loaded, version: loaded.evaluation.version, by: Cast.ketua, act: act, in: transaction)
      }
      _ = try await house.act { loaded, _, transaction in
        try BlindStore.opened(
          of: loaded.evaluation, instrument: loaded.instrument, in: transaction)
      }

      // A row that was genuine once, put back by somebody who holds the database.
      try await storage.write { transaction in
        _ = try transaction.execute(
          """
          UPDATE blind_answer SET answer_values = \(old.values), version = 1, at_ms = \(old.at),
            digest = \(old.digest)
          WHERE account_id = \(Cast.ana.accountID) AND question_code = \(old.code)
          """)
      }

      await #expect(throws: StorageError.self) {
        _ = try await house.act { loaded, _, transaction in
          try BlindStore.opened(
            of: loaded.evaluation, instrument: loaded.instrument, in: transaction)
        }
      }
    }
  }

  private struct OldRow: Sendable {
    let code: String
    let values: String
    let at: Int64
    let digest: [UInt8]
  }

  private static func first(of member: Author, in house: JudgementHouse) async throws -> OldRow {
    try await house.storage.read { transaction in
      let row = try #require(
        try transaction.first(
          """
          SELECT question_code, answer_values, at_ms, digest FROM blind_answer
          WHERE account_id = \(member.accountID)
          """))
      return OldRow(
        code: try row.text("question_code"), values: try row.text("answer_values"),
        at: try row.int("at_ms"), digest: try row.blob("digest"))
    }
  }

  private static func worksheet(_ world: EvaluationHouse) async throws -> Worksheet {
    let id = world.judgement.worksheet.id
    return try await world.storage.read {
      try #require(try WorksheetStore.find(id, in: $0))
    }
  }
}
