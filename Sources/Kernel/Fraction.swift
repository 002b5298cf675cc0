/// An exact ratio of whole numbers in lowest terms.
///
/// - Range: the denominator is above zero. Numerator and denominator of every value that a form
///   accepts stay below 10²⁴, so that sums and products of an indicator fit `Int128`.
package struct Fraction: Hashable, Comparable, Sendable {
  /// The part above the line; carries the sign.
  package let numerator: Int128
  /// The part below the line; above zero.
  package let denominator: Int128

  /// Nothing.
  package static let zero = Fraction(0, over: 1)
  /// The whole.
  package static let one = Fraction(1, over: 1)

  /// Makes the ratio of two whole numbers and reduces it.
  ///
  /// - Parameters:
  ///   - numerator: Any whole number.
  ///   - denominator: A whole number above zero.
  package init(_ numerator: Int128, over denominator: Int128) {
    precondition(denominator > 0, "A denominator is above zero.")
    let divisor = Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    self.numerator = numerator / Int128(divisor)
    self.denominator = denominator / Int128(divisor)
  }

  package static func + (left: Fraction, right: Fraction) -> Fraction {
    Fraction(
      left.numerator * right.denominator + right.numerator * left.denominator,
      over: left.denominator * right.denominator)
  }

  package static func * (left: Fraction, right: Fraction) -> Fraction {
    Fraction(left.numerator * right.numerator, over: left.denominator * right.denominator)
  }

  /// Divides by a count above zero.
  package static func / (left: Fraction, count: Int) -> Fraction {
    Fraction(left.numerator, over: left.denominator * Int128(count))
  }

  package static func < (left: Fraction, right: Fraction) -> Bool {
    left.numerator * right.denominator < right.numerator * left.denominator
  }

  private static func greatestCommonDivisor(_ first: UInt128, _ second: UInt128) -> UInt128 {
    var (larger, smaller) = (first, second)
    while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
    return larger == 0 ? 1 : larger
  }
}
