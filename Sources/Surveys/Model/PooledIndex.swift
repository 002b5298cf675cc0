/// The answers of one round by service, with what they answer.
package struct RoundSums: Hashable, Sendable {
  /// The round.
  package let round: SurveyRound
  /// Its questionnaires, in order.
  package let questionnaires: [Questionnaire]
  /// By the number of the service; 0 for answers without one.
  package let sums: [Int: ServiceSums]

  /// Joins a round with its sums.
  package init(round: SurveyRound, questionnaires: [Questionnaire], sums: [Int: ServiceSums]) {
    self.round = round
    self.questionnaires = questionnaires
    self.sums = sums
  }

  /// How many answers it has.
  package var count: Int64 { sums.values.reduce(0) { $0 + $1.all.count } }

  /// Every figure of the round.
  package var figures: RoundFigures {
    RoundFigures(of: round.plan, questionnaires: questionnaires, sums: sums)
  }
}

/// One questionnaire over several rounds of one unit as if they had been one.
package struct PooledIndex: Hashable, Sendable {
  /// Which questionnaire.
  package let kind: QuestionnaireKind
  /// How many rounds asked it.
  package let roundCount: Int
  /// The highest steps of their scales, the smallest first; more than one where answers of unlike
  /// scales were brought to 0 to 4 before they were added up.
  package let scales: [Int]
  /// Whether all of them asked the same number of items.
  package let hasSameItems: Bool
  /// The mean of all their answers.
  ///
  /// The interval of several rounds knows no population: the same people may have been served in
  /// each of them.
  package let figure: IndexFigure

  /// Pools rounds; nil where none of them asked it of five people.
  ///
  /// Each answer is the mean of its steps on 0 to 4 (decision 0161), so that rounds of unlike
  /// scales and of unlike numbers of items add up: an answer counts as much as any other.
  /// A round with fewer than five answers stays out: the difference to the others would show them.
  ///
  /// - Parameters:
  ///   - rounds: Of one unit, purpose and period.
  ///   - kind: Whose answers are added up.
  package init?(_ rounds: [RoundSums], of kind: QuestionnaireKind) {
    let asking = rounds.compactMap { entry -> Asked? in
      guard entry.count >= RoundFigures.smallestCell,
        let place = entry.questionnaires.firstIndex(where: { $0.kind == kind })
      else { return nil }
      let questionnaire = entry.questionnaires[place]
      return Asked(
        sums: entry.sums.values.map(\.all), place: place, items: questionnaire.items.count,
        steps: questionnaire.scale(entry.round.plan.scale).steps,
        population: entry.round.plan.population)
    }
    guard let first = asking.first else { return nil }
    self.kind = kind
    roundCount = asking.count
    scales = Set(asking.map(\.steps)).sorted()
    hasSameItems = asking.allSatisfy { $0.items == first.items }
    let population = asking.count == 1 ? first.population : nil
    figure = IndexFigure(
      Self.estimate(asking), population: population.flatMap { $0 > 0 ? $0 : nil })
  }

  /// A round that asked the questionnaire.
  private struct Asked {
    let sums: [SurveySums]
    let place: Int
    let items: Int
    let steps: Int
    let population: Int?
  }

  /// All answers on one common width, which every width and every scale divides.
  private static func estimate(_ asking: [Asked]) -> MeanEstimate {
    let width = asking.reduce(1) { leastCommonMultiple($0, $1.items * $1.steps) }
    let steps = asking.reduce(1) { max($0, $1.steps) }
    var (count, total, squares) = (Int64(0), Int64(0), Int64(0))
    for round in asking {
      let times = Int64(width / (round.items * round.steps))
      for sums in round.sums {
        count += sums.count
        total += sums.totals[round.place] * times
        squares += sums.squares[round.place] * times * times
      }
    }
    return MeanEstimate(
      count: count, total: total, squares: squares, items: width / steps, steps: steps)
  }

  private static func leastCommonMultiple(_ first: Int, _ second: Int) -> Int {
    var (one, other) = (first, second)
    while other > 0 { (one, other) = (other, one % other) }
    return first / one * second
  }
}
