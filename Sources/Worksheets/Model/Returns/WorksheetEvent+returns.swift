import Kernel

/// The steps of a return as the journal keeps them: which questions and why, never the words.
extension WorksheetEvent {
  func givenBack(
    _ id: ID<Worksheet>, _ round: ReturnRound, _ codes: [String]
  ) -> JournalEntry {
    entry(
      id, "worksheet_given_back",
      facts(round).number("submission", round.submission)
        .number("deadline", Int(round.deadline.milliseconds)).flag("opens_all", round.opensAll)
        .text("questions", codes.joined(separator: " ")))
  }

  func notesAdded(
    _ id: ID<Worksheet>, _ round: ReturnRound, _ codes: [String]
  ) -> JournalEntry {
    entry(
      id, "return_notes_added",
      facts(round).number("deadline", Int(round.deadline.milliseconds))
        .text("questions", codes.joined(separator: " ")))
  }

  func replied(
    _ id: ID<Worksheet>, _ round: ReturnRound, _ code: String, _ version: Int64
  ) -> JournalEntry {
    entry(
      id, "return_replied", facts(round).text("question", code).number("version", Int(version)))
  }

  func sentAgain(_ id: ID<Worksheet>, _ round: ReturnRound) -> JournalEntry {
    entry(
      id, "return_answered",
      facts(round).flag("late", round.isLate(at: round.sentAgainAt ?? round.deadline)))
  }

  /// Which question a collected note is on stays with its author until it is sent.
  func noteDrafted(_ id: ID<Worksheet>, _ layer: Layer, isKept: Bool) -> JournalEntry {
    entry(
      id, isKept ? "return_note_drafted" : "return_note_dropped",
      JournalFacts().text("layer", layer.rawValue))
  }

  private func facts(_ round: ReturnRound) -> JournalFacts {
    JournalFacts().text("layer", round.layer.rawValue).number("number", round.number)
  }
}
