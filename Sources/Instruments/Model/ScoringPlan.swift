import Kernel

/// An instrument compiled for scoring a nation: many packed sheets, no allocation for each.
///
/// Equal to `Instrument.score` to the last unit (a property test holds them together). The trick
/// is only in the order of the multiplications: weight ÷ (step × count) is reduced once when the
/// plan is made, so that most means are one whole multiplication and one small division.
package struct ScoringPlan: Sendable {
  /// Places of one sheet in a packed run.
  package let soalCount: Int
  /// Scores of one sheet in a run of scores.
  package let nodeCount: Int
  /// The keys of the predicates, in the order of the bits of a decision.
  package let predicates: [String]

  /// One weighted mean (or one question of a result).
  struct Term: Sendable {
    /// The slot that takes the points.
    var slot: Int32
    /// The members, in `members`.
    var first: Int32
    var end: Int32
    /// Whether every member is a rung: then the whole sum fits `Int64`.
    var isDecimal: Bool
    /// Units of a share in this term; a rung is worth `table / step`.
    var step: Int64
    /// weight ÷ (step × count) in lowest terms.
    var numerator: Int64
    var denominator: Int64
  }

  /// One question of a term.
  struct Member: Sendable {
    enum Kind: UInt8, Sendable { case rung, index, ratio, reduction, unknown }
    var kind: Kind
    /// The first and the last place of the question.
    var firstPlace: Int32
    var lastPlace: Int32
    /// For a rung the start of its values in `table`; else the start of its places in `places`.
    var start: Int32
    /// How many places stand above the line; the rest of `start..<end` stands below.
    var above: Int32
    var end: Int32
    /// What nothing over nothing is worth, and what something more than none before, in steps.
    var zero: Int64
    var rise: Int64
    /// The maximum of an index in millionths.
    var maximum: Int64
  }

  /// One floor, as the least whole number of units that clears it.
  struct Floor: Sendable {
    var first: Int32
    var end: Int32
    var minimum: Int64
    var predicate: UInt8
  }

  let terms: [Term]
  let members: [Member]
  let table: [Int64]
  let places: [Int32]
  /// The parent of each node; -1 for the total.
  let parents: [Int32]
  let floors: [Floor]
  /// Slots that a floor adds up.
  let floorSlots: [Int32]
  /// Nodes, then one slot for each question that a floor looks at.
  let slotCount: Int

  /// Scores packed sheets that stand one after another.
  ///
  /// - Parameters:
  ///   - packed: A whole number of valid sheets, `soalCount` places each.
  ///   - scores: Takes `nodeCount` scores a sheet in units of 10⁻¹² points; its length must fit.
  package func score(_ packed: [Int32], into scores: inout [Int64]) {
    precondition(packed.count.isMultiple(of: soalCount), "Packed sheets are whole.")
    precondition(
      scores.count == packed.count / soalCount * nodeCount, "There is a place for each score.")
    run(packed) { sheet, slots in
      for node in 0..<nodeCount { scores[sheet * nodeCount + node] = slots[node] }
    }
  }

  /// Decides packed sheets that stand one after another.
  ///
  /// - Parameter packed: A whole number of valid sheets, `soalCount` places each.
  /// - Returns: One byte a sheet; bit *i* is set when the sheet clears predicate *i*.
  package func decisions(on packed: [Int32]) -> [UInt8] {
    precondition(packed.count.isMultiple(of: soalCount), "Packed sheets are whole.")
    var decisions: [UInt8] = []
    decisions.reserveCapacity(packed.count / soalCount)
    run(packed) { _, slots in decisions.append(decision(slots)) }
    return decisions
  }

  /// The scores of each node and the decision of packed sheets in one walk.
  ///
  /// - Parameters:
  ///   - packed: A whole number of valid sheets, `soalCount` places each.
  ///   - body: Takes the number of the sheet, its total in units of 10⁻¹² points and its decision.
  package func eachTotal(on packed: [Int32], _ body: (Int, Int64, UInt8) -> Void) {
    precondition(packed.count.isMultiple(of: soalCount), "Packed sheets are whole.")
    run(packed) { sheet, slots in body(sheet, slots[0], decision(slots)) }
  }

  private func run(_ packed: [Int32], _ body: (Int, UnsafePointer<Int64>) -> Void) {
    packed.withUnsafeBufferPointer { packed in
      withUnsafeTemporaryAllocation(of: Int64.self, capacity: slotCount) { slots in
        guard let sheets = packed.baseAddress, let start = slots.baseAddress else { return }
        for sheet in 0..<packed.count / soalCount {
          start.initialize(repeating: 0, count: slotCount)
          fill(start, from: sheets + sheet * soalCount)
          body(sheet, UnsafePointer(start))
        }
      }
    }
  }

  private func fill(_ slots: UnsafeMutablePointer<Int64>, from sheet: UnsafePointer<Int32>) {
    terms.withUnsafeBufferPointer { terms in
      members.withUnsafeBufferPointer { members in
        table.withUnsafeBufferPointer { table in
          for term in terms {
            slots[Int(term.slot)] +=
              term.isDecimal
              ? decimals(term, members, table, sheet) : exact(term, members, table, sheet)
          }
        }
      }
    }
    parents.withUnsafeBufferPointer { parents in
      var node = nodeCount - 1
      while node > 0 {
        slots[Int(parents[node])] += slots[node]
        node -= 1
      }
    }
  }

  /// A mean of rungs only: a look-up for each, one multiplication, one small division.
  @inline(__always)
  private func decimals(
    _ term: Term, _ members: UnsafeBufferPointer<Member>, _ table: UnsafeBufferPointer<Int64>,
    _ sheet: UnsafePointer<Int32>
  ) -> Int64 {
    var sum: Int64 = 0
    for index in Int(term.first)..<Int(term.end) {
      // A blank is -1: the value before the first rung is 0.
      sum &+= table[Int(members[index].start) + Int(sheet[Int(members[index].firstPlace)])]
    }
    let dividend = sum &* term.numerator
    return term.denominator == 1 ? dividend : divideHalfEven(dividend, by: term.denominator)
  }

  private func decision(_ slots: UnsafePointer<Int64>) -> UInt8 {
    var decision = UInt8(truncatingIfNeeded: (1 << predicates.count) - 1)
    for floor in floors {
      var score: Int64 = 0
      for slot in Int(floor.first)..<Int(floor.end) { score &+= slots[Int(floorSlots[slot])] }
      if score < floor.minimum { decision &= ~(1 << floor.predicate) }
    }
    return decision
  }

  /// Rounds a quotient of numbers that are not below zero, a tie to the even neighbour.
  @inline(__always)
  private func divideHalfEven(_ dividend: Int64, by divisor: Int64) -> Int64 {
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    let twice = remainder &* 2
    if twice > divisor || (twice == divisor && quotient & 1 == 1) { return quotient &+ 1 }
    return quotient
  }
}
