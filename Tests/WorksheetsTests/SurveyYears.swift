import Kernel
import SurveysModel
import WorkUnitsModel

/// Years of surveys for tests of the model.
enum SurveyYears {
  /// A closed SPAK round of the cast's unit in 2026.
  ///
  /// - Parameters:
  ///   - number: Makes the id, from 1 to 9.
  ///   - answers: How many took which step for all five items.
  ///   - minute: When it was closed; nil for not at all.
  ///   - scale: Of its items.
  ///   - isWithdrawn: Whether it was withdrawn before it opened.
  /// - Returns: The round with its sums.
  /// - Throws: Nothing that a test expects.
  static func round(
    _ number: Int, _ answers: [(count: Int, step: UInt8)], closed minute: Int64? = -60,
    scale: AnswerScale = .four, isWithdrawn: Bool = false
  ) throws -> RoundSums {
    guard let id = ID<SurveyRound>("01900000-0000-7000-8000-0000000000a\(number)"),
      let year = CycleYear(2026)
    else { throw SurveyRefusal.unknownRound }
    let asked = try Questionnaires.list(["spak-1"])
    let (items, steps) = (asked.map(\.items.count), asked.map { $0.scale(scale).steps })
    var sums = SurveySums(itemCounts: items, steps: steps)
    for (count, step) in answers {
      for _ in 0..<count {
        sums.add(
          SurveyResponse(
            steps: Array(repeating: step, count: items[0]), service: 1,
            profile: RespondentProfile(), channel: .counter, flags: []), itemCounts: items)
      }
    }
    let plan = SurveyRound.Plan(
      title: "Survei \(number)", purpose: .unit, questionnaireIDs: ["spak-1"], scale: scale,
      services: [SurveyedService(number: 1, name: "Pengujian", population: 60)],
      window: try SurveyWindow(opensAt: .minute(-1_000), closesAt: .minute(-100)), rulesVersion: 1)
    return RoundSums(
      round: SurveyRound(
        id: id, institutionID: Cast.ministry, unitID: Cast.unit, year: year, plan: plan,
        publishedAt: .minute(-2_000), closedAt: minute.map { Instant.minute($0) },
        withdrawnAt: isWithdrawn ? .minute(-1_500) : nil),
      questionnaires: asked,
      sums: [
        1: ServiceSums(clean: sums, flagged: SurveySums(itemCounts: items, steps: steps))
      ])
  }

  /// The year that some rounds make.
  static func year(
    _ rounds: [RoundSums], signals: [ID<SurveyRound>: [RoundSignal]] = [:]
  ) -> SurveyYear {
    SurveyYear(.spak, of: rounds, signals: signals, at: .sample)
  }
}
