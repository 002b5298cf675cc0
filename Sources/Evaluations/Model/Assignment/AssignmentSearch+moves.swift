extension AssignmentSearch {
  /// Puts a unit into a class node and remembers where it could go from there.
  mutating func add(_ unit: Int, to classNode: Int) {
    let team = classNode % teamCount
    held[classNode].append(unit)
    loads[team] += 1
    let own = costs[unit * teamCount + team]
    for other in 0..<teamCount where other != team {
      let cost = costs[unit * teamCount + other]
      if cost >= 0, cost - own < moveCosts[classNode * teamCount + other] {
        moveCosts[classNode * teamCount + other] = cost - own
        moveUnits[classNode * teamCount + other] = Int32(truncatingIfNeeded: unit)
      }
    }
  }

  /// Takes a unit out of a class node; where it was the best to go, the next best is sought.
  mutating func remove(_ unit: Int, from classNode: Int) {
    let team = classNode % teamCount
    held[classNode].removeAll { $0 == unit }
    loads[team] -= 1
    let left = held[classNode]
    for other in 0..<teamCount where moveUnits[classNode * teamCount + other] == unit {
      var best = Self.never
      var who = -1
      for candidate in left {
        let cost = costs[candidate * teamCount + other]
        guard cost >= 0 else { continue }
        let added = cost - costs[candidate * teamCount + team]
        if added < best { (best, who) = (added, candidate) }
      }
      moveCosts[classNode * teamCount + other] = best
      moveUnits[classNode * teamCount + other] = Int32(truncatingIfNeeded: who)
    }
  }
}

/// Nodes with distances, nearest first; equal distances by node.
struct PriceQueue {
  private var distances: [Int64] = []
  private var nodes: [Int] = []

  mutating func removeAll() {
    distances.removeAll(keepingCapacity: true)
    nodes.removeAll(keepingCapacity: true)
  }

  mutating func push(_ distance: Int64, _ node: Int) {
    distances.append(distance)
    nodes.append(node)
    var place = distances.count - 1
    while place > 0 {
      let above = (place - 1) / 2
      guard isBefore(distance, node, above) else { break }
      distances[place] = distances[above]
      nodes[place] = nodes[above]
      place = above
    }
    distances[place] = distance
    nodes[place] = node
  }

  mutating func pop() -> (distance: Int64, node: Int)? {
    guard let distance = distances.first, let lastDistance = distances.popLast(),
      let node = nodes.first, let lastNode = nodes.popLast()
    else { return nil }
    let count = distances.count
    guard count > 0 else { return (distance, node) }
    var place = 0
    while true {
      var below = 2 * place + 1
      if below >= count { break }
      if below + 1 < count, isBefore(distances[below + 1], nodes[below + 1], below) { below += 1 }
      if isBefore(lastDistance, lastNode, below) { break }
      distances[place] = distances[below]
      nodes[place] = nodes[below]
      place = below
    }
    distances[place] = lastDistance
    nodes[place] = lastNode
    return (distance, node)
  }

  private func isBefore(_ distance: Int64, _ node: Int, _ place: Int) -> Bool {
    distance < distances[place] || (distance == distances[place] && node < nodes[place])
  }
}
