package import AccountsModel
package import EvaluationsModel
package import Kernel
package import Storage
import WorkUnits
package import WorkUnitsModel
package import WorksheetsModel

/// What instansi ask of one assessor and the assessor has not met yet.
///
/// One statement for all doors of a request, and for most people an empty answer. Only where
/// something is unmet the instrument of the year is looked up.
package struct CalibrationGate: Sendable {
  /// The demands that are not met.
  package let unmet: [CalibrationDemand]

  /// Looks up what is not met.
  ///
  /// - Parameters:
  ///   - account: The assessor.
  ///   - institutions: The instansi of the units in question.
  ///   - transaction: The read.
  /// - Throws: What the database throws.
  package init(
    of account: ID<Account>, in institutions: [ID<Institution>], transaction: Transaction
  ) throws(StorageError) {
    unmet = try CalibrationStore.unmet(by: account, in: institutions, transaction: transaction)
  }

  /// Whether the assessor may score units of an instansi in a year.
  ///
  /// - Parameters:
  ///   - institution: The instansi.
  ///   - year: The programme year.
  ///   - layer: The layer in which the person scores.
  ///   - transaction: The read.
  /// - Returns: False while the instrument of the year has an unmet demand there, and also while a
  ///   demand is unmet and the instansi has no instrument for the year.
  /// - Throws: What the database throws.
  package func isOpen(
    in institution: ID<Institution>, year: Int, layer: Layer, transaction: Transaction
  ) throws(StorageError) -> Bool {
    let asked = unmet.filter { $0.institutionID == institution && $0.layer == layer }
    guard !asked.isEmpty else { return true }
    let cycle = try CycleStore.cycles(of: institution, in: transaction)
      .first { $0.year.number == year }
    guard let cycle else { return false }
    return !asked.contains { $0.instrumentID == cycle.instrumentID }
  }
}
