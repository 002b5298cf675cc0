import AccountsModel
import Kernel
import WorkUnitsModel

/// What a plan amounts to: its totals, and why units are left without a team.
struct AssignmentAudit {
  let totals: AssignmentTotals
  let stopped: [StoppedUnit]

  init(_ task: AssignmentTask, _ placements: [Placement], roads: Roads? = nil) {
    let unitPlaces = Dictionary(
      uniqueKeysWithValues: task.units.enumerated().map { ($1.id, $0) })
    let teamPlaces = Dictionary(
      uniqueKeysWithValues: task.teams.enumerated().map { ($1.id, $0) })
    let numbering = WorkClasses(task)
    let roads = roads ?? Roads(task)
    let limits = task.teams.map { $0.limit(under: task.rules) }
    var loads = [Int](repeating: 0, count: limits.count)
    var classLoads = [Int](repeating: 0, count: limits.count * numbering.count)
    var isPlaced = [Bool](repeating: false, count: task.units.count)
    var totals = AssignmentTotals.none
    for placement in placements {
      guard let unit = unitPlaces[placement.unitID], let team = teamPlaces[placement.teamID]
      else { continue }
      isPlaced[unit] = true
      let limit = max(1, limits[team])
      let node = numbering.number(of: task.units[unit], task.rules) * limits.count + team
      loads[team] += 1
      classLoads[node] += 1
      totals.spread += AssignmentRules.step(loads[team], of: limit)
      totals.workSpread += AssignmentRules.step(classLoads[node], of: limit)
      totals.kilometres += Int64(roads.kilometres(unit: unit, team: team) ?? 0)
      totals.missedWishes += Int64(roads.missedWishes(unit: unit, team: team))
    }
    totals.unassigned = isPlaced.count { !$0 }
    self.totals = totals
    let faults = task.teams.map { $0.faults(under: task.rules) }
    stopped = task.units.indices.filter { !isPlaced[$0] }.map { unit in
      var counts: [AssignmentRule: Int] = [:]
      for (place, team) in task.teams.enumerated() {
        let bars = task.bars(task.units[unit], for: team, faults: faults[place]).map(\.rule)
        let isFull = loads[place] >= limits[place]
        if let rule = bars.min() ?? (isFull ? .full : nil) { counts[rule, default: 0] += 1 }
      }
      return StoppedUnit(unitID: task.units[unit].id, teamsByRule: counts)
    }
  }
}
