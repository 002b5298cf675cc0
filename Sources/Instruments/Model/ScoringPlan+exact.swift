import Kernel

extension ScoringPlan {
  /// A term with shares of counts or an index: gathered over a common denominator, as `score` does.
  func exact(
    _ term: Term, _ members: UnsafeBufferPointer<Member>, _ table: UnsafeBufferPointer<Int64>,
    _ sheet: UnsafePointer<Int32>
  ) -> Int64 {
    var decimals: Int64 = 0
    var (above, below): (Int128, Int128) = (0, 1)
    for index in Int(term.first)..<Int(term.end) {
      let member = members[index]
      var isBlank = false
      for place in Int(member.firstPlace)...Int(member.lastPlace) where sheet[place] < 0 {
        isBlank = true
      }
      if isBlank { continue }
      var (numerator, denominator): (Int64, Int64) = (0, 1)
      switch member.kind {
      case .rung:
        decimals += table[Int(member.start) + Int(sheet[Int(member.firstPlace)])]
        continue
      case .unknown: continue
      case .index:
        (numerator, denominator) = (Int64(sheet[Int(member.firstPlace)]), member.maximum)
      case .ratio:
        (numerator, denominator) = (sum(member.start, member.above, sheet), 0)
        denominator = sum(member.above, member.end, sheet)
        if denominator == 0 {
          decimals += numerator == 0 ? member.zero : 0
          continue
        }
        if numerator > denominator { (numerator, denominator) = (1, 1) }
      case .reduction:
        let before = sum(member.start, member.above, sheet)
        let now = sum(member.above, member.end, sheet)
        if before == 0 {
          decimals += now == 0 ? member.zero : member.rise
          continue
        }
        (numerator, denominator) = now > before ? (0, 1) : (before - now, before)
      }
      above = above * Int128(denominator) + Int128(numerator) * below
      below *= Int128(denominator)
    }
    let sum = above * Int128(term.step) + Int128(decimals) * below
    let points = divideHalfEven(
      sum * Int128(term.numerator), by: below * Int128(term.denominator))
    return Int64(points)
  }

  private func sum(_ first: Int32, _ end: Int32, _ sheet: UnsafePointer<Int32>) -> Int64 {
    var sum: Int64 = 0
    for index in Int(first)..<Int(end) { sum += Int64(sheet[Int(places[index])]) }
    return sum
  }
}
