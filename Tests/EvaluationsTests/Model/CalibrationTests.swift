import Kernel
import Testing

@testable import EvaluationsModel

@Suite struct CalibrationTests {
  private static let instrumentID = "permenpanrb-90-2021"

  private func id(_ number: Int) throws -> ID<CalibrationCase> {
    try #require(ID("01900000-0000-7000-8000-0000000000a\(number)"))
  }

  private func item(
    _ hundredths: [Int], number: Int = 1, title: String = "Satker contoh", rules: Int = 1,
    tolerances: [Int: Int] = [:], reason: String = "Bukti hlm. 3", instrument: String = instrumentID
  ) throws -> CalibrationCase {
    let references = hundredths.enumerated().map { question, value in
      ReferenceAnswer(
        question: question, share: Given.share(value),
        tolerance: tolerances[question].map { Given.share($0) }, reason: reason)
    }
    return try CalibrationCase(
      id: try id(number), title: title, instrumentID: instrument, questionCount: 113,
      rulesVersion: rules, references: references.reversed())
  }

  private let halves = Array(repeating: 0, count: 10) + Array(repeating: 100, count: 10)

  @Test func `the reference itself passes`() throws {
    let result = try item(halves).compare(Given.shares(halves))

    #expect(result.passes)
    #expect(result.mean == .zero)
    #expect(result.alpha == .figure(.one))
    #expect(result.lines.map(\.reference.question) == Array(0..<20))
    #expect(result.lines.allSatisfy { $0.position == .within })
  }

  @Test func `exactly as far off as allowed is fine, a millionth more is not`() throws {
    let item = try item(halves)
    var given = Given.shares(halves)

    given[0] = Given.share(34)
    given[19] = Given.share(66)
    let within = try item.compare(given)
    given[0] = QuestionShare(millionths: 340_001)
    given[19] = QuestionShare(millionths: 659_999)
    let outside = try item.compare(given)

    #expect(within.passes)
    #expect(within.lines[0].deviation == Points(decimal: "0.34"))
    #expect(within.lines[19].deviation == Points(decimal: "-0.34"))
    #expect(outside.failures == [.questions([0, 19])])
    #expect(outside.lines[0].position == .tooHigh)
    #expect(outside.lines[19].position == .tooLow)
  }

  @Test func `a case may allow more or less on a question`() throws {
    let item = try item(halves, tolerances: [0: 50, 19: 0])
    var given = Given.shares(halves)
    given[0] = Given.share(50)
    given[19] = Given.share(99)

    let result = try item.compare(given)

    #expect(result.failures == [.questions([19])])
    #expect(result.lines[0].tolerance == Given.share(50))
  }

