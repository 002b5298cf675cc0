import Accounts
import HTTPTypes
import InstrumentsModel
import Kernel
import Storage
import TestKit
import Testing
import WorkUnitsModel
import Worksheets
import WorksheetsModel

@testable import Evaluations
@testable import EvaluationsModel

extension EvaluationHouse {
  /// A layer of the worksheet as stored.
  func layer(_ layer: Layer = .tpi) async throws -> AnswerVector {
    let (worksheet, instrument) = (judgement.worksheet, judgement.instrument)
    return try await storage.read {
      try AnswerVector.find(of: worksheet, layer: layer, instrument: instrument, in: $0)
    }
  }

  /// The rows of a layer as stored.
  func rows(_ layer: Layer = .tpi) async throws -> [Int: QuestionAnswer] {
    let (worksheet, instrument) = (judgement.worksheet, judgement.instrument)
    return try await storage.read {
      try AnswerStore.answers(of: worksheet, layer: layer, instrument: instrument, in: $0)
    }
  }

  /// Brings a consensus to the point where only the approval is missing.
  func readyToApprove() async throws {
    try await reveal(ana: 0, budi: 1, texts: ("catatan", "kuat sekali", "lihat ruang arsip"))
    for talk in try await talks() where talk.outcome == .open {
      _ = try await decide(talk.question, to: talk.question.isMultiple(of: 3) ? 0 : 1, as: ketua)
    }
    _ = try await finish()
    for question in try await sampled() { _ = try await check(question) }
  }
}

