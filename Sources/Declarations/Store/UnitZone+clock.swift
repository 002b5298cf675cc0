import DeclarationsModel
import Kernel
import WorkUnits
import WorkUnitsModel

extension UnitZone {
  /// The wall clock of the unit; that of WIB when the machine does not know the zone.
  private var clock: ZoneClock? { ZoneClock(self) ?? ZoneClock(.wib) }

  /// What the clock of the unit shows at a moment.
  func local(_ instant: Instant) -> LocalTime {
    clock?.local(instant) ?? LocalTime(of: instant, offsetSeconds: 25_200)
  }

  /// The day there at a moment.
  func day(of instant: Instant) -> CalendarDate { local(instant).day }

  /// The first moment of a day there.
  func start(of day: CalendarDate) -> Instant {
    guard let clock, let midnight = LocalTime(day: day, hour: 0, minute: 0, second: 0) else {
      return day.start(offsetSeconds: 25_200)
    }
    return clock.instant(of: midnight)
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
