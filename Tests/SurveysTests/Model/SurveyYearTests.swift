import Kernel
import SurveysModel
import Testing
import WorkUnitsModel

@Suite struct SurveyYearTests {
  /// A SPAK round; its window is over at 2000.
  private func round(
    _ number: Int, _ count: Int, step: UInt8 = 4, closedAt: Int64?, isPublished: Bool = true,
    marked: Int = 0, questionnaire: Questionnaire = Sample.questionnaire(.spak, items: 5)
  ) throws -> RoundSums {
    let base = try Sample.round(number)
    var plan = base.plan
    plan.questionnaireIDs = [questionnaire.id]
    let items = [questionnaire.items.count]
    let nothing = SurveySums(itemCounts: items, steps: [4])
    var sums = ServiceSums(clean: nothing, flagged: nothing)
    for place in 0..<count {
      let response = SurveyResponse(
        steps: Array(repeating: step, count: items[0]), service: 1, profile: RespondentProfile(),
        channel: .counter, flags: place < marked ? [.burst] : [])
      if place < marked {
        sums.flagged.add(response, itemCounts: items)
      } else {
        sums.clean.add(response, itemCounts: items)
      }
    }
    return RoundSums(
      round: SurveyRound(
        id: base.id, institutionID: base.institutionID, unitID: base.unitID, year: base.year,
        plan: plan, publishedAt: isPublished ? Instant(milliseconds: 0) : nil,
        closedAt: closedAt.map { Instant(milliseconds: $0) }),
      questionnaires: [questionnaire], sums: [1: sums])
  }

  private func year(_ rounds: [RoundSums], now: Int64 = 10_000_000) -> SurveyYear {
    SurveyYear(.spak, of: rounds, at: Instant(milliseconds: now))
  }

  @Test func `every closed round with five answers counts, the one closed last first`() throws {
    let rounds = [
      try round(1, 5, step: 3, closedAt: 9_000_000), try round(2, 4, closedAt: 9_500_000),
      try round(3, 15, closedAt: 9_400_000), try round(4, 9, closedAt: nil),
      try round(5, 9, closedAt: nil, isPublished: false),
    ]
    let year = year(rounds)

    #expect(year.counted == [rounds[2].round.id, rounds[0].round.id])
    #expect(year.rounds.map(\.standing) == [.counts, .tooFew, .counts, .unclosed])
    // (5 × 3 + 15 × 4) / 20
    #expect(year.index?.figure.index == Points(decimal: "3.75"))
    #expect(year.index(of: [rounds[0].round.id])?.figure.index == Points(3))
    #expect(year.index(of: []) == nil)
  }

  @Test func `what does not count shows neither its count nor its index`() throws {
    let year = year([
      try round(1, 4, closedAt: 9_000_000), try round(2, 30, closedAt: nil),
    ])

    #expect(year.rounds.allSatisfy { $0.answerCount == nil && $0.index == nil })
    #expect(year.rounds.allSatisfy { !$0.isBelowSample && !$0.isDoubtful })
    #expect(year.index == nil)
  }

  @Test func `rounds closed in the same moment have one order`() throws {
    let rounds = [try round(1, 9, closedAt: 9_000_000), try round(2, 9, closedAt: 9_000_000)]

    #expect(year(rounds).counted == year(rounds.reversed()).counted)
    #expect(year(rounds).counted.first == rounds[1].round.id)
  }

  @Test func `the index without marked answers is there where the results page shows it`() throws {
    let year = year([
      try round(1, 30, closedAt: 9_000_000, marked: 4),
      try round(2, 30, closedAt: 8_000_000, marked: 5),
    ])

    #expect(year.rounds[0].withoutMarked == nil)
    #expect(year.rounds[1].withoutMarked?.count == 25)
    #expect(year.rounds.allSatisfy { $0.isBelowSample && $0.wanted == 217 })
  }

  @Test func `a round that asked something else is of no concern`() throws {
    let other = try round(
      1, 30, closedAt: 9_000_000, questionnaire: Sample.questionnaire(.spkp, items: 8))

    #expect(year([other]).rounds.isEmpty)
    #expect(year([other]).counted.isEmpty)
  }
}
