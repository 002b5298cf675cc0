import InstrumentsModel
import Kernel
import SurveysModel
import Testing
import WorkUnitsModel
import WorksheetsModel

@Suite struct AnswerTests {
  let instrument: Instrument
  let worksheet: Worksheet

  init() throws {
    instrument = try Instrument.current()
    worksheet = try Cast.draft()
  }

  private func standing(
    _ content: AnswerContent, question: Int = 0, version: Int64 = 3,
    origin: QuestionAnswer.Origin = .typed
  ) -> [Int: QuestionAnswer] {
    [
      question: QuestionAnswer(
        question: question, content: content, version: version, origin: origin,
        author: Cast.head, at: .minute(-1))
    ]
  }

  private func answer(
    _ edit: AnswerEdit, on current: [Int: QuestionAnswer] = [:]
  ) throws -> [QuestionAnswer] {
    try worksheet.answer([edit], on: current, instrument: instrument, occasion: Cast.occasion())
  }

  @Test func `the second of two people is shown the first one's answer`() throws {
    let current = standing(AnswerContent(values: [.option(1)], note: "Menurut SK"))
    let edit = AnswerEdit(
      question: 0, content: AnswerContent(values: [.option(0)]), baseVersion: 2)

    let refusal = #expect(throws: WorksheetRefusal.self) { try answer(edit, on: current) }

    #expect(refusal == .conflict([try #require(current[0])]))
  }

  @Test func `the second may keep their own after seeing the other`() throws {
    let current = standing(AnswerContent(values: [.option(1)]))
    let edit = AnswerEdit(
      question: 0, content: AnswerContent(values: [.option(0)]), baseVersion: 3)

    let versions = try answer(edit, on: current)

    #expect(versions.map(\.version) == [4])
    #expect(versions.first?.author == Cast.staff)
  }

  @Test func `a form sent twice is one answer`() throws {
    let content = AnswerContent(values: [.option(1)], note: "Sama")
    let edit = AnswerEdit(question: 0, content: content, baseVersion: 2)

    #expect(try answer(edit, on: standing(content)) == [])
  }

  @Test func `nothing said about a blank question is no version`() throws {
    let edit = AnswerEdit(question: 0, content: AnswerContent(blankFor: 1), baseVersion: 0)

    #expect(try answer(edit) == [])
  }

  @Test func `saving a carried-over answer unchanged confirms it`() throws {
    let content = AnswerContent(values: [.option(1)])
    let edit = AnswerEdit(question: 0, content: content, baseVersion: 3)

    let versions = try answer(edit, on: standing(content, origin: .carriedOver(year: 2025)))

    #expect(versions.map(\.origin) == [.typed])
  }

  @Test func `a figure is taken from its surveys and stays with them under a new note`() throws {
    let question = instrument.question(ofSoal: 125)
    // (30 × 4 + 10 × 3) / 40
    let year = SurveyYears.year([
      try SurveyYears.round(2, [(30, 4)], closed: -60),
      try SurveyYears.round(1, [(10, 3)], closed: -90),
    ])
    let wish = try AnswerEdit(
      taking: year, for: question, over: AnswerContent(values: [nil], note: "Lama"),
      seenVersion: 0)
    let taken = try #require(try answer(wish).first)
    #expect(taken.content.values == [Points(decimal: "3.75").map(Answer.index)])
    #expect(taken.content.note == "Lama")
    #expect(taken.origin == .survey(year.counted[0], earlier: [year.counted[1]]))
    #expect(taken.origin.rounds == year.counted)

    var noted = taken.content
    noted.note = "Baru"
    let note = AnswerEdit(question: question, content: noted, baseVersion: 1)
    #expect(try answer(note, on: [question: taken]).map(\.origin) == [taken.origin])

    let typed = AnswerEdit(
      question: question,
      content: AnswerContent(values: [Points(decimal: "3.7").map(Answer.index)]), baseVersion: 1)
    #expect(try answer(typed, on: [question: taken]).map(\.origin) == [.typed])
    let file = AnswerEdit(
      question: question, content: taken.content, baseVersion: 1, origin: .imported)
    #expect(try answer(file, on: [question: taken]).isEmpty)
  }

