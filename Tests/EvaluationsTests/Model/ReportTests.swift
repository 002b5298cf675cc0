import Kernel
import Testing
import WorkUnitsModel
import WorksheetsModel

@testable import EvaluationsModel

@Suite struct ReportTests {
  private static func settled() throws -> Evaluation {
    let begun = try Cast.begun()
    return Evaluation(
      id: begun.id, worksheetID: begun.worksheetID, unitID: begun.unitID, year: begun.year,
      instrumentID: begun.instrumentID, layer: begun.layer, submission: begun.submission,
      team: begun.team, stage: .settled(at: .sample, by: Cast.teknis))
  }

  private static func written() throws -> EvaluationReport {
    EvaluationReport(
      evaluationID: Cast.evaluation, unitID: Cast.unit,
      words: try ReportWords(number: "LHE-1/2026"), version: 1)
  }

  private static func signature(_ duty: TeamDuty, _ person: Author) -> ReportSignature {
    ReportSignature(duty: duty, by: person, at: .sample, digest: "00")
  }

  @Test func `words are the lead's, while it is settled and nobody has signed`() throws {
    let evaluation = try Self.settled()
    let words = try ReportWords(number: " A ", opening: "x", closing: "")
    var report = EvaluationReport(evaluationID: evaluation.id, unitID: evaluation.unitID)

    #expect(throws: ReportRefusal.wrongDuty(needed: .lead)) {
      try report.write(words, as: .member, in: evaluation, version: 0)
    }
    #expect(throws: ReportRefusal.notSettled) {
      try report.write(words, as: .lead, in: Cast.begun(), version: 0)
    }
    #expect(throws: ReportRefusal.stale) {
      try report.write(words, as: .lead, in: evaluation, version: 4)
    }
    #expect(report.words == .none)
    _ = try report.write(words, as: .lead, in: evaluation, version: 0)
    #expect(report.words.number == "A")
  }

  @Test func `the lead signs first, the controller second, and nobody twice`() throws {
    let evaluation = try Self.settled()
    var report = try Self.written()

    #expect(throws: ReportRefusal.wrongDuty(needed: .lead)) {
      try report.sign(
        Self.signature(.controller, Cast.teknis), in: evaluation, version: 1)
    }
    _ = try report.sign(Self.signature(.lead, Cast.ketua), in: evaluation, version: 1)
    #expect(!report.isDraft)
    #expect(throws: ReportRefusal.signed) {
      try report.write(.none, as: .lead, in: evaluation, version: 1)
    }
    // The same person in the other duty is the same person.
    #expect(throws: ReportRefusal.alreadySigned) {
      try report.sign(Self.signature(.controller, Cast.ketua), in: evaluation, version: 1)
    }
    _ = try report.sign(Self.signature(.controller, Cast.teknis), in: evaluation, version: 1)
    #expect(report.isComplete)
    #expect(throws: ReportRefusal.complete) {
      try report.sign(Self.signature(.controller, Cast.ana), in: evaluation, version: 1)
    }
    #expect(throws: ReportRefusal.complete) {
      try report.giveBack(because: "terlambat", as: .controller, version: 1)
    }
  }

  @Test func `a report without a number is not signed`() throws {
    var report = EvaluationReport(evaluationID: Cast.evaluation, unitID: Cast.unit)
    let evaluation = try Self.settled()

    #expect(throws: ReportRefusal.numberMissing) {
      try report.sign(Self.signature(.lead, Cast.ketua), in: evaluation, version: 0)
    }
  }

  @Test func `giving back needs a reason and begins another edition`() throws {
    var report = try Self.written()
    let evaluation = try Self.settled()
    #expect(throws: ReportRefusal.nothingSigned) {
      try report.giveBack(because: "x", as: .controller, version: 1)
    }
    _ = try report.sign(Self.signature(.lead, Cast.ketua), in: evaluation, version: 1)
    #expect(throws: ReportRefusal.reasonMissing) {
      try report.giveBack(because: " ", as: .controller, version: 1)
    }
    #expect(throws: ReportRefusal.wrongDuty(needed: .controller)) {
      try report.giveBack(because: "x", as: .lead, version: 1)
    }
    _ = try report.giveBack(because: " area 3 ", as: .controller, version: 1)
    #expect(report.edition == 2)
    #expect(report.isDraft)
    #expect(report.returnReason == "area 3")
  }

  @Test func `words of exactly the limit fit and one more does not`() throws {
    let longest = String(repeating: "a", count: ReportWords.longestText)
    #expect(try ReportWords(opening: longest).opening == longest)
    #expect(throws: ReportRefusal.textTooLong(limit: ReportWords.longestText)) {
      try ReportWords(closing: longest + "a")
    }
  }

  private static func asked(inForce: Bool = true) throws -> Recommendation {
    Recommendation(
      id: try #require(ID<Recommendation>("01900000-0000-7000-8000-0000000000c1")),
      unitID: Cast.unit, evaluationID: Cast.evaluation, year: Cast.sent().year, about: nil,
      words: "Lengkapi SOP.", due: try #require(CalendarDate("2026-12-31")),
      inForceSince: inForce ? .sample : nil)
  }

  @Test func `a recommendation stays open until its proof is accepted`() throws {
    var item = try Self.asked()
    #expect(throws: RecommendationRefusal.proofMissing) {
      try item.answer("sudah", proof: nil, by: Cast.stranger, at: .sample, baseVersion: 0)
    }
    #expect(throws: RecommendationRefusal.nothingAnswered) {
      try item.decide(isAccepted: true, words: "", by: Cast.ketua, at: .sample, baseVersion: 0)
    }
    _ = try item.answer("sudah", proof: "p", by: Cast.stranger, at: .sample, baseVersion: 0)
    #expect(item.state == .answered)
    #expect(throws: RecommendationRefusal.wordsMissing) {
      try item.decide(isAccepted: false, words: " ", by: Cast.ketua, at: .sample, baseVersion: 1)
    }
    _ = try item.decide(
      isAccepted: false, words: "tahun lalu", by: Cast.ketua, at: .sample, baseVersion: 1)
    #expect(item.state == .open)
    _ = try item.answer("baru", proof: "q", by: Cast.stranger, at: .sample, baseVersion: 2)
    #expect(throws: RecommendationRefusal.overtaken) {
      try item.decide(isAccepted: true, words: "", by: Cast.ketua, at: .sample, baseVersion: 2)
    }
    _ = try item.decide(isAccepted: true, words: "", by: Cast.ketua, at: .sample, baseVersion: 3)
    #expect(item.state == .done)
    #expect(throws: RecommendationRefusal.done) {
      try item.answer("lagi", proof: "q", by: Cast.stranger, at: .sample, baseVersion: 4)
    }
  }

  @Test func `a draft cannot be answered, and the last day is in time`() throws {
    var draft = try Self.asked(inForce: false)
    #expect(throws: RecommendationRefusal.notInForce) {
      try draft.answer("sudah", proof: "p", by: Cast.stranger, at: .sample, baseVersion: 0)
    }
    let item = try Self.asked()
    #expect(!item.isLate(on: item.due))
    let after = try #require(item.due.adding(days: 1))
    #expect(item.isLate(on: after))
  }

  @Test func `audit figures go together, and a change says why`() throws {
    #expect(throws: AuditRefusal.moreThanFound) {
      try AuditStatement.Figures(findings: 3, followedUp: 4, letter: "S-1")
    }
    func state(
      _ done: Int, after standing: AuditStatement?, because reason: String = "", base: Int64
    ) throws(AuditRefusal) -> AuditStatement {
      try AuditStatement.state(
        AuditStatement.Figures(findings: 4, followedUp: done, letter: "S-1"), after: standing,
        of: Cast.unit, in: Cast.sent().year, because: reason, baseVersion: base, by: Cast.ketua,
        at: .sample)
    }
    let first = try state(3, after: nil, base: 0)
    #expect(first.openCount == 1)
    #expect(throws: AuditRefusal.reasonMissing) { try state(4, after: first, base: 1) }
    #expect(throws: AuditRefusal.nothingChanged) {
      try state(3, after: first, because: "x", base: 1)
    }
    #expect(throws: AuditRefusal.overtaken) {
      try state(4, after: first, because: "x", base: 0)
    }
    #expect(try state(4, after: first, because: "surat", base: 1).version == 2)
  }

  @Test func `every bad audit figure is told, and a statement names its letter`() throws {
    let limit = AuditStatement.mostFindings
    func faults(_ found: Int?, _ done: Int?, _ letter: String) -> [AuditRefusal] {
      AuditStatement.Figures.faults(findings: found, followedUp: done, letter: letter)
    }
    #expect(
      faults(nil, -1, " ")
        == [.findingsWrong(limit: limit), .followedUpWrong(limit: limit), .letterMissing])
    #expect(faults(limit + 1, 0, "S-1") == [.findingsWrong(limit: limit)])
    #expect(faults(3, 4, "S-1") == [.moreThanFound])
    #expect(faults(0, 0, "") == [.letterMissing])
    #expect(faults(limit, limit, "S-1").isEmpty)
    let long = String(repeating: "x", count: AuditStatement.longestLine + 1)
    #expect(faults(1, 1, long) == [.letterTooLong(limit: AuditStatement.longestLine)])
    // Statements from before the letter was required can still be read, not made.
    let old = try AuditStatement.Figures(findings: 2, followedUp: 2, letter: "")
    #expect(throws: AuditRefusal.letterMissing) {
      try AuditStatement.state(
        old, after: nil, of: Cast.unit, in: Cast.sent().year, because: "", baseVersion: 0,
        by: Cast.ketua, at: .sample)
    }
  }

  @Test func `each role may do its part of the follow-up and no other`() throws {
    let place = WorkUnitPlace(institutionID: Cast.institution, unitID: Cast.unit)
    func allowed(_ role: Role) -> Set<FollowUpAction> {
      let principal = Principal(
        accountID: "x", name: "x", grants: [Grant(role, for: .workUnit(Cast.unit.text))])
      return Set(
        FollowUpAction.allCases.filter { FollowUpPolicy.mayAct(principal, $0, on: place) })
    }
    let reading: Set<FollowUpAction> = [.readRecommendations, .readAudit]
    #expect(allowed(.unitHead) == reading.union([.answer]))
    #expect(allowed(.unitStaff) == reading.union([.answer]))
    #expect(allowed(.internalAssessor) == reading.union([.decide, .stateAudit]))
    #expect(allowed(.nationalAssessor) == reading.union([.decide]))
    #expect(allowed(.coordinator) == reading.union([.decide, .stateAudit]))
    #expect(allowed(.administrator) == reading)
    let stranger = Principal(accountID: "x", name: "x", grants: [])
    #expect(
      FollowUpAction.allCases.allSatisfy {
        FollowUpPolicy.permission(stranger, $0, on: place) == .hidden
          && FollowUpPolicy.permission(nil, $0, on: place) == .hidden
      })
  }
}
