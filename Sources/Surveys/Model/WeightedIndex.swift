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
    let width = Int128(first.items) * Int128(first.steps)
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
    margin = Points(
      units: Int64((variance * scale).rootRoundedUp) * Points.unitsPerMillionth)
  }
}
