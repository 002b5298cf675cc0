import Kernel

/// Where the items of each questionnaire lie in the sums of a round.
struct FigureShape: Sendable {
  private let questionnaires: [Questionnaire]
  private let itemCounts: [Int]
  private let steps: [Int]

  init(_ questionnaires: [Questionnaire], scale: AnswerScale) {
    self.questionnaires = questionnaires
    itemCounts = questionnaires.map(\.items.count)
    steps = questionnaires.map { $0.scale(scale).steps }
  }

  /// Sums of no answer.
  var nothing: SurveySums { SurveySums(itemCounts: itemCounts, steps: steps) }

  /// Only the index of each questionnaire; none for fewer than five answers.
  func overall(_ sums: SurveySums, population: Int?) -> [IndexFigure] {
    guard sums.count >= RoundFigures.smallestCell else { return [] }
    return questionnaires.indices.map {
      IndexFigure(estimate($0, of: sums), population: population)
    }
  }

  /// Everything about some answers.
  func figures(
    _ sums: SurveySums, population: Int?, cells: [(service: SurveyedService, sums: SurveySums?)]
  ) -> FigureSet {
    guard sums.count >= RoundFigures.smallestCell else {
      return FigureSet(count: sums.count, parts: [])
    }
    var first = 0
    var parts: [QuestionnaireFigures] = []
    for (place, questionnaire) in questionnaires.enumerated() {
      let whole = estimate(place, of: sums)
      let counts = Array(sums.stepCounts[first..<first + itemCounts[place]])
      let kind = questionnaire.kind
      parts.append(
        QuestionnaireFigures(
          kind: kind, overall: IndexFigure(whole, population: population),
          items: counts.map {
            IndexFigure(item($0, count: sums.count, steps: steps[place]), population: population)
          },
          stepCounts: counts.map { steps in
            let isLonely = steps.contains { (1..<RoundFigures.smallestCell).contains($0) }
            return isLonely ? nil : steps
          },
          lkeValue: kind.lkeWeight.map { whole.value(top: $0) },
          ikm: kind == .skm ? whole.value(top: SatisfactionGrade.top) : nil,
          weighted: weighted(place, cells, of: sums.count)))
      first += itemCounts[place]
    }
    return FigureSet(count: sums.count, parts: parts)
  }

  private func estimate(_ place: Int, of sums: SurveySums) -> MeanEstimate {
    MeanEstimate(
      count: sums.count, total: sums.totals[place], squares: sums.squares[place],
      items: itemCounts[place], steps: steps[place])
  }

  private func item(_ stepCounts: [Int64], count: Int64, steps: Int) -> MeanEstimate {
    let numbered = stepCounts.enumerated()
    return MeanEstimate(
      count: count, total: numbered.reduce(0) { $0 + Int64($1.offset + 1) * $1.element },
      squares: numbered.reduce(0) { $0 + Int64(($1.offset + 1) * ($1.offset + 1)) * $1.element },
      items: 1, steps: steps)
  }

  /// Only when the services hold every answer, each size is known and each has five answers.
  private func weighted(
    _ place: Int, _ cells: [(service: SurveyedService, sums: SurveySums?)], of count: Int64
  ) -> WeightedIndex? {
    var known: [(estimate: MeanEstimate, population: Int)] = []
    for cell in cells {
      guard let sums = cell.sums, sums.count >= RoundFigures.smallestCell,
        let population = cell.service.population, Int64(population) >= sums.count
      else { return nil }
      known.append((estimate(place, of: sums), population))
    }
    guard known.reduce(0, { $0 + $1.estimate.count }) == count else { return nil }
    return WeightedIndex(cells: known)
  }
}
