package import Kernel

/// How many comparable units give one question each value.
package struct PeerTally: Hashable, Sendable {
  /// How many units answered it.
  package private(set) var count = 0
  private var units: [Fraction: Int] = [:]

  /// Starts with nobody.
  package init() {}

  /// Counts values, one for each unit.
  ///
  /// - Parameter values: Shares, `0...1`.
  package init(_ values: [Fraction]) {
    for value in values { add(value) }
  }

  /// Counts units that give the same value.
  ///
  /// - Parameters:
  ///   - value: The share, `0...1`.
  ///   - units: How many, above zero.
  package mutating func add(_ value: Fraction, units: Int = 1) {
    count += units
    self.units[value, default: 0] += units
  }

  /// How many units reach a value or more.
  package func count(reaching value: Fraction) -> Int {
    units.reduce(0) { $0 + ($1.key < value ? 0 : $1.value) }
  }

  /// The middle value, of an even number the mean of the middle two; nil without a unit.
  package var median: Fraction? {
    let sorted = units.sorted { $0.key < $1.key }
    func value(at place: Int) -> Fraction? {
      var behind = 0
      return sorted.first { entry in
        behind += entry.value
        return place < behind
      }?.key
    }
    guard let low = value(at: (count - 1) / 2), let high = value(at: count / 2) else { return nil }
    return low == high ? low : (low + high) / 2
  }
}
