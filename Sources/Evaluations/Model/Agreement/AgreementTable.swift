/// Who gave what to which thing; what agreement is measured on.
///
/// A row is one thing that was scored: a question of a unit. Not everybody scores everything, so
/// only what was given is kept.
package struct AgreementTable: Hashable, Sendable {
  /// One judgement.
  struct Rating: Hashable, Sendable {
    /// The position in `assessors`.
    let assessor: Int32
    /// What was given; the position in `levels`.
    var level: Int32
  }

  /// The most people that may score one row; more than any team has.
  ///
  /// Sums are kept over a common denominator, the least common multiple of 1 to 22, in `Int128`.
  package static let mostAssessors = 23

  /// The common denominator of means over 1 to 22 others.
  static let commonDenominator: Int128 = 232_792_560

  /// Everybody who scored, by a name of the caller's choice.
  package let assessors: [String]
  /// Every value that was given, the lowest first.
  let levels: [QuestionShare]
  /// All judgements, row after row.
  let ratings: [Rating]
  /// Where each row ends in `ratings`.
  private let ends: [Int]

  /// Makes a table from full rows with a place for each assessor.
  ///
  /// - Parameters:
  ///   - rows: What each assessor gave, in the order of `assessors`; nil for nothing.
  ///   - assessors: Everybody who scored.
  package init(rows: [[QuestionShare?]], assessors: [String]) {
    let levels = Set(rows.joined().compactMap(\.self)).sorted()
    let places = Dictionary(
      uniqueKeysWithValues: levels.enumerated().map { ($0.element, Int32($0.offset)) })
    var rest = AgreementRows()
    for row in rows {
      for (assessor, share) in row.enumerated() {
        guard let share, let level = places[share] else { continue }
        rest.ratings.append(Rating(assessor: Int32(assessor), level: level))
      }
      rest.endRow()
    }
    self.init(rest, levels: levels, assessors: assessors)
  }

  /// Makes a table from rows whose levels are positions in a longer list.
  init(_ rows: AgreementRows, levels: [QuestionShare], assessors: [String]) {
    var places = [Int32](repeating: -1, count: levels.count)
    for rating in rows.ratings { places[Int(rating.level)] = 0 }
    var given: [QuestionShare] = []
    for level in levels.indices where places[level] == 0 {
      places[level] = Int32(given.count)
      given.append(levels[level])
    }
    self.assessors = assessors
    self.levels = given
    ratings = rows.ratings.map { Rating(assessor: $0.assessor, level: places[Int($0.level)]) }
    ends = rows.ends
  }

  /// How many rows two or more people scored.
  package var pairableRowCount: Int {
    var count = 0
    forEachPairableRow { _ in count += 1 }
    return count
  }

  /// Hands over each row that two or more people scored, as a range of `ratings`.
  func forEachPairableRow(_ body: (Range<Int>) -> Void) {
    var start = 0
    for end in ends {
      if end - start > 1 { body(start..<end) }
      start = end
    }
  }
}

/// Rows of a table that is being written.
struct AgreementRows {
  /// The judgements so far.
  var ratings: [AgreementTable.Rating] = []
  /// Where each row ends in `ratings`.
  private(set) var ends: [Int] = []

  /// Ends the row that is being written; an empty one is dropped.
  mutating func endRow() {
    if ratings.count > ends.last ?? 0 { ends.append(ratings.count) }
  }
}
