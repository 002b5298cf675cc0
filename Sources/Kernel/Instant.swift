/// A moment: milliseconds since 1 January 1970, 00:00 UTC.
///
/// - Unit: milliseconds.
package struct Instant: Hashable, Comparable, Sendable {
  /// Milliseconds since 1970 in UTC.
  package let milliseconds: Int64

  /// Makes a moment from its milliseconds since 1970 in UTC.
  package init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  package static func < (left: Instant, right: Instant) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// The moment this many seconds later; earlier when negative.
  package func adding(seconds: Int64) -> Instant {
    Instant(milliseconds: milliseconds + seconds * 1000)
  }
}
