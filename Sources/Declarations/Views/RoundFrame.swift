import DeclarationsModel
import Kernel
import Web
import WorkUnits
import WorkUnitsModel

/// A round with what stands around it on every page.
struct RoundFrame: Sendable {
  let round: PledgeRound
  let zone: UnitZone
  let unitName: String
  /// The window of the stage of declaring; nil when nobody has set one.
  let stage: FillWindow?
  let now: Instant
  let page: PageContext

  var title: Text { DeclarationText.title(round.year.number) }
  var isOpen: Bool { round.window.contains(now) && stage?.contains(now) ?? true }

  func breadcrumb(_ here: Text? = nil) -> Breadcrumb {
    var steps = [(title: unitName, path: WorkUnitLink.unit(round.unitID).path)]
    if here != nil { steps.append((page(title), DeclarationLink.round(round.id).path)) }
    return Breadcrumb(steps, here: page(here ?? title), page: page)
  }

  /// From when to when it may be signed, in the time of the unit.
  var windowText: Text {
    let first = zone.day(of: round.window.opensAt)
    let last = zone.lastDay(of: round.window)
    return Text(
      "\(first.formatted(in: .indonesian)) sampai \(last.formatted(in: .indonesian)) "
        + "pukul 24.00 \(zone.label)",
      "\(first.formatted(in: .english)) to the end of \(last.formatted(in: .english)) "
        + "(\(zone.label))")
  }

  /// A moment in the time of the unit: `21 November 2026, 14.32 WIB`.
  func moment(_ instant: Instant) -> String { zone.words(instant, in: page.language) }
}

extension UnitZone {
  /// A moment as people there read it: `21 November 2026, 14.32 WIB`.
  func words(_ instant: Instant, in language: Language) -> String {
    let shown = exactWords(instant, in: language)
    // The seconds with their mark, a space, and the name of the zone stand at the end.
    return String(shown.dropLast(label.count + 4)) + " " + label
  }

  /// A moment to the second: `30 Juni 2026, 23.59.59 WIB`.
  func exactWords(_ instant: Instant, in language: Language) -> String {
    let local = local(instant)
    let time = language == .indonesian ? local.time.replacing(":", with: ".") : local.time
    return local.day.formatted(in: language) + ", " + time + " " + label
  }
}

/// Tenths of a percent as people read them: `96,0%`.
func percent(_ perMille: Int?, in language: Language) -> String {
  guard let perMille else { return "–" }
  let mark = language == .indonesian ? "," : "."
  return "\(perMille / 10)\(mark)\(perMille % 10)%"
}

/// Somebody who signed and is not on the roster any more.
struct FormerSigner: Sendable {
  let record: SignedRecord
  let name: String
}

/// The promises, numbered, in one language.
struct PromiseList: HTML {
  let opening: String
  let promises: [String]

  var body: some HTML {
    div(.class("pledge-text")) {
      p { opening }
      ol { for promise in promises { li { promise } } }
    }
  }
}
