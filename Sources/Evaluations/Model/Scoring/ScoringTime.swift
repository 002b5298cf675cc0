package import Kernel

/// One visit of a member to the page of a question, as the browser measured it.
package struct QuestionVisit: Hashable, Sendable {
  /// The most that one visit counts: who walks away from an open page did not score that long.
  ///
  /// - Unit: seconds.
  package static let mostSeconds: Int64 = 900

  /// When the page was made; tells one visit from the next.
  package let openedAt: Instant
  /// How long the page was in the foreground, 1 to `mostSeconds`.
  ///
  /// - Unit: seconds.
  package let seconds: Int64

  /// Takes what a form says; no time and anything that is no number is left out, never refused.
  ///
  /// - Parameters:
  ///   - openedAt: Milliseconds since 1970 as text.
  ///   - seconds: Seconds as text.
  ///   - now: The present moment; a page of tomorrow is no visit.
  package init?(openedAt: String?, seconds: String?, now: Instant) {
    guard let opened = openedAt.flatMap({ Int64($0) }), opened > 0, opened <= now.milliseconds,
      let seconds = seconds.flatMap({ Int64($0) }), seconds > 0
    else { return nil }
    self.openedAt = Instant(milliseconds: opened)
    self.seconds = min(seconds, Self.mostSeconds)
  }
}

/// How long a member took, from their own measured visits.
package struct TimeFigures: Hashable, Sendable {
  /// How many questions were measured.
  package let questionCount: Int
  /// All of it.
  ///
  /// - Unit: seconds.
  package let totalSeconds: Int64
  /// All of it, divided by the questions, to the nearest second.
  ///
  /// - Unit: seconds.
  package var meanSeconds: Int64 {
    let count = Int64(questionCount)
    return (totalSeconds + count / 2) / count
  }

  /// What half of the questions stayed below; of an even number the mean of the middle two, to the
  /// nearest second.
  ///
  /// - Unit: seconds.
  package let medianSeconds: Int64

  /// Counts the seconds of each question.
  ///
  /// - Returns: nil when nothing was measured.
  package init?(_ seconds: [Int64]) {
    guard !seconds.isEmpty else { return nil }
    let sorted = seconds.sorted()
    questionCount = sorted.count
    totalSeconds = sorted.reduce(0, +)
    let middle = sorted.count / 2
    medianSeconds =
      sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle] + 1) / 2
  }
}

/// Who may see how long somebody took.
package enum TimePolicy {
  /// Nobody but the person: a measure that others read would change how people score.
  ///
  /// - Parameters:
  ///   - principal: Who asks; nil for a visitor.
  ///   - account: Whose time it is.
  /// - Returns: true for the person alone, whatever roles others hold.
  package static func mayRead(_ principal: Principal?, timeOf account: String) -> Bool {
    principal?.accountID == account
  }
}
