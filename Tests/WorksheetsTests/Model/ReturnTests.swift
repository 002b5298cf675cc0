import InstrumentsModel
import Kernel
import Testing
import WorkUnitsModel
import WorksheetsModel

@Suite struct ReturnTests {
  @Test func `a return names questions, gives a deadline and is counted`() throws {
    let round = try open(notes: [note(7), note(3)])
    #expect(round.number == 1)
    #expect(round.notes.map(\.question) == [3, 7])
    #expect(throws: ReturnRefusal.notesMissing) { try open(notes: []) }
    #expect(throws: ReturnRefusal.noteTwice(question: 3)) { try open(notes: [note(3), note(3)]) }
    #expect(throws: ReturnRefusal.wordsMissing(question: 3)) {
      try open(notes: [note(3, words: " \n")])
    }
    #expect(throws: ReturnRefusal.deadlinePassed) { try open(notes: [note(3)], deadline: 0) }
    #expect(throws: ReturnRefusal.stillBack(since: .sample)) {
      try open(notes: [note(3)], after: [round])
    }
  }

  @Test func `the unit answers each note before it sends again`() throws {
    var round = try open(notes: [note(3), note(7)])
    #expect(throws: ReturnRefusal.repliesMissing(questions: [3, 7])) {
      try round.sendAgain(at: .minute(5))
    }
    try round.answer(question: 3, with: reply("Bukti diganti."))
    #expect(throws: ReturnRefusal.replyMissing(question: 7)) {
      try round.answer(question: 7, with: reply(" "))
    }
    #expect(throws: ReturnRefusal.noteUnknown(question: 9)) {
      try round.answer(question: 9, with: reply("x"))
    }
    try round.answer(question: 7, with: reply("Sudah benar: lihat halaman 2."))
    try round.sendAgain(at: .minute(61))
    #expect(round.isLate(at: .minute(62)), "sent at its 61st minute, asked for the 60th")
    #expect(throws: ReturnRefusal.sentAgain(at: .minute(61))) {
      try round.answer(question: 3, with: reply("lagi"))
    }
  }

  @Test func `after the last round nothing goes back`() throws {
    var rounds: [ReturnRound] = []
    for _ in 1...ReturnRules.usual.rounds {
      var round = try open(notes: [note(3)], after: rounds)
      try round.answer(question: 3, with: reply("ya"))
      try round.sendAgain(at: .minute(1))
      rounds.append(round)
    }
    #expect(throws: ReturnRefusal.limitReached(limit: 2, used: 2)) {
      try open(notes: [note(3)], after: rounds)
    }
  }

  @Test func `each layer has its own rounds, counted on one line`() throws {
    var rounds: [ReturnRound] = []
    for layer in [Layer.tpi, .tpi, .tpn] {
      var round = try open(notes: [note(3)], after: rounds, layer: layer)
      try round.answer(question: 3, with: reply("ya"))
      try round.sendAgain(at: .minute(1))
      rounds.append(round)
    }

    #expect(rounds.map(\.number) == [1, 2, 3])
    #expect(throws: ReturnRefusal.limitReached(limit: 2, used: 2)) {
      try open(notes: [note(3)], after: rounds)
    }
    #expect(try open(notes: [note(3)], after: rounds, layer: .tpn).number == 4)
  }

  @Test func `a reply made on an older one is refused`() throws {
    var round = try open(notes: [note(3)])
    try round.answer(question: 3, with: reply("pertama"))

    #expect(throws: ReturnRefusal.replyOvertaken(question: 3)) {
      try round.answer(question: 3, with: reply("kedua"), seen: 0)
    }
    #expect(round.note(on: 3)?.reply?.words == "pertama")
    try round.answer(question: 3, with: reply("kedua"), seen: 1)
    #expect(round.note(on: 3)?.reply?.version == 2)
    #expect(round.owed == [])
  }

  @Test func `only a sent worksheet goes back with notes, on its version and in its window`()
    throws
  {
    let instrument = try Instrument.current()
    let wish = ReturnWish(notes: [note(3)], deadline: .minute(60), tomorrow: .minute(30))
    func refusal(
      _ stage: Worksheet.Stage, version: Int64 = 1, minute: Int64 = 0
    ) throws -> WorksheetRefusal? {
      var worksheet = try Cast.draft(stage)
      let before = worksheet
      let window = try FillWindow(from: nil, until: .minute(100))
      do throws(WorksheetRefusal) {
        _ = try worksheet.giveBack(
          as: .tpi, after: [], wish, version: version, instrument: instrument,
          occasion: Cast.occasion(Cast.assessor, minute: minute, window: window))
        #expect(worksheet.stage.name == .returned)
        return nil
      } catch {
        #expect(worksheet == before)
        return error
      }
    }
    let sent = Worksheet.Stage.submitted(at: .minute(-9), by: Cast.head)

    #expect(try refusal(.draft) == .notSubmitted)
    #expect(try refusal(sent, version: 0) == .stale)
    #expect(try refusal(sent, minute: 100) == .windowOver(since: .minute(100)))
    #expect(try refusal(sent, minute: 60) == .returning(.deadlinePassed))
    #expect(try refusal(sent) == nil)
  }

  @Test func `statistics count questions, reasons and lateness`() throws {
    let first = try open(notes: [note(7), note(3)])
    let second = try open(notes: [note(7, reason: .answerTooHigh)], deadline: 10)
    let statistics = ReturnStatistics([first, second], at: .minute(11))
    #expect(statistics.questions.map(\.subject) == [7, 3])
    #expect(statistics.questions.map(\.count) == [2, 1])
    #expect(statistics.reasons.map(\.subject) == [.proofMissing, .answerTooHigh])
    #expect(statistics.late == 1)
    #expect(statistics.rounds == 2)
  }

  @Test func `a question stands in the programme's words`() throws {
    let round = try open(notes: [note(3)])
    func status(
      _ question: Int, _ stage: StageName, answered: Bool = true, agrees: Bool? = nil,
      minute: Int64 = 1
    ) -> QuestionStatus {
      QuestionStatus(
        isAnswered: answered, stage: stage, round: round, question: question, agrees: agrees,
        at: .minute(minute))
    }
    #expect(status(4, .draft, answered: false) == .blank)
    #expect(status(4, .draft) == .draft)
    #expect(status(4, .submitted) == .sent)
    #expect(status(3, .returned) == .needsRepair)
    #expect(status(3, .returned, minute: 60) == .late)
    #expect(status(4, .returned) == .draft)
    #expect(status(3, .submitted, agrees: true) == .fits)
  }

  private func note(
    _ question: Int, reason: ReturnReason = .proofMissing, words: String = "Lampirkan SK."
  ) -> ReturnNote {
    ReturnNote(question: question, reason: reason, words: words)
  }

  private func reply(_ words: String) -> ReturnNote.Reply {
    ReturnNote.Reply(words: words, by: Cast.staff, at: .minute(2), newProofs: 1)
  }

  @discardableResult
  private func open(
    notes: [ReturnNote], deadline: Int64 = 60, after earlier: [ReturnRound] = [],
    layer: Layer = .tpi
  ) throws -> ReturnRound {
    try ReturnRound.open(
      layer: layer, submission: 1, after: earlier,
      ReturnWish(notes: notes, deadline: .minute(deadline), tomorrow: .minute(10)),
      occasion: Occasion(
        author: Cast.assessor, instant: .sample,
        window: FillWindow(from: nil, until: .minute(600))))
  }
}
