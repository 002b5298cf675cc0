package import Kernel

/// How much a difference between two assessors weighs.
package enum KappaWeights: String, CaseIterable, Hashable, Sendable {
  /// By the difference of the values.
  case linear
  /// By its square: one far miss weighs more than several near ones.
  case quadratic
}

/// Weighted kappa of two assessors.
package struct PairKappa: Hashable, Sendable {
  /// The one who stands first in `AgreementTable.assessors`.
  package let first: String
  /// The other.
  package let second: String
  /// How many rows both scored.
  package let rowCount: Int
  /// The figure over these rows.
  package let figure: AgreementFigure
}

/// Weighted kappa of every pair of assessors, and the mean over pairs.
package struct PairwiseKappa: Hashable, Sendable {
  /// The pairs that scored a row together, in the order of the assessors.
  package let pairs: [PairKappa]

  /// How many pairs have a figure.
  package var measuredCount: Int { pairs.count { $0.figure.value != nil } }

  /// The plain mean over the pairs that have a figure; the figure itself for a single pair.
  ///
  /// Kappa belongs to two people. For more this is a mean over pairs and has to be named so; each
  /// pair's figure is rounded to 12 decimals before.
  ///
  /// - Source: R. J. Light, Measures of response agreement for qualitative data, Psychological
  ///   Bulletin 76, 1971.
  /// - Returns: nil when no pair has a figure.
  package var mean: Points? {
    let figures = pairs.compactMap(\.figure.rounded)
    guard !figures.isEmpty else { return nil }
    let sum = figures.reduce(Int128(0)) { $0 + Int128($1.units) }
    return Points(units: Int64(divideHalfEven(sum, by: Int128(figures.count))))
  }
}

extension AgreementTable {
  /// Weighted kappa for every pair of assessors that scored a row together.
  ///
  /// One minus the mean weight of the differences found over the mean weight when each one's
  /// values are dealt out anew. A difference is that of the values, which on an evenly spaced
  /// ladder is the difference of the rungs.
  ///
  /// - Source: J. Cohen, Weighted kappa, Psychological Bulletin 70, 1968.
  /// - Parameter weights: How much a difference weighs.
  /// - Returns: All pairs; those with fewer than two common rows without a figure.
  package func kappas(_ weights: KappaWeights) -> PairwiseKappa {
    kappas(weights, of: meetings())
  }

  /// Weighted kappa for pairs that were looked up before.
  func kappas(_ weights: KappaWeights, of meetings: [Meeting]) -> PairwiseKappa {
    PairwiseKappa(
      pairs: meetings.map { meeting in
        PairKappa(
          first: assessors[meeting.first], second: assessors[meeting.second],
          rowCount: meeting.left.count, figure: kappa(weights, of: meeting))
      })
  }

  /// Two assessors and the levels that each gave to the rows they both scored.
  struct Meeting {
    let first: Int
    let second: Int
    var left: [Int32] = []
    var right: [Int32] = []
  }

  /// All pairs that scored a row together, in the order of the assessors.
  func meetings() -> [Meeting] {
    var positions: [Int: Int] = [:]
    var meetings: [Meeting] = []
    forEachPairableRow { row in
      for left in row {
        for right in row[(left + 1)...] {
          let (one, other) = (ratings[left], ratings[right])
          let (first, second) = one.assessor < other.assessor ? (one, other) : (other, one)
          let key = Int(first.assessor) * assessors.count + Int(second.assessor)
          let position = positions[key] ?? meetings.count
          if position == meetings.count {
            positions[key] = position
            meetings.append(Meeting(first: Int(first.assessor), second: Int(second.assessor)))
          }
          meetings[position].left.append(first.level)
          meetings[position].right.append(second.level)
        }
      }
    }
    return meetings.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
  }

  private func kappa(_ weights: KappaWeights, of meeting: Meeting) -> AgreementFigure {
    guard meeting.left.count > 1 else { return .missing(.tooFewPairable) }
    let (found, expected) =
      switch weights {
      case .linear: (distance(in: meeting), expectedDistance(in: meeting))
      case .quadratic: squares(in: meeting)
      }
    guard expected > 0 else { return .missing(.noVariation) }
    return .figure(
      Fraction(expected - Int128(meeting.left.count) * found, over: expected))
  }

  /// The sum of differences.
  private func distance(in meeting: Meeting) -> Int128 {
    var sum: Int64 = 0
    for (left, right) in zip(meeting.left, meeting.right) {
      sum += Int64(abs(levels[Int(left)].millionths - levels[Int(right)].millionths))
    }
    return Int128(sum)
  }

  /// The sum of differences over all ways to pair a value of one with one of the other.
  ///
  /// Every pair with one end on each side of the gap between two neighbouring levels adds the gap.
  private func expectedDistance(in meeting: Meeting) -> Int128 {
    var counts = [(left: Int64, right: Int64)](repeating: (0, 0), count: levels.count)
    for level in meeting.left { counts[Int(level)].left += 1 }
    for level in meeting.right { counts[Int(level)].right += 1 }
    let count = Int64(meeting.left.count)
    var (below, sum): ((left: Int64, right: Int64), Int128) = ((0, 0), 0)
    for level in levels.indices.dropLast() {
      below = (below.left + counts[level].left, below.right + counts[level].right)
      let gap = Int64(levels[level + 1].millionths - levels[level].millionths)
      let crossing = below.left * (count - below.right) + below.right * (count - below.left)
      sum += Int128(crossing) * Int128(gap)
    }
    return sum
  }

  /// The sum of squared differences, and that over all ways to pair a value of one with one of the
  /// other.
  private func squares(in meeting: Meeting) -> (found: Int128, expected: Int128) {
    var (found, leftSum, rightSum, squares): (Int128, Int128, Int128, Int128) = (0, 0, 0, 0)
    for (left, right) in zip(meeting.left, meeting.right) {
      let (left, right) =
        (Int64(levels[Int(left)].millionths), Int64(levels[Int(right)].millionths))
      found += Int128((left - right) * (left - right))
      leftSum += Int128(left)
      rightSum += Int128(right)
      squares += Int128(left * left + right * right)
    }
    return (found, Int128(meeting.left.count) * squares - 2 * leftSum * rightSum)
  }
}
