import Kernel
import SurveysModel
import Testing

/// Figures that `docs/survey-golden.py` computes with scipy and exact fractions, apart from our code.
@Suite struct GoldenTests {
  private let spak: [[Int]] =
    Array(repeating: [4, 4, 4, 4, 4], count: 6)
    + [[3, 4, 4, 3, 4], [4, 3, 3, 4, 4], [2, 3, 4, 4, 3], [4, 4, 4, 3, 4]]
  private let spkp: [[Int]] = (0..<6).flatMap { _ in
    [
      [6, 5, 5, 6, 4, 5, 6, 3], [5, 5, 5, 5, 5, 5, 5, 5], [6, 6, 6, 6, 6, 6, 6, 6],
      [4, 4, 3, 5, 6, 2, 4, 4], [6, 6, 5, 5, 6, 6, 5, 6],
    ]
  }
  private let skm: [[Int]] =
    Array(repeating: [3, 3, 4, 4, 3, 3, 4, 2, 3], count: 10)
    + Array(repeating: Array(repeating: 4, count: 9), count: 9)
    + Array(repeating: Array(repeating: 3, count: 9), count: 12)
    + Array(repeating: [2, 3, 1, 4, 2, 2, 3, 1, 2], count: 2)

  /// Equal to the independent figure but for one millionth: ours is rounded up there.
  private func isNear(_ points: Points?, _ wanted: String) -> Bool {
    guard let points, let wanted = Points(decimal: wanted) else { return false }
    let millionth = Points(units: Points.unitsPerPoint / 1_000_000)
    return points >= wanted && points <= wanted + millionth + millionth
  }

  @Test func `IPAK of ten answers of forty people`() throws {
    let figures = try Answers.figures(spak, "spak-1", population: 40)
    let part = try #require(figures.all.part(.spak))

    #expect(part.overall.index == Points(decimal: "3.82"))
    #expect(part.lkeValue == Points(decimal: "16.7125"))
    #expect(isNear(part.overall.marginWithoutPopulation, "0.196053"))
    #expect(isNear(part.overall.margin, "0.169787"))
    #expect(part.ikm == nil)
  }

  @Test func `IPKP of six steps`() throws {
    let figures = try Answers.figures(spkp, "spkp-1", scale: .six, population: 500)
    let part = try #require(figures.all.part(.spkp))

    #expect(part.overall.index == Points(decimal: "3.416666"))
    #expect(part.lkeValue == Points(decimal: "14.947916"))
    #expect(isNear(part.overall.marginWithoutPopulation, "0.172189"))
    #expect(isNear(part.overall.margin, "0.166944"))
    #expect(part.items[2].index == Points(decimal: "3.2"))
  }

  @Test func `IKM with its grade`() throws {
    let figures = try Answers.figures(skm, "skm-1", population: 1200)
    let part = try #require(figures.all.part(.skm))

    #expect(part.ikm == Points(decimal: "82.323232"))
    #expect(part.grade == .b)
    #expect(part.lkeValue == nil)
    #expect(isNear(part.overall.marginWithoutPopulation, "0.175868"))
    #expect(isNear(part.overall.margin, "0.173433"))
  }

  @Test func `the index by the sizes of two services`() throws {
    let second: [[Int]] =
      Array(repeating: [4, 4, 3, 4, 4], count: 3)
      + Array(repeating: Array(repeating: 3, count: 5), count: 4)
    let figures = try Answers.figures(
      [1: spak, 2: second], "spak-1", populations: [400, 100])
    let weighted = try #require(figures.all.part(.spak)?.weighted)

    #expect(weighted.index == Points(decimal: "3.724571"))
    #expect(isNear(weighted.margin, "0.160336"))
    #expect(weighted.designEffect == Points(decimal: "1.185142"))
  }

  @Test(arguments: [
    (10, 10), (20, 19), (50, 44), (100, 80), (200, 132), (500, 217), (1000, 278), (5000, 357),
    (10_000, 370), (100_000, 383), (1_000_000, 384),
  ])
  func `the smallest sample`(population: Int, answers: Int) {
    #expect(SampleRule.krejcieMorgan.answersNeeded(of: population) == answers)
  }

  @Test func `nobody counted needs the most, one person needs one`() {
    #expect(SampleRule.krejcieMorgan.answersNeeded(of: nil) == 384)
    #expect(SampleRule.krejcieMorgan.answersNeeded(of: 1) == 1)
    #expect(SampleRule.krejcieMorgan.answersNeeded(of: 1_000_000_000) == 384)
  }
}

/// Figures of answers that a test writes down.
enum Answers {
  static func figures(
    _ answers: [[Int]], _ id: String, scale: AnswerScale = .four, population: Int?
  ) throws -> RoundFigures {
    try figures([1: answers], id, scale: scale, populations: [population])
  }

  static func figures(
    _ answers: [Int: [[Int]]], flagged: [Int: [[Int]]] = [:], _ id: String,
    scale: AnswerScale = .four, populations: [Int?]
  ) throws -> RoundFigures {
    let questionnaires = try Questionnaires.list([id])
    var plan = try Sample.round().plan
    plan.questionnaireIDs = [id]
    plan.scale = scale
    plan.services = populations.enumerated().map {
      SurveyedService(number: $0.offset + 1, name: "Layanan", population: $0.element)
    }
    var sums: [Int: ServiceSums] = [:]
    for service in Set(answers.keys).union(flagged.keys) {
      sums[service] = ServiceSums(
        clean: self.sums(answers[service] ?? [], questionnaires, scale),
        flagged: self.sums(flagged[service] ?? [], questionnaires, scale))
    }
    return RoundFigures(of: plan, questionnaires: questionnaires, sums: sums)
  }

  static func sums(
    _ answers: [[Int]], _ questionnaires: [Questionnaire], _ scale: AnswerScale
  ) -> SurveySums {
    let itemCounts = questionnaires.map(\.items.count)
    var sums = SurveySums(
      itemCounts: itemCounts, steps: questionnaires.map { $0.scale(scale).steps })
    for steps in answers {
      sums.add(
        SurveyResponse(
          steps: steps.map { UInt8($0) }, service: nil, profile: RespondentProfile(),
          channel: .counter, flags: []),
        itemCounts: itemCounts)
    }
    return sums
  }
}
