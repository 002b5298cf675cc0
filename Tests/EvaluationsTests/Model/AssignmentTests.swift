import AccountsModel
import EvaluationsModel
import Kernel
import Testing
import WorkUnitsModel
import WorksheetsModel

@Suite struct AssignmentTests {
  @Test(arguments: 0..<80)
  func `no plan that can be made costs less`(seed: Int) throws {
    let given = RandomCase(seed: seed, units: 5, teams: 3)
    let task = try given.task()

    let plan = task.solve()

    let every = given.everyPlan().map { given.totals(of: $0) }
    #expect(plan.totals == every.min())
    #expect(plan.totals == given.totals(of: plan.placements))
    #expect(AssignmentProof.check(plan, of: task) == [])
  }

  @Test(arguments: 0..<25)
  func `the order of the inputs changes nothing`(seed: Int) throws {
    var given = RandomCase(seed: seed, units: 30, teams: 12)
    let plan = try given.task().solve()
    var random = SeededGenerator(seed: UInt64(seed) + 1000)

    given.units.shuffle(using: &random)
    given.teams.shuffle(using: &random)

    #expect(try given.task().solve() == plan)
    #expect(try AssignmentProof.check(plan, of: given.task()) == [])
  }

  @Test(arguments: 0..<25)
  func `limits, conflicts and what is kept hold in larger cases`(seed: Int) throws {
    let given = RandomCase(seed: seed, units: 40, teams: 14)
    let task = try given.task()

    let plan = task.solve()

    for team in task.teams {
      let units = plan.placements.filter { $0.teamID == team.id }.map(\.unitID)
      #expect(units.count <= team.limit(under: task.rules))
      for unit in units {
        let away = task.conflicts[unit] ?? [:]
        #expect(team.seats.allSatisfy { away[$0.personID] == nil })
      }
    }
    #expect(task.kept.allSatisfy { plan.team(of: $0.key) == $0.value })
    #expect(plan.placements.count + plan.stopped.count == task.units.count)
    #expect(AssignmentProof.check(plan, of: task) == [])
  }

  @Test func `4,000 units find 300 teams`() throws {
    var random = SeededGenerator(seed: 5)
    func below(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }
    let places = (0..<200).map { _ in
      Sample.point(below(16_000) - 10_000, 95_000 + below(46_000))
    }
    let teams = (1...300).map { Sample.team($0, site: places[below(200)]) }
    let units = (1...4000).map { Sample.unit(10_000 + $0, site: places[below(200)]) }
    var conflicts: UnitConflicts = [:]
    for unit in units {
      let person = teams[below(300)].seats[below(4)].personID
      conflicts[unit.id] = [person: [.judged(year: 2025, .tpi)]]
    }
    let task = try AssignmentTask(units: units, teams: teams, conflicts: conflicts)

    let plan = task.solve()

    #expect(plan.placements.count == 4000)
    #expect(AssignmentProof.check(plan, of: task) == [])
    let loads = task.balance(of: plan.placements).map(\.units)
    #expect(loads.min() == 13 && loads.max() == 14)
  }

  @Test func `a unit that everybody must stay away from comes back with that rule`() throws {
    let teams = [Sample.team(1), Sample.team(2)]
    let unit = Sample.unit(101)
    let conflicts: UnitConflicts = [
      unit.id: [
        Sample.id(10): [.judged(year: 2025, .tpi)],
        Sample.id(23): [.familyDeclared(year: 2025)],
      ]
    ]
    let task = try AssignmentTask(units: [unit], teams: teams, conflicts: conflicts)

    let plan = task.solve()

    #expect(plan.placements.isEmpty)
    #expect(plan.stopped.map(\.onlyRule) == [.conflict])
    #expect(AssignmentProof.check(plan, of: task) == [])
  }

  @Test func `the unit over the limits comes back as full`() throws {
    let units = (1...3).map { Sample.unit(100 + $0) }
    let task = try AssignmentTask(units: units, teams: [Sample.team(1, limit: 2)])

    let plan = task.solve()

    #expect(plan.placements.count == 2)
    #expect(plan.stopped.map(\.teamsByRule) == [[.full: 1]])
  }

  @Test func `without a team every unit comes back without a rule`() throws {
    let task = try AssignmentTask(units: [Sample.unit(101)], teams: [])

    let plan = task.solve()

    #expect(plan.stopped == [StoppedUnit(unitID: Sample.id(101), teamsByRule: [:])])
    #expect(AssignmentProof.check(plan, of: task) == [])
  }

  @Test func `nothing to assign is an empty plan`() throws {
    let task = try AssignmentTask(units: [], teams: [Sample.team(1)])

    #expect(task.solve().placements.isEmpty)
    #expect(AssignmentProof.check(task.solve(), of: task) == [])
  }

  @Test func `a team without its two anggota is given nothing`() throws {
    let small = AssessorTeam(
      id: Sample.id(1), institutionID: Sample.ministry,
      seats: [
        TeamSeat(Sample.id(10), .member), TeamSeat(Sample.id(11), .lead),
        TeamSeat(Sample.id(11), .controller),
      ])
    let task = try AssignmentTask(units: [Sample.unit(101)], teams: [small])

    #expect(
      small.faults(under: .usual) == [
        .tooFewMembers(has: 1, needed: 2), .personTwice(Sample.id(11)),
      ])
    #expect(task.solve().stopped.map(\.onlyRule) == [.teamUnfit])
  }

  @Test func `evenness goes before the way, and the way before the language`() throws {
    let (jakarta, surabaya) = (Site(region: "31"), Site(region: "35"))
    let teams = [
      Sample.team(1, site: jakarta), Sample.team(2, site: surabaya),
      Sample.team(3, site: jakarta, languages: [Sample.language("it")]),
    ]
    let units = [
      Sample.unit(101, site: jakarta), Sample.unit(102, site: jakarta),
      Sample.unit(103, site: jakarta, languages: [Sample.language("it")]),
    ]

    let plan = try AssignmentTask(units: units, teams: teams).solve()

    #expect(plan.team(of: Sample.id(103)) == Sample.id(3))
    #expect(Set(plan.placements.map(\.teamID)).count == 3)
    #expect(plan.totals.kilometres == 664)
    #expect(plan.totals.missedWishes == 0)
  }

  @Test func `heavy work is spread as evenly as units are`() throws {
    let units = (1...8).map { Sample.unit(100 + $0, minutes: $0 <= 4 ? 780 : 200) }
    let task = try AssignmentTask(units: units, teams: [Sample.team(1), Sample.team(2)])

    let balance = task.balance(of: task.solve().placements)

    #expect(balance.map(\.units) == [4, 4])
    #expect(balance.map(\.workMinutes) == [1960, 1960])
  }

  @Test func `what stands twice or breaks a rule already is refused`() throws {
    let team = Sample.team(1, limit: 1)
    let unit = Sample.unit(101)

    #expect(throws: AssignmentRefusal.unitTwice(unit.id)) {
      try AssignmentTask(units: [unit, unit], teams: [team])
    }
    #expect(throws: AssignmentRefusal.teamTwice(team.id)) {
      try AssignmentTask(units: [unit], teams: [team, team])
    }
    #expect(throws: AssignmentRefusal.keptBreaks(Sample.id(102), [.full(limit: 1)])) {
      try AssignmentTask(
        units: [unit, Sample.unit(102)], teams: [team],
        kept: [unit.id: team.id, Sample.id(102): team.id])
    }
    #expect(throws: AssignmentRefusal.teamUnknown) {
      try AssignmentTask(units: [unit], teams: [team], kept: [unit.id: Sample.id(9)])
    }
  }
}
