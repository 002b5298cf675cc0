package import Kernel

/// One round of a unit's own survey, as the index of its programme year sees it.
package struct YearRound: Hashable, Sendable {
  /// Whether its answers count for the index of the year.
  package enum Standing: String, CaseIterable, Hashable, Sendable {
    /// It is closed and has five answers or more.
    case counts
    /// It is closed and has fewer than five answers.
    case tooFew
    /// It takes answers, or will.
    case running
    /// Its time is over and nobody has closed it.
    case unclosed
  }

  /// The round.
  package let round: SurveyRound
  /// Whether it counts.
  package let standing: Standing
  /// How many answered; nil where that would point at somebody or can still change.
  package let answerCount: Int64?
  /// How many answers it had set itself.
  package let wanted: Int
  /// Its own index; nil where it does not count.
  package let index: IndexFigure?
  /// The same without the answers that have a mark; nil where its results do not show it.
  package let withoutMarked: IndexFigure?
  /// What stands out in it as far as it concerns this index: the round as a whole, and comparisons
  /// of this index; empty where it does not count.
  package let signals: [RoundSignal]

  /// How many rules are above their threshold, as the results page counts them.
  package var exceededRules: Int { Set(signals.map(\.rule)).count }

  /// Whether fewer answered than it had set itself; false where it does not count.
  package var isBelowSample: Bool {
    standing == .counts && (answerCount ?? 0) < Int64(wanted)
  }

  /// Whether something about it is worth a look before its answers are relied on.
  package var isDoubtful: Bool { isBelowSample || !signals.isEmpty }
}

/// What a unit's own survey found in one programme year with one questionnaire: all its rounds, and
/// the index of those that count together.
///
/// Nobody chooses among rounds: every closed one with five answers counts, and each answer weighs
/// the same.
///
/// - Source: domain dossier e.1 (one index a year enters the LKE on a scale of 0 to 4).
package struct SurveyYear: Hashable, Sendable {
  /// Which questionnaire.
  package let kind: QuestionnaireKind
  /// Every published round that asked it, the latest window first; one that was withdrawn never
  /// ran and is not there.
  package let rounds: [YearRound]
  /// The rounds that count, the one that was closed last first.
  package let counted: [ID<SurveyRound>]
  private let sums: [RoundSums]

  /// Judges the rounds of a year.
  ///
  /// - Parameters:
  ///   - kind: Whose index is meant.
  ///   - entries: Rounds of the unit's own survey in one year, the latest window first; drafts,
  ///     withdrawn ones and those that did not ask this are left out.
  ///   - signals: What stands out in each round, where that was asked for; what concerns another
  ///     questionnaire is left out.
  ///   - now: The present moment.
  package init(
    _ kind: QuestionnaireKind, of entries: [RoundSums],
    signals: [ID<SurveyRound>: [RoundSignal]] = [:], at now: Instant
  ) {
    self.kind = kind
    sums = entries.filter { entry in
      entry.round.publishedAt != nil && entry.round.withdrawnAt == nil
        && entry.questionnaires.contains { $0.kind == kind }
    }
    rounds = sums.map { entry in
      let standing = Self.standing(entry, at: now)
      let figures = standing == .counts ? entry.figures : nil
      return YearRound(
        round: entry.round, standing: standing, answerCount: figures?.all.count,
        wanted: SampleRule.krejcieMorgan.answersNeeded(
          of: entry.round.plan.population.flatMap { $0 > 0 ? $0 : nil }),
        index: figures?.all.part(kind)?.overall, withoutMarked: figures?.clean?.part(kind)?.overall,
        signals: standing == .counts
          ? (signals[entry.round.id] ?? []).filter { ($0.questionnaire ?? kind) == kind } : [])
    }
    counted = rounds.filter { $0.standing == .counts }
      .sorted { first, second in
        let (left, right) = (first.round, second.round)
        if left.closedAt != right.closedAt { return Self.isLater(left.closedAt, right.closedAt) }
        return left.id.text > right.id.text
      }
      .map(\.round.id)
  }

  /// The index of all rounds that count; nil when none does.
  ///
  /// Unlike scales are brought to 0 to 4 first: else a unit could change its scale to choose.
  package var index: PooledIndex? { index(of: counted) }

  /// The index of some rounds together.
  ///
  /// - Parameter rounds: Which ones; those of another year are left out.
  /// - Returns: nil when none is left.
  package func index(of rounds: [ID<SurveyRound>]) -> PooledIndex? {
    let wanted = Set(rounds)
    return PooledIndex(sums.filter { wanted.contains($0.round.id) }, of: kind)
  }

  private static func standing(_ entry: RoundSums, at now: Instant) -> YearRound.Standing {
    if entry.round.closedAt != nil {
      return entry.count < RoundFigures.smallestCell ? .tooFew : .counts
    }
    return entry.round.stage(at: now) == .ended ? .unclosed : .running
  }

  private static func isLater(_ first: Instant?, _ second: Instant?) -> Bool {
    guard let first, let second else { return first != nil }
    return first > second
  }
}
