package import Kernel
package import WorkUnitsModel

/// A perjanjian kinerja: what a unit is to reach in a year, promised by its head to a superior.
///
/// Drawn up once and never edited; both sides sign the same words.
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
