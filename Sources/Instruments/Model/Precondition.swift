package import Kernel

/// What must hold before a unit may be proposed; outside of the form and never scored.
package struct Precondition: Hashable, Sendable {
  /// Of whom it is asked.
  package enum Holder: String, Hashable, Sendable, CaseIterable {
    /// The instansi above the unit.
    case institution = "instansi"
    /// The unit itself.
    case unit
  }

  /// What is asked, and for which predicate.
  package struct Demand: Hashable, Sendable {
    /// The key of the predicate; nil when it is asked for each of them.
    package var predicate: String?
    /// The demand in words.
    package var text: Text
    /// How sure we are of it.
    package var confidence: Confidence

    /// Describes a demand.
    package init(predicate: String?, text: Text, confidence: Confidence) {
      self.predicate = predicate
      self.text = text
      self.confidence = confidence
    }
  }

  /// The name, such as `opini_bpk`; unique for its holder.
  package var key: String
  /// Of whom it is asked.
  package var holder: Holder
  /// What is looked at.
  package var name: Text
  /// What is asked, in the order of the file.
  package var demands: [Demand]
  /// Where it stands written.
  package var source: Text

  /// Describes a precondition.
  package init(key: String, holder: Holder, name: Text, demands: [Demand], source: Text) {
    self.key = key
    self.holder = holder
    self.name = name
    self.demands = demands
    self.source = source
  }

  /// What is asked for one predicate; a demand without one is asked for each.
  package func demands(for predicate: String) -> [Demand] {
    demands.filter { $0.predicate == nil || $0.predicate == predicate }
  }
}

extension Instrument {
  /// What does not fit in the preconditions.
  func preconditionFaults() -> [InstrumentFault] {
    preconditions.flatMap { item in
      var faults: [InstrumentFault] = []
      let place = InstrumentFault.Place.precondition(item.holder, key: item.key)
      let twins = preconditions.count { $0.key == item.key && $0.holder == item.holder }
      if twins > 1 { faults.append(.init(place, .repeatedCode)) }
      if item.demands.isEmpty { faults.append(.init(place, .missing(key: "demands"))) }
      for demand in item.demands {
        guard let key = demand.predicate else { continue }
        if !predicates.contains(where: { $0.key == key }) {
          faults.append(.init(place, .unknownPredicate(key)))
        }
      }
      return faults
    }
  }
}
