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
  /// IKM on 25 to 100, for SKM only.
  package let satisfaction: Points?
  /// The grade of the IKM, `A` to `D`, for SKM only.
  package let grade: String?
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

  /// Which years of whose surveys are asked for.
  package struct YearQuery: Sendable {
    /// The unit.
    package let unit: ID<WorkUnit>
    /// The programme year.
    package let year: CycleYear
    /// Whose indexes are meant.
    package let kinds: [QuestionnaireKind]
    /// The present moment.
    package let now: Instant
    /// The purposes whose closed rounds the reader may know of, for what stands out beside them; nil
    /// asks for no signals.
    package let compared: Set<SurveyPurpose>?

    /// Asks for years.
    package init(
      of unit: ID<WorkUnit>, in year: CycleYear, kinds: [QuestionnaireKind], at now: Instant,
      comparedWith compared: Set<SurveyPurpose>? = nil
    ) {
      self.unit = unit
      self.year = year
      self.kinds = kinds
      self.now = now
      self.compared = compared
    }
  }

  /// All rounds of a unit's own survey in a programme year with the index that they make together.
  ///
  /// Three statements, and with signals one more for each shape of rounds, however many there are.
  ///
  /// - Parameters:
  ///   - query: Which years.
  ///   - transaction: A read.
  /// - Returns: One for each kind, in order.
  /// - Throws: What the database throws.
  package static func years(
    _ query: YearQuery, in transaction: Transaction
  ) throws(StorageError) -> [SurveyYear] {
    let years: [Int] =
      query.compared == nil ? [query.year.number] : [query.year.number, query.year.number - 1]
    let rounds = try SurveyRoundStore.rounds(
      """
      round.unit_id = \(query.unit) AND round.year IN (\(SQL.list(years)))
        AND round.published_at_ms IS NOT NULL
      """, in: transaction
    ).filter { round in
      if round.plan.purpose == .unit, round.year == query.year { return true }
      return round.closedAt != nil && query.compared?.contains(round.plan.purpose) == true
    }
    let sums = try FigureStore.sums(of: rounds, in: transaction)
    let own = sums.filter { $0.round.plan.purpose == .unit && $0.round.year == query.year }
    let signals =
      query.compared == nil ? [:] : try signals(of: own, beside: sums, in: transaction)
    return query.kinds.map { SurveyYear($0, of: own, signals: signals, at: query.now) }
  }

  /// The rounds of a unit's own survey in a programme year that count, with one statement: what
  /// `SurveyYear.counted` names, for those who need no figure.
  ///
  /// - Parameters:
  ///   - unit: The unit.
  ///   - year: The programme year.
  ///   - transaction: A read.
  /// - Returns: For each kind that a round asked, in no order that means anything.
  /// - Throws: `broken` when questionnaires are unknown, `corrupted` when sums do not fit.
  package static func counted(
    of unit: ID<WorkUnit>, in year: CycleYear, in transaction: Transaction
  ) throws(StorageError) -> [QuestionnaireKind: [ID<SurveyRound>]] {
    var (counts, kinds) = ([ID<SurveyRound>: Int64](), [ID<SurveyRound>: [QuestionnaireKind]]())
    for row in try transaction.query(
      """
      SELECT entry.round_id, entry.packed, round.questionnaires, round.steps
      FROM survey_round round
      JOIN survey_sum entry ON entry.round_id = round.id
      WHERE round.unit_id = \(unit) AND round.year = \(year.number)
        AND round.purpose = \(SurveyPurpose.unit.rawValue) AND round.closed_at_ms IS NOT NULL
        AND round.published_at_ms IS NOT NULL AND round.withdrawn_at_ms IS NULL
      ORDER BY entry.round_id, entry.service, entry.is_flagged
      """)
    {
      let id = try row.id("round_id", of: SurveyRound.self)
      let named = try row.text("questionnaires").split(separator: ",").map(String.init)
      guard let scale = AnswerScale(steps: Int(try row.int("steps"))),
        let asked = try? Questionnaires.list(named)
      else { throw .broken("Survey round \(id) cannot be read.") }
      guard
        let sums = SurveySums(
          packed: try row.blob("packed"), itemCounts: asked.map(\.items.count),
          steps: asked.map { $0.scale(scale).steps })
      else { throw .corrupted("survey_sum \(id)") }
      counts[id, default: 0] += sums.count
      kinds[id] = asked.map(\.kind)
    }
    var rounds: [QuestionnaireKind: [ID<SurveyRound>]] = [:]
    for (id, count) in counts.sorted(by: { $0.key.text < $1.key.text })
    where count >= RoundFigures.smallestCell {
      for kind in kinds[id] ?? [] { rounds[kind, default: []].append(id) }
    }
    return rounds
  }

  /// What stands out in closed rounds, as their results page says it.
  private static func signals(
    of own: [RoundSums], beside all: [RoundSums], in transaction: Transaction
  ) throws(StorageError) -> [ID<SurveyRound>: [RoundSignal]] {
    let closed = own.filter { $0.round.closedAt != nil && $0.count >= RoundFigures.smallestCell }
    guard let year = closed.first?.round.year else { return [:] }
    let straightLines = try straightLines(of: closed, in: transaction)
    let lastYear = all.first { $0.round.plan.purpose == .unit && $0.round.year != year }?.figures
    let others = all.filter { $0.round.plan.purpose != .unit && $0.round.year == year }
      .map { (purpose: $0.round.plan.purpose, figures: $0.figures) }
    var signals: [ID<SurveyRound>: [RoundSignal]] = [:]
    for entry in closed {
      let rules = HonestyRules.find(entry.round.plan.rulesVersion) ?? .version1
      signals[entry.round.id] = rules.signals(
        of: entry.figures, straightLines: straightLines[entry.round.id.text] ?? 0,
        lastYear: lastYear, others: others)
    }
    return signals
  }

  /// How many responses of each round take one step for everything, with one statement for rounds
  /// of one shape.
  private static func straightLines(
    of entries: [RoundSums], in transaction: Transaction
  ) throws(StorageError) -> [String: Int64] {
    var shapes: [[UInt8]: [ID<SurveyRound>]] = [:]
    for entry in entries {
      let tops = entry.questionnaires.flatMap { questionnaire in
        questionnaire.items.map { _ in UInt8(questionnaire.scale(entry.round.plan.scale).steps) }
      }
      shapes[tops, default: []].append(entry.round.id)
    }
    var counts: [String: Int64] = [:]
    for (tops, rounds) in shapes {
      let lines = (1...12).filter { level in tops.allSatisfy { level * Int($0) % 12 == 0 } }
        .map { level in tops.map { UInt8(level * Int($0) / 12) } }
      for row in try transaction.query(
        """
        SELECT round_id, count(*) AS amount FROM survey_response
        WHERE round_id IN (\(SQL.list(rounds))) AND steps IN (\(SQL.list(lines)))
        GROUP BY round_id ORDER BY round_id
        """)
      {
        counts[try row.text("round_id")] = try row.int("amount")
      }
    }
    return counts
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
        answerCount: Int(figures.all.count), satisfaction: part?.ikm,
        grade: part?.grade?.rawValue)
    }
  }
}
