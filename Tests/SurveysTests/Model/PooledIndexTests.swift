import Kernel
import SurveysModel
import Testing
import WorkUnitsModel

@Suite struct PooledIndexTests {
  /// A round of SPAK in which each answer takes one step for all five items.
  private func round(
    _ answers: [(count: Int, step: UInt8)], scale: AnswerScale = .four, population: Int? = 500,
    questionnaires: [Questionnaire] = [Sample.questionnaire(.spak, items: 5)]
  ) throws -> RoundSums {
    var base = try Sample.round().plan
    base.scale = scale
    base.questionnaireIDs = questionnaires.map(\.id)
    base.services = [SurveyedService(number: 1, name: "Pengujian", population: population)]
    let counts = questionnaires.map(\.items.count)
    let nothing = SurveySums(
      itemCounts: counts, steps: questionnaires.map { $0.scale(scale).steps })
    var sums = ServiceSums(clean: nothing, flagged: nothing)
    for (count, step) in answers {
      for number in 0..<count {
        let response = SurveyResponse(
          steps: Array(repeating: step, count: counts.reduce(0, +)), service: 1,
          profile: RespondentProfile(), channel: .counter, flags: number == 0 ? [.burst] : [])
        if number == 0 {
          sums.flagged.add(response, itemCounts: counts)
        } else {
          sums.clean.add(response, itemCounts: counts)
        }
      }
    }
    return RoundSums(
      round: SurveyRound(
        id: Sample.id(1, of: SurveyRound.self), institutionID: Sample.id(7, of: Institution.self),
        unitID: Sample.id(8, of: WorkUnit.self), year: Sample.year(2026), plan: base),
      questionnaires: questionnaires, sums: [1: sums])
  }

  @Test func `the pool of two rounds is the mean of all their answers`() throws {
    // 30 fours and 10 threes: (120 + 30) / 40.
    let pool = try #require(
      PooledIndex([try round([(30, 4)]), try round([(10, 3)])], of: .spak))

    #expect(pool.figure.index == Points(decimal: "3.75"))
    #expect(pool.figure.count == 40)
    #expect(pool.roundCount == 2)
    // What one round of the same answers and no known population finds.
    let one = try round([(30, 4), (10, 3)], population: nil).figures
    #expect(pool.figure.margin == one.all.part(.spak)?.overall.margin)
  }

  @Test func `a year of one round says what the round says`() throws {
    let single = try round([(30, 4), (10, 3)])
    let pool = try #require(PooledIndex([single], of: .spak))

    #expect(pool.figure == single.figures.all.part(.spak)?.overall)
  }

  @Test func `a round of four stays out, or the rest would show it`() throws {
    let large = try round([(30, 4)])
    let pool = try #require(PooledIndex([large, try round([(4, 1)])], of: .spak))

    #expect(pool.figure.index == Points(4))
    #expect(pool.roundCount == 1)
    #expect(PooledIndex([try round([(4, 1)]), try round([(4, 1)])], of: .spak) == nil)
  }

  @Test func `answers of unlike scales are brought to 0 to 4 and added up`() throws {
    // 30 answers of 4 on four steps and 10 of 3 on six: (30 × 4 + 10 × 2) / 40.
    let four = try round([(30, 4)], population: nil)
    let six = try round([(10, 3)], scale: .six, population: nil)
    let pool = try #require(PooledIndex([four, six], of: .spak))

    #expect(pool.figure.index == Points(decimal: "3.5"))
    #expect(pool.figure.count == 40)
    #expect(pool.roundCount == 2)
    #expect(pool.scales == [4, 6])
    #expect(pool.hasSameItems)
    // What one round of the same scores finds: 4 of 4 is 6 of 6.
    let one = try round([(30, 4), (10, 2)], population: nil).figures
    #expect(pool.figure.margin == one.all.part(.spak)?.overall.margin)
    #expect(PooledIndex([six, four], of: .spak)?.figure == pool.figure)
  }

  @Test func `answers to unlike numbers of items weigh the same`() throws {
    let long = try round(
      [(10, 4)], questionnaires: [Sample.questionnaire(.spak, items: 8)])
    let pool = try #require(PooledIndex([try round([(10, 2)]), long], of: .spak))

    #expect(pool.figure.index == Points(3))
    #expect(!pool.hasSameItems)
    #expect(pool.scales == [4])
  }

  @Test func `a questionnaire that nobody was asked has no year`() throws {
    #expect(PooledIndex([try round([(30, 4)])], of: .spkp) == nil)
    // The scale of SKM is fixed, whatever the round chose for the others.
    let skm = try [AnswerScale.four, .six].map {
      try round([(10, 4)], scale: $0, questionnaires: [Sample.questionnaire(.skm, items: 9)])
    }
    let pool = try #require(PooledIndex(skm, of: .skm))
    #expect(pool.figure.count == 20)
    #expect(pool.scales == [4])
  }
}
