import Kernel
import WorkUnitsModel

extension AssignmentProof {
  /// Checks the prices of a plan that breaks no rule: whether any other plan costs less.
  ///
  /// Say that each team asks its price for one more unit. If no unit has a cheaper place than its
  /// own, and each team has exactly the units that its price pays for, then every other plan costs
  /// at least as much: add up what each change saves, and no sum is above nothing. This holds for
  /// prices of two parts as it does for numbers.
  ///
  /// - Parameters:
  ///   - plan: A plan that breaks no rule.
  ///   - task: Everything it was decided from.
  /// - Returns: Where a price does not fit; empty when the plan is the best.
  package static func betterWays(
    _ plan: AssignmentPlan, of task: AssignmentTask
  ) -> [AssignmentFault] {
    let present = task.units.map { task.rules.workClass(ofMinutes: $0.workMinutes) }
    let classes = Array(Set(present)).sorted()
    guard let prices = plan.prices, prices.teams.count == task.teams.count,
      prices.classes.count >= classes.count,
      prices.classes.allSatisfy({ $0.count == task.teams.count })
    else { return [.pricesMissing] }
    let ledger = Ledger(plan, task)
    let weights = AssignmentWeights(unitCount: task.units.count)
    var faults: [AssignmentFault] = []
    for (place, line) in ledger.teams.enumerated() {
      let all = Load(
        count: line.units.count, movable: line.units.count { task.kept[$0.id] == nil },
        limit: line.limit)
      if !all.fits(prices.teams[place], weight: weights.spread) {
        faults.append(.loadOffPrice(line.team.id))
      }
      for (row, workClass) in classes.enumerated() {
        let inClass = line.units.filter {
          task.rules.workClass(ofMinutes: $0.workMinutes) == workClass
        }
        let load = Load(
          count: inClass.count, movable: inClass.count { task.kept[$0.id] == nil },
          limit: line.limit)
        if !load.fits(prices.classes[row][place] - prices.teams[place], weight: 1) {
          faults.append(.classOffPrice(line.team.id, workClass: workClass))
        }
      }
    }
    for unit in task.units where task.kept[unit.id] == nil {
      let workClass = task.rules.workClass(ofMinutes: unit.workMinutes)
      let row = classes.firstIndex(of: workClass) ?? 0
      let fault = cheaperPlace(
        for: unit, in: ledger, prices.classes[row], weights, task)
      if let fault { faults.append(fault) }
    }
    return faults
  }

  /// A load with the prices between which it is right.
  private struct Load {
    let count: Int
    let movable: Int
    let limit: Int

    /// Whether a price pays for the last unit and not for the next one.
    func fits(_ price: Price, weight: Int64) -> Bool {
      if movable > 0 {
        let last = Price(
          spread: weight * AssignmentRules.step(count, of: limit), journey: 0)
        if price < last { return false }
      }
      guard count < limit else { return true }
      let next = Price(spread: weight * AssignmentRules.step(count + 1, of: limit), journey: 0)
      return price <= next
    }
  }

  /// Where a unit would cost less than where it is.
  private static func cheaperPlace(
    for unit: JudgedUnit, in ledger: Ledger, _ prices: [Price], _ weights: AssignmentWeights,
    _ task: AssignmentTask
  ) -> AssignmentFault? {
    let aside = Price(spread: weights.unassigned, journey: 0)
    let ownTeam = ledger.teamOfUnit[unit.id]
    let away = ledger.away(from: unit, task)
    let position = unit.site?.marker.map(GreatCircle.position)
    var own = aside
    var least = aside
    var leastTeam: ID<AssessorTeam>?
    for (place, line) in ledger.teams.enumerated() where line.isWhole && line.limit > 0 {
      if let institution = line.team.institutionID, institution != unit.institutionID { continue }
      if away.contains(place) { continue }
      var kilometres = 0
      if let here = line.position, let position {
        kilometres = GreatCircle.kilometres(from: here, to: position)
      }
      let journey = weights.journey(
        kilometres: kilometres, missedWishes: unit.missedWishes(with: line.team.languages))
      let cost = prices[place] + Price(spread: 0, journey: journey)
      if line.team.id == ownTeam { own = cost }
      if cost < least { (least, leastTeam) = (cost, line.team.id) }
    }
    guard least < own else { return nil }
    guard let leastTeam else { return .cheaperAside(unit.id) }
    return ownTeam == nil
      ? .cheaperPlaced(unit.id, leastTeam) : .cheaperElsewhere(unit.id, leastTeam)
  }
}
