import DeclarationsModel
import Foundation
import Kernel
import WorkUnitsModel

extension UnitZone {
  /// Seconds that the clock of the unit is ahead of UTC at a moment; WIB when the machine does not
  /// know the zone.
  func offsetSeconds(at instant: Instant) -> Int64 {
    let date = Date(timeIntervalSince1970: TimeInterval(instant.milliseconds / 1000))
    return TimeZone(identifier: identifier).map { Int64($0.secondsFromGMT(for: date)) } ?? 25_200
  }

  /// The day there at a moment.
  func day(of instant: Instant) -> CalendarDate {
    CalendarDate(of: instant, offsetSeconds: offsetSeconds(at: instant))
  }

  /// The first moment of a day there.
  func start(of day: CalendarDate) -> Instant {
    // Twice: the first offset may be that of the other side of a change of clocks.
    let guess = day.start(offsetSeconds: 0)
    let offset = offsetSeconds(at: guess)
    let start = day.start(offsetSeconds: offset)
    return day.start(offsetSeconds: offsetSeconds(at: start))
  }

  /// A window of whole days there, the last one included.
  func window(from first: CalendarDate, to last: CalendarDate) throws(DeclarationRefusal)
    -> SigningWindow
  {
    guard first <= last, let next = last.adding(days: 1) else { throw .windowIsWrong }
    return try SigningWindow(opensAt: start(of: first), closesAt: start(of: next))
  }

  /// The last day of a window there.
  func lastDay(of window: SigningWindow) -> CalendarDate {
    day(of: Instant(milliseconds: window.closesAt.milliseconds - 1))
  }
}
