/// A whole number of any size, zero or more.
///
/// Sums over forty services have forty unlike denominators; their product fits no machine word,
/// and a rounded sum could fall below a floor that the exact one stands on.
struct LargeNumber: Comparable, Sendable {
  /// The digits to the base of 2³², lowest first, without leading zeros.
  private var digits: [UInt32]

  /// Takes a whole number, zero or more.
  init(_ number: Int128) {
    precondition(number >= 0, "A large number is zero or more.")
    var rest = UInt128(number)
    digits = []
    while rest > 0 {
      digits.append(UInt32(truncatingIfNeeded: rest))
      rest >>= 32
    }
  }

  private init(digits: [UInt32]) {
    self.digits = digits
    while self.digits.last == 0 { self.digits.removeLast() }
  }

  static func + (left: LargeNumber, right: LargeNumber) -> LargeNumber {
    let (longer, shorter) =
      left.digits.count >= right.digits.count
      ? (left.digits, right.digits) : (right.digits, left.digits)
    var sum: [UInt32] = []
    var carry: UInt64 = 0
    for place in longer.indices {
      carry += UInt64(longer[place]) + (place < shorter.count ? UInt64(shorter[place]) : 0)
      sum.append(UInt32(truncatingIfNeeded: carry))
      carry >>= 32
    }
    sum.append(UInt32(carry))
    return LargeNumber(digits: sum)
  }

  static func * (left: LargeNumber, right: LargeNumber) -> LargeNumber {
    var product = [UInt32](repeating: 0, count: left.digits.count + right.digits.count)
    for (low, digit) in left.digits.enumerated() {
      var carry: UInt64 = 0
      for (high, other) in right.digits.enumerated() {
        carry += UInt64(digit) * UInt64(other) + UInt64(product[low + high])
        product[low + high] = UInt32(truncatingIfNeeded: carry)
        carry >>= 32
      }
      product[low + right.digits.count] = UInt32(carry)
    }
    return LargeNumber(digits: product)
  }

  static func < (left: LargeNumber, right: LargeNumber) -> Bool {
    guard left.digits.count == right.digits.count else {
      return left.digits.count < right.digits.count
    }
    return left.digits.reversed().lexicographicallyPrecedes(right.digits.reversed())
  }
}

/// A ratio of large numbers, not reduced.
struct LargeFraction: Sendable {
  let numerator: LargeNumber
  let denominator: LargeNumber

  /// A ratio.
  init(_ numerator: LargeNumber, over denominator: LargeNumber) {
    self.numerator = numerator
    self.denominator = denominator
  }

  static func + (left: LargeFraction, right: LargeFraction) -> LargeFraction {
    LargeFraction(
      left.numerator * right.denominator + right.numerator * left.denominator,
      over: left.denominator * right.denominator)
  }

  static func * (left: LargeFraction, right: LargeFraction) -> LargeFraction {
    LargeFraction(left.numerator * right.numerator, over: left.denominator * right.denominator)
  }

  /// The largest whole number that is not above the ratio; below 2⁶³.
  var wholePart: Int128 {
    search { denominator * LargeNumber($0) <= numerator }
  }

  /// The smallest whole number that is not below the ratio; below 2⁶³.
  var roundedUp: Int128 {
    let whole = wholePart
    return denominator * LargeNumber(whole) < numerator ? whole + 1 : whole
  }

  /// The smallest whole number whose square is not below the ratio; below 2⁶³.
  var rootRoundedUp: Int128 {
    let isZero = numerator == LargeNumber(0)
    return isZero
      ? 0 : 1 + search { denominator * LargeNumber($0) * LargeNumber($0) < numerator }
  }

  /// The largest number that is still fine; zero has to be.
  private func search(_ isFine: (Int128) -> Bool) -> Int128 {
    var (low, high): (Int128, Int128) = (0, 1)
    while isFine(high) { (low, high) = (high, high * 2) }
    while high - low > 1 {
      let middle = (low + high) / 2
      if isFine(middle) { low = middle } else { high = middle }
    }
    return low
  }
}
