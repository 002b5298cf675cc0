package import Kernel
package import WorkUnitsModel
package import WorksheetsModel

/// Why somebody must stay away from a unit; the sentences stand in the views.
package enum ConflictReason: Hashable, Sendable {
  /// The assessor said so for this year.
  case declared(ConflictKind, since: Instant)
  /// The assessor said in an earlier year that family works there.
  case familyDeclared(year: Int)
  /// The roster has the assessor there today.
  case works(UnitRelation, unit: ID<WorkUnit>, since: CalendarDate)
  /// The roster has the assessor there from a coming day on.
  case joins(UnitRelation, unit: ID<WorkUnit>, on: CalendarDate)
  /// The roster had the assessor there within the years that count.
  case worked(UnitRelation, unit: ID<WorkUnit>, until: CalendarDate)
  /// The assessor is head there, or will be.
  case heads(UnitRelation, unit: ID<WorkUnit>, isActing: Bool)
  /// The assessor was head there within the years that count.
  case headed(UnitRelation, unit: ID<WorkUnit>, until: CalendarDate)
  /// The assessor answers for a unit by a role of their account, or did until a day.
  case holdsRole(Role, UnitRelation, unit: ID<WorkUnit>, until: CalendarDate?)
  /// The assessor gave a verdict on the unit in this layer and year.
  case judged(year: Int, Layer)
  /// The assessor works in the instansi of the unit, or did within the years that count.
  case sameInstitution(until: CalendarDate?)
}

/// How a unit that somebody worked in stands to the unit that is judged.
package enum UnitRelation: String, CaseIterable, Hashable, Sendable {
  /// It is the unit.
  case same
  /// It is above the unit.
  case above
  /// It is below the unit.
  case below
  /// It became a part of the unit.
  case merged
}

/// Which facts count, as data.
package struct ConflictRules: Hashable, Sendable {
  /// For how many years after the last day a stay or an office counts; 0 for until that day.
  package let yearsBack: Int
  /// For how many programme years an earlier verdict counts, besides other layers of the year.
  package let verdictYearsBack: Int
  /// Whether units above and below the unit count as the unit does.
  package let countsKin: Bool
  /// Whether everybody of the instansi must stay away.
  package let countsInstitution: Bool

  /// Describes rules.
  package init(
    yearsBack: Int = 3, verdictYearsBack: Int = 1, countsKin: Bool = true,
    countsInstitution: Bool = false
  ) {
    self.yearsBack = yearsBack
    self.verdictYearsBack = verdictYearsBack
    self.countsKin = countsKin
    self.countsInstitution = countsInstitution
  }

  /// What holds in a layer where nobody said otherwise.
  ///
  /// Internal assessors are of the instansi by their nature; national ones must not be.
  package static func usual(for layer: Layer) -> ConflictRules {
    switch layer {
    case .unit, .tpi: ConflictRules()
    case .tpn: ConflictRules(countsInstitution: true)
    }
  }
}
