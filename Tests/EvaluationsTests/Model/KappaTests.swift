import Kernel
import Testing

@testable import EvaluationsModel

/// Weighted kappa worked out by hand; random tables are in `AgreementGoldenTests`.
@Suite struct KappaTests {
  private func figure(_ left: [Int?], _ right: [Int?], _ weights: KappaWeights) -> AgreementFigure?
  {
    Given.table(byAssessor: [left, right]).kappas(weights).pairs.first?.figure
  }

  @Test func `two rungs give Cohen's unweighted kappa`() {
    // Found: 1 of 4. Expected: ½ · ¾ + ½ · ¼ = ½.
    let half = AgreementFigure.figure(Fraction(1, over: 2))

    #expect(figure([0, 0, 100, 100], [0, 100, 100, 100], .linear) == half)
    #expect(figure([0, 0, 100, 100], [0, 100, 100, 100], .quadratic) == half)
  }

  @Test func `a far miss weighs more in squares`() {
    // Found ½, all nine pairs 4½: 1 − 3 · ½ ÷ 4½. In squares ¼ and 3¾.
    #expect(
      figure([0, 50, 100], [0, 100, 100], .linear) == .figure(Fraction(2, over: 3)))
    #expect(
      figure([0, 50, 100], [0, 100, 100], .quadratic) == .figure(Fraction(4, over: 5)))
  }

  @Test func `somebody who always says the same agrees by chance alone`() {
    #expect(figure([50, 50, 50], [0, 50, 100], .linear) == .figure(.zero))
    #expect(figure([50, 50, 50], [0, 50, 100], .quadratic) == .figure(.zero))
  }

  @Test func `without two common rows or without variation there is a reason`() {
    #expect(figure([0, 50, nil], [100, nil, 50], .linear) == .missing(.tooFewPairable))
    #expect(figure([50, 50], [50, 50], .quadratic) == .missing(.noVariation))
    #expect(figure([0, nil], [nil, 100], .linear) == nil)
  }

  @Test func `more than two assessors have a mean over their pairs`() {
    let table = Given.table(byAssessor: [
      [0, 0, 100, 100], [0, 100, 100, 100], [0, 0, 100, 100], [nil, nil, nil, 100],
    ])

    let kappas = table.kappas(.linear)

    #expect(kappas.pairs.map(\.first) == [0, 0, 0, 1, 1, 2].map { "assessor \($0)" })
    #expect(kappas.pairs.map(\.second) == [1, 2, 3, 2, 3, 3].map { "assessor \($0)" })
    #expect(kappas.pairs.map(\.rowCount) == [4, 4, 1, 4, 1, 1])
    #expect(kappas.measuredCount == 3)
    // ½, 1 and ½.
    #expect(kappas.mean == Points(decimal: "0.666666666667"))
  }

  @Test func `no pair with a figure has no mean`() {
    #expect(Given.table(byAssessor: [[50], [50]]).kappas(.linear).mean == nil)
    #expect(Given.table(byAssessor: [[50, 0]]).kappas(.quadratic).pairs.isEmpty)
  }
}
