package import Kernel
package import WorkUnitsModel

/// How far the plan and the answers of one unit are in a year.
package struct UnitProgress: Hashable, Sendable {
  /// The unit.
  package let unitID: ID<WorkUnit>
  /// The instansi of the unit.
  package let institutionID: ID<Institution>
  /// The name of the unit today.
  package let name: String
  /// What is counted.
  package let sum: ProgressSum

  /// Describes a unit.
  package init(
    unitID: ID<WorkUnit>, institutionID: ID<Institution>, name: String, sum: ProgressSum
  ) {
    self.unitID = unitID
    self.institutionID = institutionID
    self.name = name
    self.sum = sum
  }
}

/// What is counted of one unit, or of many together; sums of sums are sums.
package struct ProgressSum: Hashable, Sendable {
  /// How many units.
  package var unitCount = 0
  /// How many of them have planned anything.
  package var plannedCount = 0
  /// How many items are planned.
  package var itemCount = 0
  /// How many items are done.
  package var doneCount = 0
  /// How many items are late.
  package var lateCount = 0
  /// The shares of all items together, exact.
  package var shares = Fraction.zero
  /// How many questions are answered.
  package var answeredCount = 0
  /// How many questions there are, for every unit.
  package var questionCount = 0

  /// Nothing.
  package init() {}

  /// Counts a unit.
  ///
  /// - Parameters:
  ///   - items: Its items with how far they are and how they stand.
  ///   - answered: How many questions are answered.
  ///   - questions: How many there are.
  package init(
    items: [(progress: ItemProgress, state: ItemState)], answered: Int, of questions: Int
  ) {
    unitCount = 1
    plannedCount = items.isEmpty ? 0 : 1
    itemCount = items.count
    doneCount = items.count { $0.state == .done }
    lateCount = items.count { $0.state == .late }
    shares = items.reduce(.zero) { $0 + $1.progress.share }
    answeredCount = answered
    questionCount = questions
  }

  package static func + (left: ProgressSum, right: ProgressSum) -> ProgressSum {
    var sum = left
    sum.unitCount += right.unitCount
    sum.plannedCount += right.plannedCount
    sum.itemCount += right.itemCount
    sum.doneCount += right.doneCount
    sum.lateCount += right.lateCount
    // Every share has at most 20 parts, so the denominator stays below 232,792,561 however many
    // units are added; a mean of means would not.
    sum.shares = sum.shares + right.shares
    sum.answeredCount += right.answeredCount
    sum.questionCount += right.questionCount
    return sum
  }

  /// How far the items are, each item the same; exact, 0 without any.
  package var progress: Fraction { itemCount == 0 ? .zero : shares / itemCount }

  /// The answered questions in whole percent, rounded down; 0 without any question.
  package var answeredPercent: Int {
    questionCount == 0 ? 0 : answeredCount * 100 / questionCount
  }

  /// Whether this needs help before another: units without a plan first, for nothing can be late
  /// there; then what is late, then how little is done and answered.
  package func needsHelp(before other: ProgressSum) -> Bool {
    let without = unitCount - plannedCount
    let otherWithout = other.unitCount - other.plannedCount
    if without != otherWithout { return without > otherWithout }
    if lateCount != other.lateCount { return lateCount > other.lateCount }
    if progress != other.progress { return progress < other.progress }
    return answeredCount * max(1, other.questionCount)
      < other.answeredCount * max(1, questionCount)
  }

  /// Whether the order above puts neither of two first.
  package func needsAsMuch(as other: ProgressSum) -> Bool {
    !needsHelp(before: other) && !other.needsHelp(before: self)
  }
}

/// How many units were to reach a predicate in a year and how many did.
package struct Attainment: Hashable, Sendable {
  /// What the instansi set itself; nil when it set nothing.
  package var targets: [ProposedPredicate: Int] = [:]
  /// How many units reached it by decree; a unit counts once, with its highest predicate.
  package var reached: [ProposedPredicate: Int] = [:]

  /// Nothing set, nothing reached.
  package init() {}

  /// Whether there is anything to show.
  package var isEmpty: Bool { targets.isEmpty && reached.isEmpty }

  package static func + (left: Attainment, right: Attainment) -> Attainment {
    var sum = left
    sum.targets.merge(right.targets, uniquingKeysWith: +)
    sum.reached.merge(right.reached, uniquingKeysWith: +)
    return sum
  }
}