  @Test func `a typed figure that equals its survey can be joined to it, once`() throws {
    let question = instrument.question(ofSoal: 125)
    let year = SurveyYears.year([try SurveyYears.round(1, [(30, 4), (10, 3)])])
    let content = AnswerContent(values: [Points(decimal: "3.75").map(Answer.index)])
    let wish = try AnswerEdit(taking: year, for: question, over: content, seenVersion: 3)
    let current = standing(content, question: question)
    let taken = try #require(try answer(wish, on: current).first)
    #expect(taken.origin == .survey(year.counted[0], earlier: []))
    let again = AnswerEdit(
      question: question, content: content, baseVersion: 4, origin: taken.origin)
    #expect(try answer(again, on: [question: taken]).isEmpty)
  }

  @Test func `rounds with too few answers give no figure, on different scales they do`() throws {
    let few = SurveyYears.year([try SurveyYears.round(1, [(4, 4)])])
    #expect(throws: WorksheetRefusal.surveyHasNoFigure) {
      try AnswerEdit(taking: few, for: 0, over: nil, seenVersion: 0)
    }
    let mixed = SurveyYears.year([
      try SurveyYears.round(1, [(9, 4)]), try SurveyYears.round(2, [(9, 3)], scale: .six),
    ])
    // 9 answers of 4 on four steps and 9 of 3 on six, which is 2 of 4.
    let edit = try AnswerEdit(taking: mixed, for: 0, over: nil, seenVersion: 0)
    #expect(edit.content.values == [Points(decimal: "3").map(Answer.index)])
  }

  @Test func `the two indexes of the form are asked of their surveys, and nothing else is`() {
    let asked = instrument.questions.indices.compactMap { question in
      instrument.surveyKind(of: question).map {
        (instrument.soals[instrument.questions[question].soals[0]].id, $0)
      }
    }
    #expect(asked.map(\.0) == [125, 127])
    #expect(asked.map(\.1) == [.spak, .spkp])
    let satisfaction = instrument.questions.indices.filter { instrument.asksForSatisfaction($0) }
    let numbers = satisfaction.map { instrument.soals[instrument.questions[$0].soals[0]].id }
    #expect(numbers == [82, 83, 84])
  }

  private func round(
    purpose: SurveyPurpose = .unit, year: Int = 2026, unit: ID<WorkUnit> = Cast.unit,
    isPublished: Bool = true, isClosed: Bool = true
  ) throws -> SurveyRound {
    SurveyRound(
      id: try #require(ID("01900000-0000-7000-8000-0000000000aa")),
      institutionID: Cast.ministry, unitID: unit, year: try #require(CycleYear(year)),
      plan: SurveyRound.Plan(
        title: "Survei", purpose: purpose, questionnaireIDs: ["spak-1"], scale: .four,
        services: [],
        window: try SurveyWindow(opensAt: .minute(-20), closesAt: .minute(-10)), rulesVersion: 1),
      publishedAt: isPublished ? .minute(-30) : nil, closedAt: isClosed ? .minute(-5) : nil)
  }

  private func refusal(
    _ round: SurveyRound?, asking kinds: [QuestionnaireKind] = [.spak],
    for kind: QuestionnaireKind? = .spak
  ) -> WorksheetRefusal? {
    do {
      _ = try worksheet.require(round, asking: kinds, for: kind)
      return nil
    } catch {
      return error
    }
  }

  @Test func `only a closed round of the unit, its year and its questionnaire stands`() throws {
    #expect(refusal(try round()) == nil)
    #expect(refusal(nil) == .surveyUnknown)
    #expect(refusal(try round(), for: nil) == .surveyUnknown)
    #expect(refusal(try round(unit: Cast.above)) == .surveyUnknown)
    #expect(refusal(try round(purpose: .internalCheck)) == .surveyUnknown)
    #expect(refusal(try round(purpose: .national)) == .surveyUnknown)
    #expect(refusal(try round(isPublished: false, isClosed: false)) == .surveyUnknown)
    #expect(refusal(try round(isClosed: false)) == .surveyNotClosed)
    #expect(refusal(try round(year: 2025)) == .surveyOfAnotherYear(2025))
    #expect(refusal(try round(), asking: [.skm, .spkp]) == .surveyAskedOtherwise(.spak))
  }

  @Test func `one refused edit refuses all of them`() throws {
    let good = AnswerEdit(question: 1, content: AnswerContent(values: [.option(0)]), baseVersion: 0)
    let bad = AnswerEdit(question: 0, content: AnswerContent(values: [.option(9)]), baseVersion: 0)

    #expect(throws: WorksheetRefusal.unfit(soal: 1)) {
      try worksheet.answer(
        [good, bad], on: [:], instrument: instrument, occasion: Cast.occasion())
    }
  }

  @Test func `something over nothing is contradictory`() throws {
    let question = instrument.question(ofSoal: 88)
    let edit = AnswerEdit(
      question: question, content: AnswerContent(values: [.count(0), .count(2)]), baseVersion: 0)

    #expect(
      throws: WorksheetRefusal.contradictory(question: question, above: [89], below: [88])
    ) { try answer(edit) }
  }

  @Test func `more above the line than below it asks before it stores`() throws {
    let question = instrument.question(ofSoal: 88)
    var edit = AnswerEdit(
      question: question, content: AnswerContent(values: [.count(2), .count(3)]), baseVersion: 0)

    #expect(
      throws: WorksheetRefusal.excessNotConfirmed(question: question, above: 3, below: 2)
    ) { try answer(edit) }

    edit.confirmsExcess = true
    #expect(try answer(edit).count == 1)
  }

  @Test func `part of the counts may be stored`() throws {
    let question = instrument.question(ofSoal: 88)
    let edit = AnswerEdit(
      question: question, content: AnswerContent(values: [nil, .count(3)]), baseVersion: 0)

    #expect(try answer(edit).count == 1)
  }

  @Test func `notes and references have a limit`() {
    let long = String(repeating: "é", count: AnswerContent.longestNote + 1)

    #expect(throws: WorksheetRefusal.noteTooLong(limit: AnswerContent.longestNote)) {
      try answer(
        AnswerEdit(
          question: 0, content: AnswerContent(values: [.option(0)], note: long), baseVersion: 0))
    }
    #expect(throws: WorksheetRefusal.evidenceTooLong(limit: AnswerContent.longestEvidence)) {
      try answer(
        AnswerEdit(
          question: 0, content: AnswerContent(values: [.option(0)], evidence: long),
          baseVersion: 0))
    }
  }

  @Test func `control characters are left out of notes`() {
    let content = AnswerContent(values: [], note: " a\u{0}b\r\nc\rd\u{7}\t ")

    #expect(content.note == "ab\nc\nd")
  }

  @Test func `an earlier version comes back as a new one`() throws {
    let first = AnswerContent(values: [.option(1)], note: "Awal")
    var history = Array(standing(first, version: 1).values)
    history += standing(AnswerContent(values: [.option(0)]), version: 2).values

    let restored = try worksheet.restore(
      1, of: history, instrument: instrument, occasion: Cast.occasion())

    #expect(restored.version == 3)
    #expect(restored.content == first)
    #expect(restored.origin == .restored(version: 1))
    #expect(throws: WorksheetRefusal.versionStands(2)) {
      try worksheet.restore(2, of: history, instrument: instrument, occasion: Cast.occasion())
    }
    #expect(throws: WorksheetRefusal.versionUnknown(5)) {
      try worksheet.restore(5, of: history, instrument: instrument, occasion: Cast.occasion())
    }
  }
}
