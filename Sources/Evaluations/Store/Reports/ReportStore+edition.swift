package import DeclarationsModel
package import EvaluationsModel
package import Kernel
package import Storage
package import WorkUnitsModel
import WorksheetsModel

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
  /// How many have signed the editions that stand, of every report of an instansi in a year.
  ///
  /// - Returns: By judgement; nothing for one without a signature.
  /// - Throws: What the database throws.
  package static func signatureCounts(
    in institution: ID<Institution>, year: CycleYear, transaction: Transaction
  ) throws(StorageError) -> [ID<Evaluation>: Int] {
    let rows = try transaction.query(
      """
      SELECT report.evaluation_id, CAST(count(signed.duty) AS BIGINT) AS amount
      FROM worksheet
      JOIN evaluation ON evaluation.unit_id = worksheet.unit_id
        AND evaluation.worksheet_id = worksheet.id
      JOIN evaluation_report report ON report.unit_id = evaluation.unit_id
        AND report.evaluation_id = evaluation.id
      JOIN report_signature signed ON signed.unit_id = report.unit_id
        AND signed.evaluation_id = report.evaluation_id AND signed.edition = report.edition
      WHERE worksheet.institution_id = \(institution) AND worksheet.year = \(year.number)
      GROUP BY report.evaluation_id
      ORDER BY report.evaluation_id
      """)
    var counts: [ID<Evaluation>: Int] = [:]
    for row in rows {
      counts[try row.id("evaluation_id", of: Evaluation.self)] = Int(try row.int("amount"))
    }
    return counts
  }

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
