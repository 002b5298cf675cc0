import Kernel

/// Moments as people read them, in WIB, the zone of the programme.
enum CalibrationMoment {
  private static let offsetSeconds: Int64 = 7 * 3600

  /// `21 November 2026, 14.32 WIB`.
  static func full(_ instant: Instant, in language: Language) -> String {
    let minutes = (instant.milliseconds / 60_000 + offsetSeconds / 60) % 1440
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : String(number) }
    let mark = language == .indonesian ? "." : ":"
    return day(instant, in: language) + ", " + two(minutes / 60) + mark + two(minutes % 60)
      + " WIB"
  }

  /// `21 November 2026`.
  static func day(_ instant: Instant, in language: Language) -> String {
    CalendarDate(of: instant, offsetSeconds: offsetSeconds).formatted(in: language)
  }
}
