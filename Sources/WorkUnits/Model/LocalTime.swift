package import Kernel

/// A day with the time on a wall clock, to the second.
package struct LocalTime: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The day.
  package let day: CalendarDate
  /// Seconds since midnight, `0...86_399`.
  package let second: Int

  /// Joins a day to a time.
  ///
  /// - Returns: nil for a time that no clock shows.
  package init?(day: CalendarDate, hour: Int, minute: Int, second: Int) {
    guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else {
      return nil
    }
    self.day = day
    self.second = hour * 3600 + minute * 60 + second
  }

  /// Reads `2026-06-30 23:59:59`; a `T` in the middle, and times without seconds, are taken too.
  package init?(_ text: String) {
    let halves = text.split { $0 == " " || $0 == "T" }
    guard halves.count == 2, let day = CalendarDate(String(halves[0])) else { return nil }
    let parts = halves[1].split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), parts.allSatisfy({ $0.utf8.count == 2 }) else {
      return nil
    }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == parts.count else { return nil }
    self.init(
      day: day, hour: numbers[0], minute: numbers[1],
      second: numbers.count == 3 ? numbers[2] : 0)
  }

  /// What a clock shows at a moment; what is less than a second is cut off.
  ///
  /// - Parameters:
  ///   - instant: The moment.
  ///   - offsetSeconds: Seconds that the clock is ahead of UTC.
  package init(of instant: Instant, offsetSeconds: Int64) {
    day = CalendarDate(of: instant, offsetSeconds: offsetSeconds)
    let midnight = day.start(offsetSeconds: offsetSeconds)
    second = Int((instant.milliseconds - midnight.milliseconds) / 1000)
  }

  /// The moment at which a clock shows this time.
  package func instant(offsetSeconds: Int64) -> Instant {
    day.start(offsetSeconds: offsetSeconds).adding(seconds: Int64(second))
  }

  /// The time of day: `23:59:59`.
  package var time: String {
    [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
      .joined(separator: ":")
  }

  /// `2026-06-30 23:59:59`.
  package var description: String { day.description + " " + time }

  package static func < (left: LocalTime, right: LocalTime) -> Bool {
    (left.day, left.second) < (right.day, right.second)
  }
}
