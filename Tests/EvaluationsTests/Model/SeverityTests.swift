import Kernel
import Testing

@testable import EvaluationsModel

@Suite struct SeverityTests {
  private let sheets = [
    Given.sheet(1, "ana", [100, 50, nil]), Given.sheet(1, "budi", [50, 50, 100]),
    Given.sheet(1, "citra", [0, 50, nil]),
  ]

  @Test func `before anything is agreed on, the others are the measure`() {
    let found = Severity.measureAgainstOthers(sheets)

    #expect(found.map(\.assessor) == ["ana", "budi", "citra"])
    // 1 − (½ + 0) ÷ 2 on one question and nothing on the other; the third has one score only.
    #expect(
      found.map(\.mean) == [Fraction(3, over: 8), .zero, Fraction(-3, over: 8)])
    #expect(found.map(\.meanAbsolute) == [3, 0, 3].map { Fraction($0, over: 8) })
    #expect(found.allSatisfy { $0.questionCount == 2 && $0.unitCount == 1 })
    #expect(found.allSatisfy { $0.reference == .others })
  }

  @Test func `what was agreed on is the measure afterwards`() {
    let consensus = [Given.evaluation(1): Given.shares([50, nil, 50])]

    let found = Severity.measure(sheets + [Given.sheet(2, "ana", [0, 0, 0])], against: consensus)

    #expect(found.map(\.assessor) == ["ana", "budi", "citra"])
    #expect(
      found.map(\.mean) == [Fraction(1, over: 2), Fraction(1, over: 4), Fraction(-1, over: 2)])
    #expect(found.map(\.questionCount) == [1, 2, 1])
    #expect(found.allSatisfy { $0.reference == .consensus })
  }

  @Test func `mild and severe cancel out in the mean but not in the distance`() {
    let found = Severity.measure(
      [Given.sheet(1, "ana", [100, 0])], against: [Given.evaluation(1): Given.shares([50, 50])])

    #expect(found.map(\.mean) == [.zero])
    #expect(found.map(\.meanAbsolute) == [Fraction(1, over: 2)])
  }

  @Test func `against each other, deviations of a full team add up to nothing`() {
    var random = SeededGenerator(seed: 9)
    for size in 2...6 {
      let sheets = (0..<size).map { assessor in
        Given.sheet(
          1, "assessor \(assessor)", (0..<20).map { _ in Int.random(in: 0...100, using: &random) })
      }
      let sum = Severity.measureAgainstOthers(sheets).reduce(Fraction.zero) { $0 + $1.mean }
      #expect(sum == .zero)
    }
  }

  @Test(arguments: [(10, 3, true), (9, 3, false), (15, 2, false), (30, 1, false)])
  func `thirty questions of three units say something, fewer do not`(
    questions: Int, units: Int, says: Bool
  ) {
    let sheets = (1...units).flatMap { unit in
      [
        Given.sheet(unit, "ana", Array(repeating: 100, count: questions)),
        Given.sheet(unit, "budi", Array(repeating: 50, count: questions)),
      ]
    }

    let found = Severity.measureAgainstOthers(sheets).first

    #expect(found?.questionCount == questions * units)
    #expect(
      found?.statement(by: .version1)
        == (says ? .deviation(Fraction(1, over: 2)) : .tooFewToSay))
  }

  @Test func `drift is the same per period, with its counts`() throws {
    let sheets = (1...9).flatMap { unit in
      let (month, given) = unit <= 3 ? (9, 50) : unit <= 6 ? (10, 75) : (11, 100)
      return [
        Given.sheet(
          unit, "ana", Array(repeating: given, count: 10), on: Given.day(month, unit)),
        Given.sheet(unit, "budi", Array(repeating: 50, count: 10), on: Given.day(month, 28)),
      ]
    }

    let months = SeverityDrift.months(of: sheets)
    let drifts = SeverityDrift.measureAgainstOthers(sheets, periodsFrom: months)

    let ana = try #require(drifts.first)
    #expect(months == [Given.day(9, 1), Given.day(10, 1), Given.day(11, 1)])
    #expect(ana.assessor == "ana")
    #expect(ana.periods.map(\.start) == months)
    #expect(
      ana.periods.map(\.severity.mean) == [.zero, Fraction(1, over: 4), Fraction(1, over: 2)])
    #expect(ana.periods.allSatisfy { $0.severity.questionCount == 30 })
    #expect(ana.change(by: .version1) == Fraction(1, over: 2))
  }

  @Test func `a period with too little to say is shown but moves no drift`() throws {
    let agreed = Given.shares(Array(repeating: 50, count: 10))
    let sheets = (1...4).map { unit in
      Given.sheet(
        unit, "ana", Array(repeating: unit == 4 ? 100 : 75, count: 10),
        on: Given.day(unit == 4 ? 11 : 10, 5))
    }
    let consensus = Dictionary(
      uniqueKeysWithValues: (1...4).map { (Given.evaluation($0), agreed) })

    let drifts = SeverityDrift.measure(
      sheets, against: consensus, periodsFrom: [Given.day(11, 1), Given.day(10, 5)])

    let ana = try #require(drifts.first)
    #expect(ana.periods.map(\.severity.questionCount) == [30, 10])
    #expect(ana.periods.last?.severity.statement(by: .version1) == .tooFewToSay)
    #expect(ana.change(by: .version1) == nil)
  }

  @Test func `what was committed before the first period is left out`() {
    let drifts = SeverityDrift.measureAgainstOthers(sheets, periodsFrom: [Given.day(11, 23)])

    #expect(drifts.isEmpty)
  }
}
