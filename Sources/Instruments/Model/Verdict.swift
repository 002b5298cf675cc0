package import Kernel

/// How one floor was met.
package struct FloorCheck: Hashable, Sendable {
  /// The name of the floor; `area_each:KEY` for a change area.
  package let key: String
  /// What was measured.
  package let target: Threshold.Target
  /// The change area, for a floor that holds for each area.
  package let area: ChangeArea?
  /// What the sheet earns there.
  ///
  /// - Unit: points.
  package let score: Points
  /// What is needed.
  ///
  /// - Unit: points.
  package let floor: Points
  /// The most that can be earned there.
  ///
  /// - Unit: points.
  package let maximum: Points
  /// Whether the floor is cleared.
  package let isCleared: Bool
  /// The rule behind it.
  package let threshold: Threshold

  /// How far the score is above the floor; below zero when it is missed.
  ///
  /// - Unit: points.
  package var margin: Points { score - floor }
}

/// Whether a sheet clears a predicate by its score alone.
package struct Verdict: Hashable, Sendable {
  /// `wbk` or `wbbm`.
  package let predicate: String
  /// Every floor, in the order of the rule.
  package let floors: [FloorCheck]

  /// Whether every floor is cleared.
  package var passes: Bool { floors.allSatisfy(\.isCleared) }
  /// The names of the floors that are missed.
  package var failed: [String] { floors.filter { !$0.isCleared }.map(\.key) }
}

extension Instrument {
  /// Holds a scorecard against every predicate.
  package func verdicts(on card: Scorecard) -> [Verdict] {
    predicates.map { verdict(of: $0, on: card) }
  }

  /// Holds a scorecard against one predicate.
  ///
  /// A floor for each area compares points with floor × weight of the area in both aspects.
  ///
  /// - Parameters:
  ///   - rule: A predicate of this instrument.
  ///   - card: A scorecard of this instrument.
  /// - Returns: Every floor with what was found and what is needed.
  /// - Source: the `source` of each threshold.
  package func verdict(of rule: PredicateRule, on card: Scorecard) -> Verdict {
    var floors: [FloorCheck] = []
    for threshold in rule.thresholds {
      switch threshold.target {
      case .eachArea:
        for area in changeAreas {
          var score = Points.zero
          for node in area.nodes { score += card.nodes[node] }
          let floor = Points(rounding: threshold.floor.fraction * area.weight.fraction)
          floors.append(
            FloorCheck(
              key: "\(threshold.key):\(area.key)", target: .eachArea, area: area, score: score,
              floor: floor, maximum: area.weight,
              isCleared: threshold.isCleared(by: score, floor: floor), threshold: threshold))
        }
      case .total, .node, .question:
        let (score, maximum) = measure(threshold.target, on: card)
        floors.append(
          FloorCheck(
            key: threshold.key, target: threshold.target, area: nil, score: score,
            floor: threshold.floor, maximum: maximum,
            isCleared: threshold.isCleared(by: score, floor: threshold.floor),
            threshold: threshold))
      }
    }
    return Verdict(predicate: rule.key, floors: floors)
  }

  private func measure(_ target: Threshold.Target, on card: Scorecard) -> (Points, Points) {
    switch target {
    case .total, .eachArea: (card.total, maximum)
    case .node(let index): (card.nodes[index], nodes[index].weight)
    case .question(let index): (score(ofQuestion: index, in: card), weight(ofQuestion: index))
    }
  }
}
