import Kernel

/// The 97.5 percent quantile of Student's t, for intervals of 95 percent.
///
/// - Source: tabulated values up to 29 degrees of freedom; beyond, the expansion of Fisher and
///   Cornish (Abramowitz and Stegun 26.7.5) in the normal quantile 1.959963985, three terms.
enum StudentQuantile {
  /// Degrees of freedom 4 to 29.
  private static let table: [Int128] = [
    2_776_446, 2_570_582, 2_446_912, 2_364_625, 2_306_005, 2_262_158, 2_228_139, 2_200_986,
    2_178_813, 2_160_369, 2_144_787, 2_131_450, 2_119_906, 2_109_816, 2_100_923, 2_093_025,
    2_085_964, 2_079_614, 2_073_874, 2_068_658, 2_063_899, 2_059_539, 2_055_530, 2_051_831,
    2_048_408, 2_045_230,
  ]

  /// The quantile, rounded up.
  ///
  /// - Parameter degrees: 4 or more: five answers are the fewest that give a figure.
  /// - Returns: In millionths.
  static func millionths(degrees: Int64) -> Int128 {
    precondition(degrees >= 4, "An interval needs five answers.")
    if degrees < 4 + Int64(table.count) { return table[Int(degrees) - 4] }
    let count = Int128(degrees)
    let billionths =
      1_959_963_985 + 2_372_271_230 / count + 2_822_498_616 / (count * count)
      + 2_555_849_680 / (count * count * count)
    return (billionths + 3 + 999) / 1000
  }
}

/// The mean of a number of answers and how sure it is, from whole numbers alone.
struct MeanEstimate: Sendable {
  /// How many answers; five or more.
  let count: Int64
  /// The sum over answers of the sum of their steps.
  let total: Int64
  /// The sum over answers of the square of that.
  let squares: Int64
  /// How many items each answer adds up.
  let items: Int
  /// The highest step.
  let steps: Int

  /// The mean on a scale of which the highest step is `top`, cut off after six decimals.
  func value(top: Fraction) -> Points {
    Points(
      cutting: Fraction(Int128(total), over: Int128(count) * Int128(items) * Int128(steps)) * top)
  }

  /// The variance between answers, on the scale 0 to 4, without the division by the count.
  ///
  /// Its parts: `spread / (count × (count − 1)) × (4 / (items × steps))²`.
  var spread: Int128 { Int128(count) * Int128(squares) - Int128(total) * Int128(total) }

  /// Half the width of the interval of 95 percent around the index on 0 to 4, rounded up.
  ///
  /// - Parameter population: Of how many people; nil for as many as there may be. As many answers
  ///   as people leave no doubt, and more are treated as as many.
  /// - Returns: With six decimals.
  func margin(population: Int?) -> Points {
    if spread == 0 { return marginOfEqualAnswers(population: population) }
    let people = Int128(max(Int64(population ?? 1), count))
    let unasked = population == nil ? 1 : people - Int128(count)
    let quantile = StudentQuantile.millionths(degrees: count - 1)
    let (above, below) = (
      [quantile, quantile, 16, spread, unasked],
      [
        Int128(count), Int128(count), Int128(count - 1), population == nil ? 1 : people, width,
        width,
      ]
    )
    return Points(units: Int64(Self.rootRoundedUp(above, over: below)) * Points.unitsPerMillionth)
  }

  /// The root of a ratio of products, rounded up to a whole number.
  private static func rootRoundedUp(_ above: [Int128], over below: [Int128]) -> Int128 {
    if let numerator = product(above), let denominator = product(below) {
      let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
      return squareRootRoundedUp(quotient + (remainder > 0 ? 1 : 0))
    }
    let numerator = above.reduce(LargeNumber(1)) { $0 * LargeNumber($1) }
    let denominator = below.reduce(LargeNumber(1)) { $0 * LargeNumber($1) }
    return LargeFraction(numerator, over: denominator).rootRoundedUp
  }

  /// The product; nil when it does not fit.
  private static func product(_ factors: [Int128]) -> Int128? {
    var product: Int128 = 1
    for factor in factors {
      let (next, overflow) = product.multipliedReportingOverflow(by: factor)
      if overflow { return nil }
      product = next
    }
    return product
  }

  private static func squareRootRoundedUp(_ square: Int128) -> Int128 {
    guard square > 1 else { return square }
    // Newton's method from above; it ends at the whole part of the root.
    var root: Int128 = 1 << Int128((Int128.bitWidth - square.leadingZeroBitCount + 1) / 2)
    while true {
      let next = (root + square / root) / 2
      if next >= root { break }
      root = next
    }
    return root * root == square ? root : root + 1
  }
}

extension Points {
  /// One millionth of a point, in units.
  static let unitsPerMillionth = unitsPerPoint / 1_000_000

  /// Cuts an exact fraction, zero or more, off after six decimals: never rounded up, so that no
  /// rounding lifts a figure over a floor.
  init(cutting fraction: Fraction) {
    let millionths = fraction.numerator * 1_000_000 / fraction.denominator
    self.init(units: Int64(millionths) * Self.unitsPerMillionth)
  }
}
