package import AccountsModel
package import Kernel
package import WorkUnitsModel

/// An assessor who could take over a seat.
package struct PoolAssessor: Hashable, Sendable {
  /// Who.
  package let personID: ID<Account>
  /// How many units they judge already.
  package let units: Int
  /// Where they work; nil when nobody said.
  package let site: Site?
  /// The languages that they speak.
  package let languages: Set<LanguageCode>

  /// Describes an assessor.
  package init(
    personID: ID<Account>, units: Int, site: Site? = nil,
    languages: Set<LanguageCode> = [.indonesian]
  ) {
    self.personID = personID
    self.units = units
    self.site = site
    self.languages = languages
  }
}

/// Somebody for a seat, with what speaks against them.
package struct SeatCandidate: Hashable, Sendable {
  /// Who.
  package let personID: ID<Account>
  /// Every rule against them; empty when they may take it.
  package let bars: [SeatBar]
  /// How many units they judge already.
  package let units: Int
  /// How far they are from the unit, and which wishes they pass over.
  package let journey: Journey
}

/// Why somebody may not take a seat.
package enum SeatBar: Hashable, Sendable {
  /// They must stay away from the unit.
  case conflict([ConflictReason])
  /// They have a seat for the unit already.
  case inTeam(TeamDuty)
  /// They had one and left it.
  case left
  /// They judge as many units as one may.
  case full(limit: Int)
}

extension UnitAssignment {
  /// Who else may take a seat of the unit.
  ///
  /// - Parameters:
  ///   - pool: The assessors of the layer who may judge the unit by their role.
  ///   - unit: The unit.
  ///   - conflicts: Who must stay away from the unit, and why.
  ///   - rules: How many units one judges at most.
  /// - Returns: Everybody of the pool: those who may first, fewest units before the shortest way
  ///   (unknown last) before the fewest missed wishes before the id.
  package func candidates(
    from pool: [PoolAssessor], for unit: JudgedUnit,
    conflicts: [ID<Account>: [ConflictReason]], rules: AssignmentRules
  ) -> [SeatCandidate] {
    let all = pool.map { person in
      var bars: [SeatBar] = []
      if let reasons = conflicts[person.personID], !reasons.isEmpty {
        bars.append(.conflict(reasons))
      }
      if let seat = seats.first(where: { $0.personID == person.personID }) {
        bars.append(.inTeam(seat.duty))
      } else if !terms(of: person.personID).isEmpty {
        bars.append(.left)
      }
      if person.units >= rules.unitsPerTeam { bars.append(.full(limit: rules.unitsPerTeam)) }
      var kilometres: Int?
      if let here = person.site, let there = unit.site { kilometres = here.kilometres(to: there) }
      return SeatCandidate(
        personID: person.personID, bars: bars, units: person.units,
        journey: Journey(
          kilometres: kilometres, missedWishes: unit.missedWishes(with: person.languages)))
    }
    return all.sorted { left, right in
      if left.bars.isEmpty != right.bars.isEmpty { return left.bars.isEmpty }
      let one = (left.units, left.journey.kilometres ?? Int.max, left.journey.missedWishes)
      let two = (right.units, right.journey.kilometres ?? Int.max, right.journey.missedWishes)
      return one == two ? left.personID < right.personID : one < two
    }
  }
}
