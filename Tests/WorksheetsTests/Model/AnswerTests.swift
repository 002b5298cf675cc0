import InstrumentsModel
import Kernel
import Testing
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
