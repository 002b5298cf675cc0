import Accounts
import InstrumentsModel
import Kernel
import Storage
import TestKit
import Testing
import WorksheetsModel

@testable import Evaluations
@testable import EvaluationsModel

@Suite struct EvaluationActsTests {
  @Test(arguments: TestStorage.engines)
  func `a judgement goes from blind scores to a result`(engine: Engine) async throws {
    try await withStorage(engine, migrations: JudgementHouse.migrations) { storage in
      let house = try await JudgementHouse(storage)
      let board = try Board()
      try await house.commitAll(by: Cast.ana, rung: 0)
      try await house.commitAll(by: Cast.budi, rung: 1)
      try await house.act(minute: 1) { loaded, act, transaction in
        _ = try EvaluationActs.reveal(
          loaded, version: loaded.evaluation.version, by: Cast.ketua, act: act, in: transaction)
      }
      let open = try await house.act { loaded, _, transaction in
        try ConsensusStore.questions(
          of: loaded.evaluation, instrument: loaded.instrument, in: transaction
        ).filter { $0.outcome == .open }.map(\.question)
      }
      #expect(!open.isEmpty)
      try await house.act(minute: 2) { loaded, act, transaction in
        for question in open {
          _ = try EvaluationActs.discuss(question, of: loaded, act: act, in: transaction) { talk in
            try talk.move(
              to: board.judgement(question, rung: 1).values, because: Board.reason,
              by: Cast.ana, at: act.now, baseVersion: talk.version, in: loaded.evaluation,
              instrument: loaded.instrument)
          }
        }
      }
      let sample = try await house.finish(minute: 3)
      try await house.act(minute: 4) { loaded, act, transaction in
        for question in sample {
          try EvaluationActs.check(
            .fits, question: question, of: loaded, by: Cast.teknis, act: act, in: transaction)
        }
        _ = try EvaluationActs.approve(
          loaded, version: loaded.evaluation.version, by: Cast.teknis, act: act,
          in: transaction)
      }
      #expect(
        try await house.evaluation().stage == .settled(at: .minute(4), by: Cast.teknis))
      let agreed = try await house.act { loaded, _, transaction in
        try ConsensusStore.questions(
          of: loaded.evaluation, instrument: loaded.instrument, in: transaction)
      }
      #expect(
        agreed.allSatisfy { $0.outcome.values == board.judgement($0.question, rung: 1).values })
    }
  }

  @Test(arguments: TestStorage.engines)
  func `before the opening nothing tells another's scores`(engine: Engine) async throws {
    try await withStorage(engine, migrations: JudgementHouse.migrations) { storage in
      let house = try await JudgementHouse(storage)
      try await house.commitAll(by: Cast.ana, rung: 0)
      let seen = try await house.act { loaded, _, transaction in
        let opened = try BlindStore.opened(
          of: loaded.evaluation, instrument: loaded.instrument, in: transaction)
        let talk = try ConsensusStore.questions(
          of: loaded.evaluation, instrument: loaded.instrument, in: transaction)
        let own = try BlindStore.own(
          of: Cast.budi, in: loaded.evaluation, instrument: loaded.instrument,
          transaction: transaction)
        return (opened.count, talk.count, own.judgements.count)
      }
      #expect(seen == (0, 0, 0))
      let journal = try await house.journal()
      #expect(journal.count == 2)
      #expect(journal[1].hasPrefix("scores_committed "))
      #expect(!journal[1].contains("answers") && !journal[1].contains("nonce"))
      await #expect(throws: EvaluationRefusal.commitmentsMissing([Cast.budi.accountID])) {
        try await house.act { loaded, act, transaction in
          _ = try EvaluationActs.reveal(
            loaded, version: loaded.evaluation.version, by: Cast.ketua, act: act,
            in: transaction)
        }
      }
      #expect(try await house.evaluation().stage == .scoring)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a score changed in the database stops the opening`(engine: Engine) async throws {
    try await withStorage(engine, migrations: JudgementHouse.migrations) { storage in
      let house = try await JudgementHouse(storage)
      try await house.commitAll(by: Cast.ana, rung: 0)
      try await house.commitAll(by: Cast.budi, rung: 0)
      try await storage.write { transaction in
        _ = try transaction.execute(
          """
          UPDATE blind_seal SET nonce = \(String(repeating: "0", count: 64))
          WHERE account_id = \(Cast.budi.accountID)
          """)
      }
      await #expect(throws: EvaluationRefusal.sealBroken(account: Cast.budi.accountID)) {
        try await house.act { loaded, act, transaction in
          _ = try EvaluationActs.reveal(
            loaded, version: loaded.evaluation.version, by: Cast.ketua, act: act,
            in: transaction)
        }
      }
      try await storage.write { transaction in
        _ = try transaction.execute(
          "UPDATE blind_answer SET note = 'x' WHERE account_id = \(Cast.ana.accountID)")
      }
      await #expect(throws: StorageError.self) {
        try await house.act { loaded, act, transaction in
          _ = try EvaluationActs.reveal(
            loaded, version: loaded.evaluation.version, by: Cast.ketua, act: act,
            in: transaction)
        }
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the next sending begins with what each said alone, and nobody else's`(
    engine: Engine
  ) async throws {
    try await withStorage(engine, migrations: JudgementHouse.migrations) { storage in
      let house = try await JudgementHouse(storage)
      try await house.commitAll(by: Cast.ana, rung: 1)
      let instrument = house.instrument
      let sentAgain = try await house.sendAgain(changing: 2)
      let (ana, budi) = try await storage.write { transaction in
        let act = Act(by: nil, at: .minute(6))
        let next = try EvaluationActs.begin(
          of: sentAgain, layer: .tpi, team: Cast.team, act: act, in: transaction)
        return try (
          BlindStore.own(
            of: Cast.ana, in: next, instrument: instrument, transaction: transaction),
          BlindStore.own(
            of: Cast.budi, in: next, instrument: instrument, transaction: transaction)
        )
      }

      let board = try Board()
      #expect(ana.commitment == nil)
      #expect(ana.judgements.count == instrument.questions.count - 1)
      #expect(ana.judgements[0] == board.judgement(0, rung: 1))
      #expect(ana.judgements[2] == nil)
      #expect(budi.judgements.isEmpty)
      #expect(try await !house.evaluation().judges(sentAgain))
      #expect(try await house.evaluation().judges(house.worksheet))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `of eight moves at once on one version one stands`(engine: Engine) async throws {
    try await withStorage(engine, migrations: JudgementHouse.migrations) { storage in
      let house = try await JudgementHouse(storage)
      let board = try Board()
      try await house.commitAll(by: Cast.ana, rung: 0)
      try await house.commitAll(by: Cast.budi, rung: 1)
      try await house.act(minute: 1) { loaded, act, transaction in
        _ = try EvaluationActs.reveal(
          loaded, version: loaded.evaluation.version, by: Cast.ketua, act: act, in: transaction)
      }
      let outcomes = await withTaskGroup(of: Bool.self) { group in
        for number in 0..<8 {
          group.addTask {
            do {
              try await house.act(minute: 2) { loaded, act, transaction in
                _ = try EvaluationActs.discuss(0, of: loaded, act: act, in: transaction) { talk in
                  try talk.decide(
                    board.judgement(0, rung: number % 2).values, because: "nomor \(number)",
                    by: Cast.ketua, at: act.now, baseVersion: 0, in: loaded.evaluation,
                    instrument: loaded.instrument)
                }
              }
              return true
            } catch { return false }
          }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
      #expect(outcomes.filter { $0 }.count == 1)
      let steps = try await house.act { loaded, _, transaction in
        try ConsensusStore.questions(
          of: loaded.evaluation, instrument: loaded.instrument, in: transaction
        )[0].steps.count
      }
      #expect(steps == 1)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `committing and changing a score at once leaves an unbroken seal`(
    engine: Engine
  ) async throws {
    try await withStorage(engine, migrations: JudgementHouse.migrations) { storage in
      let house = try await JudgementHouse(storage)
      let board = try Board()
      try await house.commitAll(by: Cast.budi, rung: 0)
      try await house.act { loaded, act, transaction in
        for question in loaded.instrument.questions.indices {
          _ = try EvaluationActs.judge(
            board.judgement(question, rung: 0), question: question, baseVersion: 0, of: loaded,
            by: Cast.ana, act: act, in: transaction)
        }
      }
      await withTaskGroup(of: Void.self) { group in
        group.addTask {
          _ = try? await house.act(minute: 1) { loaded, act, transaction in
            _ = try EvaluationActs.commit(loaded, by: Cast.ana, act: act, in: transaction)
          }
        }
        for question in 0..<6 {
          group.addTask {
            _ = try? await house.act(minute: 1) { loaded, act, transaction in
              _ = try EvaluationActs.judge(
                board.judgement(question, rung: 1), question: question, baseVersion: 1,
                of: loaded, by: Cast.ana, act: act, in: transaction)
            }
          }
        }
      }
      try await house.act(minute: 2) { loaded, act, transaction in
        _ = try EvaluationActs.reveal(
          loaded, version: loaded.evaluation.version, by: Cast.ketua, act: act, in: transaction)
      }
      #expect(try await house.evaluation().stage.name == .consensus)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a return opens the doubted question and keeps the doubt`(engine: Engine) async throws {
    try await withStorage(engine, migrations: JudgementHouse.migrations) { storage in
      let house = try await JudgementHouse(storage)
      try await house.commitAll(by: Cast.ana, rung: 0)
      try await house.commitAll(by: Cast.budi, rung: 0)
      try await house.act(minute: 1) { loaded, act, transaction in
        _ = try EvaluationActs.reveal(
          loaded, version: loaded.evaluation.version, by: Cast.ketua, act: act, in: transaction)
      }
      let sample = try await house.finish(minute: 2)
      try await house.act(minute: 3) { loaded, act, transaction in
        for question in sample {
          try EvaluationActs.check(
            question == sample[0] ? .doubted(reason: " bukti 2024 ") : .fits,
            question: question, of: loaded, by: Cast.teknis, act: act, in: transaction)
        }
        _ = try EvaluationActs.returnToTeam(
          loaded, version: loaded.evaluation.version, by: Cast.teknis, act: act,
          in: transaction)
      }
      let talk = try await house.act { loaded, _, transaction in
        try ConsensusStore.questions(
          of: loaded.evaluation, instrument: loaded.instrument, in: transaction
        )[sample[0]]
      }
      #expect(talk.outcome == .open)
      #expect(talk.steps.map(\.words) == ["bukti 2024"])
      let evaluation = try await house.evaluation()
      #expect(evaluation.returnCount == 1)
      #expect(evaluation.stage.name == .consensus)
    }
  }
}

extension JudgementHouse {
  /// Hands what was agreed to the controller.
  ///
  /// - Returns: The sample.
  func finish(minute: Int64) async throws -> [Int] {
    let evaluation = try await act(minute: minute) { loaded, act, transaction in
      try EvaluationActs.finish(
        loaded, version: loaded.evaluation.version, by: Cast.ketua, act: act, in: transaction)
    }
    guard case .checking(let sample) = evaluation.stage else { return [] }
    return sample
  }
}
