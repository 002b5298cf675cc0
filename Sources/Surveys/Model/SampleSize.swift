/// How many answers a round needs, and how they are spread over its services.
///
/// - Source: Krejcie and Morgan, Educational and Psychological Measurement 30 (1970), formula of
///   page 607; as quoted in the domain dossier e.2.
package struct SampleRule: Hashable, Sendable {
  /// Chi-square for one degree of freedom at the wanted confidence.
  ///
  /// - Unit: thousandths.
  package let chiSquareThousandths: Int
  /// The assumed share, times its complement.
  ///
  /// - Unit: ten-thousandths; 2,500 is the share of one half, which needs the most answers.
  package let spreadTenThousandths: Int
  /// The wanted accuracy, squared.
  ///
  /// - Unit: ten-thousandths; 25 is an accuracy of five hundredths.
  package let accuracyTenThousandths: Int

  /// 95 percent confidence, a share of one half, accuracy 0.05.
  package static let krejcieMorgan = SampleRule(
    chiSquareThousandths: 3_841, spreadTenThousandths: 2_500, accuracyTenThousandths: 25)

  /// The smallest sample, to the nearest whole answer; a tie goes up.
  ///
  /// - Parameter population: How many people were served, 1 or more; nil when nobody counted.
  /// - Returns: 217 for 500, 383 for 100,000; for an unknown population the limit, 384.
  package func answersNeeded(of population: Int?) -> Int {
    let share = Int128(chiSquareThousandths) * Int128(spreadTenThousandths)
    let accuracy = Int128(accuracyTenThousandths) * 1_000
    guard let population else { return Int((2 * share + accuracy) / (2 * accuracy)) }
    precondition(population > 0, "A population has somebody in it.")
    let above = share * Int128(population)
    let below = accuracy * Int128(population - 1) + share
    return Int((2 * above + below) / (2 * below))
  }
}

/// How a sample is spread over services.
package enum SampleQuota {
  /// Spreads a sample over cells by their populations: whole shares first, what is left to the
  /// largest remainders, the earlier cell first where two are equal.
  ///
  /// - Parameters:
  ///   - total: How many answers together; not more than all people.
  ///   - populations: How many people each cell has, 0 or more.
  /// - Returns: One number for each cell; none exceeds its population, and they add up to the total.
  package static func cells(of total: Int, populations: [Int]) -> [Int] {
    let everybody = populations.reduce(0, +)
    guard everybody > 0 else { return populations.map { _ in 0 } }
    let wanted = min(total, everybody)
    var cells: [Int] = []
    var remainders: [(cell: Int, remainder: Int128)] = []
    for (cell, population) in populations.enumerated() {
      let (whole, remainder) = (Int128(wanted) * Int128(population))
        .quotientAndRemainder(dividingBy: Int128(everybody))
      cells.append(Int(whole))
      remainders.append((cell, remainder))
    }
    remainders.sort { ($1.remainder, $0.cell) < ($0.remainder, $1.cell) }
    for place in remainders.prefix(wanted - cells.reduce(0, +)) { cells[place.cell] += 1 }
    return cells
  }
}
