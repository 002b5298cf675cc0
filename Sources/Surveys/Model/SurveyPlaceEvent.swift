package import Kernel

/// What happened to the places where people answer.
package enum SurveyPlaceEvent: Hashable, Sendable {
  /// A counter shows codes.
  case counterAdded(SurveyCounter)
  /// A counter shows codes no more.
  case counterRemoved(SurveyCounter)
  /// A kiosk waits for its device.
  case kioskOpened(SurveyKiosk)
  /// A device became the kiosk.
  case kioskTied(SurveyKiosk)
  /// A kiosk waits for another device; the one before is none any more.
  case kioskFreed(SurveyKiosk)
  /// A kiosk was closed.
  case kioskClosed(ID<SurveyRound>, ID<SurveyKiosk>)

  /// The event as the journal keeps it, among those of its round.
  package var journalEntry: JournalEntry {
    switch self {
    case .counterAdded(let counter): entry(counter, "counter_added")
    case .counterRemoved(let counter): entry(counter, "counter_removed")
    case .kioskOpened(let kiosk):
      entry(
        kiosk.roundID, "kiosk_opened",
        JournalFacts().text("kiosk", kiosk.id.text).text("name", kiosk.name)
          .number("service", kiosk.service))
    case .kioskTied(let kiosk):
      entry(kiosk.roundID, "kiosk_tied", JournalFacts().text("kiosk", kiosk.id.text))
    case .kioskFreed(let kiosk):
      entry(kiosk.roundID, "kiosk_freed", JournalFacts().text("kiosk", kiosk.id.text))
    case .kioskClosed(let round, let kiosk):
      entry(round, "kiosk_closed", JournalFacts().text("kiosk", kiosk.text))
    }
  }

  private func entry(_ counter: SurveyCounter, _ event: String) -> JournalEntry {
    entry(
      counter.roundID, event,
      JournalFacts().text("counter", counter.id.text).text("name", counter.name)
        .number("service", counter.service))
  }

  private func entry(
    _ round: ID<SurveyRound>, _ event: String, _ facts: JournalFacts
  ) -> JournalEntry {
    JournalEntry(
      subjectKind: SurveyEvent.roundKind, subjectID: round.text, event: event, facts: facts.json)
  }
}
