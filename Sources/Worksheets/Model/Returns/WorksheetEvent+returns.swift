import Kernel

/// The steps of a return as the journal keeps them: which questions and why, never the words.
extension WorksheetEvent {
  func givenBack(
    _ id: ID<Worksheet>, _ round: ReturnRound, _ codes: [String]
  ) -> JournalEntry {
    entry(
      id, "worksheet_given_back",
      facts(round).number("submission", round.submission)
        .number("deadline", Int(round.deadline.milliseconds))
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

  func noteDrafted(
    _ id: ID<Worksheet>, _ layer: Layer, _ code: String, _ version: Int64?
  ) -> JournalEntry {
    entry(
      id, version == nil ? "return_note_dropped" : "return_note_drafted",
      JournalFacts().text("layer", layer.rawValue).text("question", code)
        .number("version", version.map { Int($0) }))
  }

  private func facts(_ round: ReturnRound) -> JournalFacts {
    JournalFacts().text("layer", round.layer.rawValue).number("number", round.number)
  }
}
