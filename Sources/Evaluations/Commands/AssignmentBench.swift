import AccountsModel
import EvaluationsModel
package import House
import Kernel
import WorkUnitsModel
import WorksheetsModel

/// The units of a national cycle given to teams, with the proof that nothing is better.
package enum AssignmentBench {
  /// How many units.
  package static let units = 4_000
  /// How many teams.
  package static let teams = 300

  /// Measures the search and the proof beside a greedy assignment.
  ///
  /// - Returns: The times, with what each costs in the remark.
  /// - Throws: `BenchFailure` when the proof finds a fault.
  package static func lines() throws -> [BenchLine] {
    let task = try task()
    var plan: AssignmentPlan?
    let search = BenchTimes.measure(runs: 3) { plan = task.solve() }
    guard let plan else { throw BenchFailure.noPlan }
    var faults: [AssignmentFault] = []
    let proof = BenchTimes.measure(runs: 3) {
      faults = AssignmentProof.check(plan, of: task)
    }
    guard faults.isEmpty else { throw BenchFailure.notBest(faults.count) }
    var greedy: [Placement] = []
    let nearest = try BenchTimes.measure(runs: 3) { greedy = try nearestFirst(task) }
    let name = "\(units) units to \(teams) teams"
    let (fair, near) = (task.balance(of: plan.placements), task.balance(of: greedy))
    return [
      BenchLine(
        name, ours: BenchFigure(search.median, .milliseconds),
        reference: ("each to its nearest free team", BenchFigure(nearest.median, .milliseconds)),
        remark: """
          ours \(summary(fair)); nearest first \(summary(near))
          """),
      BenchLine(
        name + ": proof checked", ours: BenchFigure(proof.median, .milliseconds),
        remark: "no rule is broken, nothing costs less"),
    ]
  }

  private static func summary(_ balance: [TeamBalance]) -> String {
    let units = balance.map(\.units)
    let kilometres = balance.reduce(0) { $0 + $1.kilometres }
    return """
      \(units.reduce(0, +)) placed, \(units.min() ?? 0) to \(units.max() ?? 0) a team, \
      \(kilometres) km
      """
  }

  /// Every unit in turn to the nearest team that may take it: what people do with a list.
  private static func nearestFirst(_ task: AssignmentTask) throws -> [Placement] {
    var loads: [ID<AssessorTeam>: Int] = [:]
    var placements: [Placement] = []
    for unit in task.units {
      let free = task.teams.filter {
        loads[$0.id, default: 0] < $0.limit(under: task.rules) && task.bars(unit, for: $0).isEmpty
      }
      let near = free.min {
        distance($0, unit) < distance($1, unit)
      }
      guard let near else { continue }
      loads[near.id, default: 0] += 1
      placements.append(Placement(unit.id, in: near.id))
    }
    return placements
  }

  private static func distance(_ team: AssessorTeam, _ unit: JudgedUnit) -> Int {
    guard let here = team.site, let there = unit.site else { return .max }
    return here.kilometres(to: there) ?? .max
  }

  /// Invented units and teams over the archipelago; one pair in fifty has a conflict.
  private static func task() throws -> AssignmentTask {
    var random = SeededGenerator(seed: 2026)
    let moment = Instant(milliseconds: 1_795_230_000_000)
    func site() -> Site? {
      GeoPoint(
        latitude: Int.random(in: -10_000_000...5_000_000, using: &random),
        longitude: Int.random(in: 95_000_000...140_000_000, using: &random)
      ).map { Site(point: $0) }
    }
    let institution = ID<Institution>(at: moment, using: &random)
    let teams = (0..<Self.teams).map { _ in
      let duties: [TeamDuty] = [.member, .member, .lead, .controller]
      return AssessorTeam(
        id: ID(at: moment, using: &random), institutionID: nil,
        seats: duties.map { TeamSeat(ID(at: moment, using: &random), $0) }, site: site())
    }
    let units = (0..<Self.units).map { number in
      JudgedUnit(
        id: ID(at: moment, using: &random), institutionID: institution, site: site(),
        workMinutes: number.isMultiple(of: 7) ? 480 : 390)
    }
    var conflicts: UnitConflicts = [:]
    for unit in units {
      for team in teams where Int.random(in: 0..<50, using: &random) == 0 {
        let person = team.seats[Int.random(in: 0..<team.seats.count, using: &random)].personID
        conflicts[unit.id, default: [:]][person] = [.declared(.family, since: moment)]
      }
    }
    return try AssignmentTask(units: units, teams: teams, conflicts: conflicts)
  }
}

/// Why a bench has no figure.
enum BenchFailure: Error {
  /// The search gave up.
  case noPlan
  /// The proof found faults.
  case notBest(Int)
}
