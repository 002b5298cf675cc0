/// Where each rule of scoring stands written, as people cite it.
package struct RuleSources: Hashable, Sendable {
  /// Parts are added up.
  package var sum: String
  /// A node earns the mean of its questions times its weight.
  package var mean: String
  /// A question of a result earns its value times its own weight.
  package var ownWeight: String
  /// What a rung of a ladder is worth.
  package var choice: String
  /// A share of counts, never more than 1.
  package var ratio: String
  /// The fall of a count.
  package var reduction: String
  /// A survey index out of its maximum.
  package var index: String
  /// A blank counts 0.
  package var blank: String
  /// What nothing over nothing is worth.
  package var zero: String

  /// No source at all, for instruments made in tests.
  package static let none = RuleSources(
    sum: "", mean: "", ownWeight: "", choice: "", ratio: "", reduction: "", index: "", blank: "",
    zero: "")

  /// Cites every rule.
  package init(
    sum: String, mean: String, ownWeight: String, choice: String, ratio: String, reduction: String,
    index: String, blank: String, zero: String
  ) {
    self.sum = sum
    self.mean = mean
    self.ownWeight = ownWeight
    self.choice = choice
    self.ratio = ratio
    self.reduction = reduction
    self.index = index
    self.blank = blank
    self.zero = zero
  }
}
