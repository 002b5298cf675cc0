/// An exact number of points, counted in 10⁻¹² points.
///
/// - Unit: points, stored as a whole count of 10⁻¹² points in an `Int64`.
/// - Range: ±9,223,372 points, far beyond any instrument (its maximum is 100).
///
/// Weights, scale values, floors and scores are all `Points`, so that 3.6 / 4 × 17.5 is exactly
/// 15.75 and a unit exactly on the line is never judged by binary noise.
package struct Points: Hashable, Comparable, Sendable {
  /// The count of 10⁻¹² points.
  package let units: Int64

  /// The number of units in one point.
  package static let unitsPerPoint: Int64 = 1_000_000_000_000

  /// No points.
  package static let zero = Points(units: 0)

  /// One whole point.
  package static let one = Points(units: unitsPerPoint)

  /// Makes points from a count of 10⁻¹² points.
  package init(units: Int64) {
    self.units = units
  }

  /// Makes a whole number of points.
  package init(_ whole: Int) {
    units = Int64(whole) * Self.unitsPerPoint
  }

  /// Rounds an exact fraction of points to 10⁻¹², a tie to the even neighbour.
  package init(rounding fraction: Fraction) {
    let scaled = fraction.numerator * Int128(Self.unitsPerPoint)
    units = Int64(divideHalfEven(scaled, by: fraction.denominator))
  }

  package static func < (left: Points, right: Points) -> Bool { left.units < right.units }

  package static func + (left: Points, right: Points) -> Points {
    Points(units: left.units + right.units)
  }

  package static func - (left: Points, right: Points) -> Points {
    Points(units: left.units - right.units)
  }

  package static func += (left: inout Points, right: Points) { left = left + right }

  package static prefix func - (points: Points) -> Points { Points(units: -points.units) }

  /// The exact fraction that these points are.
  package var fraction: Fraction {
    Fraction(Int128(units), over: Int128(Self.unitsPerPoint))
  }

  /// Rounds to fewer decimals, a tie to the even neighbour; for what is computed further.
  ///
  /// What is printed goes through `printed(decimals:)`.
  ///
  /// - Parameter decimals: How many decimals stay, `0...12`.
  /// - Returns: The nearest points with at most that many decimals.
  package func rounded(toDecimals decimals: Int) -> Points {
    precondition((0...12).contains(decimals), "Points hold 0 to 12 decimals.")
    var step: Int64 = 1
    for _ in 0..<(12 - decimals) { step *= 10 }
    return Points(units: Int64(divideHalfEven(Int128(units), by: Int128(step))) * step)
  }
}

/// Divides whole numbers and rounds the quotient, a tie to the even neighbour.
///
/// - Parameters:
///   - dividend: Any whole number.
///   - divisor: A whole number above zero.
/// - Returns: The nearest whole number.
package func divideHalfEven(_ dividend: Int128, by divisor: Int128) -> Int128 {
  precondition(divisor > 0, "A divisor is above zero.")
  let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
  let twice = remainder.magnitude * 2
  let away: Int128 = dividend < 0 ? -1 : 1
  if twice > divisor.magnitude { return quotient + away }
  if twice == divisor.magnitude, !quotient.isMultiple(of: 2) { return quotient + away }
  return quotient
}
