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

  @Test func `a round is published before it opens, up to the last moment`() throws {
    var late = try Sample.round()
    let draft = late
    #expect(throws: SurveyRefusal.startIsPast) { try late.publish(at: at(1000)) }
    #expect(throws: SurveyRefusal.startIsPast) { try late.publish(at: at(2000)) }
    #expect(late == draft)
    var round = try Sample.round()
    #expect(try round.publish(at: at(999)) == [.roundPublished(round)])
    #expect(round.stage(at: at(999)) == .announced)
  }

  @Test func `a window is extended before it is over, with a reason, and never shortened`() throws {
    var round = try Sample.round()
    _ = try round.publish(at: at(10))
    let before = round
    for end in [Int64(1500), 2000] {
      #expect(throws: SurveyRefusal.isShorter(at(2000))) {
        try round.extend(until: at(end), reason: "hari libur", at: at(1200))
      }
    }
    for reason in ["", String(repeating: "é", count: 601)] {
      #expect(throws: SurveyRefusal.reasonMissing) {
        try round.extend(until: at(3000), reason: reason, at: at(1500))
      }
    }
    #expect(round == before)
    #expect(
      try round.extend(until: at(3000), reason: String(repeating: "é", count: 600), at: at(1999))
        == [
          .roundExtended(round, from: at(2000), reason: String(repeating: "é", count: 600))
        ])
    #expect(round.stage(at: at(2500)) == .open)
    #expect(throws: SurveyRefusal.isOver(at(3000))) {
      try round.extend(until: at(4000), reason: "hari libur", at: at(3000))
    }
  }

  @Test func `a window lasts at most a quarter and is extended at most three times`() throws {
    var round = try Sample.round()
    _ = try round.publish(at: at(10))
    let latest = at(1000 + 92 * 86_400_000)
    #expect(round.plan.window.latestEnd == latest)
    #expect(throws: SurveyRefusal.windowIsTooLong(latest: latest)) {
      try round.extend(until: at(latest.milliseconds + 1), reason: "banjir", at: at(1500))
    }
    _ = try round.extend(until: at(3000), reason: "satu", at: at(20))
    _ = try round.extend(until: at(4000), reason: "dua", at: at(1500))
    _ = try round.extend(until: latest, reason: "tiga", at: at(1500))
    #expect(round.extensionCount == SurveyRound.mostExtensions)
    let before = round
    #expect(throws: SurveyRefusal.noMoreExtensions) {
      try round.extend(until: at(latest.milliseconds + 1), reason: "empat", at: at(1500))
    }
    #expect(round == before)
  }

  @Test func `a round is withdrawn with a reason, only before it opens`() throws {
    var draft = try Sample.round()
    #expect(throws: SurveyRefusal.unknownRound) { try draft.withdraw(reason: "x", at: at(5)) }
    var round = try Sample.round()
    _ = try round.publish(at: at(10))
    #expect(throws: SurveyRefusal.reasonMissing) { try round.withdraw(reason: "", at: at(999)) }
    #expect(throws: SurveyRefusal.hasOpened(at(1000))) {
      try round.withdraw(reason: "Salah layanan", at: at(1000))
    }
    #expect(
      try round.withdraw(reason: "Salah layanan", at: at(999))
        == [.roundWithdrawn(round, reason: "Salah layanan")])
    for moment in [Int64(999), 1500, 2500] { #expect(round.stage(at: at(moment)) == .withdrawn) }
    let before = round
    #expect(throws: SurveyRefusal.isWithdrawn) { try round.withdraw(reason: "x", at: at(999)) }
    #expect(throws: SurveyRefusal.isWithdrawn) {
      try round.extend(until: at(3000), reason: "x", at: at(999))
    }
    #expect(throws: SurveyRefusal.isWithdrawn) { try round.close(at: at(2500)) }
    #expect(throws: SurveyRefusal.isWithdrawn) { try round.checkTakesAnswers(at: at(1500)) }
    #expect(round == before)
  }

  @Test func `only a draft is discarded`() throws {
    var round = try Sample.round()
    #expect(try round.discard() == [.roundDiscarded(round)])
    _ = try round.publish(at: at(10))
    #expect(throws: SurveyRefusal.isPublished) { try round.discard() }
  }

  @Test func `what decides who is asked is fixed at the first moment of the window`() throws {
    var round = try Sample.round()
    #expect(throws: Never.self) { try round.checkHasNotOpened(at: at(5000)) }
    _ = try round.publish(at: at(10))
    #expect(throws: Never.self) { try round.checkHasNotOpened(at: at(999)) }
    for moment in [Int64(1000), 2000] {
      #expect(throws: SurveyRefusal.hasOpened(at(1000))) {
        try round.checkHasNotOpened(at: at(moment))
      }
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
