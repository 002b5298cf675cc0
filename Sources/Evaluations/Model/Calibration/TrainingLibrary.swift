package import Kernel

/// The training cases that the program carries inside itself.
///
/// A case is never edited after a release, for attempts on it are kept for good: a better one is
/// added with an identity of its own, in front of the older ones. There are at least two for an
/// instrument, of different kinds, so that whoever failed one can try on something unseen.
package enum TrainingLibrary {
  /// All cases, in the order in which they are offered.
  package static let all = [TrainingCase.exampleOffice, .exampleHospital]

  /// The cases for an instrument, in the order in which they are offered.
  package static func cases(for instrumentID: String) -> [TrainingCase] {
    all.filter { $0.instrumentID == instrumentID }
  }

  /// The cases beside which one is taken, itself with them: those of its instrument.
  package static func siblings(of item: TrainingCase) -> [ID<CalibrationCase>] {
    cases(for: item.instrumentID).map(\.id)
  }

  /// The case with an identity.
  ///
  /// - Returns: nil when there is none.
  package static func find(_ id: ID<CalibrationCase>) -> TrainingCase? {
    all.first { $0.id == id }
  }

  /// The instruments that have a case, each once.
  package static var instrumentIDs: [String] {
    all.map(\.instrumentID).reduce(into: []) { ids, id in
      if !ids.contains(id) { ids.append(id) }
    }
  }
}
