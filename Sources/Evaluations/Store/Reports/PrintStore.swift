package import Cryptography
package import DeclarationsModel
package import EvaluationsModel
package import Kernel
package import Storage
import WorkUnitsModel

/// The PDF of a signed report as it was printed once.
package struct KeptPrint: Hashable, Sendable {
  /// The file.
  package let bytes: [UInt8]
  /// SHA-256 of the file.
  package let digest: SHA256Digest
}

/// The PDFs of signed reports: made once, given out only while they fit what was signed.
package enum PrintStore {
  /// What a PDF is bound to: SHA-256 over the digests of the records, in the order of signing.
  package static func binding(of records: [SignedRecord]) -> SHA256Digest {
    var hash = SHA256Digest.Builder()
    for record in records { hash.append(field: record.digest) }
    return hash.finish()
  }

  /// The largest PDF that is kept; a larger one is made each time.
  ///
  /// - Unit: bytes.
  package static let largest = 20_000_000

  /// The digest of the PDF that was kept, without reading the file.
  ///
  /// - Parameters:
  ///   - report: A report that is wholly signed.
  ///   - records: Its records.
  ///   - transaction: A read.
  /// - Returns: SHA-256 in hexadecimal digits; nil when there is none of these records.
  /// - Throws: What the database throws.
  package static func digest(
    of report: EvaluationReport, records: [SignedRecord], in transaction: Transaction
  ) throws(StorageError) -> String? {
    guard report.isComplete else { return nil }
    let row = try transaction.first(
      """
      SELECT digest
      FROM report_print
      WHERE unit_id = \(report.unitID) AND evaluation_id = \(report.evaluationID)
        AND edition = \(report.edition) AND records = \(binding(of: records).bytes)
      """)
    return try row.map { row throws(StorageError) in Hex.text(try row.blob("digest")) }
  }

  /// The PDF that was kept.
  ///
  /// - Parameters:
  ///   - report: A report that is wholly signed.
  ///   - records: Its records.
  ///   - address: The address of this installation that its QR must lead to; nil for whichever.
  ///   - transaction: A read.
  /// - Returns: nil when there is none, and for one that was printed from other records, leads
  ///   elsewhere, or whose bytes are not those that were kept.
  /// - Throws: What the database throws.
  package static func find(
    of report: EvaluationReport, records: [SignedRecord], address: String?,
    in transaction: Transaction
  ) throws(StorageError) -> KeptPrint? {
    guard report.isComplete, records.count == EvaluationReport.signers.count else { return nil }
    let row = try transaction.first(
      """
      SELECT records, address, bytes, digest
      FROM report_print
      WHERE unit_id = \(report.unitID) AND evaluation_id = \(report.evaluationID)
        AND edition = \(report.edition)
      """)
    guard let row, try row.blob("records") == binding(of: records).bytes else { return nil }
    let standing = try row.text("address")
    guard address == nil || address == standing else { return nil }
    let bytes = try row.blob("bytes")
    let digest = SHA256Digest(of: bytes)
    guard try row.blob("digest") == digest.bytes else { return nil }
    return KeptPrint(bytes: bytes, digest: digest)
  }

  /// Keeps a PDF, unless somebody else's was kept while it was being made.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - report: The report that was printed.
  ///   - records: The records that it was printed from.
  ///   - address: The address of this installation in its QR.
  ///   - now: The present moment.
  ///   - transaction: A write.
  /// - Returns: What is kept now; nil for a report that is not wholly signed, and for a PDF larger
  ///   than `largest`.
  /// - Throws: What the database throws.
  package static func keep(
    _ bytes: [UInt8], of report: EvaluationReport, records: [SignedRecord], address: String,
    at now: Instant, in transaction: Transaction
  ) throws(StorageError) -> KeptPrint? {
    if let standing = try find(of: report, records: records, address: address, in: transaction) {
      return standing
    }
    guard report.isComplete, records.count == EvaluationReport.signers.count,
      bytes.count <= largest
    else { return nil }
    let digest = SHA256Digest(of: bytes)
    try transaction.execute(
      """
      INSERT INTO report_print (unit_id, evaluation_id, edition, records, address, bytes, digest,
        made_at_ms)
      VALUES (\(report.unitID), \(report.evaluationID), \(report.edition),
        \(binding(of: records).bytes), \(address), \(bytes), \(digest.bytes), \(now))
      ON CONFLICT (unit_id, evaluation_id, edition) DO UPDATE SET
        records = excluded.records, address = excluded.address, bytes = excluded.bytes,
        digest = excluded.digest, made_at_ms = excluded.made_at_ms
      """)
    return KeptPrint(bytes: bytes, digest: digest)
  }
}
