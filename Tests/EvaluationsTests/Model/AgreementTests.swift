import Kernel
import Testing

@testable import EvaluationsModel
@testable import InstrumentsModel

/// Krippendorff's alpha on examples worked out by hand; random tables are in `AgreementGoldenTests`.
@Suite struct AgreementTests {
  /// Four observers, twelve units, eight gaps: Krippendorff 2011, section C; values × 20.
  private let worked = Given.table(byAssessor: [
    [20, 40, 60, 60, 40, 20, 80, 20, 40, nil, nil, nil],
    [20, 40, 60, 60, 40, 40, 80, 20, 40, 100, nil, 60],
    [nil, 60, 60, 60, 40, 60, 80, 40, 40, 100, 20, nil],
    [20, 40, 60, 60, 40, 80, 80, 20, 40, 100, 20, nil],
  ])

  @Test func `the published example gives the published figures, exactly`() {
    #expect(worked.alpha(.interval) == .figure(Fraction(951, over: 1120)))
    #expect(worked.alpha(.ordinal) == .figure(Fraction(108_577, over: 133_160)))
    #expect(worked.alpha(.interval).shown() == Points(decimal: "0.849"))
    #expect(worked.alpha(.ordinal).shown() == Points(decimal: "0.815"))
    #expect(worked.pairableRowCount == 11)
  }

  @Test func `full agreement is one, and two who say the opposite are below zero`() {
    let same = Given.table(byAssessor: [[0, 50, 100], [0, 50, 100]])
    let opposite = Given.table(byAssessor: [[0, 100, 0, 100], [100, 0, 100, 0]])

    #expect(same.alpha(.ordinal) == .figure(.one))
    #expect(same.alpha(.interval) == .figure(.one))
    // Eight values, four of each: 1 − 7 · 8 ÷ 32.
    #expect(opposite.alpha(.interval) == .figure(Fraction(-3, over: 4)))
  }

  @Test func `only the order counts for ordinal, the distance for interval`() throws {
    let near = Given.table(byAssessor: [[0, 10, 100, 0], [0, 10, 100, 10]])
    let far = Given.table(byAssessor: [[0, 90, 100, 0], [0, 90, 100, 90]])

    #expect(near.alpha(.ordinal) == far.alpha(.ordinal))
    let (nearer, farther) = (near.alpha(.interval).value, far.alpha(.interval).value)
    #expect(try #require(nearer) > #require(farther))
  }

  @Test func `where nothing can be measured the reason stands instead of a figure`() {
    let apart = Given.table(byAssessor: [[0, 50, nil, nil], [nil, nil, 50, 100]])
    let constant = Given.table(byAssessor: [[50, 50, 100], [50, 50, nil]])
    let crowd = Given.table(byAssessor: (0...AgreementTable.mostAssessors).map { [$0, 50] })

    #expect(apart.alpha(.interval) == .missing(.tooFewPairable))
    #expect(Given.table(byAssessor: []).alpha(.ordinal) == .missing(.tooFewPairable))
    #expect(constant.alpha(.ordinal) == .missing(.noVariation))
    #expect(crowd.alpha(.interval) == .missing(.tooManyAssessors))
    #expect(constant.alpha(.ordinal).value == nil)
    #expect(constant.alpha(.ordinal).shown() == nil)
    #expect(constant.alpha(.ordinal).gap == .noVariation)
  }

  @Test func `as many assessors as a table takes are measured`() {
    let full = Given.table(byAssessor: (0..<AgreementTable.mostAssessors).map { _ in [0, 100] })

    #expect(full.alpha(.interval) == .figure(.one))
  }

  @Test func `who sits where and which question comes first changes nothing`() {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<40 {
      let columns = (0..<Int.random(in: 2...5, using: &random)).map { _ in
        (0..<12).map { _ in [nil, 0, 33, 67, 100].randomElement(using: &random) ?? nil }
      }
      let table = Given.table(byAssessor: columns)
      let order = (0..<12).shuffled(using: &random)
      let shuffled = Given.table(
        byAssessor: columns.shuffled(using: &random).map { column in order.map { column[$0] } })
      for metric in AgreementMetric.allCases {
        #expect(table.alpha(metric) == shuffled.alpha(metric))
      }
    }
  }

  @Test func `a figure is cut off downwards, so that a shown line is a reached line`() {
    let below = AgreementFigure.figure(Fraction(79_999, over: 100_000))
    let negative = AgreementFigure.figure(Fraction(-1, over: 3))

    #expect(below.shown(decimals: 2) == Points(decimal: "0.79"))
    #expect(below.shown(decimals: 12) == Points(decimal: "0.79999"))
    #expect(negative.shown() == Points(decimal: "-0.334"))
    #expect(negative.rounded == Points(decimal: "-0.333333333333"))
    #expect(AgreementFigure.figure(Fraction(-2, over: 3)).rounded?.units == -666_666_666_667)
    #expect(AgreementFigure.figure(.one).shown(decimals: 0) == .one)
  }

  @Test func `a figure with thirty digits is rounded without overflow`() {
    let large = Fraction(2 * 1_000_000_000_000_000_000_000_000_000_001, over: 3 << 100)

    #expect(AgreementFigure.figure(large).rounded == Points(decimal: "0.525907270147"))
  }

  @Test func `exactly on a line reaches it`() {
    let rules = AgreementRules.version1

    #expect(rules.reading(of: .figure(Fraction(4, over: 5))) == .reliable)
    #expect(rules.reading(of: .figure(Fraction(799_999, over: 1_000_000))) == .tentative)
    #expect(rules.reading(of: .figure(Fraction(667, over: 1000))) == .tentative)
    #expect(rules.reading(of: .figure(Fraction(2, over: 3))) == .unreliable)
    #expect(rules.reading(of: .missing(.noVariation)) == nil)
    #expect(AgreementRules.find(1) == rules)
    #expect(AgreementRules.find(2) == nil)
  }

  @Test func `values of questions become millionths, rounded half to even`() {
    let third = QuestionValue(numerator: 1, denominator: 3, origin: .answer)
    let down = QuestionValue(numerator: 1, denominator: 2_000_000, origin: .answer)
    let up = QuestionValue(numerator: 3, denominator: 2_000_000, origin: .answer)
    let rung = QuestionValue(
      numerator: 670_000_000_000, denominator: Points.unitsPerPoint, origin: .answer)
    let blank = QuestionValue(numerator: 0, denominator: 1, origin: .unanswered)

    #expect(QuestionShare(third)?.millionths == 333_333)
    #expect(QuestionShare(down)?.millionths == 0)
    #expect(QuestionShare(up)?.millionths == 2)
    #expect(QuestionShare(rung)?.points == Points(decimal: "0.67"))
    #expect(QuestionShare(blank) == nil)
    #expect(QuestionShare(millionths: 1_000_001) == nil)
    #expect(QuestionShare(millionths: -1) == nil)
    #expect(QuestionShare(millionths: 1_000_000) == .whole)
  }
}
