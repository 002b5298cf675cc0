package import Kernel

/// Moments as people read them, in WIB, the zone of the programme.
package enum MomentText {
  private static let offsetSeconds: Int64 = 7 * 3600

  /// `21 November 2026, 14.32 WIB`.
  package static func full(_ instant: Instant, in language: Language) -> String {
    day(instant, in: language) + ", " + clock(instant, in: language)
  }

  /// `21 November 2026`.
  package static func day(_ instant: Instant, in language: Language) -> String {
    CalendarDate(of: instant, offsetSeconds: offsetSeconds).formatted(in: language)
  }

  /// `14.32 WIB`.
  package static func clock(_ instant: Instant, in language: Language) -> String {
    let minutes = (instant.milliseconds / 60_000 + offsetSeconds / 60) % 1440
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : String(number) }
    let mark = language == .indonesian ? "." : ":"
    return two(minutes / 60) + mark + two(minutes % 60) + " WIB"
  }
}
