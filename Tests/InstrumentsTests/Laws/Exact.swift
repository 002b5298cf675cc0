/// A share as the test's own arithmetic sees it: never reduced, divided digit by digit like on paper.
struct Exact {
  var above: Int128
  var below: Int128

  init(_ above: Int128, _ below: Int128 = 1) {
    self.above = above
    self.below = below
  }

  /// Reads `0.67` as 67/100.
  init(written text: String) {
    var (above, below): (Int128, Int128) = (0, 1)
    var isBehindPoint = false
    for character in text {
      if character == "." {
        isBehindPoint = true
      } else if let digit = character.wholeNumberValue {
        above = above * 10 + Int128(digit)
        if isBehindPoint { below *= 10 }
      }
    }
    self.init(above, below)
  }

  static func + (left: Exact, right: Exact) -> Exact {
    if left.below == right.below { return Exact(left.above + right.above, left.below) }
    return Exact(left.above * right.below + right.above * left.below, left.below * right.below)
  }

  static func * (left: Exact, right: Exact) -> Exact {
    Exact(left.above * right.above, left.below * right.below)
  }

  static func >= (left: Exact, right: Exact) -> Bool {
    left.above * right.below >= right.above * left.below
  }

  /// Long division to a number of decimals, the last digit by the half-even rule.
  func rounded(decimals: Int) -> Int64 {
    var (digits, rest) = above.quotientAndRemainder(dividingBy: below)
    for _ in 0..<decimals {
      let (digit, next) = (rest * 10).quotientAndRemainder(dividingBy: below)
      digits = digits * 10 + digit
      rest = next
    }
    if rest * 2 > below || (rest * 2 == below && digits % 2 == 1) { digits += 1 }
    return Int64(digits)
  }
}
