package import InstrumentsModel
package import Kernel

/// What one assessor gave one unit alone, after it was revealed.
///
/// Only revealed sheets enter statistics: before, a mean over all would tell one assessor of
/// another's scores.
package struct RevealedSheet: Hashable, Sendable {
  /// The judgement that the sheet belongs to; one unit, one year, one layer.
  package let evaluationID: ID<Evaluation>
  /// The team that judged, by a name of the caller's choice.
  package let team: String
  /// Who scored, by account id.
  package let assessor: String
  /// The day of the commitment.
  package let committedOn: CalendarDate
  /// What was given, in the order of `Instrument.questions`; nil for a question left open.
  package let shares: [QuestionShare?]

  /// Describes a sheet.
  package init(
    evaluationID: ID<Evaluation>, team: String, assessor: String, committedOn: CalendarDate,
    shares: [QuestionShare?]
  ) {
    self.evaluationID = evaluationID
    self.team = team
    self.assessor = assessor
    self.committedOn = committedOn
    self.shares = shares
  }

  /// What a scored sheet gives each question; nil for a question that is not answered.
  package static func shares(of card: Scorecard) -> [QuestionShare?] {
    card.values.map { QuestionShare($0) }
  }
}
