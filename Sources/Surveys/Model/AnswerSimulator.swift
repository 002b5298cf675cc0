import Kernel

/// What an invented round is like.
package enum SimulatedKind: String, CaseIterable, Hashable, Sendable {
  /// Nobody cheats.
  case honest
  /// Staff fill in the counter's form on their own phones after hours, over the office's network.
  case staffStuffing = "staff_stuffing"
  /// Real people are told at the counter to answer with the best step everywhere.
  case coached
  /// A program posts plausible answers to the counter's form from rented machines.
  case bots
  /// Somebody presses through the form at the kiosk again and again.
  case pressedKiosk = "pressed_kiosk"
  /// Staff collect links that were sent to people and open them in the office.
  case borrowedLinks = "borrowed_links"
}

/// One invented answer.
package struct SimulatedAnswer: Hashable, Sendable {
  /// As the intake would have taken it.
  package let answer: WaitingAnswer
  /// Whether whoever gave it cheated, or was told what to say.
  package let isDishonest: Bool
}

/// Invents the answers of rounds, the same for the same seed.
///
/// Honest ones are like service surveys here: most steps are threes and fours, near half of the
/// answers are straight lines, telephones share a few addresses of their company and look alike,
/// families answer together, guests use the office's network, and noon is busy.
package struct AnswerSimulator: Sendable {
  var generator: SeededGenerator
  let questionnaires: [Questionnaire]
  let items: Int
  /// Monday, 2 March 2026, 00:00 WIB.
  static let monday = Instant(milliseconds: 1_772_384_400_000)
  /// How many days a round lasts.
  private static let days = 10
  /// Seconds an item took, in tenths, from the fastest twentieth of people to the slowest.
  private static let tempo = [
    14, 17, 20, 22, 24, 26, 28, 30, 32, 34, 36, 39, 42, 46, 50, 56, 64, 75, 95, 140, 240,
  ]
  /// Of hundred answers, how many come in each hour from eight o'clock.
  private static let hours = [8, 13, 15, 14, 20, 10, 8, 7, 3, 2]
  /// Of hundred telephones, how many come from each address of the telephone companies.
  private static let addresses = [18, 14, 11, 9, 8, 7, 6, 5, 4, 3, 3, 3, 3, 2, 2, 2]

  /// Starts the sequence that belongs to a seed.
  ///
  /// - Parameters:
  ///   - seed: Any number.
  ///   - questionnaires: What is asked; on a scale of four.
  package init(seed: UInt64, questionnaires: [Questionnaire]) {
    generator = SeededGenerator(seed: seed)
    self.questionnaires = questionnaires
    items = questionnaires.reduce(0) { $0 + $1.items.count }
  }

  /// Invents a round.
  ///
  /// - Parameters:
  ///   - kind: What happens in it.
  ///   - honest: How many honest answers; a cheat adds 20 to 50 for each hundred.
  ///   - quality: How good the service is, `40...65`: of hundred items, how many get the best step.
  /// - Returns: One list for each day.
  package mutating func round(
    _ kind: SimulatedKind, honest: Int, quality: Int
  ) -> [[SimulatedAnswer]] {
    let extra = honest * Int.random(in: 20...50, using: &generator) / 100
    return (0..<Self.days).map { day in
      let count = honest / Self.days
      let cheats = extra / Self.days
      var answers = (0..<count).map { _ in honestAnswer(day: day, quality: quality) }
      answers += families(day: day, count: count / 30, quality: quality)
      answers = atKiosk(answers)
      if kind == .coached {
        // They are among the honest ones, so they come with their time, network and device.
        for place in answers.indices.shuffled(using: &generator).prefix(cheats) {
          answers[place] = coached(answers[place])
        }
      } else {
        answers += dishonest(kind, day: day, count: cheats)
      }
      return answers.shuffled(using: &generator)
    }
  }
}

extension AnswerSimulator {
  /// How good an invented service is.
  mutating func quality() -> Int { Int.random(in: 40...65, using: &generator) }

  /// A number from 0 up to a limit.
  mutating func number(below limit: Int) -> Int { Int.random(in: 0..<limit, using: &generator) }
}

