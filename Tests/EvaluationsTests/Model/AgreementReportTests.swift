import InstrumentsModel
import Kernel
import Testing
import WorksheetsModel

@testable import EvaluationsModel

@Suite struct AgreementReportTests {
  private let sheets = [
    Given.sheet(1, "ana", [100, 50, 0]), Given.sheet(1, "budi", [100, 50, 50]),
    Given.sheet(2, "ana", [0, 50, 100]), Given.sheet(2, "budi", [0, 100, 50]),
    Given.sheet(3, "citra", [0, 0, 100], team: "two"),
    Given.sheet(3, "dewi", [0, 0, nil], team: "two"),
  ]

  @Test func `each question, area and team is measured on its own rows`() {
    let report = AgreementReport(of: sheets, questionCount: 3, areas: [[0, 1], [2]])

    #expect(report.questions.map(\.rowCount) == [3, 3, 2])
    #expect(report.questions[0].interval == .figure(.one))
    #expect(
      report.questions[1].interval
        == Given.table(byAssessor: [[50, 50, 0], [50, 100, 0]]).alpha(.interval))
    #expect(report.areas.map(\.rowCount) == [6, 2])
    #expect(report.areas[1] == report.questions[2])
    #expect(
      report.areas[0].ordinal
        == Given.table(byAssessor: [[100, 50, 0, 50, 0, 0], [100, 50, 0, 100, 0, 0]])
        .alpha(.ordinal))
    #expect(report.overall.rowCount == 8)
    #expect(report.overall.linear.pairs.map(\.rowCount) == [6, 2])
  }

  @Test func `a team is measured on its own units`() {
    let report = AgreementReport(of: sheets, questionCount: 3, areas: [])

    #expect(report.teams.keys.sorted() == ["one", "two"])
    #expect(report.teams["one"]?.rowCount == 6)
    #expect(report.teams["two"]?.interval == .missing(.noVariation))
    #expect(report.teams["two"]?.quadratic.pairs.map(\.second) == ["dewi"])
  }

  @Test func `nothing revealed has reasons instead of figures`() {
    let report = AgreementReport(of: [], questionCount: 2, areas: [[0, 1]])

    #expect(report.overall.interval == .missing(.tooFewPairable))
    #expect(report.overall.linear.mean == nil)
    #expect(report.teams.isEmpty)
  }

  @Test func `scored sheets of the instrument in force are measured by its six areas`() throws {
    let board = try Board()
    let sheets = [(Cast.ana, 0), (Cast.budi, 0), (Cast.ketua, 1)].map { person, rung in
      RevealedSheet(
        evaluationID: Cast.evaluation, team: "one", assessor: person.accountID,
        committedOn: Given.day(11, 22),
        shares: RevealedSheet.shares(
          of: board.instrument.score(
            board.filled(by: person, rung: rung).answers(in: board.instrument))))
    }

    let report = AgreementReport(of: sheets, instrument: board.instrument)

    #expect(report.questions.count == board.instrument.questions.count)
    #expect(report.areas.count == 6)
    let rows = report.areas.map(\.rowCount).reduce(0, +)
    #expect(rows < board.instrument.questions.count && rows > 100)
    #expect(report.overall.linear.pairs.count == 3)
  }
}

@Suite struct QuestionDisagreementTests {
  private let weights = [Points(1), Points(4), Points(2), Points(4)]

  @Test func `what moves the score most comes first, ties in reading order`() {
    let list = QuestionDisagreement.list(
      [
        Given.shares([0, 50, 100, 75]), Given.shares([100, 50, 0, 50]),
        Given.shares([50, 50, 50, 75]),
      ], weights: weights)

    #expect(list.map(\.question) == [2, 0, 3, 1])
    #expect(list.map(\.points) == [Points(2), Points(1), Points(1), .zero])
    #expect(list.map(\.isSplit) == [true, true, true, false])
    #expect(list.first?.lowest == QuestionShare.nothing)
    #expect(list.first?.highest == .whole)
    #expect(list.map(\.assessorCount) == [3, 3, 3, 3])
  }

  @Test func `a question that fewer than two scored has nothing to disagree about`() {
    let list = QuestionDisagreement.list(
      [Given.shares([nil, 50, 0, nil]), Given.shares([nil, 100, nil, nil])], weights: weights)

    #expect(list.map(\.question) == [1, 0, 2, 3])
    #expect(list.map(\.assessorCount) == [2, 0, 1, 0])
    #expect(list.map(\.points) == [Points(2), .zero, .zero, .zero])
    #expect(list[1].lowest == nil)
  }

  @Test func `the spread of a rung is exact in points of the total`() throws {
    let weight = try #require(Points(decimal: "0.333333333333"))

    let list = QuestionDisagreement.list(
      [Given.shares([33]), Given.shares([67])], weights: [weight])

    // 0.34 × ⅓, rounded once.
    #expect(list.first?.points == Points(decimal: "0.113333333333"))
  }

  @Test func `the instrument in force lists every question`() throws {
    let instrument = try Cast.instrument()
    let count = instrument.questions.count

    let list = QuestionDisagreement.list(
      [0, 100].map { Given.shares(Array(repeating: $0, count: count)) }, instrument: instrument)

    #expect(Set(list.map(\.question)).count == count)
    let weights = list.map { instrument.weight(ofQuestion: $0.question) }
    #expect(list.map(\.points) == weights)
    #expect(zip(weights, weights.dropFirst()).allSatisfy { $0 >= $1 })
  }
}
