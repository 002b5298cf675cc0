package import Kernel
package import WorkUnitsModel

/// Why somebody should look again at a proof that is linked in a year.
package enum ProofDoubt: String, CaseIterable, Hashable, Sendable {
  /// Nobody has said for which time it holds.
  case noPeriod
  /// Its time does not touch the year.
  case outsideYear
  /// Its time is over today, so next year needs a new one.
  case expired
  /// It has stood unchanged for more than two years before the assessed one.
  case stale
  /// It lies on a web drive.
  case unverified
  /// It holds personal data and has no copy for the public.
  case notRedacted

  /// The first doubt about a proof; nil when there is none.
  package init?(of proof: Proof, in year: CycleYear, on day: CalendarDate) {
    guard let period = proof.period else {
      self = .noPeriod
      return
    }
    if !period.touches(year.number) {
      self = .outsideYear
    } else if case .webDrive = proof.source {
      self = .unverified
    } else if period.isOver(on: day), day.year > year.number {
      self = .expired
    } else if period.until == nil, period.from.year + 2 < year.number {
      self = .stale
    } else if proof.hasPersonalData, proof.redacted == nil {
      self = .notRedacted
    } else {
      return nil
    }
  }
}

/// In which way the same content stands more than once.
package enum Repetition: String, CaseIterable, Hashable, Sendable {
  /// In the vaults of two units.
  case twoUnits
  /// The same photograph in two programme years.
  case pictureInTwoYears
  /// Another file in two programme years, which may be right.
  case twoYears
  /// Twice in one vault.
  case twice

  /// What holds of a content.
  ///
  /// - Parameters:
  ///   - units: In how many units it stands.
  ///   - proofCount: As how many proofs.
  ///   - years: In how many years questions rest on it.
  ///   - isPicture: Whether it is a picture.
  /// - Returns: Empty when it stands once.
  package static func kinds(
    units: Int, proofCount: Int, years: Int, isPicture: Bool
  ) -> [Repetition] {
    var kinds: [Repetition] = []
    if units > 1 { kinds.append(.twoUnits) }
    if years > 1 { kinds.append(isPicture ? .pictureInTwoYears : .twoYears) }
    if proofCount > units { kinds.append(.twice) }
    return kinds
  }
}
