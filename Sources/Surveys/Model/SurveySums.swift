/// Running sums of the responses of one service of a round, flagged and unflagged ones apart.
///
/// All figures of a round come from these whole numbers; a recount of the responses gives the same.
package struct SurveySums: Hashable, Sendable {
  /// How often each step was taken: one list for each item of the round, worst step first.
  package private(set) var stepCounts: [[Int64]]
  private var index: IndexSums

  /// How many responses.
  package var count: Int64 { index.count }
  /// For each questionnaire the sum over responses of the sum of their steps.
  package var totals: [Int64] { index.totals }
  /// For each questionnaire the sum over responses of the square of the sum of their steps.
  package var squares: [Int64] { index.squares }

  /// Nothing counted yet.
  ///
  /// - Parameters:
  ///   - itemCounts: How many items each questionnaire of the round has, in order.
  ///   - steps: How many steps each questionnaire has.
  package init(itemCounts: [Int], steps: [Int]) {
    stepCounts = zip(itemCounts, steps).flatMap { items, steps in
      Array(repeating: Array(repeating: 0, count: steps), count: items)
    }
    index = IndexSums(questionnaires: itemCounts.count)
  }

  /// Counts one response in.
  ///
  /// - Parameters:
  ///   - response: With one step for each item.
  ///   - itemCounts: As at the beginning.
  package mutating func add(_ response: SurveyResponse, itemCounts: [Int]) {
    for (place, step) in response.steps.enumerated() { stepCounts[place][Int(step) - 1] += 1 }
    index.add(response, itemCounts: itemCounts)
  }

  /// The sums of both.
  package static func + (left: SurveySums, right: SurveySums) -> SurveySums {
    var sum = left
    for place in sum.stepCounts.indices {
      for step in sum.stepCounts[place].indices {
        sum.stepCounts[place][step] += right.stepCounts[place][step]
      }
    }
    sum.index = left.index + right.index
    return sum
  }
}

extension SurveySums {
  /// The sums as they are stored: the count, then step counts, totals and squares in order.
  package var packed: [UInt8] {
    PackedNumbers.bytes([count] + stepCounts.flatMap { $0 } + totals + squares)
  }

  /// Reads what `packed` made.
  ///
  /// - Returns: nil when the bytes do not fit the questionnaires.
  package init?(packed bytes: [UInt8], itemCounts: [Int], steps: [Int]) {
    self.init(itemCounts: itemCounts, steps: steps)
    let cells = stepCounts.reduce(0) { $0 + $1.count }
    guard bytes.count == 8 * (1 + cells + 2 * itemCounts.count) else { return nil }
    var numbers = PackedNumbers.numbers(bytes)[...]
    let count = numbers.removeFirst()
    for place in stepCounts.indices {
      for step in stepCounts[place].indices { stepCounts[place][step] = numbers.removeFirst() }
    }
    index = IndexSums(
      count: count, totals: Array(numbers.prefix(itemCounts.count)),
      squares: Array(numbers.suffix(itemCounts.count)))
  }
}
