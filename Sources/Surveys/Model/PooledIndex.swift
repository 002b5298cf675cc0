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
  /// The mean of all their answers.
  ///
  /// The interval of several rounds knows no population: the same people may have been served in
  /// each of them.
  package let figure: IndexFigure

  /// Pools rounds; nil where they were asked on different scales or with different items, whose
  /// steps cannot be added up, and where none is left.
  ///
  /// A round with fewer than five answers stays out: the difference to the others would show them.
  ///
  /// - Parameters:
  ///   - rounds: Of one unit, purpose and period.
  ///   - kind: Whose answers are added up.
  package init?(_ rounds: [RoundSums], of kind: QuestionnaireKind) {
    var (count, total, squares) = (Int64(0), Int64(0), Int64(0))
    var shapes: Set<[Int]> = []
    var asking: [RoundSums] = []
    for entry in rounds where entry.count >= RoundFigures.smallestCell {
      guard let place = entry.questionnaires.firstIndex(where: { $0.kind == kind }) else {
        continue
      }
      let questionnaire = entry.questionnaires[place]
      shapes.insert([
        questionnaire.items.count, questionnaire.scale(entry.round.plan.scale).steps,
      ])
      asking.append(entry)
      for pair in entry.sums.values {
        let all = pair.all
        count += all.count
        total += all.totals[place]
        squares += all.squares[place]
      }
    }
    guard shapes.count == 1, let shape = shapes.first else { return nil }
    self.kind = kind
    roundCount = asking.count
    let population = asking.count == 1 ? asking[0].round.plan.population : nil
    figure = IndexFigure(
      MeanEstimate(
        count: count, total: total, squares: squares, items: shape[0], steps: shape[1]),
      population: population.flatMap { $0 > 0 ? $0 : nil })
  }
}
