package import Kernel
package import Storage

/// Who does something, and when.
package struct Act: Sendable {
  /// The person; nil for the command line.
  package let principal: Principal?
  /// The moment, from the caller's clock.
  package let now: Instant

  /// Joins the person to the moment.
  package init(by principal: Principal?, at now: Instant) {
    self.principal = principal
    self.now = now
  }

  /// The day on which roles are looked at.
  package var day: CalendarDate { CalendarDate(programmeDayOf: now) }

  /// Writes what happened into the journal, in the transaction that changed it.
  ///
  /// - Parameters:
  ///   - entries: What happened; nothing is written for nothing.
  ///   - transaction: The write.
  /// - Throws: What the database throws.
  package func journal(
    _ entries: [JournalEntry], in transaction: Transaction
  ) throws(StorageError) {
    guard !entries.isEmpty else { return }
    try Journal.append(entries, by: principal, at: now, in: transaction)
  }
}
