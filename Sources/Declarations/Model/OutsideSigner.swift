package import Kernel
package import WorkUnitsModel

/// Somebody from outside who signs a variant of the pledge of a unit's year: a supplier, a user of
/// its services, or an auditor.
///
/// Such people have no account and stand on no roster; the unit names them, and they sign with a
/// code of their own. They are counted apart: the coverage is about employees.
package struct OutsideSigner: Hashable, Sendable {
  /// The identity.
  package let id: ID<OutsideSigner>
  /// The instansi of the unit.
  package let institutionID: ID<Institution>
  /// The unit.
  package let unitID: ID<WorkUnit>
  /// The round whose year the pledge is for.
  package let roundID: ID<PledgeRound>
  /// Which variant the person signs; never that of the employees.
  package let variant: PledgeVariant
  /// Name, and company or office.
  package let person: Witness
  /// The version of the text, as it was when the person was named.
  package let textID: ID<PledgeText>
  /// When the person signed; nil when not yet.
  package let signedAt: Instant?

  /// Describes somebody from outside.
  package init(
    id: ID<OutsideSigner>, round: PledgeRound, variant: PledgeVariant, person: Witness,
    textID: ID<PledgeText>, signedAt: Instant? = nil
  ) {
    self.id = id
    institutionID = round.institutionID
    unitID = round.unitID
    roundID = round.id
    self.variant = variant
    self.person = person
    self.textID = textID
    self.signedAt = signedAt
  }
}

extension PledgeRound {
  /// Whether somebody from outside may sign at a moment.
  ///
  /// They come all year, with their contract or their visit, so neither the window of the employees
  /// nor the stage binds them: from the opening of the round to the end of its year.
  ///
  /// - Parameters:
  ///   - instant: The moment.
  ///   - end: The first moment of the year after, in the zone of the unit.
  /// - Throws: `notYetOpen`, `windowClosed`.
  package func checkOutside(at instant: Instant, endOfYear end: Instant) throws(DeclarationRefusal)
  {
    if instant < window.opensAt { throw .notYetOpen(window.opensAt) }
    if instant >= end { throw .windowClosed(end) }
  }
}
