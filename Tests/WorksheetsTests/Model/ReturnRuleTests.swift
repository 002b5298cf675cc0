import InstrumentsModel
import Kernel
import Testing
import WorkUnitsModel
import WorksheetsModel

@Suite struct ReturnRuleTests {
  /// The next day begins ten minutes after the sample moment.
  private static let tomorrow = Instant.minute(10)
  private static let day: Int64 = 1440

  @Test(
    arguments: [
      (1, ReturnRefusal.deadlineToday), (9, .deadlineToday), (10, nil), (10 + 30 * 1440, nil),
      (11 + 30 * 1440, .deadlineTooFar(days: 30, latest: .minute(10 + 30 * 1440))),
      (73 * 365 * 1440, .deadlineTooFar(days: 30, latest: .minute(10 + 30 * 1440))),
      (0, .deadlinePassed), (-1, .deadlinePassed),
    ] as [(Int64, ReturnRefusal?)])
  func `a deadline lies between tomorrow and the longest day`(
    minute: Int64, expected: ReturnRefusal?
  ) throws {
    #expect(refusal(until: minute) == expected)
  }

  @Test func `the window ends before the rules do`() throws {
    let window = try FillWindow(from: nil, until: .minute(3 * Self.day))
    #expect(refusal(until: 3 * Self.day, window) == nil)
    #expect(
      refusal(until: 3 * Self.day + 1, window)
        == .deadlineAfterWindow(until: .minute(3 * Self.day)))
  }

  @Test func `a window that closes today lets the deadline be its end`() throws {
    let window = try FillWindow(from: nil, until: .minute(8))
    #expect(refusal(until: 7, window) == .deadlineToday)
    #expect(refusal(until: 8, window) == nil)
    #expect(refusal(until: 9, window) == .deadlineAfterWindow(until: .minute(8)))
  }

  @Test func `rules have a range`() throws {
    for (rounds, days) in [(1, 1), (9, 92)] {
      #expect(try ReturnRules(rounds: rounds, longestDays: days).rounds == rounds)
    }
    for rounds in [-1, 0, 10] {
      #expect(throws: ReturnRuleRefusal.roundsOutOfRange) {
        try ReturnRules(rounds: rounds, longestDays: 30)
      }
    }
    for days in [-1, 0, 93] {
      #expect(throws: ReturnRuleRefusal.daysOutOfRange) {
        try ReturnRules(rounds: 2, longestDays: days)
      }
    }
  }

  @Test func `both fields of the rules are told`() {
    #expect(
      ReturnRules.faults(rounds: nil, longestDays: 93) == [.roundsOutOfRange, .daysOutOfRange])
    #expect(ReturnRules.faults(rounds: 9, longestDays: 0) == [.daysOutOfRange])
    #expect(ReturnRules.faults(rounds: 1, longestDays: 92).isEmpty)
  }

  @Test func `rounds lowered below what happened end the rounds and nothing else`() throws {
    var rounds: [ReturnRound] = []
    for _ in 1...2 {
      var round = try open(after: rounds)
      try answer(&round)
      rounds.append(round)
    }
    let one = try ReturnRules(rounds: 1, longestDays: 30)

    #expect(throws: ReturnRefusal.limitReached(limit: 1, used: 2)) {
      try open(after: rounds, rules: one)
    }
    #expect(try open(after: rounds, rules: ReturnRules(rounds: 3, longestDays: 30)).number == 3)
    // The round that is open goes on under the rules that were lowered.
    var standing = try open()
    try standing.add([note(4)], as: .tpi, rules: one, occasion: Cast.occasion(minute: 1))
    #expect(standing.notes.map(\.question) == [3, 4])
  }

  @Test func `a return opens its notes, or everything when that was ticked`() throws {
    let round = try open()
    let whole = try open(opensAll: true)
    var again = round
    try answer(&again)

    #expect(OpenQuestions(in: .draft, after: []) == .all)
    #expect(OpenQuestions(in: .returned, after: []) == .all)
    #expect(OpenQuestions(in: .returned, after: [round]) == .only([3]))
    #expect(OpenQuestions(in: .returned, after: [whole]) == .all)
    // Sending and taking back opens no more than the assessors did.
    #expect(OpenQuestions(in: .returned, after: [again]) == .only([3]))
    #expect(!OpenQuestions.only([3]).contains(4))
  }

  @Test func `an edit of a frozen question refuses all of them, one that says the same does not`()
    throws
  {
    let instrument = try Instrument.current()
    let worksheet = try Cast.draft(
      .returned(at: .sample, by: Cast.assessor, reason: "x", submittedAt: .minute(-9)))
    func edit(_ question: Int, _ option: Int = 0) -> AnswerEdit {
      AnswerEdit(
        question: question, content: AnswerContent(values: [.option(option)]), baseVersion: 0)
    }
    func answers(_ edits: [AnswerEdit]) throws -> [QuestionAnswer] {
      try worksheet.answer(
        edits, on: [:], within: .only([1]), instrument: instrument, occasion: Cast.occasion())
    }

    #expect(throws: WorksheetRefusal.frozen(questions: [0, 2])) {
      try answers([edit(2), edit(1), edit(0)])
    }
    #expect(try answers([edit(1)]).map(\.question) == [1])
    let standing = QuestionAnswer(
      question: 0, content: AnswerContent(values: [.option(0)]), version: 1, origin: .typed,
      author: Cast.staff, at: .sample)
    let same = try worksheet.answer(
      [edit(0)], on: [0: standing], within: .only([1]), instrument: instrument,
      occasion: Cast.occasion())
    #expect(same.isEmpty)
  }

  @Test func `notes are added to the open round and leave the unit its days`() throws {
    var round = try open(deadline: 2 * Self.day)
    try round.add(
      [note(9), note(1)], as: .tpi, rules: .usual,
      occasion: Cast.occasion(Cast.tpi, minute: 2 * Self.day - 1))

    #expect(round.notes.map(\.question) == [1, 3, 9])
    #expect(round.deadline == .minute(5 * Self.day - 1))
    #expect(round.note(on: 9)?.addition?.by == Cast.tpi)
    #expect(round.note(on: 3)?.addition == nil)
    #expect(round.owed == [1, 3, 9])

    var late = try open(deadline: 20 * Self.day)
    try late.add([note(9)], as: .tpi, rules: .usual, occasion: Cast.occasion(minute: 5))
    #expect(late.deadline == .minute(20 * Self.day), "a deadline that is far enough stays")
    let window = try FillWindow(from: nil, until: .minute(3 * Self.day))
    var bound = try open(deadline: 2 * Self.day)
    try bound.add(
      [note(9)], as: .tpi, rules: .usual,
      occasion: Cast.occasion(minute: 2 * Self.day - 1, window: window))
    #expect(bound.deadline == .minute(3 * Self.day), "never beyond the window")
  }

  @Test func `what cannot be added leaves the round as it was`() throws {
    func refusal(
      _ notes: [ReturnNote], as layer: Layer = .tpi, minute: Int64 = 5, isOver: Bool = false
    ) throws -> ReturnRefusal? {
      var round = try open(deadline: Self.day)
      if isOver { try answer(&round) }
      let before = round
      do throws(ReturnRefusal) {
        try round.add(
          notes, as: layer, rules: .usual, occasion: Cast.occasion(minute: minute))
        return nil
      } catch {
        #expect(round == before)
        return error
      }
    }
    #expect(try refusal([]) == .notesMissing)
    #expect(try refusal([note(3)]) == .noteTwice(question: 3))
    #expect(try refusal([note(5), note(5)]) == .noteTwice(question: 5))
    #expect(try refusal([note(5, words: " ")]) == .wordsMissing(question: 5))
    #expect(try refusal([note(5)], as: .tpn) == .roundOfAnotherLayer(.tpi))
    #expect(try refusal([note(5)], minute: Self.day) == .roundLate(since: .minute(Self.day)))
    #expect(try refusal([note(5)], isOver: true) == .sentAgain(at: .minute(1)))
  }

  private func refusal(until minute: Int64, _ window: FillWindow = .open) -> ReturnRefusal? {
    let wish = ReturnWish(notes: [], deadline: .minute(minute), tomorrow: Self.tomorrow)
    do throws(ReturnRefusal) {
      _ = try wish.requireDeadline(Cast.occasion(window: window))
      return nil
    } catch {
      return error
    }
  }

  private func note(_ question: Int, words: String = "Lampirkan SK.") -> ReturnNote {
    ReturnNote(question: question, reason: .proofMissing, words: words)
  }

  private func answer(_ round: inout ReturnRound) throws {
    for question in round.owed {
      try round.answer(
        question: question,
        with: ReturnNote.Reply(words: "ya", by: Cast.staff, at: .sample, newProofs: 0))
    }
    try round.sendAgain(at: .minute(1))
  }

  private func open(
    after earlier: [ReturnRound] = [], deadline: Int64 = 1440, rules: ReturnRules = .usual,
    opensAll: Bool = false
  ) throws -> ReturnRound {
    try ReturnRound.open(
      layer: .tpi, submission: 1, after: earlier,
      ReturnWish(
        notes: [note(3)], deadline: .minute(deadline), opensAll: opensAll, rules: rules,
        tomorrow: Self.tomorrow),
      occasion: Cast.occasion(Cast.assessor))
  }
}
