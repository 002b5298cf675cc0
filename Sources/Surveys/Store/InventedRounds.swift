package import Accounts
import Cryptography
import Kernel
package import Storage
package import SurveysModel

/// Closed rounds with invented answers, for sample data and nothing else.
package enum InventedRounds {
  /// How often the four steps are taken, worst first, of hundred.
  package typealias Mood = [Int]

  /// Stores a round that ran and was closed, with answers nobody gave.
  ///
  /// - Parameters:
  ///   - round: Published and closed, on a scale of four.
  ///   - answers: How many each service has, in the order of the services.
  ///   - mood: How content people were.
  ///   - seed: The same answers for the same seed.
  ///   - act: Who is said to have done it.
  ///   - transaction: A write.
  /// - Throws: What the database throws.
  package static func store(
    _ round: SurveyRound, answers: [Int], mood: Mood, seed: UInt64, act: Act,
    in transaction: Transaction
  ) throws {
    let questionnaires = try Questionnaires.list(round.plan.questionnaireIDs)
    let items = questionnaires.reduce(0) { $0 + $1.items.count }
    var generator = SeededGenerator(seed: seed)
    var people = SeededGenerator(seed: seed &+ 1_000_003)
    var random = SecureGenerator()
    var responses: [SurveyResponse] = []
    for (service, count) in zip(round.plan.services, answers) {
      for number in 0..<count {
        responses.append(
          SurveyResponse(
            steps: (0..<items).map { _ in step(mood, using: &generator) },
            service: service.number, profile: profile(using: &people),
            channel: number % 3 == 0 ? .invitation : .counter,
            flags: number % 37 == 36 ? [.burst] : []))
      }
    }
    responses.shuffle(using: &random)
    try SurveyRoundStore.insert(round, in: transaction)
    try SurveyRoundStore.openGate(of: round.id, in: transaction)
    try transaction.execute("UPDATE survey_gate SET is_open = 0 WHERE round_id = \(round.id)")
    try SurveySumStore.add(
      responses, to: round.id, shape: SurveyShape(questionnaires, scale: round.plan.scale),
      in: transaction)
    try ResponseStore.insert(responses, of: round.id, in: transaction)
    let day = CalendarDate(programmeDayOf: round.plan.window.opensAt.adding(seconds: 86_400))
    for channel in [SurveyChannel.invitation, .counter] {
      try ResponseStore.add(
        [SurveyDay(day: day, channel: channel): responses.count { $0.channel == channel }],
        to: round.id, in: transaction)
    }
    for _ in responses {
      let receipt = Base32.text(
        (0..<10).map { _ in UInt8.random(in: .min ... .max, using: &random) })
      try transaction.execute(
        "INSERT INTO survey_receipt (round_id, receipt) VALUES (\(round.id), \(receipt))")
    }
    let figures = try SurveySumStore.digest(of: round.id, in: transaction)
    try act.journal(
      [
        SurveyEvent.roundPublished(round).journalEntry,
        SurveyEvent.roundClosed(round, accepted: responses.count, figures: figures.hex)
          .journalEntry,
      ], in: transaction)
  }

  /// Somebody who left each question open one time in eight.
  private static func profile(using generator: inout SeededGenerator) -> RespondentProfile {
    func told<Value>(_ value: Value?) -> Value? {
      Int.random(in: 0..<8, using: &generator) == 0 ? nil : value
    }
    return RespondentProfile(
      age: told(RespondentProfile.Age.allCases.randomElement(using: &generator)),
      sex: told(RespondentProfile.Sex.allCases.randomElement(using: &generator)),
      education: told(RespondentProfile.Education.allCases.randomElement(using: &generator)),
      hasDisability: told(Int.random(in: 0..<12, using: &generator) == 0))
  }

  private static func step(_ mood: Mood, using generator: inout SeededGenerator) -> UInt8 {
    var rest = Int.random(in: 0..<max(1, mood.reduce(0, +)), using: &generator)
    for (place, share) in mood.enumerated() {
      if rest < share { return UInt8(place + 1) }
      rest -= share
    }
    return 4
  }
}
