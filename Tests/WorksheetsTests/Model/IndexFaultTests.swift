import Instruments
import InstrumentsModel
import Kernel
import SurveysModel
import Testing
import WorksheetsModel

@Suite struct IndexFaultTests {
  private let instrument: Instrument
  private let question: Int

  init() throws {
    instrument = try Instrument.current()
    question = instrument.question(ofSoal: 125)
  }

  private func answer(
    _ origin: QuestionAnswer.Origin, _ index: String? = "3.6"
  ) -> [Int: QuestionAnswer] {
    [
      question: QuestionAnswer(
        question: question,
        content: AnswerContent(
          values: [index.flatMap { Points(decimal: $0) }.map(Answer.index)], note: "Catatan"),
        version: 1, origin: origin, author: Cast.staff, at: .sample)
    ]
  }

  private func faults(
    _ answers: [Int: QuestionAnswer], _ rounds: [RoundSums] = [], proven: Set<Int> = []
  ) -> [IndexFault] {
    instrument.indexFaults(of: answers, years: [SurveyYears.year(rounds)], proven: proven)
  }

  @Test func `an index that somebody filled in needs its report, however it came`() throws {
    let origins: [QuestionAnswer.Origin] = [
      .typed, .imported, .restored(version: 1), .carriedOver(year: 2025),
    ]
    for origin in origins {
      #expect(faults(answer(origin)) == [.unproven(question: question)])
      #expect(faults(answer(origin), proven: [question]) == [])
      #expect(faults(answer(origin), proven: [question + 1]) == [.unproven(question: question)])
    }
    #expect(faults(answer(.typed, nil)) == [])
    #expect(faults([:]) == [])
  }

  @Test func `a figure that leaves a closed round out is not sent`() throws {
    let (first, second) = (
      try SurveyYears.round(1, [(20, 3)], closed: -90),
      try SurveyYears.round(2, [(20, 4)], closed: -60)
    )
    let (one, two) = (first.round.id, second.round.id)

    #expect(faults(answer(.survey(one, earlier: [])), [first]) == [])
    #expect(
      faults(answer(.survey(two, earlier: [])), [second, first])
        == [.leavesOut(question: question, rounds: [one])])
    #expect(
      faults(answer(.survey(one, earlier: [])), [second, first], proven: [question])
        == [.leavesOut(question: question, rounds: [two])])
    #expect(faults(answer(.survey(two, earlier: [one])), [second, first]) == [])
  }

  @Test func `rounds that do not count are not left out`() throws {
    let rounds = [
      try SurveyYears.round(3, [(20, 3)], closed: nil), try SurveyYears.round(2, [(4, 1)]),
      try SurveyYears.round(1, [(20, 4)]),
    ]

    #expect(faults(answer(.survey(rounds[2].round.id, earlier: [])), rounds) == [])
  }

  @Test func `whoever knows only which rounds count finds the same`() throws {
    let rounds = [
      try SurveyYears.round(3, [(4, 1)], closed: -30),
      try SurveyYears.round(2, [(20, 4)], closed: -60),
      try SurveyYears.round(1, [(20, 3)], closed: -90),
    ]
    let (one, two) = (rounds[2].round.id, rounds[1].round.id)
    let origins: [QuestionAnswer.Origin] = [
      .typed, .survey(one, earlier: []), .survey(two, earlier: [one]),
    ]
    for origin in origins {
      let answers = answer(origin)
      #expect(
        instrument.indexFaults(of: answers, counted: [.spak: [one, two]], proven: [])
          == faults(answers, rounds))
      #expect(
        instrument.indexFaults(of: answers, counted: [.spkp: [one, two]], proven: [question]) == [])
    }
  }

  @Test func `other questions have no such fault`() {
    #expect(instrument.indexQuestions == [125, 127].map { instrument.question(ofSoal: $0) })
    let other = QuestionAnswer(
      question: 0, content: AnswerContent(values: [.option(0)]), version: 1, origin: .typed,
      author: Cast.staff, at: .sample)
    #expect(faults([0: other]) == [])
  }

  @Test func `a worksheet with such an index is not sent`() throws {
    var worksheet = try Cast.draft()
    let before = worksheet

    #expect(throws: WorksheetRefusal.indexesUnsettled([.unproven(question: question)])) {
      try worksheet.submit(
        WorksheetTests.full(instrument), instrument: instrument,
        faults: [.unproven(question: question)], seal: .sample, version: 1,
        occasion: Cast.occasion(Cast.head))
    }
    #expect(worksheet == before)
  }

  @Test func `a form names the round that was closed last`() throws {
    let (first, second) = (
      try SurveyYears.round(1, [(20, 3)], closed: -90),
      try SurveyYears.round(2, [(20, 4)], closed: -60)
    )
    let few = try SurveyYears.round(3, [(4, 4)])
    let year = SurveyYears.year([few, second, first])
    let worksheet = try Cast.draft()

    #expect(throws: Never.self) { try worksheet.require(second.round.id, lastOf: year) }
    #expect(throws: WorksheetRefusal.surveyOvertaken) {
      try worksheet.require(first.round.id, lastOf: year)
    }
    #expect(throws: WorksheetRefusal.surveyHasNoFigure) {
      try worksheet.require(few.round.id, lastOf: year)
    }
  }
}
