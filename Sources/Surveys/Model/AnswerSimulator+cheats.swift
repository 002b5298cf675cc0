import Kernel

/// Those who cheat.
extension AnswerSimulator {
  mutating func dishonest(
    _ kind: SimulatedKind, day: Int, count: Int
  ) -> [SimulatedAnswer] {
    switch kind {
    case .honest, .coached: []
    case .staffStuffing: staffStuffing(day: day, count: count)
    case .bots: bots(day: day, count: count)
    case .pressedKiosk: pressedKiosk(day: day, count: count)
    case .borrowedLinks: borrowedLinks(day: day, count: count)
    }
  }

  mutating func staffStuffing(day: Int, count: Int) -> [SimulatedAnswer] {
    var moment = moment(day: day, hour: 16)
    return (0..<count).map { _ in
      moment = moment.adding(seconds: Int64.random(in: 20...70, using: &generator))
      return answer(
        steps: almostPerfect(), channel: .counter, at: moment,
        seconds: Int.random(in: 15...45, using: &generator), network: 1,
        browser: UInt64.random(in: 20..<23, using: &generator), isFromOffice: true,
        isDishonest: true)
    }
  }

  mutating func bots(day: Int, count: Int) -> [SimulatedAnswer] {
    let machine = UInt64.random(in: 100_000_000..<100_000_003, using: &generator)
    return (0..<count).map { _ in
      answer(
        steps: (0..<items).map { _ in pick([(4, 60), (3, 40)]) }, channel: .counter,
        at: moment(day: day, hour: Int.random(in: 8...17, using: &generator)),
        seconds: Int.random(in: 4...40, using: &generator), network: machine,
        browser: UInt64.random(in: 0..<40, using: &generator), isFromOffice: false,
        isDishonest: true)
    }
  }

  mutating func pressedKiosk(day: Int, count: Int) -> [SimulatedAnswer] {
    var moment = moment(day: day, hour: 15)
    return (0..<count).map { _ in
      let seconds = Int.random(in: 11...22, using: &generator)
      moment = moment.adding(seconds: Int64(seconds + 3))
      return answer(
        steps: almostPerfect(), channel: .kiosk, at: moment, seconds: seconds, network: 2,
        browser: 9, isFromOffice: true, isDishonest: true)
    }
  }

  mutating func borrowedLinks(day: Int, count: Int) -> [SimulatedAnswer] {
    (0..<count).map { _ in
      let isInside = chance(80)
      return answer(
        steps: almostPerfect(), channel: .invitation,
        at: moment(day: day, hour: Int.random(in: 8...16, using: &generator)),
        seconds: Int.random(in: 15...60, using: &generator), network: isInside ? 3 : 104,
        browser: UInt64.random(in: 20..<24, using: &generator), isFromOffice: isInside,
        isDishonest: true)
    }
  }

  /// What staff take for an answer of a happy citizen.
  mutating func almostPerfect() -> [Int] {
    let careful = chance(30)
    return (0..<items).map { _ in careful && chance(8) ? 3 : 4 }
  }
}

/// Chance and shapes.
extension AnswerSimulator {
  mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &generator) < percent
  }

  mutating func pick<Value>(_ choices: [(Value, Int)]) -> Value {
    var lot = Int.random(in: 0..<choices.reduce(0) { $0 + $1.1 }, using: &generator)
    for (value, weight) in choices {
      if lot < weight { return value }
      lot -= weight
    }
    preconditionFailure("One of the choices is picked.")
  }

  /// A moment within an hour of a working day.
  mutating func moment(day: Int, hour: Int) -> Instant {
    let weekends = day / 5 * 2
    let second = Int64((day + weekends) * 86_400 + hour * 3_600)
    return Self.monday.adding(seconds: second + Int64.random(in: 0..<3_600, using: &generator))
  }

  /// An answer as the intake takes it; its device is network and browser together.
  func answer(
    steps: [Int], channel: SurveyChannel, at moment: Instant, seconds: Int?, network: UInt64?,
    browser: UInt64, isFromOffice: Bool, isDishonest: Bool
  ) -> SimulatedAnswer {
    guard
      let form = try? CompletedForm(
        steps: steps, service: 1, profile: RespondentProfile(), comment: nil, of: questionnaires,
        scale: .four, services: [1])
    else { preconditionFailure("An invented answer is complete.") }
    return SimulatedAnswer(
      answer: WaitingAnswer(
        form: form, channel: channel, acceptedAt: moment, fillingSeconds: seconds,
        network: network, device: network.map { $0 << 8 | browser }, isFromOffice: isFromOffice),
      isDishonest: isDishonest)
  }
}
