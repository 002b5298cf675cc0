import AccountsModel
import EvaluationsModel
import Kernel
import Testing
import WorkUnitsModel
import WorksheetsModel

@Suite struct AssignmentBoardTests {
  private static let jakarta = Site(region: "31")
  private static let surabaya = Site(region: "35.78")

  private func task(kept: [ID<WorkUnit>: ID<AssessorTeam>] = [:]) throws -> AssignmentTask {
    try AssignmentTask(
      units: [
        Sample.unit(101, site: Self.jakarta), Sample.unit(102, site: Self.surabaya),
        Sample.unit(103, languages: [Sample.language("ja")]),
      ],
      teams: [
        Sample.team(1, limit: 1, site: Self.jakarta), Sample.team(2, site: Self.surabaya),
        Sample.team(3, of: Sample.agency),
      ],
      conflicts: [Sample.id(102): [Sample.id(22): [.judged(year: 2025, .tpn)]]], kept: kept)
  }

  @Test func `by hand the same rules are asked`() throws {
    var board = try AssignmentBoard(task())
    let conflict = AssignmentBar.conflict(Sample.id(22), [.judged(year: 2025, .tpn)])

    #expect(throws: AssignmentRefusal.barred([conflict])) {
      try board.place(Sample.id(102), in: Sample.id(2))
    }
    #expect(throws: AssignmentRefusal.barred([.otherInstitution])) {
      try board.place(Sample.id(102), in: Sample.id(3))
    }
    #expect(throws: AssignmentRefusal.unitUnknown) {
      try board.place(Sample.id(999), in: Sample.id(1))
    }
    #expect(throws: AssignmentRefusal.teamUnknown) {
      try board.place(Sample.id(101), in: Sample.id(9))
    }
    #expect(board.teamOfUnit.isEmpty)
  }

  @Test func `a full team takes nothing more until something leaves it`() throws {
    var board = try AssignmentBoard(task())

    let first = try board.place(Sample.id(101), in: Sample.id(1))
    #expect(first == [.placed(Sample.id(101), in: Sample.id(1), before: nil)])
    #expect(try board.place(Sample.id(101), in: Sample.id(1)) == [])
    #expect(throws: AssignmentRefusal.barred([.full(limit: 1)])) {
      try board.place(Sample.id(102), in: Sample.id(1))
    }

    let moved = try board.place(Sample.id(101), in: Sample.id(2))
    #expect(moved == [.placed(Sample.id(101), in: Sample.id(2), before: Sample.id(1))])
    #expect(try board.place(Sample.id(102), in: Sample.id(1)).count == 1)
    let released = try board.release(Sample.id(102))
    #expect(released == [.released(Sample.id(102), from: Sample.id(1))])
    #expect(try board.release(Sample.id(102)) == [])
  }

  @Test func `a finished board passes the check of rules, and not as the best`() throws {
    let task = try task()
    var board = AssignmentBoard(task)
    for (unit, team) in [(101, 2), (102, 1), (103, 2)] {
      _ = try board.place(Sample.id(unit), in: Sample.id(team))
    }

    #expect(AssignmentProof.brokenRules(board.plan, of: task) == [])
    #expect(AssignmentProof.check(board.plan, of: task) == [.pricesMissing])
  }

  @Test func `a plan that breaks a rule makes no board`() throws {
    let placements = [
      Placement(Sample.id(101), in: Sample.id(1)), Placement(Sample.id(102), in: Sample.id(1)),
    ]

    #expect(throws: AssignmentRefusal.keptBreaks(Sample.id(102), [.full(limit: 1)])) {
      try AssignmentBoard(self.task(), placements: placements)
    }
  }

  @Test func `reasons name the rule or the first figure that is worse`() throws {
    let task = try AssignmentTask(
      units: [Sample.unit(101, site: Self.jakarta), Sample.unit(102, site: Self.surabaya)],
      teams: [
        Sample.team(1, site: Self.jakarta), Sample.team(2, site: Self.surabaya),
        Sample.team(3, site: Self.jakarta, of: Sample.agency),
        Sample.team(4, limit: 0),
      ])
    let plan = task.solve()

    let reasons = try #require(task.reasons(for: Sample.id(101), in: plan.placements))

    #expect(reasons.teamID == Sample.id(1))
    #expect(reasons.journey == Journey(kilometres: 0, missedWishes: 0))
    #expect(reasons.others.map(\.bars) == [[], [.otherInstitution], [.full(limit: 0)]])
    #expect(reasons.others[0].rung == .spread)
    #expect(reasons.others[0].difference.spread > 0)
    #expect(reasons.others[0].journey.kilometres == 664)
    #expect(task.reasons(for: Sample.id(999), in: plan.placements) == nil)
  }

  @Test(arguments: 0..<25)
  func `in the best plan no unit would be better off alone in another team`(seed: Int) throws {
    let task = try RandomCase(seed: seed, units: 12, teams: 6).task()
    let plan = task.solve()

    for unit in task.units where task.kept[unit.id] == nil {
      let reasons = try #require(task.reasons(for: unit.id, in: plan.placements))
      for other in reasons.others where other.bars.isEmpty {
        #expect(other.difference >= .none)
        #expect((other.rung == nil) == (other.difference == .none))
      }
    }
  }

  @Test func `the balance counts units, work, conflicts and ways`() throws {
    let task = try task()
    let placements = [
      Placement(Sample.id(101), in: Sample.id(2)), Placement(Sample.id(103), in: Sample.id(2)),
      Placement(Sample.id(102), in: Sample.id(1)),
    ]

    let lines = task.balance(of: placements)

    #expect(lines.map(\.units) == [1, 2, 0])
    #expect(lines.map(\.limit) == [1, 14, 14])
    #expect(lines.map(\.workMinutes) == [390, 780, 0])
    #expect(lines.map(\.conflicts) == [0, 1, 0])
    #expect(lines.map(\.kilometres) == [664, 664, 0])
    #expect(lines.map(\.unknownDistances) == [0, 1, 0])
    #expect(lines.map(\.unspokenLanguages) == [0, 1, 0])
    #expect(task.conflictedUnits == 1)
  }

  @Test func `a unit that several teams may not judge is one unit of the balance`() throws {
    let conflicts: UnitConflicts = [
      Sample.id(101): [
        Sample.id(10): [.judged(year: 2025, .tpn)], Sample.id(20): [.judged(year: 2025, .tpn)],
      ],
      Sample.id(102): [Sample.id(21): [.judged(year: 2025, .tpn)]],
      // Nobody of a team, and somebody whom nothing speaks against.
      Sample.id(103): [Sample.id(99): [.judged(year: 2025, .tpn)], Sample.id(11): []],
    ]
    let task = try AssignmentTask(
      units: [Sample.unit(101), Sample.unit(102), Sample.unit(103)],
      teams: [Sample.team(1), Sample.team(2)], conflicts: conflicts)

    #expect(task.balance(of: []).map(\.conflicts) == [1, 2])
    #expect(task.conflictedUnits == 2)
  }

  @Test func `who may take a unit over stands first, cheapest first`() throws {
    var board = try AssignmentBoard(task())
    _ = try board.place(Sample.id(103), in: Sample.id(2))

    let candidates = board.candidates(for: Sample.id(101))

    // The first team takes one unit only: that one would fill it, and a second of 14 would not.
    #expect(candidates.map(\.teamID) == [Sample.id(2), Sample.id(1), Sample.id(3)])
    #expect(candidates.map(\.bars) == [[], [], [.otherInstitution]])
    #expect(candidates[0].difference.unassigned == -1)
    #expect(candidates[0].rung == .unassigned)
  }
}
