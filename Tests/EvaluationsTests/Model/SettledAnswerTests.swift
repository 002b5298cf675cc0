import InstrumentsModel
import Kernel
import Testing
import WorksheetsModel

@testable import EvaluationsModel

@Suite struct SettledAnswerTests {
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

  private let notes = [Cast.ana.accountID: "SK lengkap", Cast.budi.accountID: "SK baru 2026"]

  private func talk(_ ana: Int, _ budi: Int) -> QuestionConsensus {
    QuestionConsensus(
      question: 0,
      blind: [
        Cast.ana.accountID: board.judgement(0, rung: ana).values,
        Cast.budi.accountID: board.judgement(0, rung: budi).values,
      ])
  }

  private func move(
    _ talk: inout QuestionConsensus, _ member: Author, to rung: Int, _ reason: String
  ) throws {
    _ = try talk.move(
      to: board.judgement(0, rung: rung).values, because: reason, by: member, at: .minute(2),
      baseVersion: talk.version, in: open, instrument: board.instrument)
  }

  @Test func `an open question has nothing to settle`() {
    #expect(talk(0, 1).settled(notes: notes) == nil)
    #expect(talk(0, 1).state == .open)
  }

  @Test func `what all said alone takes all notes, each once`() throws {
    let settled = try #require(talk(0, 0).settled(notes: notes))
    #expect(settled.values == board.judgement(0, rung: 0).values)
    #expect(settled.note == "SK lengkap\n\nSK baru 2026")
    let same = talk(0, 0).settled(notes: [Cast.ana.accountID: "x", Cast.budi.accountID: " x "])
    #expect(same?.note == "x")
    #expect(talk(0, 0).settled(notes: [:])?.note == "")
  }

  @Test func `a note for a value that was given up stays in the talk`() throws {
    var talk = talk(0, 1)
    try move(&talk, Cast.ana, to: 1, "terbit terlambat")
    #expect(talk.state == .agreed)
    #expect(talk.settled(notes: notes)?.note == "SK baru 2026\n\nterbit terlambat")
  }

  @Test func `a decision is settled by its reason alone`() throws {
    var talk = talk(0, 1)
    try board.decide(&talk, rung: 1)
    #expect(talk.state == .decided)
    #expect(talk.settled(notes: notes)?.note == "bukti halaman 3")
    #expect(talk.settled(notes: notes)?.values == board.judgement(0, rung: 1).values)
  }

  @Test func `notes longer than a note are cut with a sign, one shorter is not`() throws {
    let limit = AnswerContent.longestNote
    let fits = String(repeating: "a", count: limit)
    let whole = talk(0, 0).settled(notes: [Cast.ana.accountID: fits])
    #expect(whole?.note == fits)
    let cut = talk(0, 0).settled(notes: [
      Cast.ana.accountID: fits, Cast.budi.accountID: "b",
    ])
    #expect(cut?.note.count == limit)
    #expect(cut?.note.last == "…")
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
  func `the settled answers score what the agreed values score`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var sheet = AnswerSheet(blankFor: board.instrument.soals.count)
    var written = AnswerSheet(blankFor: board.instrument.soals.count)
    var talks: [QuestionConsensus] = []
    for question in board.instrument.questions.indices {
      let (first, second) = (
        Int.random(in: 0...3, using: &random), Int.random(in: 0...3, using: &random)
      )
      var talk = QuestionConsensus(
        question: question,
        blind: [
          Cast.ana.accountID: board.judgement(question, rung: first).values,
          Cast.budi.accountID: board.judgement(question, rung: second).values,
        ])
      var expected = board.judgement(question, rung: first).values
      if talk.outcome == .open {
        expected = board.judgement(question, rung: second).values
        if Bool.random(using: &random) {
          _ = try talk.move(
            to: expected, because: "x", by: Cast.ana, at: .minute(3), baseVersion: 0, in: open,
            instrument: board.instrument)
        } else {
          try board.decide(&talk, rung: second)
        }
      }
      for (position, value) in zip(board.instrument.questions[question].soals, expected) {
        sheet.set(value, at: position)
      }
      let settled = try #require(talk.settled(notes: [:]))
      for (position, value) in zip(board.instrument.questions[question].soals, settled.values) {
        written.set(value, at: position)
      }
      talks.append(talk)
    }
    #expect(written == sheet)
    #expect(talks.settledSheet(in: board.instrument) == sheet)
    #expect(
      board.instrument.score(talks.settledSheet(in: board.instrument)).total
        == board.instrument.score(sheet).total)
  }
}

@Suite struct ConsensusBoardTests {
  @Test func `what moves the score most is on top, and doubt is above it`() throws {
    let board = try Board()
    let sheets = [
      try board.committed(by: Cast.ana, rung: 0), try board.committed(by: Cast.budi, rung: 1),
    ]
    var talks = board.consensus(of: sheets)
    let lines = ConsensusBoard(talks, instrument: board.instrument).lines
    #expect(lines.count == board.instrument.questions.count)
    for (line, next) in zip(lines, lines.dropFirst()) {
      #expect(
        line.stake > next.stake
          || line.stake == next.stake && line.talk.question < next.talk.question)
    }
    let settled = try #require(lines.last { !$0.talk.state.isOpen }).talk.question
    try talks[settled].doubt("bukti 2024", by: Cast.teknis, at: .minute(5))
    let doubted = ConsensusBoard(talks, instrument: board.instrument)
    #expect(doubted.lines.first?.talk.question == settled)
    #expect(doubted.lines.first?.talk.state == .doubted)
    #expect(doubted.open.first?.talk.question == settled)
  }

  @Test func `the next open question goes around and ends`() throws {
    let board = try Board()
    let open = QuestionConsensus(
      question: 0,
      blind: [
        Cast.ana.accountID: board.judgement(0, rung: 0).values,
        Cast.budi.accountID: board.judgement(0, rung: 1).values,
      ])
    let sheets = [
      try board.committed(by: Cast.ana, rung: 0), try board.committed(by: Cast.budi, rung: 0),
    ]
    var talks = board.consensus(of: sheets)
    #expect(ConsensusBoard(talks, instrument: board.instrument).nextOpen(after: 0) == nil)
    talks[0] = open
    let one = ConsensusBoard(talks, instrument: board.instrument)
    #expect(one.nextOpen(after: 0) == nil)
    #expect(one.nextOpen(after: 5) == 0)
  }

  @Test func `unit and assessors are compared part by part`() throws {
    let board = try Board()
    let (high, low) = (
      board.filled(by: Cast.ana, rung: 0).answers(in: board.instrument),
      board.filled(by: Cast.ana, rung: 1).answers(in: board.instrument)
    )
    let comparison = LayerComparison(
      unit: board.instrument.score(high), assessors: board.instrument.score(low),
      instrument: board.instrument)
    #expect(comparison.areas.count == 6)
    #expect(comparison.total.unit == board.instrument.score(high).total)
    #expect(comparison.total.difference < .zero)
    var sum = Points.zero
    for part in comparison.components { sum += part.assessors }
    #expect(sum == comparison.total.assessors)
    #expect(!comparison.questions.isEmpty)
    let same = LayerComparison(
      unit: board.instrument.score(high), assessors: board.instrument.score(high),
      instrument: board.instrument)
    #expect(same.questions.isEmpty)
    #expect(same.total.difference == .zero)
  }
}
