package import Kernel

/// The answers of one service, those with a flag apart.
package struct ServiceSums: Hashable, Sendable {
  /// Answers without a flag.
  package var clean: SurveySums
  /// Answers with at least one.
  package var flagged: SurveySums

  /// Joins both.
  package init(clean: SurveySums, flagged: SurveySums) {
    self.clean = clean
    self.flagged = flagged
  }

  /// All answers.
  package var all: SurveySums { clean + flagged }
}

/// An index on 0 to 4 with its interval of 95 percent.
package struct IndexFigure: Hashable, Sendable {
  /// How many answers it is the mean of.
  package let count: Int64
  /// The index, cut off after six decimals.
  package let index: Points
  /// Half the width of its interval, with the finite population where it is known; rounded up.
  package let margin: Points
  /// The same as if the answers were a few of many; what a critic would count with.
  package let marginWithoutPopulation: Points
  /// Whether all answers were equal, so that the margin is the bound of the rule of three.
  package let isBound: Bool

  /// More answers than people served show that the people were counted wrongly, or that some
  /// answered again and again: then the population counts as unknown, or the margin would be 0.
  init(_ estimate: MeanEstimate, population: Int?) {
    let population = population.flatMap { Int64($0) < estimate.count ? nil : $0 }
    count = estimate.count
    isBound = estimate.spread == 0
    index = estimate.value(top: Fraction(4, over: 1))
    margin = estimate.margin(population: population)
    marginWithoutPopulation =
      population == nil ? margin : estimate.margin(population: nil)
  }

  /// The lower end, not below 0.
  package var low: Points { max(.zero, index - margin) }
  /// The upper end, not above 4.
  package var high: Points { min(Points(4), index + margin) }
}

/// What one questionnaire gave.
package struct QuestionnaireFigures: Hashable, Sendable {
  /// Which one.
  package let kind: QuestionnaireKind
  /// All its items together.
  package let overall: IndexFigure
  /// Each item, in the order of the questionnaire.
  package let items: [IndexFigure]
  /// How often each step of each item was taken, worst first; nil for an item of which somebody
  /// took a step that fewer than five took: a lonely step is somebody's whole form.
  package let stepCounts: [[Int64]?]
  /// What the LKE counts for it, cut off after six decimals; nil for SKM, which it does not score.
  package let lkeValue: Points?
  /// The IKM on 25 to 100, cut off after six decimals; nil for SPKP and SPAK.
  package let ikm: Points?
  /// The index by the sizes of the services; nil when a size is unknown or a service too small.
  package let weighted: WeightedIndex?

  /// The grade of the IKM; nil for SPKP and SPAK.
  package var grade: SatisfactionGrade? { ikm.map(SatisfactionGrade.init(ikm:)) }
}

/// What a number of answers gave.
package struct FigureSet: Hashable, Sendable {
  /// How many answers.
  package let count: Int64
  /// One for each questionnaire; empty when there are fewer than five answers.
  package let parts: [QuestionnaireFigures]

  /// The figures of a questionnaire.
  package func part(_ kind: QuestionnaireKind) -> QuestionnaireFigures? {
    parts.first { $0.kind == kind }
  }
}

/// Why the figures of a service are not shown.
package enum HiddenCell: String, CaseIterable, Hashable, Sendable {
  /// It has fewer than five answers.
  case tooFew = "too_few"
  /// It has more, but together with the total it would give another one away.
  case protectsAnother = "protects_another"

  /// Why a cell of so many answers is hidden.
  init(count: Int64) {
    self = count < RoundFigures.smallestCell ? .tooFew : .protectsAnother
  }
}

/// One service of a round.
package struct ServiceFigures: Hashable, Sendable {
  /// The service.
  package let service: SurveyedService
  /// How many answers; nil when it is hidden.
  package let count: Int64?
  /// Why it is hidden; nil when it is shown.
  package let hidden: HiddenCell?
  /// One for each questionnaire, in the order of the round; empty when it is hidden.
  package let overall: [IndexFigure]
}

