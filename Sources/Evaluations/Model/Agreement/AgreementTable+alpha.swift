import Kernel

/// How far apart two values are.
package enum AgreementMetric: String, CaseIterable, Hashable, Sendable {
  /// By how many judgements lie between them: only the order of values counts.
  case ordinal
  /// By their difference: half of a question's worth is half, wherever it lies.
  case interval
}

extension AgreementTable {
  /// Krippendorff's alpha: one minus the disagreement found over the disagreement expected.
  ///
  /// Rows that fewer than two people scored are left out; other gaps need nothing. With the
  /// coincidences o(c,k), each pair of a row of m judgements counting 1 ÷ (m − 1), their sums n(c)
  /// and n:  alpha = 1 − (n − 1) · Σ o(c,k) δ²(c,k) ÷ Σ n(c) n(k) δ²(c,k).
  ///
  /// The ordinal δ(c,k), all judgements from c to k less half of those of c and of k, is the
  /// difference of the mean ranks of c and k. So both metrics are differences of positions on a
  /// line, and sums of squares replace the matrix; everything is a whole number until the end.
  ///
  /// - Source: K. Krippendorff, Content Analysis, 2nd edition, 2004, chapter 11; and Computing
  ///   Krippendorff's Alpha-Reliability, 2011, sections C to E.
  /// - Parameter metric: How far apart two values are.
  /// - Returns: The exact figure, or why there is none.
  package func alpha(_ metric: AgreementMetric) -> AgreementFigure {
    var counts = [Int64](repeating: 0, count: levels.count)
    var widest = 0
    forEachPairableRow { row in
      widest = max(widest, row.count)
      for index in row { counts[Int(ratings[index].level)] += 1 }
    }
    guard widest > 1 else { return .missing(.tooFewPairable) }
    guard widest <= Self.mostAssessors else { return .missing(.tooManyAssessors) }
    guard counts.count(where: { $0 > 0 }) > 1 else { return .missing(.noVariation) }

    let places = places(by: metric, counts)
    // By the number of judgements in a row, m: the sum over its rows of m Σv² − (Σv)².
    var found = [Int128](repeating: 0, count: widest + 1)
    forEachPairableRow { row in
      var (sum, squares): (Int64, Int64) = (0, 0)
      for index in row {
        let place = places[Int(ratings[index].level)]
        sum += place
        squares += place * place
      }
      found[row.count] += Int128(Int64(row.count) * squares - sum * sum)
    }
    var disagreement: Int128 = 0
    for size in 2...widest {
      disagreement += found[size] * (Self.commonDenominator / Int128(size - 1))
    }

    var (count, sum, squares): (Int128, Int128, Int128) = (0, 0, 0)
    for (times, place) in zip(counts, places) {
      count += Int128(times)
      sum += Int128(times) * Int128(place)
      squares += Int128(times) * Int128(place * place)
    }
    let expected = (count * squares - sum * sum) * Self.commonDenominator
    return .figure(Fraction(expected - (count - 1) * disagreement, over: expected))
  }

  /// The position of each level on the line where differences are the metric.
  ///
  /// - Parameters:
  ///   - metric: How far apart two values are.
  ///   - counts: How often each level was given.
  /// - Returns: Millionths, or twice the mean rank.
  private func places(by metric: AgreementMetric, _ counts: [Int64]) -> [Int64] {
    switch metric {
    case .interval: return levels.map { Int64($0.millionths) }
    case .ordinal:
      var below: Int64 = 0
      return counts.map { count in
        defer { below += count }
        return 2 * below + count
      }
    }
  }
}
