package import Kernel
package import WorkUnitsModel

/// A pencanangan: the public act in which a unit promises to build its zona integritas.
///
/// Recorded once and never edited; a mistake is put right by a record that names the one it corrects.
package struct UnitDeclaration: Hashable, Sendable {
  /// The first year in which a unit could declare: that of the first regulation, where the programme
  /// years begin too.
  package static let firstYear = CycleYear.range.lowerBound
  /// The longest place or decree number, in characters.
  package static let longestLine = 200
  /// The longest minutes, in characters.
  package static let longestMinutes = 20_000
  /// The most witnesses, and the most supporters.
  package static let mostPeople = 30

  /// The identity.
  package let id: ID<UnitDeclaration>
  /// The instansi.
  package let institutionID: ID<Institution>
  /// The unit.
  package let unitID: ID<WorkUnit>
  /// What was done.
  package let facts: DeclarationFacts

  /// Describes a declaration.
  package init(
    id: ID<UnitDeclaration>, institutionID: ID<Institution>, unitID: ID<WorkUnit>,
    facts: DeclarationFacts
  ) {
    self.id = id
    self.institutionID = institutionID
    self.unitID = unitID
    self.facts = facts
  }
}

/// What is recorded of a declaration.
package struct DeclarationFacts: Hashable, Sendable {
  /// The day of the act.
  package let date: CalendarDate
  /// Where it was held.
  package let place: String
  /// Who led it.
  package let leader: Witness
  /// The number of the decree; empty without one.
  package let decreeNumber: String
  /// The minutes; empty without.
  package let minutes: String
  /// Before whom.
  package let witnesses: [Witness]
  /// Who signs along in support.
  package let supporters: [Witness]

  /// Takes what was recorded.
  ///
  /// - Parameters:
  ///   - date: The day of the act.
  ///   - place: Where it was held.
  ///   - leader: Who led it.
  ///   - decreeNumber: The number of the decree; may be empty.
  ///   - minutes: The minutes; may be empty.
  ///   - witnesses: Before whom; at least one.
  ///   - supporters: Who signs along; each once.
  ///   - today: The day in the unit: a public act is recorded after it was held.
  /// - Throws: The first rule that says no.
  package init(
    date: CalendarDate, place: String, leader: Witness, decreeNumber: String, minutes: String,
    witnesses: [Witness], supporters: [Witness], today: CalendarDate
  ) throws(DeclarationRefusal) {
    if let refusal = Self.refusal(of: date, today: today) { throw refusal }
    if let refusal = Self.refusals(place: place, decreeNumber: decreeNumber, minutes: minutes).first
    {
      throw refusal
    }
    guard !witnesses.isEmpty else { throw .witnessMissing }
    guard witnesses.count <= UnitDeclaration.mostPeople,
      supporters.count <= UnitDeclaration.mostPeople,
      Set(supporters.map { $0.name.lowercased() }).count == supporters.count
    else { throw .peopleAreWrong }
    self.date = date
    self.place = place
    self.leader = leader
    self.decreeNumber = decreeNumber
    self.minutes = minutes
    self.witnesses = witnesses
    self.supporters = supporters
  }

  /// Why a day can be none of a declaration.
  ///
  /// - Parameters:
  ///   - date: The day of the act.
  ///   - today: The day in the unit.
  /// - Returns: `dateIsAhead`, `dateIsTooEarly`; nil for a day that can.
  package static func refusal(of date: CalendarDate, today: CalendarDate) -> DeclarationRefusal? {
    if date > today { return .dateIsAhead }
    return date.year < UnitDeclaration.firstYear ? .dateIsTooEarly : nil
  }

  /// Every rule that the lines of a declaration break, so that a form can say all of them at once.
  ///
  /// - Parameters:
  ///   - place: Where it was held.
  ///   - decreeNumber: The number of the decree; may be empty.
  ///   - minutes: The minutes; may be empty.
  /// - Returns: `nameIsWrong` for each field; empty when all are taken.
  package static func refusals(
    place: String, decreeNumber: String, minutes: String
  ) -> [DeclarationRefusal] {
    var fields: [String] = []
    if (try? PlaceName(place)) == nil || place.count > UnitDeclaration.longestLine {
      fields.append("tempat")
    }
    if decreeNumber.count > UnitDeclaration.longestLine { fields.append("sk") }
    if minutes.count > UnitDeclaration.longestMinutes { fields.append("notula") }
    return fields.map { .nameIsWrong(field: $0) }
  }
}

/// How long a unit builds before it may be proposed.
package struct BuildingRule: Hashable, Sendable {
  /// The first programme year for which it holds.
  package let fromYear: Int
  /// Whole months from the day of the declaration.
  package let months: Int

  /// Describes a rule.
  package init(fromYear: Int, months: Int) {
    self.fromYear = fromYear
    self.months = months
  }

  /// The rules by year, oldest first.
  ///
  /// - Source: Customary: at least one year of building before a proposal. No regulation that
  ///   states it was found, so it is a value that can be changed for a year.
  package static let all = [BuildingRule(fromYear: 2012, months: 12)]

  /// The rule of a year.
  package static func rule(for year: Int) -> BuildingRule {
    all.last { $0.fromYear <= year } ?? all[0]
  }

  /// The first day on which a unit that declared on a day may be proposed.
  ///
  /// The same day of the month, or the last of a shorter month.
  package func mayBeProposed(declaredOn day: CalendarDate) -> CalendarDate {
    let total = day.year * 12 + day.month - 1 + months
    var number = day.day
    while number > 28 {
      if let date = CalendarDate(year: total / 12, month: total % 12 + 1, day: number) {
        return date
      }
      number -= 1
    }
    return CalendarDate(year: total / 12, month: total % 12 + 1, day: number) ?? day
  }
}