  @Test func `the mean of all differences has a line of its own`() throws {
    let item = try item(halves)
    // Eight answers off by a quarter: 2 ÷ 20.
    var given = Given.shares(Array(repeating: 25, count: 8) + halves.dropFirst(8))

    let onTheLine = try item.compare(given)
    given[8] = QuestionShare(millionths: 1)
    let over = try item.compare(given)

    #expect(onTheLine.mean == Fraction(1, over: 10))
    #expect(onTheLine.passes)
    #expect(
      over.failures
        == [.mean(Fraction(2_000_001, over: 20_000_000), allowed: Given.share(10))])
  }

  @Test func `agreement with the reference has a line of its own`() throws {
    // 25 questions, one of them at the top, five answers off by 0.3: alpha is 4 ÷ 5.
    let references = [100] + Array(repeating: 0, count: 24)
    let item = try item(references)
    var given = Given.shares(
      [100] + Array(repeating: 30, count: 5) + Array(repeating: 0, count: 19))

    let onTheLine = try item.compare(given)
    given[1] = QuestionShare(millionths: 300_001)
    let below = try item.compare(given)

    #expect(onTheLine.alpha == .figure(Fraction(4, over: 5)))
    #expect(onTheLine.passes)
    #expect(below.failures.count == 1)
    guard case .alpha(let found, let needed) = below.failures.first else {
      Issue.record("Alpha is not the reason.")
      return
    }
    #expect(!found.isAtLeast(needed))
  }

  @Test func `a case that cannot tell who scores alike is refused`() throws {
    let many = String(repeating: "a", count: 201)

    #expect(throws: CalibrationRefusal.tooFewQuestions(found: 19, needed: 20)) {
      try item(Array(halves.dropFirst()))
    }
    #expect(throws: CalibrationRefusal.referencesDoNotVary) {
      try item(Array(repeating: 50, count: 20))
    }
    #expect(throws: CalibrationRefusal.unknownRules(version: 9)) { try item(halves, rules: 9) }
    #expect(throws: CalibrationRefusal.titleIsWrong(limit: 200)) { try item(halves, title: many) }
    #expect(throws: CalibrationRefusal.titleIsWrong(limit: 200)) { try item(halves, title: "") }
    #expect(throws: CalibrationRefusal.reasonIsWrong(question: 19, limit: 2000)) {
      try item(halves, reason: "")
    }
    #expect(throws: CalibrationRefusal.questionIsWrong(113)) {
      try item(Array(repeating: 0, count: 100) + Array(repeating: 100, count: 14))
    }
    let twice = halves.map {
      ReferenceAnswer(question: 4, share: Given.share($0), reason: "Sama")
    }
    #expect(throws: CalibrationRefusal.questionIsWrong(4)) {
      try CalibrationCase(
        id: try id(1), title: "Dua kali", instrumentID: Self.instrumentID, questionCount: 113,
        rulesVersion: 1, references: twice)
    }
  }

  @Test func `an attempt with open questions is refused and not counted`() throws {
    var record = CalibrationRecord(assessor: "ana")
    var given = Given.shares(halves)
    given[3] = nil
    given.removeLast()
    let before = record

    #expect(throws: CalibrationRefusal.incomplete(questions: [3, 19])) {
      try record.attempt(try item(halves), given: given, at: .sample, baseVersion: 0)
    }
    #expect(record == before)
  }

  @Test func `what is within tolerance passes, with its instrument and its rules`() throws {
    var record = CalibrationRecord(assessor: "ana")
    let item = try item(halves)

    let (failed, failure) = try record.attempt(
      item, given: Given.shares(halves.reversed()), at: .sample, baseVersion: 0)
    #expect(!failed.passes)

    let (passed, success) = try record.attempt(
      item, given: Given.shares(halves), at: .minute(1), baseVersion: 1)
    #expect(passed.passes)
    #expect(record.attempts.map(\.instrumentID) == [Self.instrumentID, Self.instrumentID])
    #expect(record.attempts.map(\.rulesVersion) == [1, 1])

    #expect(record.attemptCount(with: Self.instrumentID) == 2)
    #expect(record.attempts.map(\.passed) == [false, true])
    #expect(failure.journalEntry.event == "calibration_failed")
    #expect(
      success.journalEntry.facts
        == #"{"attempt":2,"case":"\#(item.id.text)","instrument":"permenpanrb-90-2021","rules":1}"#)
    #expect(success.journalEntry.subjectID == "ana")
  }

  @Test func `of two attempts at once one counts, and nobody repeats a pass`() throws {
    var record = CalibrationRecord(assessor: "ana")
    let item = try item(halves)
    _ = try record.attempt(item, given: Given.shares(halves), at: .sample, baseVersion: 0)
    let before = record

    #expect(throws: CalibrationRefusal.overtaken) {
      try record.attempt(item, given: Given.shares(halves), at: .sample, baseVersion: 0)
    }
    #expect(throws: CalibrationRefusal.alreadyCalibrated(attempt: 1)) {
      try record.attempt(item, given: Given.shares(halves), at: .minute(1), baseVersion: 1)
    }
    #expect(record == before)
  }

  @Test func `who failed gets the case they tried least`() throws {
    let cases = [
      try item(halves, number: 1, instrument: "permenpanrb-52-2014"), try item(halves, number: 2),
      try item(halves, number: 3),
    ]
    var record = CalibrationRecord(assessor: "ana")
    for (attempt, next) in [cases[1], cases[2], cases[1]].enumerated() {
      #expect(record.isOpen(next.id, of: [cases[1].id, cases[2].id]))
      _ = try record.attempt(
        next, given: Given.shares(halves.reversed()), at: .sample, baseVersion: Int64(attempt))
    }

    #expect(!record.isOpen(cases[1].id, of: [cases[1].id, cases[2].id]))
    #expect(record.isOpen(cases[2].id, of: [cases[1].id, cases[2].id]))
    let before = record
    #expect(throws: CalibrationRefusal.anotherFirst) {
      try record.attempt(
        cases[1], of: [cases[1].id, cases[2].id], given: Given.shares(halves), at: .sample,
        baseVersion: 3)
    }
    #expect(record == before)
  }
}
