package import Kernel
package import WorkUnitsModel

/// A perjanjian kinerja: what a unit is to reach in a year, promised by its head to a superior.
///
/// Drawn up once and never edited; both sides sign the same words. While nobody has signed it can be
/// withdrawn, and the year is free for another one.
package struct PerformanceAgreement: Hashable, Sendable {
  /// The most indicators.
  package static let mostIndicators = 40

  /// The identity.
  package let id: ID<PerformanceAgreement>
  /// The instansi.
  package let institutionID: ID<Institution>
  /// The unit.
  package let unitID: ID<WorkUnit>
  /// The programme year.
  package let year: CycleYear
  /// What is promised and to whom.
  package let terms: AgreementTerms

  /// Describes an agreement.
  package init(
    id: ID<PerformanceAgreement>, institutionID: ID<Institution>, unitID: ID<WorkUnit>,
    year: CycleYear, terms: AgreementTerms
  ) {
    self.id = id
    self.institutionID = institutionID
    self.unitID = unitID
    self.year = year
    self.terms = terms
  }
}

/// An agreement that was withdrawn before anybody signed it, kept to be read.
package struct WithdrawnAgreement: Hashable, Sendable {
  /// The agreement as it was drawn up.
  package let agreement: PerformanceAgreement
  /// Why.
  package let reason: String
  /// When.
  package let at: Instant

  /// Describes a withdrawn agreement.
  package init(_ agreement: PerformanceAgreement, reason: String, at instant: Instant) {
    self.agreement = agreement
    self.reason = reason
    at = instant
  }

  /// Takes a reason; runs of spaces become one.
  ///
  /// - Parameter typed: As typed.
  /// - Returns: The reason as it is kept.
  /// - Throws: `nameIsWrong` with the field, when it is empty, too long or unprintable.
  package static func reason(_ typed: String) throws(DeclarationRefusal) -> String {
    try Witness.line(typed, field: "alasan")
  }
}

/// What is promised and to whom.
package struct AgreementTerms: Hashable, Sendable {
  /// What is to be reached, at least one.
  package let indicators: [AgreementIndicator]
  /// The superior of the head.
  package let superior: Witness
  /// Before whom; may be empty.
  package let witnesses: [Witness]

  /// Takes the terms.
  ///
  /// - Parameters:
  ///   - indicators: What is to be reached; each name once.
  ///   - superior: The superior of the head.
  ///   - witnesses: Before whom.
  /// - Throws: `indicatorsAreWrong`, `peopleAreWrong`.
  package init(
    indicators: [AgreementIndicator], superior: Witness, witnesses: [Witness]
  ) throws(DeclarationRefusal) {
    guard (1...PerformanceAgreement.mostIndicators).contains(indicators.count),
      Set(indicators.map { $0.name.lowercased() }).count == indicators.count
    else { throw .indicatorsAreWrong }
    guard witnesses.count <= UnitDeclaration.mostPeople else { throw .peopleAreWrong }
    self.indicators = indicators
    self.superior = superior
    self.witnesses = witnesses
  }
}

/// One thing to be reached with its target.
package struct AgreementIndicator: Hashable, Sendable {
  /// What is measured.
  package let name: String
  /// What is to be reached, with its unit, as the unit writes it: `90 %`, `3,60`.
  package let target: String

  /// Takes name and target; runs of spaces become one.
  ///
  /// - Parameters:
  ///   - name: As typed.
  ///   - target: As typed.
  /// - Throws: `indicatorsAreWrong` for an empty or too long one.
  package init(name: String, target: String) throws(DeclarationRefusal) {
    do {
      self.name = try Witness.line(name, field: "indikator")
      self.target = try Witness.line(target, field: "indikator")
    } catch {
      throw .indicatorsAreWrong
    }
  }
}