@Suite struct SettlingTests {
  @Test(arguments: TestStorage.engines)
  func `approving writes exactly what was agreed and leaves the unit's layer alone`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { here in
      try await here.readyToApprove()
      let (unit, unitRows) = (try await here.layer(.unit), try await here.rows(.unit))
      let talks = try await here.talks()

      #expect(try await here.close(here.result).status == .seeOther)

      let (vector, rows) = (try await here.layer(), try await here.rows())
      #expect(vector.sheet == talks.settledSheet(in: here.instrument))
      #expect(
        here.instrument.score(vector.sheet).total
          == here.instrument.score(talks.settledSheet(in: here.instrument)).total)
      for talk in talks {
        let row = try #require(rows[talk.question])
        #expect(row.content.values == talk.outcome.values)
        #expect(row.author == Cast.teknis)
        #expect(row.version == 1)
      }
      #expect(AnswerSheet(of: rows.values, in: here.instrument) == vector.sheet)
      #expect(try await here.layer(.unit) == unit)
      #expect(try await here.rows(.unit) == unitRows)
      #expect(try await here.close(here.result).status == .conflict)
      #expect(try await here.layer() == vector)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `approval and layer stand together or not at all`(engine: Engine) async throws {
    struct Stop: Error {}
    try await EvaluationHouse.with(engine) { here in
      try await here.readyToApprove()
      await #expect(throws: Stop.self) {
        try await here.judgement.act(minute: 400) { loaded, act, transaction in
          _ = try EvaluationActs.approve(
            loaded, version: loaded.evaluation.version, by: Cast.teknis, act: act,
            in: transaction)
          throw Stop()
        }
      }
      #expect(try await here.judgement.evaluation().stage.name == .checking)
      #expect(try await here.layer().version == 0)
      #expect(try await here.rows().isEmpty)
      #expect(
        try await here.judgement.journal().allSatisfy { !$0.hasPrefix("evaluation_settled") })
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a worksheet that is back with the unit is not settled`(engine: Engine) async throws {
    try await EvaluationHouse.with(engine) { here in
      try await here.readyToApprove()
      let id = here.judgement.worksheet.id
      try await here.storage.write { transaction in
        let loaded = try #require(try WorksheetActs.load(id, in: transaction))
        _ = try WorksheetActs.reopen(
          loaded, because: "lengkapi bukti", version: loaded.worksheet.version, by: Cast.stranger,
          act: Act(by: nil, at: .minute(30)), in: transaction)
      }
      #expect(try await here.close(here.result).status == .conflict)
      #expect(try await here.judgement.evaluation().stage.name == .checking)
      #expect(try await here.rows().isEmpty)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the result is read by the team, those who run it and the unit`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { here in
      try await here.readyToApprove()
      #expect(try await here.close(here.result).status == .seeOther)
      let why = ConsensusLink.why(
        here.id, code: here.instrument.questions[0].code, .assessors
      ).path
      for (name, person) in here.everybody {
        let wanted = name == "outsider" ? 404 : 200
        for path in [here.result, why, ConsensusLink.why(here.id, code: nil, .unit).path] {
          let answer = try await here.house.get(path, as: person)
          #expect(answer.status.code == wanted, "\(name) \(path)")
        }
      }
      let (team, unit) = (
        try await here.house.get(here.result, as: here.ketua).text,
        try await here.house.get(here.result, as: here.head).text
      )
      #expect(team.contains("kuat sekali") && unit.contains("kuat sekali"))
      #expect(team.contains("lihat ruang arsip"))
      #expect(!unit.contains("lihat ruang arsip"))
      #expect(!unit.contains(Cast.ana.name) && !unit.contains(Cast.budi.name))
      let total = here.instrument.score(try await here.layer().sheet).total
      #expect(unit.contains(total.formatted(in: .indonesian)))
      let unknown = ConsensusLink.why(here.id, code: "Z.9", .unit).path
      #expect(try await here.house.get(unknown, as: here.head).status == .notFound)
      #expect(try await here.house.get(here.list, as: here.head).status == .forbidden)
      #expect(try await here.house.get(here.agreement, as: here.head).status == .forbidden)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `what the unit answers after the result changes nothing of it`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { here in
      try await here.readyToApprove()
      _ = try await here.close(here.result)
      let before = try await here.house.get(here.result, as: here.head).text
      let id = here.judgement.worksheet.id
      let board = try Board()
      try await here.storage.write { transaction in
        let act = Act(by: nil, at: TestHouse.now.adding(seconds: 3600))
        let sent = try #require(try WorksheetActs.load(id, in: transaction))
        _ = try WorksheetActs.reopen(
          sent, because: "x", version: sent.worksheet.version, by: Cast.stranger, act: act,
          in: transaction)
        let open = try #require(try WorksheetActs.load(id, in: transaction))
        let edit = AnswerEdit(
          question: 0, content: AnswerContent(values: board.judgement(0, rung: 1).values),
          baseVersion: 1)
        _ = try WorksheetActs.answer([edit], of: open, by: Cast.stranger, act: act, in: transaction)
      }
      let after = try await here.house.get(here.result, as: here.head).text
      #expect(after == before)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `each step tells whom it concerns, without a name or a score`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { here in
      try await here.reveal(ana: 0, budi: 0)
      _ = try await here.finish()
      #expect(try await here.told() == ["a4 consensus_finished"])
      let sampled = try await here.sampled()
      for question in sampled {
        _ = try await here.check(question, doubt: question == sampled[0] ? "ragu" : nil)
      }
      _ = try await here.close(ConsensusLink.returned(here.id).path)
      let returned = ["a1", "a2", "a3"].map { $0 + " consensus_returned" }
      #expect(try await here.told() == (["a4 consensus_finished"] + returned).sorted())
      _ = try await here.move(sampled[0], to: 0, as: here.ana, version: 1)
      _ = try await here.finish()
      for question in try await here.sampled() { _ = try await here.check(question) }
      _ = try await here.close(here.result)
      #expect(try await here.told().contains("a3 evaluation_settled"))
    }
  }
}

extension EvaluationHouse {
  /// Who was told what: the end of the account's id and the kind of the message.
  fileprivate func told() async throws -> [String] {
    try await storage.read { transaction in
      try transaction.query(
        """
        SELECT message.account_id, message_wording.kind FROM message
        JOIN message_wording ON message_wording.digest = message.wording
        ORDER BY message.account_id, message_wording.kind, message.id
        """
      ).map { String(try $0.text("account_id").suffix(2)) + " " + (try $0.text("kind")) }
    }.sorted()
  }
}
