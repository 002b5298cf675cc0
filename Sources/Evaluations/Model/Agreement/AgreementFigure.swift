package import Kernel

/// Why there is no figure of agreement.
package enum AgreementGap: String, Hashable, Sendable {
  /// Hardly anything was scored by two people: nothing can be compared.
  case tooFewPairable
  /// Everybody gave everything the same value, so that agreement cannot be told from habit.
  case noVariation
  /// More people scored one thing than `AgreementTable.mostAssessors`.
  case tooManyAssessors
}

/// A figure of agreement, or why there is none.
///
/// 1 is full agreement, 0 is what chance alone would give; it may be below 0.
package enum AgreementFigure: Hashable, Sendable {
  /// The exact figure.
  case figure(Fraction)
  /// None, with the reason: a made-up number would be read as agreement.
  case missing(AgreementGap)

  /// The exact figure; nil when there is none.
  package var value: Fraction? {
    if case .figure(let value) = self { value } else { nil }
  }

  /// Why there is none; nil when there is one.
  package var gap: AgreementGap? {
    if case .missing(let gap) = self { gap } else { nil }
  }

  /// The figure rounded half to even to 12 decimals, for exports and for means.
  package var rounded: Points? { value?.roundedByLongDivision }

  /// The figure as pages show it: cut off downwards, so that nothing looks like more agreement
  /// than there is and a figure that shows a line has reached it.
  ///
  /// - Parameter decimals: How many decimals stay, `0...12`.
  /// - Returns: nil when there is no figure.
  package func shown(decimals: Int = 3) -> Points? {
    value.map { value in
      let step = (0..<decimals).reduce(Points.unitsPerPoint) { step, _ in step / 10 }
      let (units, _) = value.unitsByLongDivision
      let rest = ((units % step) + step) % step
      return Points(units: units - rest)
    }
  }

  /// Whether there is a figure and it is not below a line, exactly compared.
  ///
  /// - Parameter minimum: A line with few decimals, such as 4/5.
  /// - Returns: False when there is no figure.
  package func isAtLeast(_ minimum: Fraction) -> Bool {
    value.map { $0 >= minimum } ?? false
  }
}

extension Fraction {
  /// The number in 10⁻¹², rounded down, and what is left over, without multiplying into overflow.
  ///
  /// Sums over a nation have thirty digits; times 10¹² they would not fit.
  var unitsByLongDivision: (units: Int64, rest: Int128) {
    var (whole, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
    if rest < 0 {
      whole -= 1
      rest += denominator
    }
    var units = Int64(whole)
    for _ in 0..<12 {
      rest *= 10
      units = units * 10 + Int64(rest / denominator)
      rest %= denominator
    }
    return (units, rest)
  }

  /// The number rounded half to even to 12 decimals.
  var roundedByLongDivision: Points {
    let (units, rest) = unitsByLongDivision
    let isUp = rest * 2 > denominator || rest * 2 == denominator && !units.isMultiple(of: 2)
    return Points(units: units + (isUp ? 1 : 0))
  }
}
