package import DeclarationsModel
package import EvaluationsModel
import Kernel
package import Storage
import WorkUnitsModel

/// One edition of a report with every signature under it.
package struct SignedEdition: Sendable {
  /// Which edition, from 1.
  package let number: Int
  /// The judgement that it reports on.
  package let evaluation: Evaluation
  /// The report as it stands today, perhaps in a later edition.
  package let report: EvaluationReport
  /// The records of this edition, in the order of signing.
  package let records: [SignedRecord]

  /// Whether the controller gave this edition back, so that another one stands.
  package var isGivenBack: Bool { report.edition != number }
  /// Whether everybody who has to sign signed this edition.
  package var isComplete: Bool { records.count == EvaluationReport.signers.count }
}

extension ReportStore {
  /// The edition under which a record stands.
  ///
  /// - Parameters:
  ///   - digest: SHA-256 of the record.
  ///   - transaction: A read.
  /// - Returns: nil when no record has this digest.
  /// - Throws: `corrupted` when a record is not what was signed.
  package static func edition(
    signedWith digest: String, in transaction: Transaction
  ) throws(StorageError) -> SignedEdition? {
    let row = try transaction.first(
      "SELECT unit_id, evaluation_id, edition FROM report_signature WHERE digest = \(digest)")
    guard let row else { return nil }
    let id = try row.id("evaluation_id", of: Evaluation.self)
    let edition = try row.int("edition")
    guard let evaluation = try EvaluationStore.find(id, in: transaction) else { return nil }
    return SignedEdition(
      number: Int(edition), evaluation: evaluation,
      report: try report(of: evaluation, in: transaction),
      records: try records(
        "unit_id = \(evaluation.unitID) AND evaluation_id = \(id) AND edition = \(edition)",
        in: transaction))
  }
}
