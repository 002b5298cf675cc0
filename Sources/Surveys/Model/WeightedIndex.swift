package import Kernel

/// The index of a questionnaire as it would be if each service had answered by its size.
///
/// It stands beside the plain mean, which is what the LKE takes: weights correct for services that
/// answered more than their share, and cost accuracy, which the design effect tells.
package struct WeightedIndex: Hashable, Sendable {
  /// The mean of the services' indexes by their populations, cut off after six decimals.
  package let index: Points
  /// Half the width of its interval of 95 percent, with finite populations, rounded up.
  package let margin: Points
  /// Whether the answers of each service were all equal, so that the margin is the bound of the
  /// rule of three.
  package let isBound: Bool
  /// How many times more answers are needed for the same accuracy, cut off after six decimals.
  ///
  /// - Source: Kish, Survey Sampling (1965): n Σw² / (Σw)².
  package let designEffect: Points

  /// Weighs the services of a round.
  ///
  /// It fails for fewer than two services.
  ///
  /// - Parameter cells: The answers of each service with its population.
  init?(cells: [(estimate: MeanEstimate, population: Int)]) {
    guard cells.count > 1, let first = cells.first?.estimate else { return nil }
    let people = LargeNumber(Int128(cells.reduce(0) { $0 + $1.population }))
    let answers = cells.reduce(Int64(0)) { $0 + $1.estimate.count }
    let width = first.width
    let nothing = LargeFraction(LargeNumber(0), over: LargeNumber(1))

    var (sum, squares, variance) = (nothing, nothing, nothing)
    for cell in cells {
      // More answers than people: the count of people was too low; the answers stand for themselves.
      let size = Int128(max(cell.population, Int(cell.estimate.count)))
      let people = LargeNumber(Int128(cell.population))
      let count = Int128(cell.estimate.count)
      sum =
        sum
        + LargeFraction(
          people * LargeNumber(Int128(cell.estimate.total)), over: LargeNumber(count))
      squares = squares + LargeFraction(people * people, over: LargeNumber(count))
      variance =
        variance
        + LargeFraction(
          people * people * LargeNumber(size - count) * LargeNumber(cell.estimate.spread),
          over: LargeNumber(size) * LargeNumber(count * count) * LargeNumber(count - 1))
    }
    index = Points(
      units: Int64(
        (sum
          * LargeFraction(
            LargeNumber(4_000_000), over: people * LargeNumber(width))).wholePart)
        * Points.unitsPerMillionth)
    designEffect = Points(
      units: Int64(
        (squares
          * LargeFraction(
            LargeNumber(Int128(answers) * 1_000_000), over: people * people)).wholePart)
        * Points.unitsPerMillionth)
    let quantile = LargeNumber(
      StudentQuantile.millionths(degrees: answers - Int64(cells.count)))
    let scale = LargeFraction(
      quantile * quantile * LargeNumber(16),
      over: people * people * LargeNumber(width) * LargeNumber(width))
    let half = (variance * scale).rootRoundedUp
    isBound = cells.allSatisfy { $0.estimate.spread == 0 }
    margin = Points(
      units: Int64(isBound ? Self.marginOfEqualAnswers(cells, of: people) : half)
        * Points.unitsPerMillionth)
  }

  /// Half an interval where the answers of each service are all equal, rounded up.
  ///
  /// With shares `p` of people who differ, nobody of `n` does with a chance of `exp(-Σ n p)` at
  /// most; above one in twenty, `Σ W p d` is largest in the one service that weighs most.
  ///
  /// - Returns: In millionths.
  private static func marginOfEqualAnswers(
    _ cells: [(estimate: MeanEstimate, population: Int)], of people: LargeNumber
  ) -> Int128 {
    var (most, unasked): (Int128, Int128) = (0, 0)
    for cell in cells {
      let count = Int128(cell.estimate.count)
      let size = max(Int128(cell.population), count)
      let far =
        LargeNumber(Int128(cell.population)) * LargeNumber(cell.estimate.farthest) * LargeNumber(4)
      let below = people * LargeNumber(count) * LargeNumber(cell.estimate.width)
      guard size > count else { continue }
      let sure = LargeFraction(
        far * LargeNumber(MeanEstimate.ruleOfThreeMillionths), over: below * LargeNumber(count))
      let rest = LargeFraction(
        far * LargeNumber((size - count) * 1_000_000), over: below * LargeNumber(size))
      most = max(most, sure.roundedUp)
      unasked += rest.roundedUp
    }
    return min(most, unasked)
  }
}
