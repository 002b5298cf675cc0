import EvidenceModel
import Kernel
import Storage
import WorkUnitsModel

/// A file that comes in pieces, over a line that may break.
struct Upload: Sendable {
  /// How many unfinished uploads a person may have.
  static let most = 100
  /// After how long without a piece it is thrown away.
  ///
  /// - Unit: seconds.
  static let patienceSeconds: Int64 = 24 * 3600

  let id: ID<Upload>
  let unitID: ID<WorkUnit>
  let accountID: String
  let name: FileName
  let byteCount: Int64
  let description: ProofDescription
  let startedAt: Instant
}

/// Unfinished uploads: SQL in, model out.
///
/// How much has come is the size of the file and nothing else, so the two cannot disagree.
enum UploadStore {
  static func insert(
    _ upload: Upload, of institution: ID<Institution>, in transaction: Transaction
  ) throws(StorageError) {
    let question = upload.description.question
    try transaction.execute(
      """
      INSERT INTO evidence_upload (unit_id, id, institution_id, account_id, file_name, byte_count,
        valid_from, valid_until, year, soal, pages, at_ms, is_separate)
      VALUES (\(upload.unitID), \(upload.id), \(institution), \(upload.accountID),
        \(upload.name.text), \(upload.byteCount), \(upload.description.period?.from),
        \(upload.description.period?.until), \(question?.year.number), \(question?.soal),
        \(question?.pages ?? ""), \(upload.startedAt), \(upload.description.isSeparate))
      """)
  }

  /// The upload of this person; nil when there is none, or it is somebody else's.
  static func find(
    _ id: ID<Upload>, of unit: ID<WorkUnit>, by accountID: String, in transaction: Transaction
  ) throws(StorageError) -> Upload? {
    let row = try transaction.first(
      """
      SELECT file_name, byte_count, valid_from, valid_until, year, soal, pages, at_ms,
        is_separate
      FROM evidence_upload
      WHERE unit_id = \(unit) AND id = \(id) AND account_id = \(accountID)
      """)
    guard let row else { return nil }
    var description = ProofDescription(period: try ProofStore.period(row))
    description.isSeparate = try row.bool("is_separate")
    if let number = try row.optionalInt("year"), let year = CycleYear(Int(number)),
      let soal = try row.optionalInt("soal")
    {
      description.question = (year, Int(soal), try row.text("pages"))
    }
    return Upload(
      id: id, unitID: unit, accountID: accountID,
      name: FileName(cleaning: try row.text("file_name")), byteCount: try row.int("byte_count"),
      description: description, startedAt: try row.instant("at_ms"))
  }

  /// How many uploads of a person are not finished.
  static func count(
    by accountID: String, in transaction: Transaction
  ) throws(StorageError) -> Int {
    let row = try transaction.first(
      """
      SELECT CAST(count(id) AS BIGINT) AS total FROM evidence_upload
      WHERE account_id = \(accountID)
      """)
    return Int(try row?.int("total") ?? 0)
  }

  /// Forgets an upload.
  ///
  /// - Returns: false when it was gone already, so that only one of two requests finishes it.
  static func delete(
    _ id: ID<Upload>, of unit: ID<WorkUnit>, in transaction: Transaction
  ) throws(StorageError) -> Bool {
    try transaction.execute(
      "DELETE FROM evidence_upload WHERE unit_id = \(unit) AND id = \(id)") == 1
  }

  /// Forgets uploads that began before a moment.
  static func deleteOld(before: Instant, in transaction: Transaction) throws(StorageError) -> Int {
    try transaction.execute("DELETE FROM evidence_upload WHERE at_ms < \(before)")
  }
}
