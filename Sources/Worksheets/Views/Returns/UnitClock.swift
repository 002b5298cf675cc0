import Kernel
import WorkUnits
import WorkUnitsModel

/// The clock on the wall of the unit; that of WIB when the machine does not know the zone.
struct UnitClock: Sendable {
  let zone: UnitZone

  private var clock: ZoneClock? { ZoneClock(zone) ?? ZoneClock(.wib) }

  private func local(_ instant: Instant) -> LocalTime {
    clock?.local(instant) ?? LocalTime(of: instant, offsetSeconds: 25_200)
  }

  /// A moment as people there read it: `21 November 2026, 14.32 WIB`.
  func words(_ instant: Instant, in language: Language) -> String {
    let local = local(instant)
    let time = String(local.time.dropLast(3))
    return local.day.formatted(in: language) + ", "
      + (language == .indonesian ? time.replacing(":", with: ".") : time) + " " + zone.label
  }

  /// A moment in both languages.
  func words(_ instant: Instant) -> Text {
    Text(words(instant, in: .indonesian), words(instant, in: .english))
  }

  /// A moment as a field of a form holds it.
  func typed(_ instant: Instant) -> String {
    let local = local(instant)
    return local.day.description + "T" + local.time
  }

  /// The first moment of the next day there.
  func tomorrow(after instant: Instant) -> Instant {
    // A wall clock knows no fractions of a second.
    let whole = Instant(milliseconds: instant.milliseconds - instant.milliseconds % 1000)
    return whole.adding(seconds: Int64(86_400 - local(instant).second))
  }

  /// The moment that somebody typed.
  ///
  /// - Returns: nil for what no clock shows.
  func read(_ typed: String) -> Instant? {
    LocalTime(typed).map { local in
      clock?.instant(of: local) ?? local.instant(offsetSeconds: 25_200)
    }
  }
}
