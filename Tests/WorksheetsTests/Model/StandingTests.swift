import InstrumentsModel
import Kernel
import Testing
import WorksheetsModel

@Suite struct StandingTests {
  @Test(arguments: 0..<UInt64(40))
  func `sections hold every question once and add up to the total`(seed: UInt64) throws {
    let instrument = try Instrument.current()
    var random = SeededGenerator(seed: seed)
    var answers: [Int: QuestionAnswer] = [:]
    for question in instrument.questions.indices where Bool.random(using: &random) {
      answers[question] = QuestionAnswer(
        question: question, content: instrument.content(of: question, using: &random), version: 1,
        origin: .typed, author: Cast.staff, at: .sample)
    }
    let sheet = AnswerSheet(of: answers.values, in: instrument)

    let standing = Standing(of: sheet, answers: answers, stage: .draft, instrument: instrument)

    #expect(standing.questions.map(\.question).sorted() == Array(instrument.questions.indices))
    #expect(standing.sections.reduce(Points.zero) { $0 + $1.score } == standing.card.total)
    #expect(standing.answeredCount == answers.count)
    #expect(standing.missing == instrument.missingQuestions(on: sheet))
  }

  @Test func `the state of a question says how full it is and where it came from`() throws {
    let instrument = try Instrument.current()
    let (first, counted) = (0, instrument.question(ofSoal: 88))
    func answer(
      _ question: Int, _ values: [Answer?], _ origin: QuestionAnswer.Origin, minute: Int64
    ) -> QuestionAnswer {
      QuestionAnswer(
        question: question, content: AnswerContent(values: values, note: "x"), version: 1,
        origin: origin, author: Cast.staff, at: .minute(minute))
    }
    let answers = [
      first: answer(first, [.option(0)], .typed, minute: 5),
      1: answer(1, [.option(0)], .carriedOver(year: 2025), minute: -20),
      2: answer(2, [.option(0)], .typed, minute: -20),
      counted: answer(counted, [.count(3), nil], .typed, minute: -20),
    ]

    let standing = Standing(
      of: AnswerSheet(of: answers.values, in: instrument), answers: answers,
      stage: .returned(
        at: .minute(-5), by: Cast.assessor, reason: "r", submittedAt: .minute(-9)),
      instrument: instrument)

    let states = standing.questions.sorted { $0.question < $1.question }
    #expect(states[first].mark == .changedSinceSubmission)
    #expect(states[1].mark == .carriedOver(year: 2025))
    #expect(states[2].mark == .none)
    #expect(states[counted].fill == .partial)
    #expect(states[5].fill == .empty)
    #expect(standing.unconfirmed == [1])
  }

  @Test func `facts that hardly go together are doubted`() throws {
    let instrument = try Instrument.current()
    var sheet = AnswerSheet(blankFor: instrument.soals.count)
    func set(_ counts: [Int: Int]) {
      for (soal, count) in counts {
        if let position = instrument.position(ofSoal: soal) {
          sheet.set(.count(count), at: position)
        }
      }
    }

    set([88: 2, 89: 2, 90: 2, 91: 2, 110: 5, 111: 2, 112: 3, 102: 1, 103: 1, 104: 2, 113: 1])
    #expect(instrument.doubts(on: sheet).isEmpty)

    set([89: 3, 112: 2, 104: 3, 113: 2])
    #expect(
      instrument.doubts(on: sheet) == [
        .exceeds(question: instrument.question(ofSoal: 88)), .differ(soal: 89, other: 90),
        .partsDiffer(total: 110, parts: [111, 112]), .moreThanWhole(part: 104, whole: [102, 103]),
        .aboveOne(soal: 113),
      ])
    #expect(
      Doubt.differ(soal: 89, other: 90).questions(of: instrument)
        == [instrument.question(ofSoal: 88), instrument.question(ofSoal: 90)])
  }

  @Test func `last year's values are taken over, its notes are not`() throws {
    let instrument = try Instrument.current()
    let former = [
      QuestionAnswer(
        question: 0, content: AnswerContent(values: [.option(1)], note: "2025"), version: 4,
        origin: .typed, author: Cast.staff, at: .sample),
      QuestionAnswer(
        question: 1, content: AnswerContent(values: [.option(1)]), version: 1,
        origin: .typed, author: Cast.staff, at: .sample),
    ]
    let current = [1: former[1]]

    let carryOver = try CarryOver(
      of: former, year: 2025, from: instrument, to: instrument, current: current)

    #expect(carryOver.edits.map(\.question) == [0])
    #expect(carryOver.edits.first?.content == AnswerContent(values: [.option(1)]))
    #expect(carryOver.edits.first?.origin == .carriedOver(year: 2025))
  }

  @Test func `between instruments only equal soal are taken over`() throws {
    let instrument = try Instrument.current()
    var other = instrument
    other.id = "another"
    other.soals[0].text = Text("Lain", "Other")
    other.soals[1].kind = .count
    let former = (0...2).map { question in
      QuestionAnswer(
        question: question, content: AnswerContent(values: [.option(0)]), version: 1,
        origin: .typed, author: Cast.staff, at: .sample)
    }

    let carryOver = try CarryOver(
      of: former, year: 2025, from: instrument, to: other, current: [:])

    #expect(carryOver.edits.map(\.question) == [2])
    #expect(throws: WorksheetRefusal.nothingToCarryOver) {
      try CarryOver(of: [], year: 2025, from: instrument, to: other, current: [:])
    }
  }
}
