import Kernel
import SurveysModel
import Testing

@Suite struct SurveyRoundTests {
  private func at(_ milliseconds: Int64) -> Instant { Instant(milliseconds: milliseconds) }

  @Test func `a round takes answers from its first moment up to its last`() throws {
    var round = try Sample.round()
    #expect(throws: SurveyRefusal.unknownRound) { try round.checkTakesAnswers(at: at(1500)) }
    _ = try round.publish(at: at(10))
    #expect(throws: SurveyRefusal.notYetOpen(at(1000))) { try round.checkTakesAnswers(at: at(999)) }
    #expect(throws: Never.self) { try round.checkTakesAnswers(at: at(1000)) }
    #expect(throws: Never.self) { try round.checkTakesAnswers(at: at(1999)) }
    #expect(throws: SurveyRefusal.isOver(at(2000))) { try round.checkTakesAnswers(at: at(2000)) }
  }

  @Test func `what is published is not planned otherwise`() throws {
    var round = try Sample.round()
    var plan = round.plan
    plan.title = "Lain"
    #expect(try round.change(to: plan) == [.roundChanged(round)])
    #expect(try round.change(to: plan).isEmpty)
    _ = try round.publish(at: at(10))
    plan.title = "Lain lagi"
    #expect(throws: SurveyRefusal.isPublished) { try round.change(to: plan) }
    #expect(throws: SurveyRefusal.isPublished) { try round.publish(at: at(11)) }
  }

  @Test func `a window that is over is neither published nor extended`() throws {
    var draft = try Sample.round()
    #expect(throws: SurveyRefusal.windowIsWrong) { try draft.publish(at: at(2000)) }
    var round = try Sample.round()
    _ = try round.publish(at: at(10))
    #expect(throws: SurveyRefusal.windowIsWrong) {
      try round.extend(until: at(2000), reason: "hari libur", at: at(1500))
    }
    #expect(throws: SurveyRefusal.reasonMissing) {
      try round.extend(until: at(3000), reason: "", at: at(1500))
    }
    _ = try round.extend(until: at(3000), reason: "hari libur", at: at(1999))
    #expect(round.stage(at: at(2500)) == .open)
    #expect(throws: SurveyRefusal.isOver(at(3000))) {
      try round.extend(until: at(4000), reason: "hari libur", at: at(3000))
    }
  }

  @Test func `a round is closed once, and only after its window`() throws {
    var round = try Sample.round()
    #expect(throws: SurveyRefusal.unknownRound) { try round.close(at: at(5000)) }
    _ = try round.publish(at: at(10))
    #expect(throws: SurveyRefusal.notYetOver(at(2000))) { try round.close(at: at(1999)) }
    #expect(round.stage(at: at(2000)) == .ended)
    try round.close(at: at(2000))
    #expect(round.stage(at: at(2000)) == .closed)
    #expect(throws: SurveyRefusal.isClosed) { try round.close(at: at(2001)) }
  }

  @Test func `the population is known when every service is counted`() throws {
    var plan = try Sample.round().plan
    #expect(plan.population == 500)
    plan.services.append(SurveyedService(number: 3, name: "Konsultasi", population: nil))
    #expect(plan.population == nil)
  }
}
