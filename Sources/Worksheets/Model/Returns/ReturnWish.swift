package import Kernel
import WorkUnitsModel

/// What somebody who gives a worksheet back wants, and what the rules say about it.
package struct ReturnWish: Hashable, Sendable {
  /// What is to be repaired, a question at most once.
  package let notes: [ReturnNote]
  /// Until when; nil while nobody says.
  package let deadline: Instant?
  /// Whether the unit may change every question, not only those with a note.
  package let opensAll: Bool
  /// How often and for how long.
  package let rules: ReturnRules
  /// The first moment of the next day where the unit is.
  package let tomorrow: Instant

  /// Describes a wish.
  package init(
    notes: [ReturnNote], deadline: Instant?, opensAll: Bool = false,
    rules: ReturnRules = .usual, tomorrow: Instant
  ) {
    self.notes = notes
    self.deadline = deadline
    self.opensAll = opensAll
    self.rules = rules
    self.tomorrow = tomorrow
  }

  /// Lets only a deadline through that the unit can work with.
  ///
  /// It is after today, unless the window closes today: then it is the end of the window.
  ///
  /// - Parameter occasion: Who, when, in which window.
  /// - Returns: The deadline.
  /// - Throws: `deadlineMissing`, `deadlinePassed`, `deadlineAfterWindow`, `deadlineToday`,
  ///   `deadlineTooFar`.
  package func requireDeadline(_ occasion: Occasion) throws(ReturnRefusal) -> Instant {
    guard let deadline else { throw .deadlineMissing }
    guard occasion.instant < deadline else { throw .deadlinePassed }
    let until = occasion.window.until
    if let until, deadline > until { throw .deadlineAfterWindow(until: until) }
    guard deadline >= min(tomorrow, until ?? tomorrow) else { throw .deadlineToday }
    let latest = rules.latest(from: tomorrow, in: occasion.window)
    guard deadline <= latest else {
      throw .deadlineTooFar(days: rules.longestDays, latest: latest)
    }
    return deadline
  }
}
