/// What a whole assignment costs; fewer is better, and the first figure that differs decides.
///
/// No amount of a later figure outweighs the least of an earlier one: a unit is never left without
/// a team to save a journey, and no team is loaded more than another to speak a language.
package struct AssignmentTotals: Hashable, Comparable, Sendable {
  /// Units without a team.
  package var unassigned: Int
  /// How unevenly units are spread over the teams; unit: 1/10,000 of a full team, squared.
  package var spread: Int64
  /// The same within each class of work, summed over the classes.
  package var workSpread: Int64
  /// The distances from teams to their units; unit: kilometres, unknown ones as 0.
  package var kilometres: Int64
  /// Wishes for languages that were passed over.
  package var missedWishes: Int64

  /// Nothing.
  package static let none = AssignmentTotals(
    unassigned: 0, spread: 0, workSpread: 0, kilometres: 0, missedWishes: 0)

  /// Describes totals.
  package init(
    unassigned: Int, spread: Int64, workSpread: Int64, kilometres: Int64, missedWishes: Int64
  ) {
    self.unassigned = unassigned
    self.spread = spread
    self.workSpread = workSpread
    self.kilometres = kilometres
    self.missedWishes = missedWishes
  }

  package static func < (left: AssignmentTotals, right: AssignmentTotals) -> Bool {
    (left.unassigned, left.spread, left.workSpread, left.kilometres, left.missedWishes)
      < (right.unassigned, right.spread, right.workSpread, right.kilometres, right.missedWishes)
  }
}

/// A price in two parts, of which the first decides.
package struct Price: Hashable, Comparable, Sendable {
  /// In units without a team and in unevenness.
  package var spread: Int64
  /// In kilometres and wishes.
  package var journey: Int64

  /// Describes a price.
  package init(spread: Int64, journey: Int64) {
    self.spread = spread
    self.journey = journey
  }

  package static func < (left: Price, right: Price) -> Bool {
    (left.spread, left.journey) < (right.spread, right.journey)
  }

  static func + (left: Price, right: Price) -> Price {
    Price(spread: left.spread + right.spread, journey: left.journey + right.journey)
  }

  static func - (left: Price, right: Price) -> Price {
    Price(spread: left.spread - right.spread, journey: left.journey - right.journey)
  }
}

/// How the figures of the totals become the two numbers of a price without ever mixing.
///
/// Each weight is larger than everything that the figures behind it can sum up to, for at most
/// `AssignmentRules.mostUnits` units: the largest product stays below 4 · 10¹⁷.
struct AssignmentWeights {
  /// What one unit without a team weighs.
  let unassigned: Int64
  /// What one step of spread weighs against the spread of work.
  let spread: Int64
  /// What one kilometre weighs against wishes.
  let kilometre: Int64
  /// More than all journeys together.
  let allJourneys: Int64

  init(unitCount: Int) {
    let count = Int64(unitCount)
    // A step is below 20,000; half around the globe is 20,015 km.
    spread = count * 20_000 + 1
    unassigned = (count * 20_000 + 1) * spread
    kilometre = count * Int64(JudgedUnit.mostLanguages) + 1
    allJourneys = (count * 20_016 + 1) * kilometre
  }

  /// A journey as one number.
  func journey(kilometres: Int, missedWishes: Int) -> Int64 {
    Int64(kilometres) * kilometre + Int64(missedWishes)
  }
}