/// Whether there are answers enough.
package enum Sufficiency: String, CaseIterable, Hashable, Sendable {
  /// Fewer than five: no figure at all.
  case hidden
  /// Below the smallest sample: figures, but not enough to rely on.
  case belowSample
  /// As many as wanted, or more.
  case enough
}

/// Every figure of a round: exact, from its running sums alone.
package struct RoundFigures: Hashable, Sendable {
  /// The fewest answers that a figure is shown of.
  package static let smallestCell: Int64 = 5

  /// The questionnaires, in the order of the round.
  package let questionnaires: [Questionnaire]
  /// How many people were served; nil when nobody counted.
  package let population: Int?
  /// The smallest sample.
  package let wanted: Int
  /// How many answers have a flag.
  package let flaggedCount: Int64
  /// All answers; the index of the round is here, for a flag never takes an answer away.
  package let all: FigureSet
  /// Only answers without a flag; nil when none has one, or when so few have one that the
  /// difference would tell what they said.
  package let clean: FigureSet?
  /// The services, in order.
  package let services: [ServiceFigures]

  /// Works the figures of a round out.
  ///
  /// - Parameters:
  ///   - plan: What was asked of whom.
  ///   - questionnaires: Those of the plan.
  ///   - sums: By the number of the service; 0 for answers without one.
  package init(
    of plan: SurveyRound.Plan, questionnaires: [Questionnaire], sums: [Int: ServiceSums]
  ) {
    let shape = FigureShape(questionnaires, scale: plan.scale)
    let population = plan.population.flatMap { $0 > 0 ? $0 : nil }
    let whole = sums.values.reduce(shape.nothing) { $0 + $1.all }
    let unflagged = sums.values.reduce(shape.nothing) { $0 + $1.clean }
    let cells = plan.services.map { (service: $0, sums: sums[$0.number]) }

    self.questionnaires = questionnaires
    self.population = population
    wanted = SampleRule.krejcieMorgan.answersNeeded(of: population)
    flaggedCount = whole.count - unflagged.count
    all = shape.figures(
      whole, population: population, cells: cells.map { ($0.service, $0.sums?.all) })
    clean =
      flaggedCount < Self.smallestCell
      ? nil
      : shape.figures(
        unflagged, population: population, cells: cells.map { ($0.service, $0.sums?.clean) })
    let counts = cells.map { $0.sums?.all.count ?? 0 }
    let withoutService = sums[0]?.all.count ?? 0
    let hidden = Self.hiddenCells(counts, rest: withoutService)
    services = cells.enumerated().map { place, cell in
      let reason = hidden.contains(place) ? HiddenCell(count: counts[place]) : nil
      return ServiceFigures(
        service: cell.service, count: reason == nil ? counts[place] : nil, hidden: reason,
        overall: reason != nil
          ? []
          : cell.sums.map { shape.overall($0.all, population: cell.service.population) } ?? [])
    }
  }

  /// Whether more answered than were served, in the round or in one of its services.
  package var hasMoreThanServed: Bool {
    population.map { all.count > Int64($0) } == true
      || services.contains { service in
        guard let count = service.count, let people = service.service.population else {
          return false
        }
        return count > Int64(people)
      }
  }

  /// Whether there are answers enough.
  package var sufficiency: Sufficiency {
    if all.count < Self.smallestCell { return .hidden }
    return all.count < Int64(wanted) ? .belowSample : .enough
  }

  /// Which cells stay hidden: those with fewer than five answers; and where what is hidden adds
  /// up to fewer than five, the smallest other one too, or the total would give them away.
  ///
  /// - Parameters:
  ///   - counts: Of every cell that is shown or hidden.
  ///   - rest: How many answers of the total are in no cell.
  /// - Returns: Places in `counts`.
  package static func hiddenCells(_ counts: [Int64], rest: Int64) -> Set<Int> {
    var hidden = Set(counts.indices.filter { counts[$0] < smallestCell })
    let behind = hidden.reduce(rest) { $0 + counts[$1] }
    guard behind > 0, behind < smallestCell,
      let next = counts.indices.filter({ !hidden.contains($0) }).min(by: {
        (counts[$0], $0) < (counts[$1], $1)
      })
    else { return hidden }
    hidden.insert(next)
    return hidden
  }
}
