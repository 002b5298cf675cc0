package import Kernel

/// Whom a pakta integritas is for.
package enum PledgeVariant: String, CaseIterable, Sendable {
  /// The employees of a unit.
  case employee = "pegawai"
  /// Those who sell goods or services to the unit.
  case supplier = "penyedia"
  /// Those whom the unit serves.
  case client = "pengguna"
  /// Those who check the unit.
  case auditor = "auditor"

  /// Those who sign from outside of the unit.
  package static let outside: [PledgeVariant] = [.supplier, .client, .auditor]

  /// In which capacity somebody signs it; nil for employees, whose capacity depends on the day.
  package var capacity: Capacity? {
    switch self {
    case .employee: nil
    case .supplier: .supplier
    case .client: .client
    case .auditor: .auditor
    }
  }
}

/// One version of the text of a pakta integritas.
///
/// A version is never edited: who signed it signed exactly these words.
package struct PledgeText: Hashable, Sendable {
  /// The fewest promises of a text.
  package static let fewestPromises = 1
  /// The most promises of a text.
  package static let mostPromises = 20
  /// The longest promise, in characters.
  package static let longestPromise = 600

  /// The identity of this version.
  package let id: ID<PledgeText>
  /// The instansi whose own wording it is; nil for the wording that comes with Zona.
  package let institutionID: String?
  /// Whom it is for.
  package let variant: PledgeVariant
  /// The version, from 1.
  package let number: Int
  /// What stands before the promises.
  package let opening: Text
  /// The promises in their order.
  package let promises: [Text]

  /// Describes a text.
  ///
  /// - Throws: `promiseCount` and `promiseLength` for what nobody would read.
  package init(
    id: ID<PledgeText>, institutionID: String?, variant: PledgeVariant, number: Int,
    opening: Text, promises: [Text]
  ) throws(DeclarationRefusal) {
    guard (Self.fewestPromises...Self.mostPromises).contains(promises.count) else {
      throw .promiseCount(promises.count)
    }
    for (index, promise) in promises.enumerated() {
      for wording in [promise.indonesian, promise.english] {
        guard (1...Self.longestPromise).contains(wording.count) else {
          throw .promiseLength(number: index + 1)
        }
      }
    }
    self.id = id
    self.institutionID = institutionID
    self.variant = variant
    self.number = number
    self.opening = opening
    self.promises = promises
  }
}
