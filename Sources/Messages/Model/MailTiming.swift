package import Kernel

/// When a letter is due, and when it is tried again.
///
/// All hours are in WIB: one day for the whole nation, as with roles.
package enum MailTiming {
  /// The hour of the daily letter.
  package static let digestHour = 7
  /// How often a letter is tried before it is given up.
  package static let mostAttempts = 8
  /// Waits after the first, second … failed attempt.
  ///
  /// - Unit: minutes.
  package static let waits: [Int64] = [1, 5, 25, 125, 625, 1440, 1440]
  /// How old a message may be when its letter is written; later it is only read in the application,
  /// so that an installation that gets its mail server late does not send old news.
  ///
  /// - Unit: seconds.
  package static let newsSeconds: Int64 = 7 * 86_400

  private static let offsetSeconds: Int64 = 7 * 3600
  private static let daySeconds: Int64 = 86_400

  /// When a message of a moment goes out.
  ///
  /// - Parameters:
  ///   - posted: When it was written, or when the preference was set anew.
  ///   - preference: What the recipient set.
  /// - Returns: That moment or a later one; nil for never.
  package static func due(for posted: Instant, by preference: MailPreference) -> Instant? {
    switch preference.rhythm {
    case .never: nil
    case .atOnce: notQuiet(posted, preference.quiet)
    case .daily: notQuiet(next(hour: digestHour, from: posted), preference.quiet)
    }
  }

  /// When a letter that failed is tried again.
  ///
  /// - Parameters:
  ///   - attempts: How often it was tried, 1 or more.
  ///   - now: When it failed.
  ///   - quiet: Hours in which it is not tried.
  /// - Returns: A later moment; nil when it is given up.
  package static func nextTry(
    after attempts: Int, at now: Instant, quiet: QuietHours
  ) -> Instant? {
    guard attempts < mostAttempts, attempts >= 1 else { return nil }
    return notQuiet(now.adding(seconds: waits[attempts - 1] * 60), quiet)
  }

  /// The moment itself, or the end of the quiet hours that it lies in.
  package static func notQuiet(_ instant: Instant, _ quiet: QuietHours) -> Instant {
    let hour = Int(secondOfDay(instant) / 3600)
    return quiet.contains(hour: hour) ? next(hour: quiet.until, from: instant) : instant
  }

  /// The next moment, this one included, at which an hour of the day begins.
  private static func next(hour: Int, from instant: Instant) -> Instant {
    let wait = (Int64(hour) * 3600 - secondOfDay(instant) + daySeconds) % daySeconds
    let remainder = instant.milliseconds % 1000
    // A part of a second after the hour is after the hour.
    let whole = Instant(milliseconds: instant.milliseconds - remainder)
    if wait == 0, remainder > 0 { return whole.adding(seconds: daySeconds) }
    return whole.adding(seconds: wait)
  }

  private static func secondOfDay(_ instant: Instant) -> Int64 {
    (instant.milliseconds / 1000 + offsetSeconds) % daySeconds
  }
}
