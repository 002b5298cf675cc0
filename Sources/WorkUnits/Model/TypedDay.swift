package import Kernel

/// A day as people type it: `2026-12-31`, `31/12/2026`, `31 Desember 2026`.
package enum TypedDay {
  private static let months: [[String]] = [
    ["januari", "january", "jan"], ["februari", "february", "feb"], ["maret", "march", "mar"],
    ["april", "apr"], ["mei", "may"], ["juni", "june", "jun"], ["juli", "july", "jul"],
    ["agustus", "august", "agu", "agt", "aug"], ["september", "sep", "sept"],
    ["oktober", "october", "okt", "oct"], ["november", "nov", "nop"],
    ["desember", "december", "des", "dec"],
  ]

  /// Reads a day.
  ///
  /// The day stands before the month, as in Indonesia, so `5/6/2026` is 5 June; a year of two
  /// digits is not read, since either end could be the year.
  ///
  /// - Parameter typed: As typed.
  /// - Returns: nil for what is no day of the calendar.
  package static func read(_ typed: String) -> CalendarDate? {
    let parts = typed.lowercased().split { $0.isWhitespace || "-/.,".contains($0) }
      .map(String.init)
    guard parts.count == 3 else { return nil }
    if let year = number(parts[0], digits: 4...4) {
      return date(year, number(parts[1], digits: 1...2), number(parts[2], digits: 1...2))
    }
    let month =
      number(parts[1], digits: 1...2)
      ?? months.firstIndex { $0.contains(parts[1]) }.map { $0 + 1 }
    return date(
      number(parts[2], digits: 4...4), month, number(parts[0], digits: 1...2))
  }

  private static func date(_ year: Int?, _ month: Int?, _ day: Int?) -> CalendarDate? {
    guard let year, let month, let day else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  private static func number(_ text: String, digits: ClosedRange<Int>) -> Int? {
    guard digits.contains(text.count), text.allSatisfy({ $0.isASCII && $0.isNumber }) else {
      return nil
    }
    return Int(text)
  }
}
