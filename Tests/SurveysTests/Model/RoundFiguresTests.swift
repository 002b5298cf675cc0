import Kernel
import SurveysModel
import Testing

@Suite struct RoundFiguresTests {
  private func answers(_ count: Int, of step: Int) -> [[Int]] {
    Array(repeating: Array(repeating: step, count: 5), count: count)
  }

  @Test func `a mean below the floor never looks as if it stood on it`() throws {
    // 500,000 items with 1,799,999 points: 3.599998; one more point would be on the line.
    var rows = answers(59_999, of: 4) + answers(40_000, of: 3)
    rows.append([4, 4, 4, 4, 3])
    let below = try Answers.figures(rows, "spak-1", population: nil)
    rows[rows.count - 1] = [4, 4, 4, 4, 4]
    let onLine = try Answers.figures(rows, "spak-1", population: nil)
    let floor = try #require(QuestionnaireKind.spak.floors?.wbk)

    #expect(below.all.part(.spak)?.overall.index == Points(decimal: "3.599998"))
    #expect(below.all.part(.spak)?.lkeValue == Points(decimal: "15.749991"))
    #expect(onLine.all.part(.spak)?.overall.index == floor)
    #expect(onLine.all.part(.spak)?.lkeValue == Points(decimal: "15.75"))
  }

  @Test func `an index by forty services of unlike sizes is exact`() throws {
    // Each service stands on 3.6; counts and sizes share no divisor.
    var services: [Int: [[Int]]] = [:]
    var sizes: [Int?] = []
    for number in 1...40 {
      let count = 5 + number * 2
      services[number] = Array(repeating: [4, 4, 4, 3, 3], count: count)
      sizes.append(997 + number * number * 31)
    }
    let figures = try Answers.figures(services, "spak-1", populations: sizes)

    #expect(figures.all.part(.spak)?.weighted?.index == Points(decimal: "3.6"))
    // Every answer is the same: ln 20 × W ÷ n × 2.6 of the service that weighs most for its answers.
    #expect(figures.all.part(.spak)?.weighted?.margin == Points(decimal: "0.006385"))
    #expect(figures.all.part(.spak)?.weighted?.isBound == true)
  }

  @Test func `four answers give no figure, five do`() throws {
    let four = try Answers.figures(answers(4, of: 4), "spak-1", population: 10)
    let five = try Answers.figures(answers(5, of: 4), "spak-1", population: 10)
    let ten = try Answers.figures(answers(10, of: 4), "spak-1", population: 10)

    #expect(four.sufficiency == .hidden)
    #expect(four.all.parts.isEmpty)
    #expect(four.services.first?.count == nil)
    #expect(five.sufficiency == .belowSample)
    #expect(five.all.part(.spak)?.overall.index == Points(4))
    #expect(ten.sufficiency == .enough)
  }

  @Test func `a small service hides, and another with it when the total would tell`() throws {
    let hidden = try Answers.figures(
      [1: answers(20, of: 4), 2: answers(8, of: 3), 3: answers(4, of: 1)], "spak-1",
      populations: [100, 50, 20])
    let shown = try Answers.figures(
      [1: answers(20, of: 4), 2: answers(8, of: 3), 3: []], "spak-1", populations: [100, 50, 20])
    let many = try Answers.figures(
      [1: answers(20, of: 4), 2: answers(4, of: 3), 3: answers(4, of: 1)], "spak-1",
      populations: [100, 50, 20])

    #expect(hidden.services.map(\.count) == [20, nil, nil])
    #expect(shown.services.map(\.count) == [20, 8, nil])
    #expect(many.services.map(\.count) == [20, nil, nil])
    // Who is hidden for being few and who for another one are told apart.
    #expect(hidden.services.map(\.hidden) == [nil, .protectsAnother, .tooFew])
    #expect(shown.services.map(\.hidden) == [nil, nil, .tooFew])
    #expect(many.services.map(\.hidden) == [nil, .tooFew, .tooFew])
    #expect(hidden.all.part(.spak)?.weighted == nil)
  }

