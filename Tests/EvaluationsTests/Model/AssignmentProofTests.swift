import AccountsModel
import EvaluationsModel
import Kernel
import Testing
import WorkUnitsModel
import WorksheetsModel

@Suite struct AssignmentProofTests {
  /// Five units for two teams of two; a third team is not whole, a fourth judges elsewhere.
  private static func task(kept: [ID<WorkUnit>: ID<AssessorTeam>] = [:]) throws -> AssignmentTask {
    let small = AssessorTeam(
      id: Sample.id(3), institutionID: Sample.ministry,
      seats: Array(Sample.team(3).seats.dropFirst()))
    return try AssignmentTask(
      units: (1...5).map { Sample.unit(100 + $0, site: Site(region: $0 < 4 ? "31" : "35")) },
      teams: [
        Sample.team(1, limit: 2, site: Site(region: "31")),
        Sample.team(2, limit: 2, site: Site(region: "35")), small,
        Sample.team(4, of: Sample.agency),
      ],
      conflicts: [Sample.id(101): [Sample.id(20): [.judged(year: 2025, .tpi)]]], kept: kept)
  }

  private func faults(
    kept: [ID<WorkUnit>: ID<AssessorTeam>] = [:], _ change: (inout AssignmentPlan) -> Void
  ) throws -> [AssignmentFault] {
    let task = try Self.task(kept: kept)
    var plan = task.solve()
    #expect(AssignmentProof.check(plan, of: task) == [])
    change(&plan)
    return AssignmentProof.check(plan, of: task)
  }

  /// Puts the unit into a team, wherever it was.
  private func put(_ unit: Int, _ team: Int, in plan: inout AssignmentPlan) {
    plan.placements.removeAll { $0.unitID == Sample.id(unit) }
    plan.stopped.removeAll { $0.unitID == Sample.id(unit) }
    plan.placements.append(Placement(Sample.id(unit), in: Sample.id(team)))
  }

  @Test func `a unit or a team that there is not is named`() throws {
    #expect(try faults { put(999, 1, in: &$0) } == [.unknownUnit(Sample.id(999))])
    #expect(try faults { put(102, 9, in: &$0) } == [.unknownTeam(Sample.id(9))])
  }

  @Test func `a unit that stands twice or not at all is named`() throws {
    let twice = try faults { $0.placements.append(Placement(Sample.id(104), in: Sample.id(1))) }
    let lost = try faults { $0.placements.removeAll { $0.unitID == Sample.id(104) } }
    let silent = try faults { $0.stopped.removeAll() }

    #expect(twice == [.unitTwice(Sample.id(104))])
    #expect(lost == [.unitLost(Sample.id(104))])
    #expect(silent.count == 1)
  }

  @Test func `each broken rule of a team is named`() throws {
    #expect(try faults { put(104, 3, in: &$0) }.contains(.teamUnfit(Sample.id(3))))
    #expect(
      try faults { put(104, 4, in: &$0) }
        .contains(.otherInstitution(Sample.id(104), Sample.id(4))))
    #expect(
      try faults { put(101, 2, in: &$0) }.contains(.conflict(Sample.id(101), Sample.id(20))))
    #expect(
      try faults { put(104, 1, in: &$0) }
        .contains(.overLimit(Sample.id(1), has: 3, limit: 2)))
  }

  @Test func `what was to stay and did not is named`() throws {
    let kept: [ID<WorkUnit>: ID<AssessorTeam>] = [Sample.id(105): Sample.id(1)]

    #expect(try faults(kept: kept) { put(105, 2, in: &$0) }.contains(.keptMoved(Sample.id(105))))
  }

  @Test func `a unit that is stopped for nothing or for the wrong rule is named`() throws {
    let idle = try faults { plan in
      plan.placements.removeAll { $0.unitID == Sample.id(105) }
      plan.stopped.append(
        StoppedUnit(unitID: Sample.id(105), teamsByRule: plan.stopped[0].teamsByRule))
    }
    let wrong = try faults { plan in
      plan.stopped = plan.stopped.map {
        StoppedUnit(unitID: $0.unitID, teamsByRule: [.conflict: 4])
      }
    }

    #expect(idle.contains(.stoppedForNothing(Sample.id(105), Sample.id(2))))
    #expect(wrong.count == 1)
  }

  @Test func `figures that do not add up are named`() throws {
    let found = try faults { $0.totals.kilometres += 1 }

    guard case .totals(let said, let counted)? = found.first else {
      Issue.record("the totals are not named")
      return
    }
    #expect(said.kilometres == counted.kilometres + 1)
  }

  @Test func `prices that prove nothing are named`() throws {
    #expect(try faults { $0.prices = nil } == [.pricesMissing])
    #expect(try faults { $0.prices?.teams.removeLast() } == [.pricesMissing])
    // The third team has no units: a price above that of its first one pays for more than it has.
    let load = try faults { $0.prices?.teams[2].spread += 1_000_000_000_000 }
    #expect(load.contains(.loadOffPrice(Sample.id(3))))
    let work = try faults { $0.prices?.classes[0][2].spread += 1_000_000 }
    #expect(work == [.classOffPrice(Sample.id(3), workClass: 1)])
    let aside = try faults { plan in
      for team in 0..<4 { plan.prices?.classes[0][team].spread = Int64.max / 8 }
    }
    #expect(aside.contains(.cheaperAside(Sample.id(104))))
    let placed = try faults { plan in
      for team in 0..<2 { plan.prices?.classes[0][team].spread = 0 }
    }
    #expect(placed.contains { if case .cheaperPlaced = $0 { true } else { false } })
    let dearer = try faults { $0.prices?.classes[0][0].journey += 1_000_000_000 }
    #expect(!dearer.isEmpty)
  }

  @Test(arguments: 0..<30)
  func `the prices of the best plan accept the best plans and no other`(seed: Int) throws {
    let given = RandomCase(seed: seed, units: 4, teams: 3)
    let task = try given.task()
    let best = task.solve()

    for placements in given.everyPlan() {
      let board = try AssignmentBoard(task, placements: placements)
      var plan = board.plan
      plan.prices = best.prices
      let isBest = plan.totals == best.totals
      #expect(AssignmentProof.betterWays(plan, of: task).isEmpty == isBest)
    }
  }
}
