/// Running sums of the responses of one service of a round, flagged and unflagged ones apart.
///
/// All figures of a round come from these whole numbers; a recount of the responses gives the same.
package struct SurveySums: Hashable, Sendable {
  /// How many responses.
  package private(set) var count: Int64
  /// How often each step was taken: one list for each item of the round, worst step first.
  package private(set) var stepCounts: [[Int64]]
  /// For each questionnaire the sum over responses of the sum of their steps.
  package private(set) var totals: [Int64]
  /// For each questionnaire the sum over responses of the square of the sum of their steps.
  package private(set) var squares: [Int64]

  /// Nothing counted yet.
  ///
  /// - Parameters:
  ///   - itemCounts: How many items each questionnaire of the round has, in order.
  ///   - steps: How many steps each questionnaire has.
  package init(itemCounts: [Int], steps: [Int]) {
    count = 0
    stepCounts = zip(itemCounts, steps).flatMap { items, steps in
      Array(repeating: Array(repeating: 0, count: steps), count: items)
    }
    totals = Array(repeating: 0, count: itemCounts.count)
    squares = totals
  }

  /// Counts one response in.
  ///
  /// - Parameters:
  ///   - response: With one step for each item.
  ///   - itemCounts: As at the beginning.
  package mutating func add(_ response: SurveyResponse, itemCounts: [Int]) {
    count += 1
    for (place, step) in response.steps.enumerated() { stepCounts[place][Int(step) - 1] += 1 }
    var place = 0
    for (questionnaire, items) in itemCounts.enumerated() {
      let total = response.steps[place..<place + items].reduce(Int64(0)) { $0 + Int64($1) }
      totals[questionnaire] += total
      squares[questionnaire] += total * total
      place += items
    }
  }

  /// The sums of both.
  package static func + (left: SurveySums, right: SurveySums) -> SurveySums {
    var sum = left
    sum.count += right.count
    for place in sum.stepCounts.indices {
      for step in sum.stepCounts[place].indices {
        sum.stepCounts[place][step] += right.stepCounts[place][step]
      }
    }
    for questionnaire in sum.totals.indices {
      sum.totals[questionnaire] += right.totals[questionnaire]
      sum.squares[questionnaire] += right.squares[questionnaire]
    }
    return sum
  }
}

extension SurveySums {
  /// The sums as they are stored: the count, then step counts, totals and squares in order, each
  /// as eight bytes, the highest first.
  package var packed: [UInt8] {
    ([count] + stepCounts.flatMap { $0 } + totals + squares).flatMap { number in
      withUnsafeBytes(of: number.bigEndian) { Array($0) }
    }
  }

  /// Reads what `packed` made.
  ///
  /// - Returns: nil when the bytes do not fit the questionnaires.
  package init?(packed bytes: [UInt8], itemCounts: [Int], steps: [Int]) {
    self.init(itemCounts: itemCounts, steps: steps)
    let cells = stepCounts.reduce(0) { $0 + $1.count }
    guard bytes.count == 8 * (1 + cells + 2 * totals.count) else { return nil }
    var numbers = stride(from: 0, to: bytes.count, by: 8).map { start in
      bytes[start..<start + 8].reduce(Int64(0)) { $0 << 8 | Int64($1) }
    }[...]
    count = numbers.removeFirst()
    for place in stepCounts.indices {
      for step in stepCounts[place].indices { stepCounts[place][step] = numbers.removeFirst() }
    }
    for questionnaire in totals.indices { totals[questionnaire] = numbers.removeFirst() }
    for questionnaire in squares.indices { squares[questionnaire] = numbers.removeFirst() }
  }
}
