package import Kernel

/// How well the honesty rules tell invented cheats from invented honest people.
package struct SimulationReport: Hashable, Sendable {
  /// One kind of round.
  package struct Line: Hashable, Sendable {
    /// The kind.
    package let kind: SimulatedKind
    /// How many rounds.
    package var rounds = 0
    /// How many rounds had a signal.
    package var signalledRounds = 0
    /// How many answers cheated.
    package var dishonest = 0
    /// How many of those were marked.
    package var markedDishonest = 0
    /// How many answers were honest.
    package var honest = 0
    /// How many of those were marked all the same.
    package var markedHonest = 0
    /// How many answers had each mark, in the order of `HonestyFlags.all`.
    package var marks = [Int](repeating: 0, count: HonestyFlags.all.count)
    /// The sums over rounds of the index of SPAK with all answers, without marked ones, and of
    /// honest ones alone.
    package var indexes = [Points](repeating: .zero, count: 3)
  }

  /// What the rounds were made from.
  package let seed: UInt64
  /// The rules.
  package let rulesVersion: Int
  /// Each kind, in order.
  package private(set) var lines: [Line]

  /// Invents rounds and judges them by the code that judges real ones.
  ///
  /// - Parameters:
  ///   - seed: Any number.
  ///   - rounds: How many of each kind, 1 or more; every fifth is busy (2,000 honest answers
  ///     instead of 150 to 400).
  ///   - rules: The rules to try.
  /// - Throws: Nothing; the invented answers are complete.
  package init(seed: UInt64, rounds: Int, rules: HonestyRules) throws(SurveyRefusal) {
    let questionnaires = try Questionnaires.list(["spkp-1", "spak-1"])
    var simulator = AnswerSimulator(seed: seed, questionnaires: questionnaires)
    self.seed = seed
    rulesVersion = rules.version
    lines = []
    for kind in SimulatedKind.allCases {
      var line = Line(kind: kind)
      for number in 0..<rounds {
        let honest = number % 5 == 4 ? 2_000 : 150 + simulator.number(below: 250)
        let quality = simulator.quality()
        let before = try SimulatedRound(
          simulator.round(
            .honest, honest: honest, quality: quality - 4 + simulator.number(below: 9)),
          questionnaires, rules)
        let round = try SimulatedRound(
          simulator.round(kind, honest: honest, quality: quality), questionnaires, rules)
        line.count(round, lastYear: before, rules: rules)
      }
      lines.append(line)
    }
  }
}

extension SimulationReport.Line {
  mutating func count(_ round: SimulatedRound, lastYear: SimulatedRound, rules: HonestyRules) {
    rounds += 1
    for (answer, flags) in round.marked {
      if answer.isDishonest {
        dishonest += 1
        if !flags.isEmpty { markedDishonest += 1 }
      } else {
        honest += 1
        if !flags.isEmpty { markedHonest += 1 }
      }
      for (place, flag) in HonestyFlags.all.enumerated() where flags.contains(flag) {
        marks[place] += 1
      }
    }
    let signals = rules.signals(
      of: round.figures, straightLines: round.straightLines, lastYear: lastYear.figures,
      others: [])
    if !signals.isEmpty { signalledRounds += 1 }
    let all = round.figures.all.part(.spak)?.overall.index ?? .zero
    indexes[0] += all
    indexes[1] += round.figures.clean?.part(.spak)?.overall.index ?? all
    indexes[2] += round.honestFigures.all.part(.spak)?.overall.index ?? .zero
  }
}

/// An invented round after its daily shuffles.
struct SimulatedRound: Sendable {
  /// Each answer with its marks.
  private(set) var marked: [(SimulatedAnswer, HonestyFlags)] = []
  /// As the page of a real round shows them.
  let figures: RoundFigures
  /// Of the honest answers alone, which nobody can know of a real round.
  let honestFigures: RoundFigures
  /// How many answers take one step for everything.
  let straightLines: Int64

  init(
    _ days: [[SimulatedAnswer]], _ questionnaires: [Questionnaire], _ rules: HonestyRules
  ) throws(SurveyRefusal) {
    let itemCounts = questionnaires.map(\.items.count)
    let tops = [Int](repeating: 4, count: itemCounts.reduce(0, +))
    let nothing = SurveySums(itemCounts: itemCounts, steps: itemCounts.map { _ in 4 })
    var sums = ServiceSums(clean: nothing, flagged: nothing)
    var honest = ServiceSums(clean: nothing, flagged: nothing)
    var straight: Int64 = 0
    for day in days {
      let flags = rules.flags(of: day.map(\.answer), tops: tops)
      for (answer, flags) in zip(day, flags) {
        let form = answer.answer.form
        let response = SurveyResponse(
          steps: form.steps, service: 1, profile: form.profile, channel: answer.answer.channel,
          flags: flags)
        if flags.isEmpty {
          sums.clean.add(response, itemCounts: itemCounts)
        } else {
          sums.flagged.add(response, itemCounts: itemCounts)
        }
        if !answer.isDishonest { honest.clean.add(response, itemCounts: itemCounts) }
        if HonestyRules.straightLine(of: form.steps, tops: tops) != nil { straight += 1 }
        marked.append((answer, flags))
      }
    }
    let plan = SurveyRound.Plan(
      title: "", purpose: .unit, questionnaireIDs: questionnaires.map(\.id), scale: .four,
      services: [SurveyedService(number: 1, name: "", population: 20_000)],
      window: try SurveyWindow(
        opensAt: Instant(milliseconds: 0), closesAt: Instant(milliseconds: 1)),
      rulesVersion: rules.version)
    figures = RoundFigures(of: plan, questionnaires: questionnaires, sums: [1: sums])
    honestFigures = RoundFigures(of: plan, questionnaires: questionnaires, sums: [1: honest])
    straightLines = straight
  }
}
