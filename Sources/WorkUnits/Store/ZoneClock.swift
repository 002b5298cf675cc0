import Foundation
package import Kernel
package import WorkUnitsModel

/// The wall clock of a time zone, summer time included.
package struct ZoneClock: Sendable {
  /// The names of all zones of the world.
  static let names = Set(TimeZone.knownTimeZoneIdentifiers)

  private let zone: TimeZone

  /// Looks a zone up.
  ///
  /// - Returns: nil for a name that the world's tables do not have.
  package init?(_ zone: UnitZone) {
    guard let found = TimeZone(identifier: zone.identifier) else { return nil }
    self.zone = found
  }

  /// Seconds that the wall clock is ahead of UTC at a moment.
  package func offsetSeconds(at instant: Instant) -> Int64 {
    let date = Date(timeIntervalSince1970: TimeInterval(instant.milliseconds) / 1000)
    return Int64(zone.secondsFromGMT(for: date))
  }

  /// What the wall clock shows at a moment.
  package func local(_ instant: Instant) -> LocalTime {
    LocalTime(of: instant, offsetSeconds: offsetSeconds(at: instant))
  }

  /// The moment at which the wall clock shows a time.
  ///
  /// An hour that summer time repeats is meant the first time, one that it leaves out is read with
  /// the clock of before, so that every time of every day is some moment.
  package func instant(of local: LocalTime) -> Instant {
    let asUTC = local.instant(offsetSeconds: 0)
    // Zones are at most 14 hours from UTC and change rarely: a day before and after decide.
    let before = offsetSeconds(at: asUTC.adding(seconds: -86_400))
    let after = offsetSeconds(at: asUTC.adding(seconds: 86_400))
    for offset in [before, after] {
      let guess = asUTC.adding(seconds: -offset)
      if offsetSeconds(at: guess) == offset { return guess }
    }
    return asUTC.adding(seconds: -before)
  }
}
