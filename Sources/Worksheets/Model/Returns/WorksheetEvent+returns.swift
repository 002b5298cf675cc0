import Kernel

extension WorksheetEvent {
  /// The steps of a return as the journal keeps them: which questions and why, never the words.
  var returnEntry: JournalEntry {
    switch self {
    case .givenBack(let id, let round, let codes):
      entry(
        id, "worksheet_given_back",
        facts(round).number("submission", round.submission)
          .number("deadline", Int(round.deadline.milliseconds))
          .text("questions", codes.joined(separator: " ")))
    case .replied(let id, let round, let code, let version):
      entry(
        id, "return_replied",
        facts(round).text("question", code).number("version", Int(version)))
    case .sentAgain(let id, let round):
      entry(
        id, "return_answered",
        facts(round).flag("late", round.isLate(at: round.sentAgainAt ?? round.deadline)))
    case .noteDrafted(let id, let layer, let code, let version):
      entry(
        id, version == nil ? "return_note_dropped" : "return_note_drafted",
        JournalFacts().text("layer", layer.rawValue).text("question", code)
          .number("version", version.map { Int($0) }))
    case .started, .answered, .submitted, .returned: journalEntry
    }
  }

  private func facts(_ round: ReturnRound) -> JournalFacts {
    JournalFacts().text("layer", round.layer.rawValue).number("number", round.number)
  }
}
