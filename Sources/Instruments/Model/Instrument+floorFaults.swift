import Kernel

extension Instrument {
  /// How far the printed floor may lie from what its printed index gives: indexes have two decimals.
  private static let indexTolerance = Points(units: 6_000_000_000)

  /// What does not fit in the floors.
  func floorFaults() -> [InstrumentFault] {
    predicates.flatMap { rule in
      var faults: [InstrumentFault] = []
      let place = InstrumentFault.Place.predicate(rule.key)
      if predicates.count(where: { $0.key == rule.key }) > 1 {
        faults.append(.init(place, .repeatedCode))
      }
      if let needed = rule.requiredPredicate, !predicates.contains(where: { $0.key == needed }) {
        faults.append(.init(place, .unknownPredicate(needed)))
      }
      for threshold in rule.thresholds {
        let place = InstrumentFault.Place.threshold(predicate: rule.key, key: threshold.key)
        if rule.thresholds.count(where: { $0.key == threshold.key }) > 1 {
          faults.append(.init(place, .repeatedCode))
        }
        if threshold.source.indonesian.isEmpty { faults.append(.init(place, .sourceMissing)) }
        faults += valueFaults(of: threshold, at: place)
      }
      return faults
    }
  }

  private func valueFaults(
    of threshold: Threshold, at place: InstrumentFault.Place
  ) -> [InstrumentFault] {
    guard let most = mostEarned(at: threshold.target) else {
      return [.init(place, .unknownTarget(written: ""))]
    }
    var faults: [InstrumentFault] = []
    if threshold.floor > most {
      faults.append(.init(place, .floorAboveMaximum(floor: threshold.floor, maximum: most)))
    }
    guard let question = question(behind: threshold.target) else {
      if let option = threshold.optionEquivalent {
        let rule = InstrumentFault.Rule.optionEquivalentDiffers(
          option: option, floor: threshold.floor)
        faults.append(.init(place, rule))
      }
      return faults
    }
    if let index = threshold.indexEquivalent, case .index(let maximum) = question.kind {
      let share = Fraction(Int128(index.units), over: Int128(maximum.units))
      let fromIndex = Points(rounding: share * most.fraction)
      let gap =
        fromIndex > threshold.floor ? fromIndex - threshold.floor : threshold.floor - fromIndex
      if gap > Self.indexTolerance {
        let rule = InstrumentFault.Rule.indexEquivalentDiffers(
          floor: threshold.floor, fromIndex: fromIndex)
        faults.append(.init(place, rule))
      }
    }
    if let key = threshold.optionEquivalent {
      var matches = false
      if case .choice(let scale) = question.kind, scales.indices.contains(scale),
        let option = scales[scale].options.first(where: { $0.key == key })
      {
        matches = Points(rounding: option.value.fraction * most.fraction) == threshold.floor
      }
      if !matches {
        let rule = InstrumentFault.Rule.optionEquivalentDiffers(option: key, floor: threshold.floor)
        faults.append(.init(place, rule))
      }
    }
    return faults
  }

  /// The most that can be earned at a target; nil when it does not exist.
  private func mostEarned(at target: Threshold.Target) -> Points? {
    switch target {
    case .total: maximum
    case .eachArea: changeAreas.isEmpty ? nil : .one
    case .node(let index): nodes.indices.contains(index) ? nodes[index].weight : nil
    case .question(let index):
      questions.indices.contains(index) ? weight(ofQuestion: index) : nil
    }
  }

  /// The one question that a target stands for; nil when it gathers several.
  private func question(behind target: Threshold.Target) -> Question? {
    switch target {
    case .question(let index): questions[index]
    case .node(let index):
      nodes[index].children.isEmpty && nodes[index].questions.count == 1
        ? questions[nodes[index].questions[0]] : nil
    case .total, .eachArea: nil
    }
  }
}
