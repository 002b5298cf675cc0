/// Gives units to teams one after the other, always at the least total so far.
///
/// Successive shortest paths (Edmonds and Karp 1972, Tomizawa 1971) on a small graph: its nodes
/// are the teams and the classes of work within each team; units are arcs between them, since a
/// unit that goes elsewhere makes room for another. A new unit takes the cheapest chain of such
/// moves. Prices of the nodes keep every arc at zero or above and are the proof in the end.
///
/// The best unit for each move between two teams is remembered, so that a step of the search
/// asks each pair of teams once, however many units they have.
struct AssignmentSearch {
  let teamCount: Int
  let classCount: Int
  /// The class of each unit.
  let classes: [Int]
  /// Costs of a unit (row) in a team (column); negative where it may not be.
  let costs: [Int64]
  /// What each further unit costs a team.
  let teamSteps: [[Int64]]
  /// What each further unit costs a class in a team.
  let classSteps: [[Int64]]
  /// What a unit without a team costs; nil where it must have one.
  let aside: [Int64?]

  /// What a team asks for one more unit.
  private(set) var teamPrices: [Int64]
  /// What a class in a team asks for one more unit.
  private(set) var classPrices: [Int64]
  /// The node of the class in which each unit is; nil without a team.
  private(set) var nodes: [Int?]

  /// The units in each class node, in the order in which they came.
  var held: [[Int]]
  var loads: [Int]
  /// The least that a move of one unit from a class node (row) to a team (column) adds.
  var moveCosts: [Int64]
  /// The unit of that move.
  var moveUnits: [Int32]

  var distances: [Int64]
  var isSettled: [Bool]
  /// How each node was reached: the node before, -1 for the new unit, and the unit that moves.
  var comesFrom: [Int]
  var brings: [Int]
  var touched: [Int] = []
  var queue = PriceQueue()

  /// Farther than any way: a quarter of the range, so that sums stay inside.
  static let never = Int64.max / 4

  init(
    table: AssignmentTable, costs: [Int64], teamSteps: [[Int64]], classSteps: [[Int64]],
    aside: [Int64?]
  ) {
    teamCount = table.teamCount
    classCount = table.classCount
    classes = table.classes
    self.costs = costs
    self.teamSteps = teamSteps
    self.classSteps = classSteps
    self.aside = aside
    let prices = teamSteps.map { $0.first ?? 0 }
    teamPrices = prices
    classPrices = classSteps.indices.map { node in
      prices[node % prices.count] + (classSteps[node].first ?? 0)
    }
    nodes = Array(repeating: nil, count: table.classes.count)
    held = Array(repeating: [], count: classSteps.count)
    loads = Array(repeating: 0, count: teamCount)
    moveCosts = Array(repeating: Self.never, count: classSteps.count * teamCount)
    moveUnits = Array(repeating: -1, count: classSteps.count * teamCount)
    let nodeCount = teamCount + classSteps.count
    distances = Array(repeating: Self.never, count: nodeCount)
    isSettled = Array(repeating: false, count: nodeCount)
    comesFrom = Array(repeating: -1, count: nodeCount)
    brings = Array(repeating: -1, count: nodeCount)
  }

  /// Gives every unit a team, or leaves it aside where that costs less.
  mutating func run() {
    for unit in classes.indices { insert(unit) }
  }

  /// The end of the cheapest chain that is known so far.
  private struct End {
    /// Its length.
    var distance: Int64
    /// The last node; -1 when the new unit itself is left aside.
    var node: Int
    /// The unit that is left aside there; nil when a team takes one more.
    var unit: Int?
  }

  private mutating func insert(_ unit: Int) {
    let first = classes[unit] * teamCount
    let asideCost = aside[unit] ?? Self.never
    var base = asideCost
    for team in 0..<teamCount {
      let cost = costs[unit * teamCount + team]
      if cost >= 0 { base = min(base, cost + classPrices[first + team]) }
    }
    guard base < Self.never else { return }
    var end = End(distance: asideCost - base, node: -1, unit: unit)
    for team in 0..<teamCount {
      let cost = costs[unit * teamCount + team]
      guard cost >= 0 else { continue }
      let distance = cost + classPrices[first + team] - base
      reach(classNode: first + team, at: distance, from: -1, bringing: unit, &end)
    }
    while let (distance, node) = queue.pop(), distance < end.distance {
      guard !isSettled[node], distance == distances[node] else { continue }
      isSettled[node] = true
      if node < teamCount {
        leave(team: node, at: distance, &end)
      } else {
        leave(classNode: node - teamCount, at: distance, &end)
      }
    }
    raisePrices(to: end.distance)
    move(along: end)
    forget()
  }

