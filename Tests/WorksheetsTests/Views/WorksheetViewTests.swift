import Foundation
import HTTPTypes
import InstrumentsModel
import Kernel
import TestKit
import SurveysModel
import Testing
import Web
import WorkUnitsModel
import WorksheetsModel

@testable import Worksheets

@Suite struct WorksheetViewTests {
  /// Snapshots of the feature lie together, beside the folders of its tests.
  private static let snapshots = #filePath.replacing(
    "/Views/WorksheetViewTests.swift", with: "/Snapshots.swift")

  private func frame(
    _ stage: Worksheet.Stage = .draft, language: Language = .indonesian
  ) throws -> WorksheetFrame {
    let isOpen = stage.name.isOpen
    return WorksheetFrame(
      worksheet: try Cast.draft(stage), instrument: try Instrument.current(),
      window: try FillWindow(from: nil, until: .minute(60 * 24)), unitName: "Balai Sertifikasi",
      institutionName: "Kementerian Perdagangan", mayAnswer: isOpen, maySubmit: isOpen,
      mayReopen: !isOpen, page: PageContext(language: language, token: { "token" }),
      now: .sample)
  }

  private func answers() throws -> [Int: QuestionAnswer] {
    let instrument = try Instrument.current()
    var answers: [Int: QuestionAnswer] = [:]
    let counted = instrument.question(ofSoal: 88)
    for (question, values, note) in [
      (0, [Answer.option(0)], "SK 12 <2026>"), (1, [.option(1)], ""),
      (counted, [.count(4), .count(6)], ""),
    ] {
      answers[question] = QuestionAnswer(
        question: question, content: AnswerContent(values: values, note: note), version: 2,
        origin: question == 1 ? .carriedOver(year: 2025) : .typed, author: Cast.staff,
        at: .sample)
    }
    return answers
  }

  private func standing(_ frame: WorksheetFrame) throws -> Standing {
    let answers = try answers()
    return Standing(
      of: AnswerSheet(of: answers.values, in: frame.instrument), answers: answers,
      stage: frame.worksheet.stage, instrument: frame.instrument)
  }

  /// The content of a page, one element a line, so that a change shows where it is.
  ///
  /// The frame around it names files by their digest, which is the business of Web.
  private func lines(_ html: some HTML) -> String {
    let text = String(decoding: renderFragment(html), as: UTF8.self)
      .replacing("><", with: ">\n<")
    guard let start = text.range(of: "<main"), let end = text.range(of: "</main>") else {
      return text
    }
    return String(text[start.lowerBound..<end.upperBound])
  }

  private func question(
    _ question: Int, in frame: WorksheetFrame, errors: [FormError] = []
  ) throws -> QuestionPage {
    let answer = try answers()[question]
    return QuestionPage(
      frame: frame, question: question, standing: try standing(frame), answer: answer,
      fields: QuestionFields(answer, frame: frame, question: question), errors: errors,
      asksExcess: errors.contains { $0.field == QuestionField.confirms })
  }

  @Test func `a question with a ladder`() throws {
    expectSnapshot(
      lines(try question(0, in: frame())), named: "question-ladder.html", test: Self.snapshots)
  }

  @Test func `a question with counts whose excess has to be confirmed`() throws {
    let frame = try frame(language: .english)
    let counted = frame.instrument.question(ofSoal: 88)
    let errors = QuestionForm.errors(
      of: .excessNotConfirmed(question: counted, above: 6, below: 4), question: counted,
      in: frame.instrument)

    expectSnapshot(
      lines(try question(counted, in: frame, errors: try #require(errors))),
      named: "question-counts.html", test: Self.snapshots)
  }

  @Test func `a sent answer stands, and says by whom`() throws {
    let frame = try frame(.submitted(at: .sample, by: Cast.head))

    expectSnapshot(
      lines(try question(0, in: frame)), named: "question-sent.html", test: Self.snapshots)
  }

  @Test func `the list shows only what is asked for`() throws {
    let frame = try frame(
      .returned(at: .sample, by: Cast.assessor, reason: "Bukti <kurang>", submittedAt: .sample))
    let page = WorksheetPage(
      frame: frame, standing: try standing(frame), answers: try answers(), filter: .doubted,
      hasFormerYear: false)

    expectSnapshot(lines(page), named: "worksheet-doubted.html", test: Self.snapshots)
  }

  @Test func `an improvement that would not fit another answer is marked`() throws {
    let frame = try frame()
    var sheet = AnswerSheet(blankFor: frame.instrument.soals.count)
    for (soal, count) in [(88, 10), (89, 5), (90, 5), (91, 2)] {
      sheet.set(.count(count), at: try #require(frame.instrument.position(ofSoal: soal)))
    }
    let card = frame.instrument.score(sheet)
    let page = SimulationPage(
      frame: frame, stored: sheet, tried: sheet, problems: [], storedCard: card, triedCard: card,
      paths: [], onlyFree: false,
      improvements: frame.instrument.improvements(on: sheet, card).filter {
        [frame.instrument.question(ofSoal: 88), 0].contains($0.question)
      })

    let html = lines(page)

    #expect(frame.instrument.doubts(on: sheet).isEmpty)
    #expect(
      html.contains("Soal 89 dan soal 90 menghitung hal yang sama, tetapi angkanya berbeda."))
    #expect(html.components(separatedBy: "Perlu diperiksa").count == 2)
  }

  @Test func `two answers to one question stand beside each other`() throws {
    let frame = try frame()
    let theirs = try #require(try answers()[0])
    let page = ConflictPage(
      frame: frame, question: 0, theirs: theirs,
      mine: AnswerContent(values: [.option(1)], note: "Punya saya"),
      fields: QuestionFields(typed: ["Tidak"], note: "Punya saya", evidence: "", version: 1),
      confirmsExcess: false)

    expectSnapshot(lines(page), named: "conflict.html", test: Self.snapshots)
  }

  @Test func `the check page before sending names what is missing`() throws {
    let frame = try frame()
    let page = SubmissionPage(frame: frame, standing: try standing(frame))
    let html = lines(page)

    #expect(html.contains("110 pertanyaan belum dijawab"))
    #expect(!html.contains("Yang akan terjadi"))
  }

  @Test(arguments: Language.allCases)
  func `every refusal has words and a way out`(language: Language) throws {
    let instrument = try Instrument.current()
    let refusals: [WorksheetRefusal] = [
      .unitIsClosed, .windowNotOpen(from: .sample), .windowOver(since: .sample),
      .instrumentIncomplete(questionCount: 2), .alreadyStarted(Cast.worksheet),
      .alreadySubmitted(at: .sample), .notSubmitted, .incomplete(questions: [1]), .reasonMissing,
      .reasonTooLong(limit: 9), .stale, .conflict([]),
      .contradictory(question: 0, above: [89], below: [88]),
      .excessNotConfirmed(question: 0, above: 3, below: 2), .unfit(soal: 1),
      .noteTooLong(limit: 9), .evidenceTooLong(limit: 9), .versionUnknown(3), .versionStands(3),
      .nothingToCarryOver, .surveyUnknown, .surveyNotClosed, .surveyOfAnotherYear(2025),
      .surveyAskedOtherwise(.spak), .surveyHasNoFigure,
    ]
    for refusal in refusals {
      let (detail, wayOut) = WorksheetText.refusal(refusal, in: instrument)
      #expect(detail.in(language).hasSuffix("."), "\(refusal)")
      #expect(wayOut.in(language).hasSuffix("."), "\(refusal)")
      #expect([409, 422].contains(refusal.problem(in: instrument).status.code), "\(refusal)")
    }
  }
}
