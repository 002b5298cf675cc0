import InstrumentsModel
import Kernel
import Testing
import WorksheetsModel

@testable import EvaluationsModel

@Suite struct ConsensusTests {
  private let board: Board
  private let open: Evaluation

  init() throws {
    var board = try Board()
    try board.reveal([
      try board.committed(by: Cast.ana, rung: 0), try board.committed(by: Cast.budi, rung: 1),
    ])
    self.board = board
    open = board.evaluation
  }

  @Test func `members who said the same alone agree at once`() throws {
    let values = board.judgement(0, rung: 0).values
    let question = QuestionConsensus(
      question: 0, blind: [Cast.ana.accountID: values, Cast.budi.accountID: values])
    #expect(question.outcome == .agreedAtOnce(values))
  }

  @Test func `a member who moves says why, and all equal is agreed`() throws {
    var question = disagreement()
    #expect(question.outcome == .open)
    #expect(throws: EvaluationRefusal.reasonMissing) {
      try move(&question, to: 1, because: "  ", by: Cast.ana, from: 0)
    }
    #expect(question.version == 0)
    try move(&question, to: 1, because: "SK terbit sesudah tahun berjalan", by: Cast.ana, from: 0)
    #expect(question.outcome == .agreed(board.judgement(0, rung: 1).values))
    let kept = try #require(question.steps.first)
    #expect(kept.by == Cast.ana)
    #expect(
      kept.act
        == .move(
          from: board.judgement(0, rung: 0).values, to: board.judgement(0, rung: 1).values))
  }

  @Test func `of two edits made on one version only the first stands`() throws {
    var question = disagreement()
    try move(&question, to: 1, because: "pertama", by: Cast.ana, from: 0)
    let standing = question
    #expect(throws: EvaluationRefusal.overtaken(question: 0)) {
      try move(&question, to: 0, because: "kedua", by: Cast.budi, from: 0)
    }
    #expect(question == standing)
  }

  @Test func `the lead decides what is open, and the members no longer move`() throws {
    var question = disagreement()
    #expect(throws: EvaluationRefusal.wrongDuty(needed: .lead)) {
      try decide(&question, rung: 1, by: Cast.ana)
    }
    try decide(&question, rung: 1, by: Cast.ketua)
    #expect(question.outcome == .decided(board.judgement(0, rung: 1).values))
    #expect(throws: EvaluationRefusal.nothingOpen(question: 0)) {
      try move(&question, to: 1, because: "menyusul", by: Cast.ana, from: 1)
    }
  }

  @Test func `a remark moves nothing, and strangers say nothing`() throws {
    var question = disagreement()
    _ = try question.remark("Lihat halaman 4.", by: Cast.ketua, at: .minute(1), in: open)
    // The controller checks what they had no part in, as the policy says.
    #expect(throws: EvaluationRefusal.wrongDuty(needed: .member)) {
      _ = try question.remark("Saya kira juga.", by: Cast.teknis, at: .minute(1), in: open)
    }
    #expect(question.outcome == .open)
    #expect(throws: EvaluationRefusal.notInTeam) {
      _ = try question.remark("Halo", by: Cast.stranger, at: .minute(1), in: open)
    }
  }

  @Test func `nothing is agreed while members score alone`() throws {
    var question = disagreement()
    let scoring = try Cast.begun()
    #expect(throws: EvaluationRefusal.wrongStage(stands: .scoring)) {
      _ = try question.move(
        to: board.judgement(0, rung: 1).values, because: "x", by: Cast.ana, at: .minute(1),
        baseVersion: 0, in: scoring, instrument: board.instrument)
    }
  }

  private func disagreement() -> QuestionConsensus {
    QuestionConsensus(
      question: 0,
      blind: [
        Cast.ana.accountID: board.judgement(0, rung: 0).values,
        Cast.budi.accountID: board.judgement(0, rung: 1).values,
      ])
  }

  private func move(
    _ question: inout QuestionConsensus, to rung: Int, because reason: String, by author: Author,
    from version: Int64
  ) throws {
    _ = try question.move(
      to: board.judgement(0, rung: rung).values, because: reason, by: author, at: .minute(2),
      baseVersion: version, in: open, instrument: board.instrument)
  }

  private func decide(_ question: inout QuestionConsensus, rung: Int, by author: Author) throws {
    _ = try question.decide(
      board.judgement(0, rung: rung).values, because: "kriteria b terpenuhi", by: author,
      at: .minute(3), baseVersion: question.version, in: open, instrument: board.instrument)
  }
}
