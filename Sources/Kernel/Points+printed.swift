/// Figures as they are printed: what a spreadsheet shows for the same number and format.
///
/// - Source: decision 0210.
extension Points {
  /// The figure as it is printed with fewer decimals, a tie away from zero: 1.125 is 1.13.
  ///
  /// It is for what people read only; what is computed further uses `rounded(toDecimals:)`.
  ///
  /// - Parameter decimals: How many decimals stay, `0...12`.
  /// - Returns: The nearest points with at most that many decimals.
  package func printed(decimals: Int = 2) -> Points {
    precondition((0...12).contains(decimals), "Points hold 0 to 12 decimals.")
    let step = (decimals..<12).reduce(Int128(1)) { step, _ in step * 10 }
    let half = units < 0 ? -(step / 2) : step / 2
    return Points(units: Int64((Int128(units) + half) / step * step))
  }

  /// How far this figure is above another as both are printed, so that whoever subtracts the two
  /// gets what stands beside them.
  ///
  /// - Unit: points, with at most so many decimals.
  ///
  /// - Parameters:
  ///   - other: What is subtracted.
  ///   - decimals: With how many decimals both are printed.
  /// - Returns: The difference of the two printed figures.
  package func printedDifference(from other: Points, decimals: Int = 2) -> Points {
    printed(decimals: decimals) - other.printed(decimals: decimals)
  }

  /// How many decimals show on which side of a line this figure is.
  ///
  /// Nothing that misses a line is printed as if it stood on it. A line is held to nine decimals,
  /// so what differs by less stands on it.
  ///
  /// - Parameter line: What it is held against.
  /// - Returns: 2, or as many as it takes until both no longer look alike.
  package func decimals(beside line: Points) -> Int {
    (2...9).first { printed(decimals: $0) != line.printed(decimals: $0) } ?? 2
  }

  /// How far this figure is below a line: the difference of both as they are printed.
  ///
  /// - Parameters:
  ///   - line: What was to be reached.
  ///   - language: Decides the decimal mark.
  /// - Returns: A figure with as many decimals as both have beside each other.
  package func printedShortfall(below line: Points, in language: Language) -> String {
    let decimals = decimals(beside: line)
    return line.printedDifference(from: self, decimals: decimals)
      .formatted(decimals: decimals, in: language)
  }

  /// How many decimals print the figure in full, never fewer than two.
  package var decimalsInFull: Int {
    (2...12).first { printed(decimals: $0) == self } ?? 12
  }
}
