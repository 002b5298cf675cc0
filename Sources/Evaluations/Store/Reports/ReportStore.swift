import Cryptography
package import DeclarationsModel
package import EvaluationsModel
package import Kernel
package import Storage
package import WorkUnitsModel
import WorksheetsModel

/// Reports and the records that were signed: SQL in, model out.
package enum ReportStore {
  /// The report on a judgement.
  ///
  /// - Returns: An empty draft when nobody wrote anything yet.
  /// - Throws: `corrupted` when a record is not what was signed.
  package static func report(
    of evaluation: Evaluation, in transaction: Transaction
  ) throws(StorageError) -> EvaluationReport {
    let row = try transaction.first(
      """
      SELECT report.number, report.opening, report.closing, report.edition, report.version,
        report_return.reason
      FROM evaluation_report report
      LEFT JOIN report_return ON report_return.unit_id = report.unit_id
        AND report_return.evaluation_id = report.evaluation_id
        AND report_return.edition = report.edition - 1
      WHERE report.unit_id = \(evaluation.unitID) AND report.evaluation_id = \(evaluation.id)
      """)
    guard let row else {
      return EvaluationReport(evaluationID: evaluation.id, unitID: evaluation.unitID)
    }
    let edition = Int(try row.int("edition"))
    let words: ReportWords
    do throws(ReportRefusal) {
      words = try ReportWords(
        number: text(row, "number"), opening: text(row, "opening"), closing: text(row, "closing"))
    } catch { throw .broken("The report on evaluation \(evaluation.id) cannot be read.") }
    let signatures = try transaction.query(
      """
      SELECT duty, account_id, name, at_ms, digest
      FROM report_signature
      WHERE unit_id = \(evaluation.unitID) AND evaluation_id = \(evaluation.id)
        AND edition = \(edition)
      ORDER BY at_ms, duty DESC
      """
    ).map { row throws(StorageError) in
      guard let duty = TeamDuty(rawValue: try row.text("duty")) else {
        throw .broken("A signature of evaluation \(evaluation.id) has no duty.")
      }
      return ReportSignature(
        duty: duty,
        by: Author(accountID: try row.text("account_id"), name: try row.text("name")),
        at: try row.instant("at_ms"), digest: try row.text("digest"))
    }
    return EvaluationReport(
      evaluationID: evaluation.id, unitID: evaluation.unitID, words: words, edition: edition,
      signatures: signatures, returnReason: try row.optionalText("reason"),
      version: try row.int("version"))
  }

  /// A text that the columns hold for certain.
  private static func text(_ row: Row, _ column: String) throws(ReportRefusal) -> String {
    do throws(StorageError) {
      return try row.text(column)
    } catch { throw .stale }
  }

  /// Saves words and edition on the version that was read; every act on a report goes through it.
  ///
  /// - Throws: `staleVersion` when another act came first.
  static func save(
    _ report: EvaluationReport, in transaction: Transaction
  ) throws(StorageError) {
    let changed = try transaction.execute(
      """
      INSERT INTO evaluation_report (unit_id, evaluation_id, number, opening, closing, edition,
        version)
      VALUES (\(report.unitID), \(report.evaluationID), \(report.words.number),
        \(report.words.opening), \(report.words.closing), \(report.edition),
        \(report.version + 1))
      ON CONFLICT (unit_id, evaluation_id) DO UPDATE SET
        number = excluded.number, opening = excluded.opening, closing = excluded.closing,
        edition = excluded.edition, version = excluded.version
      WHERE evaluation_report.version = \(report.version)
      """)
    guard changed == 1 else { throw .staleVersion }
  }

  /// Keeps a signature with the bytes that were signed.
  ///
  /// - Throws: `staleVersion` when this duty or person signed the edition meanwhile.
  static func insert(
    _ record: SignedRecord, as signature: ReportSignature, of report: EvaluationReport,
    in transaction: Transaction
  ) throws(StorageError) {
    let changed = try transaction.execute(
      """
      INSERT INTO report_signature (unit_id, evaluation_id, edition, duty, account_id, name, at_ms,
        institution_id, record_id, document, signature, key_id, digest)
      VALUES (\(report.unitID), \(report.evaluationID), \(report.edition),
        \(signature.duty.rawValue), \(signature.by.accountID), \(signature.by.name),
        \(signature.at), \(record.institutionID), \(record.id), \(record.document),
        \(record.signature), \(record.keyID), \(record.digest))
      ON CONFLICT DO NOTHING
      """)
    guard changed == 1 else { throw .staleVersion }
  }

  /// Keeps why an edition was given back.
  static func insertReturn(
    of report: EvaluationReport, by author: Author, at now: Instant, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      INSERT INTO report_return (unit_id, evaluation_id, edition, reason, account_id, at_ms)
      VALUES (\(report.unitID), \(report.evaluationID), \(report.edition - 1),
        \(report.returnReason ?? ""), \(author.accountID), \(now))
      """)
  }

  /// The records of the edition that stands, in the order of signing.
  ///
  /// - Throws: `corrupted` when a record is not what was signed.
  package static func records(
    of report: EvaluationReport, in transaction: Transaction
  ) throws(StorageError) -> [SignedRecord] {
    try records(
      """
      unit_id = \(report.unitID) AND evaluation_id = \(report.evaluationID)
        AND edition = \(report.edition)
      """, in: transaction)
  }

  /// The judgements of a unit whose report is wholly signed, with their year, the latest first.
  package static func complete(
    of unit: ID<WorkUnit>, in transaction: Transaction
  ) throws(StorageError) -> [(year: Int, id: ID<Evaluation>)] {
    try transaction.query(
      """
      SELECT evaluation.id, evaluation.year
      FROM evaluation_report report
      JOIN evaluation ON evaluation.unit_id = report.unit_id
        AND evaluation.id = report.evaluation_id
      WHERE report.unit_id = \(unit) AND (
        SELECT CAST(count(signed.duty) AS BIGINT) FROM report_signature signed
        WHERE signed.unit_id = report.unit_id AND signed.evaluation_id = report.evaluation_id
          AND signed.edition = report.edition) = \(EvaluationReport.signers.count)
      ORDER BY evaluation.year DESC, evaluation.id
      """
    ).map { row throws(StorageError) in
      (Int(try row.int("year")), try row.id("id", of: Evaluation.self))
    }
  }

  /// The record with a digest.
  ///
  /// - Returns: nil when there is none.
  package static func record(
    digest: String, in transaction: Transaction
  ) throws(StorageError) -> SignedRecord? {
    try records("digest = \(digest)", in: transaction).first
  }

  /// The records that meet a condition, in the order of signing.
  static func records(
    _ condition: SQL, in transaction: Transaction
  ) throws(StorageError) -> [SignedRecord] {
    let rows = try transaction.query(
      """
      SELECT unit_id, evaluation_id, duty, account_id, at_ms, institution_id, record_id, document,
        signature, key_id, digest
      FROM report_signature
      WHERE \(condition)
      ORDER BY at_ms, duty DESC
      """)
    return try rows.map { (row) throws(StorageError) in
      let document = try row.text("document")
      let digest = try row.text("digest")
      guard SHA256Digest(of: Array(document.utf8)).hex == digest,
        let duty = TeamDuty(rawValue: try row.text("duty"))
      else { throw .corrupted("report_signature \(digest)") }
      return SignedRecord(
        id: try row.id("record_id", of: SignedRecord.self),
        of: RecordSubject(
          institutionID: try row.id("institution_id", of: Institution.self),
          unitID: try row.id("unit_id", of: WorkUnit.self), kind: .report,
          subjectID: try row.text("evaluation_id")),
        signer: RecordSigner(
          key: try row.text("account_id"), capacity: ReportDocument.capacity(of: duty),
          at: try row.instant("at_ms")),
        document: document, signature: try row.text("signature"),
        keyID: try row.text("key_id"), digest: digest)
    }
  }
}
