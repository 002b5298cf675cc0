extension CalendarDate {
  /// The first moment of the day.
  ///
  /// - Parameter offsetSeconds: Seconds that local time is ahead of UTC: 25,200 for WIB.
  /// - Returns: Midnight there, in UTC.
  package func start(offsetSeconds: Int64) -> Instant {
    // Days-from-civil of Howard Hinnant's public calendar algorithms; the year begins in March.
    let shiftedYear = Int64(month <= 2 ? year - 1 : year)
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear - era * 400
    let shiftedMonth = Int64(month > 2 ? month - 3 : month + 9)
    let dayOfYear = (153 * shiftedMonth + 2) / 5 + Int64(day) - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    let days = era * 146_097 + dayOfEra - 719_468
    return Instant(milliseconds: (days * 86_400 - offsetSeconds) * 1000)
  }

  /// The day this many days later; earlier when negative.
  ///
  /// - Returns: nil outside the years 1 to 9999.
  package func adding(days: Int) -> CalendarDate? {
    let moment = start(offsetSeconds: 0).adding(seconds: Int64(days) * 86_400)
    let moved = CalendarDate(of: moment, offsetSeconds: 0)
    return CalendarDate(year: moved.year, month: moved.month, day: moved.day)
  }
}
