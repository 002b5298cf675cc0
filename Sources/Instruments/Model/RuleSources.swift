package import Kernel

/// Where each rule of scoring stands written, as people cite it.
package struct RuleSources: Hashable, Sendable {
  /// Parts are added up.
  package var sum: Text
  /// A node earns the mean of its questions times its weight.
  package var mean: Text
  /// A question of a result earns its value times its own weight.
  package var ownWeight: Text
  /// What a rung of a ladder is worth.
  package var choice: Text
  /// A share of counts, never more than 1.
  package var ratio: Text
  /// The fall of a count.
  package var reduction: Text
  /// A survey index out of its maximum.
  package var index: Text
  /// A blank counts 0.
  package var blank: Text
  /// What nothing over nothing is worth.
  package var zero: Text

  /// No source at all, for instruments made in tests.
  package static let none = RuleSources(
    sum: nowhere, mean: nowhere, ownWeight: nowhere, choice: nowhere, ratio: nowhere,
    reduction: nowhere, index: nowhere, blank: nowhere, zero: nowhere)
  private static let nowhere = Text("", "")

  /// Cites every rule.
  package init(
    sum: Text, mean: Text, ownWeight: Text, choice: Text, ratio: Text, reduction: Text, index: Text,
    blank: Text, zero: Text
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
