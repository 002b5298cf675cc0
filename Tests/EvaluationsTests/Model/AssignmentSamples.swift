import AccountsModel
import EvaluationsModel
import Kernel
import WorkUnitsModel
import WorksheetsModel

/// Ids and whole cases for the tests of assignment and conflicts.
enum Sample {
  /// The id with a number; greater numbers come later.
  static func id<Subject>(_ number: Int) -> ID<Subject> {
    let digits = String(number)
    let tail = String(repeating: "0", count: 12 - digits.count) + digits
    guard let id = ID<Subject>("00000000-0000-7000-8000-\(tail)") else {
      preconditionFailure("a padded number ends a UUID")
    }
    return id
  }

  static let ministry: ID<Institution> = id(1)
  static let agency: ID<Institution> = id(2)

  /// A whole team: people number × 10 to number × 10 + 3, two anggota, ketua, pengendali teknis.
  static func team(
    _ number: Int, limit: Int? = nil, site: Site? = nil,
    of institution: ID<Institution>? = ministry, languages: Set<LanguageCode> = [.indonesian]
  ) -> AssessorTeam {
    let duties: [TeamDuty] = [.member, .member, .lead, .controller]
    return AssessorTeam(
      id: id(number), institutionID: institution,
      seats: duties.enumerated().map { TeamSeat(id(number * 10 + $0), $1) }, site: site,
      languages: languages, unitLimit: limit)
  }

  static func unit(
    _ number: Int, site: Site? = nil, of institution: ID<Institution> = ministry,
    languages: [LanguageCode] = [], minutes: Int = 390
  ) -> JudgedUnit {
    JudgedUnit(
      id: id(number), institutionID: institution, site: site, languages: languages,
      workMinutes: minutes)
  }

  static func point(_ latitude: Int, _ longitude: Int) -> Site {
    guard let point = GeoPoint(latitude: latitude * 1000, longitude: longitude * 1000) else {
      preconditionFailure("the samples lie on the globe")
    }
    return Site(point: point)
  }

  static func language(_ code: String) -> LanguageCode { LanguageCode(code) ?? .indonesian }
}

/// The inputs of a random case.
struct RandomCase {
  var units: [JudgedUnit] = []
  var teams: [AssessorTeam] = []
  var conflicts: UnitConflicts = [:]
  var kept: [ID<WorkUnit>: ID<AssessorTeam>] = [:]
  var rules = AssignmentRules(unitsPerTeam: 3, workSteps: [390])

  /// Makes up a case with few of everything, so that rules bind and figures tie.
  init(seed: Int, units unitCount: Int, teams teamCount: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    func below(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }
    let tongues = ["id", "it", "ja"].map(Sample.language)
    let sites: [Site?] = [
      nil, Site(region: "12"), Site(region: "3171"), Sample.point(-7250, 112_750),
      Sample.point(45_460, 9190),
    ]
    for number in 1...teamCount {
      let institution = [Sample.ministry, Sample.ministry, Sample.agency, nil][below(4)]
      var team = Sample.team(
        number, limit: [nil, 1, 2, 3, 0][below(5)], site: sites[below(5)], of: institution,
        languages: [tongues[below(3)], tongues[below(3)]])
      if below(8) == 0 {
        team = AssessorTeam(
          id: team.id, institutionID: institution, seats: Array(team.seats.dropFirst()),
          site: team.site, languages: team.languages)
      }
      teams.append(team)
    }
    for number in 1...unitCount {
      let unit = Sample.unit(
        100 + number, site: sites[below(5)], of: below(4) == 0 ? Sample.agency : Sample.ministry,
        languages: [tongues[below(3)], tongues[below(3)]], minutes: [300, 390, 391][below(3)])
      units.append(unit)
      for team in teams where below(5) == 0 {
        let person = team.seats[below(team.seats.count)].personID
        conflicts[unit.id, default: [:]][person] = [.judged(year: 2025, .tpi)]
      }
    }
    if let task = try? AssignmentTask(
      units: units, teams: teams, rules: rules, conflicts: conflicts)
    {
      for unit in units where below(6) == 0 {
        let open = teams.first { task.bars(unit, for: $0).isEmpty && $0.limit(under: rules) > 0 }
        if let open, !kept.values.contains(open.id) { kept[unit.id] = open.id }
      }
    }
  }

  func task() throws -> AssignmentTask {
    try AssignmentTask(
      units: units, teams: teams, rules: rules, conflicts: conflicts, kept: kept)
  }

  /// Every plan that breaks no rule of a team, by trying them all.
  func everyPlan() -> [[Placement]] {
    var plans: [[Placement]] = [[]]
    for unit in units {
      plans = plans.flatMap { plan in
        let open = teams.filter { team in mayTake(unit, team, in: plan) }
        let placed = open.map { plan + [Placement(unit.id, in: $0.id)] }
        return kept[unit.id] == nil ? placed + [plan] : placed
      }
    }
    return plans
  }

  private func mayTake(_ unit: JudgedUnit, _ team: AssessorTeam, in plan: [Placement]) -> Bool {
    if let place = kept[unit.id], place != team.id { return false }
    let people = team.seats.map(\.personID)
    return team.seats.count == 4 && (team.institutionID ?? unit.institutionID) == unit.institutionID
      && !people.contains { conflicts[unit.id]?[$0] != nil }
      && plan.count { $0.teamID == team.id } < (team.unitLimit ?? rules.unitsPerTeam)
  }

  /// What a plan costs, counted from the definition.
  func totals(of plan: [Placement]) -> AssignmentTotals {
    var totals = AssignmentTotals.none
    totals.unassigned = units.count - plan.count
    for team in teams {
      let own = plan.filter { $0.teamID == team.id }.compactMap { placement in
        units.first { $0.id == placement.unitID }
      }
      let limit = team.unitLimit ?? rules.unitsPerTeam
      func spread(_ count: Int) -> Int64 {
        (0..<count).reduce(0) { $0 + Int64((2 * $1 + 1) * 10_000 / limit) }
      }
      totals.spread += spread(own.count)
      totals.workSpread += spread(own.count { $0.workMinutes <= 390 })
      totals.workSpread += spread(own.count { $0.workMinutes > 390 })
      for unit in own {
        if let here = team.site, let there = unit.site {
          totals.kilometres += Int64(here.kilometres(to: there) ?? 0)
        }
        let missed = unit.languages.firstIndex { team.languages.contains($0) }
        totals.missedWishes += Int64(missed ?? unit.languages.count)
      }
    }
    return totals
  }
}