/// Honest people.
extension AnswerSimulator {
  mutating func honestAnswer(day: Int, quality: Int) -> SimulatedAnswer {
    let channel: SurveyChannel = pick([
      (.counter, 45), (.invitation, 35), (.kiosk, 15), (.paper, 5),
    ])
    let hour = 8 + pick(Self.hours.enumerated().map { ($0.offset, $0.element) })
    let moment = moment(day: day, hour: hour)
    let (isGuest, isFromOffice) = (chance(25), channel == .invitation && chance(1))
    let network: UInt64 =
      isGuest && channel != .invitation ? 1 : chance(65) ? telephoneAddress() : home()
    let steps = steps(quality: quality)
    return answer(
      steps: steps, channel: channel, at: moment,
      seconds: channel == .paper ? nil : seconds(for: steps),
      network: channel == .paper ? nil : network, browser: browser(),
      isFromOffice: isFromOffice || (network == 1 && channel != .paper), isDishonest: false)
  }

  /// One of the few addresses that telephones share.
  mutating func telephoneAddress() -> UInt64 {
    pick(Self.addresses.enumerated().map { (100 + UInt64($0.offset), $0.element) })
  }

  /// An address of a home, which nobody else has.
  mutating func home() -> UInt64 {
    UInt64.random(in: 10_000..<90_000_000, using: &generator)
  }

  /// Most telephones give the same name for their browser.
  mutating func browser() -> UInt64 {
    pick([(1, 65), (2, 15), (3, 10), (4, 5), (5, 5)])
  }

  /// Two to four people of one home, one after the other on one telephone.
  mutating func families(day: Int, count: Int, quality: Int) -> [SimulatedAnswer] {
    (0..<count).flatMap { _ -> [SimulatedAnswer] in
      let home = home()
      var moment = moment(day: day, hour: 19)
      let members = Int.random(in: 2...4, using: &generator)
      return (0..<members).map { _ in
        moment = moment.adding(seconds: Int64.random(in: 60...300, using: &generator))
        let steps = steps(quality: quality)
        return answer(
          steps: steps, channel: .invitation, at: moment, seconds: seconds(for: steps),
          network: home, browser: 0, isFromOffice: false, isDishonest: false)
      }
    }
  }

  /// Moves the answers at the kiosk apart: nobody begins before the one in front has left.
  mutating func atKiosk(_ answers: [SimulatedAnswer]) -> [SimulatedAnswer] {
    var answers = answers
    var free = Self.monday
    let places = answers.indices.filter { answers[$0].answer.channel == .kiosk }
      .sorted { answers[$0].answer.acceptedAt < answers[$1].answer.acceptedAt }
    for place in places {
      let old = answers[place].answer
      let needed = Int64(old.fillingSeconds ?? 60)
      let begin = max(old.acceptedAt.adding(seconds: -needed), free)
      let end = begin.adding(seconds: needed)
      free = end.adding(seconds: Int64.random(in: 8...40, using: &generator))
      answers[place] = answer(
        steps: old.form.steps.map { Int($0) }, channel: .kiosk, at: end,
        seconds: Int(needed), network: 2, browser: 9, isFromOffice: true, isDishonest: false)
    }
    return answers
  }

  /// A third to a half answer four everywhere or three everywhere; others judge each item.
  mutating func steps(quality: Int) -> [Int] {
    let style = Int.random(in: 0..<100, using: &generator)
    if style < quality - 18 { return Array(repeating: 4, count: items) }
    if style < quality - 6 { return Array(repeating: 3, count: items) }
    return (0..<items).map { _ in
      pick([(4, quality), (3, 95 - quality), (2, 4), (1, 1)])
    }
  }

  /// Whoever gives a straight line needs three quarters of the time; one of 250 hurries through.
  mutating func seconds(for steps: [Int]) -> Int {
    let place = Int.random(in: 0..<(Self.tempo.count - 1), using: &generator)
    let tenths = Int.random(in: Self.tempo[place]...Self.tempo[place + 1], using: &generator)
    let isStraight = Set(steps).count == 1
    let isHurried = Int.random(in: 0..<250, using: &generator) == 0
    return max(1, tenths * items * (isStraight ? 3 : 4) / (isHurried ? 120 : 40))
  }

  /// The same person, who was told what to say.
  func coached(_ honest: SimulatedAnswer) -> SimulatedAnswer {
    let old = honest.answer
    return answer(
      steps: Array(repeating: 4, count: items), channel: old.channel, at: old.acceptedAt,
      seconds: old.fillingSeconds, network: old.network, browser: (old.device ?? 0) & 0xFF,
      isFromOffice: old.isFromOffice, isDishonest: true)
  }
}
