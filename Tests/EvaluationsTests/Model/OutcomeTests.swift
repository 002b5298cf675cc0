import InstrumentsModel
import Kernel
import SurveysModel
import Testing
import WorkUnitsModel
import WorksheetsModel

@testable import EvaluationsModel

/// Both sides of every line that an outcome is drawn at.
@Suite struct OutcomeTests {
  private static func points(_ text: String) -> Points {
    Points(decimal: text) ?? .zero
  }

  /// The best answers everywhere, with these indexes.
  private static func sheet(ipak: String, ipkp: String) throws -> AnswerSheet {
    let board = try Board()
    let instrument = board.instrument
    var sheet = AnswerSheet(blankFor: instrument.soals.count)
    for question in instrument.questions.indices {
      var values = board.judgement(question, rung: 0).values
      if case .reduction = instrument.questions[question].kind {
        values = values.map { _ in .count(0) }
      }
      if let kind = instrument.surveyKind(of: question) {
        values = [.index(points(kind == .spak ? ipak : ipkp))]
      }
      for (position, value) in zip(instrument.questions[question].soals, values) {
        sheet.set(value, at: position)
      }
    }
    return sheet
  }

  private static func readings(ipak: String, ipkp: String) -> [SurveyReading] {
    [(QuestionnaireKind.spak, ipak), (.spkp, ipkp)].map { kind, index in
      SurveyReading(kind: kind, count: 120, index: points(index), margin: points("0.2"))
    }
  }

  private static func audit(open: Int) throws -> AuditStatement {
    try AuditStatement.state(
      AuditStatement.Figures(findings: 8, followedUp: 8 - open, letter: "S-1/2026"), after: nil,
      of: Cast.unit, in: Cast.sent().year, because: "", baseVersion: 0, by: Cast.ketua,
      at: .sample)
  }

  private static func conclusion(
    ipak: String = "4", ipkp: String = "4", surveyed: [SurveyReading]? = nil, open: Int? = 0
  ) throws -> Conclusion {
    let instrument = try Cast.instrument()
    let sheet = try Self.sheet(ipak: ipak, ipkp: ipkp)
    let readings = surveyed ?? Self.readings(ipak: "4", ipkp: "4")
    let audit = try open.map { try Self.audit(open: $0) }
    let card = instrument.score(sheet)
    let found = Conclusion(of: card, in: instrument, readings: readings, audit: audit)
    // The ranking of many units says the same without the reasons.
    var quick: (outcome: Outcome, total: Points)?
    ScoringPlan(instrument).eachTotal(on: sheet.places) { _, total, decision in
      let outcome = Outcome(
        clearing: decision, in: instrument, readings: readings, audit: audit)
      quick = (outcome, Points(units: total))
    }
    #expect(quick?.outcome == found.outcome)
    #expect(quick?.total == card.total)
    return found
  }

  @Test func `everything at its best is ready for WBBM and nothing is next`() throws {
    let found = try Self.conclusion()

    #expect(found.outcome == .ready(predicate: "wbbm"))
    #expect(found.next == nil)
    #expect(found.findings.flatMap(\.obstacles).isEmpty)
  }

  @Test func `a floor is cleared on its line and missed a millionth below`() throws {
    // IPAK 3.60 and IPKP 3.20 are 15.75 and 14.00 points: the lines of WBK.
    let onLine = try Self.conclusion(ipak: "3.6", ipkp: "3.2")
    #expect(onLine.outcome == .ready(predicate: "wbk"))
    #expect(onLine.next?.predicate == "wbbm")
    #expect(onLine.next?.obstacles.isEmpty == false)

    let below = try Self.conclusion(ipak: "3.599999", ipkp: "3.2")
    #expect(below.outcome == .coaching)
    #expect(below.next?.predicate == "wbk")
    let missed = below.findings[0].floors.filter { !$0.isCleared }.map(\.key)
    #expect(missed.contains("ipak"))
  }

  @Test func `the assessors' survey is held against the floor, not its margin`() throws {
    let onLine = try Self.conclusion(surveyed: Self.readings(ipak: "3.6", ipkp: "3.2"))
    #expect(onLine.outcome == .ready(predicate: "wbk"))
    #expect(onLine.findings[0].surveys.map(\.standing) == [.met, .met])
    #expect(onLine.findings[0].surveys.allSatisfy { $0.isWithinMargin })

    let below = try Self.conclusion(surveyed: Self.readings(ipak: "3.599999", ipkp: "4"))
    #expect(below.outcome == .coaching)
    #expect(
      below.findings[0].surveys.first { $0.kind == .spak }?.standing == .missed)
  }

  @Test func `a survey that nobody made is in the way`() throws {
    let found = try Self.conclusion(surveyed: [])

    #expect(found.outcome == .coaching)
    #expect(found.findings[0].surveys.map(\.standing) == [.absent, .absent])
  }

  @Test func `one finding that is open, or no statement, is in the way`() throws {
    #expect(try Self.conclusion(open: 0).outcome == .ready(predicate: "wbbm"))
    let open = try Self.conclusion(open: 1)
    #expect(open.outcome == .coaching)
    #expect(open.findings[0].obstacles == [.audit(open: 1)])
    let unstated = try Self.conclusion(open: nil)
    #expect(unstated.outcome == .coaching)
    #expect(unstated.findings[0].obstacles == [.auditUnstated])
  }

  @Test func `more decimals stand only where two would hide the line`() {
    let floor = Self.points("15.75")
    #expect(floor.decimals(beside: floor) == 2)
    #expect(Self.points("15.749").decimals(beside: floor) == 3)
    // IPAK 3.599999 in points: printed with five decimals it is 15.75000, as if it stood on the line.
    #expect(Self.points("15.749995625").decimals(beside: floor) == 6)
    #expect(Self.points("15.7").decimals(beside: floor) == 2)
  }
}
