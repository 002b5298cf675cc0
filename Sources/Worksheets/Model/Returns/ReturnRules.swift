package import Kernel
package import WorkUnitsModel

/// How often internal assessors of an instansi give a worksheet back, and for how long.
package struct ReturnRules: Hashable, Sendable {
  /// What an instansi may choose for the rounds of a year.
  package static let allowedRounds = 1...9
  /// What an instansi may choose for the longest deadline; unit: days.
  package static let allowedDays = 1...92

  /// What counts where nobody chose anything, and for the national assessors.
  ///
  /// - Source: two rounds at BPS (`domain.md` d.1).
  package static let usual = ReturnRules(checkedRounds: 2, checkedDays: 30)

  /// How often the layer gives a worksheet back in a year.
  package let rounds: Int
  /// How many days after today a deadline may lie.
  package let longestDays: Int

  /// Takes rules that somebody chose.
  ///
  /// - Throws: `roundsOutOfRange`, `daysOutOfRange`.
  package init(rounds: Int, longestDays: Int) throws(ReturnRuleRefusal) {
    guard Self.allowedRounds.contains(rounds) else { throw .roundsOutOfRange }
    guard Self.allowedDays.contains(longestDays) else { throw .daysOutOfRange }
    self.init(checkedRounds: rounds, checkedDays: longestDays)
  }

  /// Everything that is wrong with rules as they were typed, at most one thing a field.
  ///
  /// - Parameters:
  ///   - rounds: nil for what is no number.
  ///   - longestDays: nil for what is no number.
  /// - Returns: In the order of the fields; empty when the rules can be taken.
  package static func faults(rounds: Int?, longestDays: Int?) -> [ReturnRuleRefusal] {
    var faults: [ReturnRuleRefusal] = []
    if !(rounds.map(allowedRounds.contains) ?? false) { faults.append(.roundsOutOfRange) }
    if !(longestDays.map(allowedDays.contains) ?? false) { faults.append(.daysOutOfRange) }
    return faults
  }

  private init(checkedRounds: Int, checkedDays: Int) {
    rounds = checkedRounds
    longestDays = checkedDays
  }

  /// Whether a layer that gave a worksheet back so often may do it once more.
  ///
  /// Rules that were lowered below what happened already only end the rounds.
  package func allowsRound(after used: Int) -> Bool { used < rounds }

  /// The last moment that a deadline may be.
  ///
  /// - Parameters:
  ///   - tomorrow: The first moment of the next day where the unit is.
  ///   - window: The window of the cycle.
  /// - Returns: The end of the last day, or the end of the window when that is earlier.
  package func latest(from tomorrow: Instant, in window: FillWindow) -> Instant {
    let latest = tomorrow.adding(seconds: Int64(longestDays) * 86_400)
    return min(latest, window.until ?? latest)
  }
}

/// Why rules of returns were not taken.
package enum ReturnRuleRefusal: Error, Hashable, Sendable {
  /// Not a number of rounds that may be chosen.
  case roundsOutOfRange
  /// Not a number of days that may be chosen.
  case daysOutOfRange
  /// The rules were changed meanwhile, by somebody else or in another window.
  case stale
}
