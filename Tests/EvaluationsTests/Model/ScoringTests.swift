import InstrumentsModel
import Kernel
import TestKit
import Testing
import WorksheetsModel

@testable import EvaluationsModel

@Suite struct ScoringTests {
  @Test func `progress counts full answers and leads to the next that waits, around the end`()
    throws
  {
    let board = try Board()
    let last = board.instrument.questions.count - 1
    var judgements = board.filled(by: Cast.ana, rung: 0).judgements
    for question in [2, 7, last] { judgements[question] = nil }

    let progress = SheetProgress(
      of: BlindSheet(member: Cast.ana, judgements: judgements), in: board.instrument)

    #expect(progress.waiting == [2, 7, last])
    #expect(progress.done == progress.total - 3)
    #expect(progress.next(after: 2) == 7)
    #expect(progress.next(after: last) == 2)
    #expect(progress.sections.reduce(0) { $0 + $1.done } == progress.done)
    let full = SheetProgress(of: board.filled(by: Cast.ana, rung: 0), in: board.instrument)
    #expect(full.waiting == [] && full.next(after: 0) == nil)
  }

  @Test func `every duty has one next step at every stage`() throws {
    let evaluation = try Cast.begun()
    func step(
      _ duty: TeamDuty?, _ author: Author, waiting: Int? = nil, committed: Set<String> = [],
      sending: SendingState = .current
    ) -> EvaluationStep {
      evaluation.step(
        for: duty, waiting: waiting, committed: committed, account: author.accountID,
        sending: sending)
    }
    let both: Set = [Cast.ana.accountID, Cast.budi.accountID]

    #expect(step(.member, Cast.ana, waiting: 12) == .score(waiting: 12))
    #expect(step(.member, Cast.ana, waiting: 0) == .commit)
    #expect(
      step(.member, Cast.ana, waiting: 0, committed: [Cast.ana.accountID])
        == .waitForCommitments(1))
    #expect(step(.member, Cast.ana, waiting: 0, committed: both) == .waitForOpening)
    #expect(step(.lead, Cast.ketua) == .waitForCommitments(2))
    #expect(step(.lead, Cast.ketua, committed: both) == .reveal)
    #expect(step(.controller, Cast.teknis, committed: both) == .waitForOpening)
    #expect(step(nil, Cast.stranger) == .waitForCommitments(2))
    #expect(step(.member, Cast.ana, waiting: 3, sending: .withUnit) == .waitForUnit)
    #expect(step(.lead, Cast.ketua, sending: .overtaken) == .goToLater)
  }

  @Test func `a visit counts up to its limit, and nonsense is no time`() {
    let now = Instant.sample
    let opened = String(now.milliseconds)
    #expect(QuestionVisit(openedAt: opened, seconds: "899", now: now)?.seconds == 899)
    #expect(QuestionVisit(openedAt: opened, seconds: "901", now: now)?.seconds == 900)
    #expect(QuestionVisit(openedAt: opened, seconds: "0", now: now) == nil)
    #expect(QuestionVisit(openedAt: opened, seconds: "lama", now: now) == nil)
    #expect(QuestionVisit(openedAt: nil, seconds: "5", now: now) == nil)
    let tomorrow = String(now.adding(seconds: 86_400).milliseconds)
    #expect(QuestionVisit(openedAt: tomorrow, seconds: "5", now: now) == nil)
  }

  @Test func `the median of an even number is the mean of the middle two`() {
    #expect(TimeFigures([]) == nil)
    #expect(TimeFigures([30])?.medianSeconds == 30)
    #expect(TimeFigures([10, 90, 20])?.medianSeconds == 20)
    #expect(TimeFigures([10, 20, 40, 90])?.medianSeconds == 30)
    #expect(TimeFigures([10, 20, 40, 90])?.totalSeconds == 160)
    #expect(TimeFigures([1, 2, 2])?.meanSeconds == 2, "1.67 is nearer to two")
    #expect(TimeFigures([1, 1, 2])?.meanSeconds == 1)
  }

  @Test(arguments: Role.allCases)
  func `nobody but the person may see how long they took`(role: Role) {
    let other = Principal(accountID: "b", name: "B", grants: [Grant(role, for: .national)])
    let own = Principal(accountID: "a", name: "A", grants: [])
    #expect(!TimePolicy.mayRead(other, timeOf: "a"))
    #expect(!TimePolicy.mayRead(nil, timeOf: "a"))
    #expect(TimePolicy.mayRead(own, timeOf: "a"))
  }
}