  /// Goes on from a team: it takes one more unit, or gives one of another class away.
  private mutating func leave(team: Int, at distance: Int64, _ end: inout End) {
    if loads[team] < teamSteps[team].count {
      let length = distance + teamSteps[team][loads[team]] - teamPrices[team]
      if length < end.distance { end = End(distance: length, node: team, unit: nil) }
    }
    for work in 0..<classCount {
      let node = work * teamCount + team
      guard let last = held[node].indices.last else { continue }
      let length = distance + classPrices[node] - classSteps[node][last] - teamPrices[team]
      if length < end.distance, length < distances[teamCount + node] {
        note(teamCount + node, length, from: team, bringing: -1)
      }
    }
  }

  /// Goes on from a class in a team: it grows by one, or one of its units goes elsewhere.
  private mutating func leave(classNode: Int, at distance: Int64, _ end: inout End) {
    let team = classNode % teamCount
    let first = classNode - team
    let node = teamCount + classNode
    let own = distance - classPrices[classNode]
    let count = held[classNode].count
    if count < classSteps[classNode].count {
      let length = own + classSteps[classNode][count] + teamPrices[team]
      if length < end.distance, length < distances[team] {
        note(team, length, from: node, bringing: -1)
      }
    }
    for unit in held[classNode] {
      guard let cost = aside[unit] else { continue }
      let length = own + cost - costs[unit * teamCount + team]
      if length < end.distance { end = End(distance: length, node: node, unit: unit) }
    }
    guard count > 0 else { return }
    let row = classNode * teamCount
    for other in 0..<teamCount {
      let length = own + moveCosts[row + other] + classPrices[first + other]
      if length < end.distance, length < distances[teamCount + first + other],
        moveUnits[row + other] >= 0
      {
        reach(
          classNode: first + other, at: length, from: node,
          bringing: Int(moveUnits[row + other]), &end)
      }
    }
  }

  /// Notes a class node, and the way that ends right there with one more unit for its team.
  ///
  /// Knowing an end early cuts the search off: most units find a team with room at once.
  private mutating func reach(
    classNode: Int, at distance: Int64, from: Int, bringing unit: Int, _ end: inout End
  ) {
    guard distance < end.distance else { return }
    let team = classNode % teamCount
    note(teamCount + classNode, distance, from: from, bringing: unit)
    let count = held[classNode].count
    guard count < classSteps[classNode].count, loads[team] < teamSteps[team].count else { return }
    let length =
      distance + classSteps[classNode][count] + teamSteps[team][loads[team]]
      - classPrices[classNode]
    if length < end.distance {
      end = End(distance: length, node: teamCount + classNode, unit: nil)
    }
  }

  private mutating func note(_ node: Int, _ distance: Int64, from: Int, bringing unit: Int) {
    if distances[node] == Self.never { touched.append(node) }
    distances[node] = distance
    comesFrom[node] = from
    brings[node] = unit
    queue.push(distance, node)
  }

  /// Lifts the prices of all nodes nearer than the end, so that no arc falls below zero.
  private mutating func raisePrices(to end: Int64) {
    for node in touched where distances[node] < end {
      if node < teamCount {
        teamPrices[node] += end - distances[node]
      } else {
        classPrices[node - teamCount] += end - distances[node]
      }
    }
  }

  private mutating func forget() {
    for node in touched {
      distances[node] = Self.never
      isSettled[node] = false
    }
    touched.removeAll(keepingCapacity: true)
    queue.removeAll()
  }

  private mutating func move(along end: End) {
    if let unit = end.unit { put(unit, in: nil) }
    var node = end.node
    while node >= 0 {
      if brings[node] >= 0 { put(brings[node], in: node - teamCount) }
      node = comesFrom[node]
    }
  }

  private mutating func put(_ unit: Int, in classNode: Int?) {
    if let old = nodes[unit] { remove(unit, from: old) }
    nodes[unit] = classNode
    if let classNode { add(unit, to: classNode) }
  }
}