  @Test func `marked answers count, and stand apart from five on`() throws {
    let four = try Answers.figures(
      [1: answers(20, of: 3)], flagged: [1: answers(4, of: 4)], "spak-1", populations: [100])
    let five = try Answers.figures(
      [1: answers(20, of: 3)], flagged: [1: answers(5, of: 4)], "spak-1", populations: [100])

    #expect(four.flaggedCount == 4)
    #expect(four.clean == nil)
    #expect(five.all.part(.spak)?.overall.index == Points(decimal: "3.2"))
    #expect(five.clean?.part(.spak)?.overall.index == Points(3))
  }

  /// `docs/survey-golden.py` works the exact bounds out; ours is never below them.
  @Test(
    arguments: [
      (5, nil, "1.797440", "1.352160"), (8, nil, "1.123400", "0.937032"),
      (8, 40, "1.123400", "0.825000"), (8, 9, "0.333334", "0.333333"),
      (20, 500, "0.449360", "0.408000"),
    ] as [(Int, Int?, String, String)])
  func `answers that are all equal are not sure to the last digit`(
    count: Int, population: Int?, margin: String, exact: String
  ) throws {
    let figures = try Answers.figures(answers(count, of: 4), "spak-1", population: population)
    let part = try #require(figures.all.part(.spak))
    let bound = try #require(Points(decimal: exact))

    #expect(part.overall.isBound)
    #expect(part.overall.margin == Points(decimal: margin))
    #expect(part.overall.margin >= bound)
    #expect(part.items.allSatisfy { $0.margin == part.overall.margin })
    #expect(part.overall.high == Points(4))
    // In the middle of the scale the farther end is what counts.
    let middle = try Answers.figures(answers(count, of: 2), "spak-1", population: population)
    #expect(middle.all.part(.spak)?.overall.index == Points(2))
    #expect((middle.all.part(.spak)?.overall.margin ?? .zero) < part.overall.margin)
  }

  @Test func `equal answers of everybody leave no doubt, and one other answer has a spread`() throws
  {
    let all = try Answers.figures(answers(8, of: 4), "spak-1", population: 8)
    let mixed = try Answers.figures(
      answers(7, of: 4) + answers(1, of: 3), "spak-1", population: nil)

    #expect(all.all.part(.spak)?.overall.margin == .zero)
    #expect(all.all.part(.spak)?.overall.marginWithoutPopulation == Points(decimal: "1.1234"))
    #expect(mixed.all.part(.spak)?.overall.isBound == false)
    #expect((mixed.all.part(.spak)?.overall.margin ?? .zero) > .zero)
  }

  @Test func `everybody asked leaves no doubt, more than everybody was counted wrongly`() throws {
    let rows = answers(5, of: 3) + answers(5, of: 4)
    let all = try Answers.figures(rows, "spak-1", population: 10)
    let more = try Answers.figures(rows, "spak-1", population: 9)
    let overall = try #require(all.all.part(.spak)?.overall)

    #expect(overall.margin == .zero)
    #expect(overall.marginWithoutPopulation > .zero)
    #expect(more.all.part(.spak)?.overall.margin == overall.marginWithoutPopulation)
    #expect(more.hasMoreThanServed && !all.hasMoreThanServed)
  }

  @Test func `a margin of very many answers fits`() throws {
    var sums = Answers.sums(
      answers(1, of: 1) + answers(1, of: 4), try Questionnaires.list(["spak-1"]), .four)
    for _ in 0..<28 { sums = sums + sums }
    var plan = try Sample.round().plan
    plan.questionnaireIDs = ["spak-1"]
    plan.services = [SurveyedService(number: 1, name: "Layanan", population: 1_000_000_000)]
    let nothing = Answers.sums([], try Questionnaires.list(["spak-1"]), .four)
    let figures = RoundFigures(
      of: plan, questionnaires: try Questionnaires.list(["spak-1"]),
      sums: [1: ServiceSums(clean: sums, flagged: nothing)])

    // 1.96 × 1.5 × √((1 − 0.536870912) ÷ 536,870,912), rounded up.
    #expect(figures.all.part(.spak)?.overall.margin == Points(decimal: "0.000087"))
  }

  @Test(arguments: [
    ("88.31", SatisfactionGrade.a), ("88.309999", .b), ("88.30", .b), ("76.61", .b),
    ("76.609999", .c), ("65.00", .c), ("64.999999", .d), ("25", .d),
  ])
  func `a grade begins at its lower bound`(ikm: String, grade: SatisfactionGrade) throws {
    #expect(SatisfactionGrade(ikm: try #require(Points(decimal: ikm))) == grade)
  }
}
