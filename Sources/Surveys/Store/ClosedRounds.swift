package import Kernel
package import Storage
package import SurveysModel
package import WorkUnitsModel

/// The figure of a closed round, as features downstream read it.
package struct ClosedFigure: Hashable, Sendable {
  /// The round.
  package let roundID: ID<SurveyRound>
  /// What it is called.
  package let title: String
  /// When it was closed for good.
  package let closedAt: Instant
  /// How many answered, flagged answers among them.
  package let answerCount: Int
  /// How many answers the round had set itself.
  package let wanted: Int
  /// Index on 0 to 4, six decimals, cut off; nil with too few answers for any figure.
  package let index: Points?
  /// Half the width of its interval of 95 %.
  package let margin: Points?
  /// IKM on 25 to 100, for SKM only.
  package let satisfaction: Points?
  /// The grade of the IKM, `A` to `D`, for SKM only.
  package let grade: String?
  /// Whether the sample reached what the round had set itself.
  package let isEnough: Bool
}

/// What closed rounds of units' own surveys found, for those who take a figure on from there.
///
/// Every figure is worked out from the sums of the round when it is asked for: nothing that somebody
/// sends along is believed.
package enum ClosedRounds {
  /// The kinds that a round asks.
  ///
  /// - Throws: `broken` when its questionnaires are unknown.
  package static func kinds(of round: SurveyRound) throws(StorageError) -> [QuestionnaireKind] {
    try FigureStore.questionnaires(of: round).map(\.kind)
  }

  /// The closed rounds of a unit's own survey in a programme year that asked a questionnaire.
  ///
  /// Three statements, however many rounds there are.
  ///
  /// - Parameters:
  ///   - unit: The unit.
  ///   - year: The programme year.
  ///   - kind: Whose figure is meant.
  ///   - transaction: A read.
  /// - Returns: The latest first.
  /// - Throws: What the database throws.
  package static func figures(
    of unit: ID<WorkUnit>, year: CycleYear, kind: QuestionnaireKind, in transaction: Transaction
  ) throws(StorageError) -> [ClosedFigure] {
    let rounds = try SurveyRoundStore.rounds(
      """
      round.unit_id = \(unit) AND round.year = \(year.number)
        AND round.purpose = \(SurveyPurpose.unit.rawValue) AND round.closed_at_ms IS NOT NULL
      """, in: transaction)
    return try figures(of: rounds, kind: kind, in: transaction)
  }

  /// The figure of one closed round.
  ///
  /// - Parameters:
  ///   - round: The round.
  ///   - kind: Whose figure is meant.
  ///   - transaction: A read.
  /// - Returns: nil when there is no such round, when it is not closed or did not ask this.
  /// - Throws: What the database throws.
  package static func figure(
    of round: ID<SurveyRound>, kind: QuestionnaireKind, in transaction: Transaction
  ) throws(StorageError) -> ClosedFigure? {
    guard let round = try SurveyRoundStore.find(round, in: transaction) else { return nil }
    return try figures(of: [round], kind: kind, in: transaction).first
  }

  private static func figures(
    of rounds: [SurveyRound], kind: QuestionnaireKind, in transaction: Transaction
  ) throws(StorageError) -> [ClosedFigure] {
    var asking: [(round: SurveyRound, closedAt: Instant)] = []
    for round in rounds {
      guard let closedAt = round.closedAt, try kinds(of: round).contains(kind) else { continue }
      asking.append((round, closedAt))
    }
    let figures = try FigureStore.figures(of: asking.map(\.round), in: transaction)
    return zip(asking, figures).map { entry, figures in
      let part = figures.all.part(kind)
      return ClosedFigure(
        roundID: entry.round.id, title: entry.round.plan.title, closedAt: entry.closedAt,
        answerCount: Int(figures.all.count), wanted: figures.wanted, index: part?.overall.index,
        margin: part?.overall.margin, satisfaction: part?.ikm, grade: part?.grade?.rawValue,
        isEnough: figures.sufficiency == .enough)
    }
  }
}
