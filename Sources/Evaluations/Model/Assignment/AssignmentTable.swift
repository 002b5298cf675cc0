import Kernel

/// The inputs of an assignment as flat numbers, for the search.
struct AssignmentTable {
  /// The units that are not kept, as places in the list of the task.
  let units: [Int]
  /// How many teams.
  let teamCount: Int
  /// How many classes of work occur.
  let classCount: Int
  /// The class of work of each unit, numbered from 0 without gaps.
  let classes: [Int]
  /// What the journey of a team (column) to a unit (row) weighs; `barred` where it may not.
  let journeys: [Int64]
  /// The steps that each team still has before it, in spread.
  let teamSteps: [[Int64]]
  /// The same for each class of work (row) in each team.
  let classSteps: [[Int64]]
  /// How the figures weigh.
  let weights: AssignmentWeights
  /// Distances and wishes.
  let roads: Roads

  /// In place of a journey that a rule forbids.
  static let barred: Int64 = -1

  init(_ task: AssignmentTask) {
    let weights = AssignmentWeights(unitCount: task.units.count)
    let numbering = WorkClasses(task)
    let teamCount = task.teams.count
    let free = task.units.indices.filter { task.kept[task.units[$0].id] == nil }
    let roads = Roads(task)
    let fitness = Fitness(task)
    var journeys: [Int64] = []
    journeys.reserveCapacity(free.count * teamCount)
    for unit in free {
      let open = fitness.openTeams(for: task.units[unit], task)
      for team in 0..<teamCount {
        guard open[team] else {
          journeys.append(Self.barred)
          continue
        }
        journeys.append(
          weights.journey(
            kilometres: roads.kilometres(unit: unit, team: team) ?? 0,
            missedWishes: roads.missedWishes(unit: unit, team: team)))
      }
    }
    (teamSteps, classSteps) = Self.steps(task, numbering, weights)
    units = free
    self.teamCount = teamCount
    classCount = numbering.count
    classes = free.map { numbering.number(of: task.units[$0], task.rules) }
    self.journeys = journeys
    self.weights = weights
    self.roads = roads
  }

  /// What each further unit costs, beginning after what is kept.
  private static func steps(
    _ task: AssignmentTask, _ numbering: WorkClasses, _ weights: AssignmentWeights
  ) -> (teams: [[Int64]], classes: [[Int64]]) {
    let limits = task.teams.map { $0.limit(under: task.rules) }
    let teamPlaces = Dictionary(
      uniqueKeysWithValues: task.teams.enumerated().map { ($1.id, $0) })
    var loads = [Int](repeating: 0, count: limits.count)
    var classLoads = [Int](repeating: 0, count: limits.count * numbering.count)
    for unit in task.units {
      guard let kept = task.kept[unit.id], let team = teamPlaces[kept] else { continue }
      loads[team] += 1
      classLoads[numbering.number(of: unit, task.rules) * limits.count + team] += 1
    }
    // No team gets more than there is: a limit without bounds takes no memory.
    func rest(from load: Int, limit: Int, weight: Int64) -> [Int64] {
      let last = min(limit, task.units.count)
      guard load < last else { return [] }
      return (load + 1...last).map { weight * AssignmentRules.step($0, of: limit) }
    }
    return (
      limits.indices.map { rest(from: loads[$0], limit: limits[$0], weight: weights.spread) },
      classLoads.indices.map {
        rest(from: classLoads[$0], limit: limits[$0 % limits.count], weight: 1)
      }
    )
  }
}

/// The classes of work that occur, numbered without gaps.
struct WorkClasses {
  /// How many occur; 1 without units.
  let count: Int
  private let numbers: [Int]

  init(_ task: AssignmentTask) {
    var occurs = [Bool](repeating: false, count: task.rules.workClassCount)
    for unit in task.units { occurs[task.rules.workClass(ofMinutes: unit.workMinutes)] = true }
    var numbers: [Int] = []
    var next = 0
    for present in occurs {
      numbers.append(next)
      if present { next += 1 }
    }
    self.numbers = numbers
    count = max(1, next)
  }

  /// The number of the class of a unit, from 0.
  func number(of unit: JudgedUnit, _ rules: AssignmentRules) -> Int {
    numbers[rules.workClass(ofMinutes: unit.workMinutes)]
  }
}

/// Which teams may take a unit, asked quickly for many units.
private struct Fitness {
  private let whole: [Bool]
  private let teamsOfPerson: [String: [Int]]

  init(_ task: AssignmentTask) {
    whole = task.teams.map {
      $0.limit(under: task.rules) > 0 && $0.faults(under: task.rules).isEmpty
    }
    var teams: [String: [Int]] = [:]
    for (place, team) in task.teams.enumerated() {
      for seat in team.seats { teams[seat.personID.text, default: []].append(place) }
    }
    teamsOfPerson = teams
  }

  func openTeams(for unit: JudgedUnit, _ task: AssignmentTask) -> [Bool] {
    var open = whole
    for (place, team) in task.teams.enumerated() {
      if let own = team.institutionID, own != unit.institutionID { open[place] = false }
    }
    for (person, reasons) in task.conflicts[unit.id] ?? [:] where !reasons.isEmpty {
      for place in teamsOfPerson[person.text] ?? [] { open[place] = false }
    }
    return open
  }
}

/// Distances and wishes, counted once for equal places and equal languages.
struct Roads {
  private let unitSites: [Int]
  private let teamSites: [Int]
  private let table: [Int?]
  private let width: Int
  private let unitWishes: [Int]
  private let teamTongues: [Int]
  private let missed: [Int]
  private let tongueCount: Int

  init(_ task: AssignmentTask) {
    let (unitSites, fromPlaces) = Self.numbered(task.units.map(\.site))
    let (teamSites, toPlaces) = Self.numbered(task.teams.map(\.site))
    let from = fromPlaces.map { $0?.marker.map(GreatCircle.position) }
    let to = toPlaces.map { $0?.marker.map(GreatCircle.position) }
    var table: [Int?] = []
    table.reserveCapacity(from.count * to.count)
    for here in from {
      for there in to {
        if let here, let there {
          table.append(GreatCircle.kilometres(from: here, to: there))
        } else {
          table.append(nil)
        }
      }
    }
    let (unitWishes, wishes) = Self.numbered(task.units.map(\.languages))
    let (teamTongues, tongues) = Self.numbered(task.teams.map(\.languages))
    missed = wishes.flatMap { wish in
      tongues.map { spoken in wish.firstIndex { spoken.contains($0) } ?? wish.count }
    }
    self.unitSites = unitSites
    self.teamSites = teamSites
    self.table = table
    width = toPlaces.count
    self.unitWishes = unitWishes
    self.teamTongues = teamTongues
    tongueCount = tongues.count
  }

  /// How far a team is from a unit, both as places in the task; nil when one is not known.
  func kilometres(unit: Int, team: Int) -> Int? {
    table[unitSites[unit] * width + teamSites[team]]
  }

  /// How many wishes of a unit a team passes over.
  func missedWishes(unit: Int, team: Int) -> Int {
    missed[unitWishes[unit] * tongueCount + teamTongues[team]]
  }

  private static func numbered<Value: Hashable>(_ values: [Value]) -> ([Int], [Value]) {
    var numbers: [Value: Int] = [:]
    var distinct: [Value] = []
    let places = values.map { value in
      if let number = numbers[value] { return number }
      numbers[value] = distinct.count
      distinct.append(value)
      return distinct.count - 1
    }
    return (places, distinct)
  }
}
