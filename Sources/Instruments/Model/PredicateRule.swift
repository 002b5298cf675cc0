package import Kernel

/// What a predicate asks of the score.
package struct PredicateRule: Hashable, Sendable {
  /// `wbk` or `wbbm`.
  package var key: String
  /// The full name.
  package var name: Text
  /// The predicate that must be held before; history, not scored here.
  package var requiredPredicate: String?
  /// How sure we are of the floors.
  package var confidence: Confidence
  /// The floors, all of which must be cleared.
  package var thresholds: [Threshold]

  /// Describes a predicate.
  package init(
    key: String, name: Text, requiredPredicate: String?, confidence: Confidence,
    thresholds: [Threshold]
  ) {
    self.key = key
    self.name = name
    self.requiredPredicate = requiredPredicate
    self.confidence = confidence
    self.thresholds = thresholds
  }
}

/// One floor.
package struct Threshold: Hashable, Sendable {
  /// What is measured.
  package enum Target: Hashable, Sendable {
    /// The total.
    case total
    /// A node; the position in `Instrument.nodes`.
    case node(Int)
    /// A question with a weight of its own; the position in `Instrument.questions`.
    case question(Int)
    /// Each change area against its share of its weight.
    case eachArea
  }

  /// How a score is held against the floor.
  package enum Comparison: String, Hashable, Sendable {
    /// Exactly on the line passes.
    case atLeast = ">="
    /// Exactly on the line fails.
    case above = ">"
  }

  /// The name, such as `ipak`.
  package var key: String
  /// What is measured.
  package var target: Target
  /// Whether the line itself passes.
  package var comparison: Comparison
  /// The floor.
  ///
  /// - Unit: points; a share in `0...1` for `eachArea`.
  package var floor: Points
  /// The survey index that equals the floor, as the regulation prints it; nil where there is none.
  package var indexEquivalent: Points?
  /// The option that equals the floor; nil where there is none.
  package var optionEquivalent: String?
  /// Where the rule stands.
  package var source: Text

  /// Describes a floor.
  package init(
    key: String, target: Target, comparison: Comparison, floor: Points,
    indexEquivalent: Points? = nil, optionEquivalent: String? = nil, source: Text
  ) {
    self.key = key
    self.target = target
    self.comparison = comparison
    self.floor = floor
    self.indexEquivalent = indexEquivalent
    self.optionEquivalent = optionEquivalent
    self.source = source
  }

  /// Whether a score clears a floor of points.
  ///
  /// Both are rounded half to even to 9 decimals first: fractions that add up to the line are on
  /// it, and a deficit below 5·10⁻¹⁰ passes, by rule.
  package func isCleared(by score: Points, floor: Points) -> Bool {
    let (found, needed) = (score.rounded(toDecimals: 9), floor.rounded(toDecimals: 9))
    switch comparison {
    case .atLeast: return found >= needed
    case .above: return found > needed
    }
  }
}
