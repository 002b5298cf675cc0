import Kernel

// Answers that are all equal have no spread, and Student's t would be sure of them to the last
// digit. Eight people who agree do not prove that everybody does.
extension MeanEstimate {
  /// The natural logarithm of 20, rounded up: with one chance in twenty nobody out of `n` differs
  /// although a share of `ln 20 / n` of all people does.
  ///
  /// - Source: the rule of three; Hanley and Lippman-Hand, JAMA 249 (1983) 1743–1745.
  static let ruleOfThreeMillionths: Int128 = 2_995_733

  /// The steps of all items of one answer at most.
  var width: Int128 { Int128(items) * Int128(steps) }

  /// How far those who were not asked can lie from the mean of equal answers, as the difference of
  /// their steps from the nearer end of the scale, times the number of answers.
  var farthest: Int128 {
    let (count, total) = (Int128(count), Int128(total))
    return max(total - count * Int128(items), count * width - total)
  }

  /// Half the width of the interval around the mean of equal answers on 0 to 4, rounded up.
  ///
  /// At most a share of `ln 20 / n` of all people differs, and never more than were not asked;
  /// each of them by the whole way to the farther end of the scale.
  func marginOfEqualAnswers(population: Int?) -> Points {
    let count = Int128(count)
    var (above, below) = (Self.ruleOfThreeMillionths, count * 1_000_000)
    if let population {
      let people = max(Int128(population), count)
      if (people - count) * below < above * people { (above, below) = (people - count, people) }
    }
    let share = LargeFraction(
      LargeNumber(above) * LargeNumber(farthest) * LargeNumber(4_000_000),
      over: LargeNumber(below) * LargeNumber(count) * LargeNumber(width))
    return Points(units: Int64(share.roundedUp) * Points.unitsPerMillionth)
  }
}
