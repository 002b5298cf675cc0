/// What the index of each questionnaire needs of some answers, and no more of them.
package struct IndexSums: Hashable, Sendable {
  /// How many responses.
  package private(set) var count: Int64
  /// For each questionnaire the sum over responses of the sum of their steps.
  package private(set) var totals: [Int64]
  /// For each questionnaire the sum over responses of the square of the sum of their steps.
  package private(set) var squares: [Int64]

  /// Nothing counted yet.
  ///
  /// - Parameter questionnaires: How many the round asks.
  package init(questionnaires: Int) {
    count = 0
    totals = Array(repeating: 0, count: questionnaires)
    squares = totals
  }

  init(count: Int64, totals: [Int64], squares: [Int64]) {
    self.count = count
    self.totals = totals
    self.squares = squares
  }

  /// Counts one response in.
  ///
  /// - Parameters:
  ///   - response: With one step for each item.
  ///   - itemCounts: How many items each questionnaire of the round has, in order.
  package mutating func add(_ response: SurveyResponse, itemCounts: [Int]) {
    count += 1
    var place = 0
    for (questionnaire, items) in itemCounts.enumerated() {
      let total = response.steps[place..<place + items].reduce(Int64(0)) { $0 + Int64($1) }
      totals[questionnaire] += total
      squares[questionnaire] += total * total
      place += items
    }
  }

  /// The sums of both.
  package static func + (left: IndexSums, right: IndexSums) -> IndexSums {
    IndexSums(
      count: left.count + right.count, totals: zip(left.totals, right.totals).map { $0 + $1 },
      squares: zip(left.squares, right.squares).map { $0 + $1 })
  }
}

extension IndexSums {
  /// The sums as they are stored: the count, then totals and squares in order.
  package var packed: [UInt8] { PackedNumbers.bytes([count] + totals + squares) }

  /// Reads what `packed` made.
  ///
  /// - Returns: nil when the bytes do not fit the number of questionnaires.
  package init?(packed bytes: [UInt8], questionnaires: Int) {
    guard bytes.count == 8 * (1 + 2 * questionnaires) else { return nil }
    let numbers = PackedNumbers.numbers(bytes)
    self.init(
      count: numbers[0], totals: Array(numbers[1...questionnaires]),
      squares: Array(numbers[(questionnaires + 1)...]))
  }
}

/// Whole numbers as eight bytes each, the highest first.
enum PackedNumbers {
  static func bytes(_ numbers: [Int64]) -> [UInt8] {
    numbers.flatMap { number in withUnsafeBytes(of: number.bigEndian) { Array($0) } }
  }

  /// Reads bytes whose count is a multiple of eight.
  static func numbers(_ bytes: [UInt8]) -> [Int64] {
    stride(from: 0, to: bytes.count, by: 8).map { start in
      bytes[start..<start + 8].reduce(Int64(0)) { $0 << 8 | Int64($1) }
    }
  }
}
