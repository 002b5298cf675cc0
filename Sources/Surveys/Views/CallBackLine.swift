import Kernel
import Storage
import SurveysModel
import Web
import WorkUnitsModel

/// One thing that happened around a call-back: who, when, how many.
struct CallBackLine: Hashable, Sendable {
  let at: Instant
  let actorName: String
  let name: CallBackEvent.Name
  /// How many people; nil where no number belongs.
  let count: Int?
  let purpose: SurveyPurpose
  let year: Int

  /// What the journal tells about the call-back of a round, the oldest first; that a seed was
  /// promised is told by the page of the round.
  static func lines(
    of round: SurveyRound, in transaction: Transaction
  ) throws(StorageError) -> [CallBackLine] {
    try Journal.entries(
      subjectKind: SurveyEvent.roundKind, subjectID: round.id.text, in: transaction
    ).compactMap { entry in
      guard let name = CallBackEvent.Name(rawValue: entry.entry.event), name != .promised else {
        return nil
      }
      return CallBackLine(
        at: entry.at, actorName: entry.actorName, name: name,
        count: SurveyHistory.number("contacts", of: entry.entry.facts),
        purpose: round.plan.purpose, year: round.year.number)
    }
  }

  func entry(_ zone: UnitZone, _ page: PageContext, withPurpose: Bool = false) -> TimelineEntry {
    let purpose = SurveyText.purpose(purpose)
    let words = [
      withPurpose ? page(purpose) + " \(year)" : nil,
      count.map { page(CallBackText.people($0)) },
    ].compactMap { $0 }
    return TimelineEntry(
      time: zone.words(at, in: page.language) + (actorName.isEmpty ? "" : " · " + actorName),
      title: page(CallBackText.event(name)),
      detail: words.isEmpty ? nil : words.joined(separator: " · "))
  }
}

/// The call-backs of all surveys of a unit, on the list of its surveys: also those of the national
/// survey, which the unit does not see otherwise.
struct CallBackSection: HTML {
  let lines: [CallBackLine]
  let zone: UnitZone
  let page: PageContext

  var body: some HTML {
    section(.id("panggilan")) {
      h2 { page(CallBackText.callBack) }
      p { page(CallBackText.why) }
      Timeline(lines.map { $0.entry(zone, page, withPurpose: true) })
    }
  }
}
