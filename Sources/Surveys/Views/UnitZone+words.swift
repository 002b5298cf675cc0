import Kernel
import WorkUnits
import WorkUnitsModel

/// The clock on the wall of the unit; that of WIB when the machine does not know the zone.
extension UnitZone {
  private var clock: ZoneClock? { ZoneClock(self) ?? ZoneClock(.wib) }

  /// What the clock shows at a moment.
  func local(_ instant: Instant) -> LocalTime {
    clock?.local(instant) ?? LocalTime(of: instant, offsetSeconds: 25_200)
  }

  /// The moment at which the clock shows a time.
  func instant(of local: LocalTime) -> Instant {
    clock?.instant(of: local) ?? local.instant(offsetSeconds: 25_200)
  }

  /// A moment as people there read it: `21 November 2026, 14.32 WIB`.
  func words(_ instant: Instant, in language: Language) -> String {
    let local = local(instant)
    let time = String(local.time.dropLast(3))
    let shown = language == .indonesian ? time.replacing(":", with: ".") : time
    return local.day.formatted(in: language) + ", " + shown + " " + label
  }

  /// An end of a window that was moved; the old one where it is known.
  func words(moved from: Instant?, to last: Instant) -> Text {
    func words(in language: Language, _ join: String, _ alone: String) -> String {
      from.map { self.words($0, in: language) + join + self.words(last, in: language) }
        ?? alone + self.words(last, in: language)
    }
    return Text(
      words(in: .indonesian, " menjadi ", "menjadi "), words(in: .english, " became ", "became "))
  }

  /// A moment with its day of the week: `Sabtu, 21 November 2026, 14.32 WIB`.
  func wordsWithWeekday(_ instant: Instant) -> Text {
    // The first of January 1970 was a Thursday.
    let days = local(instant).day.start(offsetSeconds: 0).milliseconds / 86_400_000
    let place = Int((days + 3) % 7)
    let indonesian = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
    let english = [
      "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]
    return Text(
      indonesian[place] + ", " + words(instant, in: .indonesian),
      english[place] + ", " + words(instant, in: .english))
  }

  /// From when to when, as people there read it.
  func words(from first: Instant, to last: Instant) -> Text {
    Text(
      "\(words(first, in: .indonesian)) sampai \(words(last, in: .indonesian))",
      "\(words(first, in: .english)) to \(words(last, in: .english))")
  }
}
