package import Kernel

extension Severity {
  /// How far the true mean may lie from the measured one, to either side.
  ///
  /// The spread that the rules take deviations to have, over the root of how many were compared.
  /// It treats answers as independent. Answers of one unit hang together, so it is the least that
  /// the interval can be.
  ///
  /// - Parameter rules: The spread and how sure the interval is.
  /// - Returns: Shares of a question's worth, rounded up to 10⁻¹².
  package func halfWidth(by rules: AgreementRules) -> Points {
    let single = Points(rounding: rules.confidence * rules.deviationSpread.points.fraction)
    // √(w² ÷ n) of whole numbers is exact; w ÷ √n would need a rounded root.
    let square = Int128(single.units) * Int128(single.units) / Int128(questionCount)
    return Points(units: Int64(Self.rootRoundedUp(of: square)))
  }

  /// The smallest whole number whose square is not below a number.
  ///
  /// - Source: Newton's iteration on whole numbers, from above.
  static func rootRoundedUp(of square: Int128) -> Int128 {
    guard square > 1 else { return max(0, square) }
    var root = square
    var next = (root + 1) / 2
    while next < root {
      root = next
      next = (root + square / root) / 2
    }
    return root * root < square ? root + 1 : root
  }
}
