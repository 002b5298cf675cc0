package import Kernel

/// How a figure of a survey loses decimals: it never looks better or surer than it is.
extension Points {
  /// The figure with fewer decimals, cut off: what looks as if it stood on a floor stands on it.
  ///
  /// - Parameter decimals: From 0 to 12.
  /// - Returns: The largest figure of so many decimals that is not above this one, from 0 upwards.
  package func cut(toDecimals decimals: Int = 2) -> Points {
    let step = Self.step(decimals)
    return Points(units: units / step * step)
  }

  /// Half an interval with fewer decimals, rounded up.
  ///
  /// - Parameter decimals: From 0 to 12.
  /// - Returns: The smallest figure of so many decimals that is not below this one, from 0 upwards.
  package func raised(toDecimals decimals: Int = 2) -> Points {
    let step = Self.step(decimals)
    return Points(units: (units + step - 1) / step * step)
  }

  private static func step(_ decimals: Int) -> Int64 {
    (0..<decimals).reduce(unitsPerPoint) { step, _ in step / 10 }
  }
}
