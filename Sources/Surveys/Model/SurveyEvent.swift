package import Kernel
import WorkUnitsModel

/// What happened to a survey round.
///
/// Nothing here ever tells of an answer.
package enum SurveyEvent: Hashable, Sendable {
  /// A draft was made.
  case roundPlanned(SurveyRound)
  /// A draft was changed.
  case roundChanged(SurveyRound)
  /// It was published; what it is judged by stands from now on.
  case roundPublished(SurveyRound)
  /// A draft was thrown away; what the journal knows of it stays.
  case roundDiscarded(SurveyRound)
  /// It was withdrawn before its window began.
  case roundWithdrawn(SurveyRound, reason: String)
  /// Its window ends later than `from`, its end before.
  case roundExtended(SurveyRound, from: Instant, reason: String)
  /// It was closed for good.
  ///
  /// - Parameters:
  ///   - accepted: How many answers were accepted.
  ///   - figures: The digest of its figures, in hexadecimal.
  case roundClosed(SurveyRound, accepted: Int, figures: String)

  /// The kind under which the journal keeps rounds.
  package static let roundKind = "survey_round"

  /// The event as the journal keeps it.
  package var journalEntry: JournalEntry {
    switch self {
    case .roundPlanned(let round): entry(round, "round_planned", facts(of: round))
    case .roundChanged(let round): entry(round, "round_changed", facts(of: round))
    case .roundPublished(let round): entry(round, "round_published", facts(of: round))
    case .roundDiscarded(let round): entry(round, "round_discarded", facts(of: round))
    case .roundWithdrawn(let round, let reason):
      entry(
        round, "round_withdrawn",
        JournalFacts().number("opens_ms", Int(round.plan.window.opensAt.milliseconds))
          .text("reason", reason))
    case .roundExtended(let round, let before, let reason):
      entry(
        round, "round_extended",
        JournalFacts().number("from_ms", Int(before.milliseconds))
          .number("until_ms", Int(round.plan.window.closesAt.milliseconds))
          .text("reason", reason))
    case .roundClosed(let round, let accepted, let figures):
      entry(
        round, "round_closed",
        JournalFacts().number("accepted", accepted).text("figures", figures))
    }
  }

  private func entry(_ round: SurveyRound, _ event: String, _ facts: JournalFacts) -> JournalEntry {
    JournalEntry(
      subjectKind: Self.roundKind, subjectID: round.id.text, event: event, facts: facts.json)
  }

  private func facts(of round: SurveyRound) -> JournalFacts {
    JournalFacts().text("unit", round.unitID.text).number("year", round.year.number)
      .text("purpose", round.plan.purpose.rawValue)
      .text("questionnaires", round.plan.questionnaireIDs.joined(separator: ","))
      .number("scale", round.plan.scale.steps)
      .number("opens_ms", Int(round.plan.window.opensAt.milliseconds))
      .number("closes_ms", Int(round.plan.window.closesAt.milliseconds))
      .number("services", round.plan.services.count)
      .number("rules", round.plan.rulesVersion)
  }
}
