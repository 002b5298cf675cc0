import InstrumentsModel
import Kernel
import Testing
import WorksheetsModel

@testable import EvaluationsModel

/// What the lead can do about a settled question until it is handed over.
@Suite struct LeadCorrectionTests {
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

  private func values(_ rung: Int) -> [Answer?] { board.judgement(0, rung: rung).values }

  private func talk(_ ana: Int, _ budi: Int) -> QuestionConsensus {
    QuestionConsensus(
      question: 0, blind: [Cast.ana.accountID: values(ana), Cast.budi.accountID: values(budi)])
  }

  private func decide(
    _ talk: inout QuestionConsensus, _ rung: Int, _ reason: String, from version: Int64? = nil
  ) throws {
    _ = try talk.decide(
      values(rung), because: reason, by: Cast.ketua, at: .minute(3),
      baseVersion: version ?? talk.version, in: open, instrument: board.instrument)
  }

  private func reopen(
    _ talk: inout QuestionConsensus, _ reason: String = "bukti baru",
    by person: Author = Cast.ketua, from version: Int64? = nil, in evaluation: Evaluation? = nil
  ) throws {
    _ = try talk.reopen(
      because: reason, by: person, at: .minute(4), baseVersion: version ?? talk.version,
      in: evaluation ?? open)
  }

  @Test func `a decision is replaced, and the earlier one stays in the history`() throws {
    var talk = talk(0, 1)
    try decide(&talk, 1, "kriteria b")
    try decide(&talk, 0, "ternyata kriteria a")
    #expect(talk.outcome == .decided(values(0)))
    #expect(talk.steps.map(\.act) == [.decision(values(1)), .decision(values(0))])
    #expect(talk.steps.map(\.words) == ["kriteria b", "ternyata kriteria a"])
    #expect(talk.settled(notes: [:])?.note == "ternyata kriteria a")
  }

