package import Kernel
package import WorkUnitsModel

/// Which team judges which unit, with what proves that there is no better way.
package struct AssignmentPlan: Hashable, Sendable {
  /// The units with their teams, by unit; what was kept stands among them.
  package var placements: [Placement]
  /// The units without a team and what stopped them, by unit.
  package var stopped: [StoppedUnit]
  /// What the plan costs.
  package var totals: AssignmentTotals
  /// The prices that prove that nothing costs less; nil for a plan made by hand.
  package var prices: AssignmentPrices?

  /// Describes a plan.
  package init(
    placements: [Placement], stopped: [StoppedUnit], totals: AssignmentTotals,
    prices: AssignmentPrices?
  ) {
    self.placements = placements
    self.stopped = stopped
    self.totals = totals
    self.prices = prices
  }

  /// The team of a unit; nil without one.
  package func team(of unitID: ID<WorkUnit>) -> ID<AssessorTeam>? {
    placements.first { $0.unitID == unitID }?.teamID
  }
}

/// A unit with its team.
package struct Placement: Hashable, Sendable {
  /// The unit.
  package let unitID: ID<WorkUnit>
  /// The team that judges it.
  package let teamID: ID<AssessorTeam>

  /// Describes a placement.
  package init(_ unitID: ID<WorkUnit>, in teamID: ID<AssessorTeam>) {
    self.unitID = unitID
    self.teamID = teamID
  }
}

/// A unit without a team, with the rules that stopped it.
package struct StoppedUnit: Hashable, Sendable {
  /// The unit.
  package let unitID: ID<WorkUnit>
  /// How many teams each rule stopped, of several the first that is asked; empty without teams.
  package let teamsByRule: [AssignmentRule: Int]

  /// Describes a unit without a team.
  package init(unitID: ID<WorkUnit>, teamsByRule: [AssignmentRule: Int]) {
    self.unitID = unitID
    self.teamsByRule = teamsByRule
  }

  /// The rule if it is one and the same for every team; nil for several, or without teams.
  package var onlyRule: AssignmentRule? {
    teamsByRule.count == 1 ? teamsByRule.keys.first : nil
  }
}

/// What each team asks for one more unit, in general and for each class of work.
///
/// A plan is the best if every unit is where it costs least under these prices, and every team
/// has as many units as its price pays for: the duality of linear programming, with prices of two
/// parts that are compared one after the other. Anybody can check it unit by unit, without
/// knowing how the plan was found.
package struct AssignmentPrices: Hashable, Sendable {
  /// The price of each team, in the order of the teams of the task.
  package var teams: [Price]
  /// The price of each class of work that occurs (by class), in each team.
  package var classes: [[Price]]

  /// Describes prices.
  package init(teams: [Price], classes: [[Price]]) {
    self.teams = teams
    self.classes = classes
  }
}

extension AssignmentTask {
  /// Works out a plan at the least cost, with its proof.
  ///
  /// Every unit that some team with room may take gets a team; among all such plans loads are most
  /// even, then the loads within each class of work, then the journeys are shortest, then the
  /// fewest wishes for a language are passed over. The same inputs give the same plan, in
  /// whatever order they come.
  ///
  /// - Returns: The plan; `AssignmentProof.check` finds nothing in it.
  package func solve() -> AssignmentPlan {
    let table = AssignmentTable(self)
    let counts = table.spreadSearch()
    let journeys = table.journeySearch(after: counts)
    var placements = kept.map { Placement($0.key, in: $0.value) }
    for (place, unit) in table.units.enumerated() {
      guard let node = journeys.nodes[place] else { continue }
      placements.append(Placement(units[unit].id, in: teams[node % teams.count].id))
    }
    placements.sort { $0.unitID < $1.unitID }
    let audit = AssignmentAudit(self, placements, roads: table.roads)
    return AssignmentPlan(
      placements: placements, stopped: audit.stopped, totals: audit.totals,
      prices: AssignmentPrices(
        teams: zip(counts.teamPrices, journeys.teamPrices).map { Price(spread: $0, journey: $1) },
        classes: (0..<table.classCount).map { work in
          teams.indices.map { team in
            let node = work * teams.count + team
            return Price(
              spread: counts.classPrices[node], journey: journeys.classPrices[node])
          }
        }))
  }
}

extension AssignmentTable {
  /// The first search: who has a team at all, and how even the loads are.
  ///
  /// Journeys cost nothing in it.
  func spreadSearch() -> AssignmentSearch {
    var search = AssignmentSearch(
      table: self, costs: journeys.map { $0 == Self.barred ? Self.barred : 0 },
      teamSteps: teamSteps, classSteps: classSteps,
      aside: Array(repeating: weights.unassigned, count: classes.count))
    search.run()
    return search
  }

  /// The second search: the shortest journeys among the plans that are as even as the first.
  ///
  /// Those are exactly the plans that use only what costs nothing extra under the prices of the
  /// first search. A step below the price of its team must be taken, one on it may be, one above
  /// may not.
  func journeySearch(after counts: AssignmentSearch) -> AssignmentSearch {
    let must = -(weights.allJourneys + 1)
    func steps(_ steps: [Int64], at price: Int64) -> [Int64] {
      steps.filter { $0 <= price }.map { $0 < price ? must : 0 }
    }
    var costs = journeys
    var aside: [Int64?] = []
    for unit in classes.indices {
      let row = unit * teamCount
      let first = classes[unit] * teamCount
      var least = Int64.max
      for team in 0..<teamCount where journeys[row + team] != Self.barred {
        least = min(least, counts.classPrices[first + team])
      }
      let most = min(least, weights.unassigned)
      for team in 0..<teamCount where counts.classPrices[first + team] > most {
        costs[row + team] = Self.barred
      }
      aside.append(least >= weights.unassigned ? 0 : nil)
    }
    var search = AssignmentSearch(
      table: self, costs: costs,
      teamSteps: (0..<teamCount).map { steps(teamSteps[$0], at: counts.teamPrices[$0]) },
      classSteps: classSteps.indices.map { node in
        steps(
          classSteps[node], at: counts.classPrices[node] - counts.teamPrices[node % teamCount])
      }, aside: aside)
    search.run()
    return search
  }
}
