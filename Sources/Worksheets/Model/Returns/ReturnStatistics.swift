package import Kernel

/// What comes back most, so that units and trainers know where the form is misunderstood.
package struct ReturnStatistics: Hashable, Sendable {
  /// One line: a question or a reason with how often it came back.
  package struct Line<Subject: Hashable & Sendable>: Hashable, Sendable {
    /// What came back.
    package let subject: Subject
    /// How many notes.
    package let count: Int
  }

  /// Questions, the most returned first, ties in reading order.
  package let questions: [Line<Int>]
  /// Reasons, the most given first, ties in the order of the list of reasons.
  package let reasons: [Line<ReturnReason>]
  /// How many rounds came back late, or are late now.
  package let late: Int
  /// How many rounds are still with their unit.
  package let open: Int
  /// How many rounds there are.
  package let rounds: Int

  /// Counts over many returns.
  ///
  /// - Parameters:
  ///   - rounds: The returns of many worksheets of one instrument.
  ///   - now: The present moment, for those that are still with their unit.
  package init(_ rounds: [ReturnRound], at now: Instant) {
    var byQuestion: [Int: Int] = [:]
    var byReason: [ReturnReason: Int] = [:]
    for note in rounds.flatMap(\.notes) {
      byQuestion[note.question, default: 0] += 1
      byReason[note.reason, default: 0] += 1
    }
    questions = byQuestion.map { Line(subject: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.subject) < ($0.count, $1.subject) }
    reasons = ReturnReason.allCases
      .compactMap { reason in byReason[reason].map { Line(subject: reason, count: $0) } }
      .sorted { $0.count > $1.count }
    late = rounds.filter { $0.isLate(at: now) }.count
    open = rounds.count(where: \.isOpen)
    self.rounds = rounds.count
  }
}