  @Test func `of two replacements made on one version only the first stands`() throws {
    var talk = talk(0, 1)
    try decide(&talk, 1, "pertama")
    let standing = talk
    #expect(throws: EvaluationRefusal.overtaken(question: 0)) {
      try decide(&talk, 0, "kedua", from: 0)
    }
    #expect(throws: EvaluationRefusal.overtaken(question: 0)) { try reopen(&talk, from: 0) }
    #expect(talk == standing)
  }

  @Test func `what members agreed on is opened with a reason, then confirmed or decided`() throws {
    var talk = talk(0, 0)
    #expect(throws: EvaluationRefusal.nothingOpen(question: 0)) { try decide(&talk, 1, "b") }
    #expect(throws: EvaluationRefusal.reasonMissing) { try reopen(&talk, " ") }
    #expect(throws: EvaluationRefusal.wrongDuty(needed: .lead)) {
      try reopen(&talk, by: Cast.ana)
    }
    try reopen(&talk)
    #expect(talk.outcome == .open)
    #expect(talk.state == .open)
    #expect(throws: EvaluationRefusal.alreadyOpen(question: 0)) { try reopen(&talk) }

    var confirmed = talk
    _ = try confirmed.move(
      to: values(0), because: "tetap", by: Cast.ana, at: .minute(5),
      baseVersion: confirmed.version, in: open, instrument: board.instrument)
    #expect(confirmed.outcome == .agreed(values(0)))
    #expect(confirmed.steps.map(\.words) == ["bukti baru", "tetap"])

    try decide(&talk, 1, "kriteria b")
    #expect(talk.outcome == .decided(values(1)))
  }

  @Test func `a decision that was opened again no longer holds members back`() throws {
    var talk = talk(0, 1)
    try decide(&talk, 1, "kriteria b")
    try reopen(&talk)
    _ = try talk.move(
      to: values(0), because: "ada di halaman 9", by: Cast.budi, at: .minute(5),
      baseVersion: talk.version, in: open, instrument: board.instrument)
    #expect(talk.outcome == .agreed(values(0)))
  }

  @Test func `after handing over nothing is opened, after a return it is again`() throws {
    var board = board
    var agreed = board.consensus(of: [
      board.filled(by: Cast.ana, rung: 0), board.filled(by: Cast.budi, rung: 0),
    ])
    try board.finish(agreed)
    let checking = board.evaluation
    #expect(throws: EvaluationRefusal.wrongStage(stands: .checking)) {
      try reopen(&agreed[0], in: checking)
    }
    _ = try board.returnFirst(of: &agreed)
    let returned = board.evaluation
    let settled = try #require(agreed.firstIndex { $0.outcome != .open })
    try reopen(&agreed[settled], in: returned)
    #expect(agreed[settled].outcome == .open)
  }

  @Test func `a reason for the unit holds for the value that stands, and no longer`() throws {
    var talk = talk(1, 1)
    #expect(talk.lacksReason(against: values(0), notes: [:]))
    #expect(throws: EvaluationRefusal.reasonTooShort(words: 3, characters: 20)) {
      try explain(&talk, "kurang")
    }
    try explain(&talk, Board.reason)
    #expect(talk.outcome == .agreedAtOnce(values(1)))
    #expect(talk.settled(notes: [Cast.ana.accountID: "lihat hal. 3"])?.note == Board.reason)
    #expect(!talk.lacksReason(against: values(0), notes: [:]))

    try reopen(&talk)
    #expect(throws: EvaluationRefusal.notAgreed(questions: [0])) {
      try explain(&talk, Board.reason)
    }
    try decide(&talk, 1, "b")
    #expect(talk.unitReason == nil)
    #expect(talk.lacksReason(against: values(0), notes: [:]))
  }

  @Test func `whoever settled it, raised or lowered, a difference needs its reason`() throws {
    let long = [Cast.ana.accountID: Board.reason]
    #expect(!talk(1, 1).lacksReason(against: values(1), notes: [:]))
    #expect(talk(0, 0).lacksReason(against: values(1), notes: [:]))
    #expect(talk(0, 0).lacksReason(against: nil, notes: [:]))
    #expect(!talk(0, 0).lacksReason(against: values(1), notes: long))
    #expect(!talk(0, 1).lacksReason(against: values(0), notes: [:]), "still open")
    var moved = talk(0, 1)
    _ = try moved.move(
      to: values(1), because: "ya", by: Cast.ana, at: .minute(2), baseVersion: 0, in: open,
      instrument: board.instrument)
    #expect(moved.lacksReason(against: values(0), notes: long), "a note for a value given up")
    var decided = talk(0, 1)
    try decide(&decided, 1, Board.reason)
    #expect(!decided.lacksReason(against: values(0), notes: [:]))
  }

  @Test(arguments: [
    ("", false), ("kurang", false), ("dua kata sajaaaaaaaa", true), ("dua kata sajaaaaaaa", false),
    ("Panjangsekalitanpaspasi sungguh", false), ("12 34 5678 9012 3456 78", false),
    ("Bukti tidak memenuhi kriteria.", true), ("  a b c                   ", false),
  ])
  func `a reason has three words and twenty characters`(text: String, isEnough: Bool) {
    #expect(UnitReason.isEnough(text) == isEnough)
  }

  private func explain(_ talk: inout QuestionConsensus, _ words: String) throws {
    _ = try talk.explain(
      words, by: Cast.ketua, at: .minute(6), baseVersion: talk.version, in: open)
  }
}

@Suite struct PrintedFigureTests {
  @Test(arguments: 0..<UInt64(40))
  func `whoever subtracts printed figures gets the printed difference`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let board = try Board()
    func sheet() -> AnswerSheet {
      var judgements: [Int: Judgement] = [:]
      for question in board.instrument.questions.indices {
        let rung = Int.random(in: 0...3, using: &random)
        judgements[question] = board.judgement(question, rung: rung)
      }
      return BlindSheet(member: Cast.ana, judgements: judgements).answers(in: board.instrument)
    }
    let comparison = LayerComparison(
      unit: board.instrument.score(sheet()), assessors: board.instrument.score(sheet()),
      instrument: board.instrument)
    let parts = comparison.components + comparison.areas + comparison.results
    for part in parts + [comparison.total] {
      let printed = try [part.assessors, part.unit, part.printedDifference].map {
        try #require(Points(decimal: $0.formatted(decimals: 2, in: .english)))
      }
      #expect(printed[0] - printed[1] == printed[2])
      let off = part.printedDifference - part.difference
      #expect(max(off, -off) <= Points(units: 10_000_000_000))
    }
  }
}
