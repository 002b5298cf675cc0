package import Storage
import WorksheetsModel

extension SubmissionStore {
  /// Makes sure that a sending is still what it was sealed as, before a judgement rests on it.
  ///
  /// - Parameters:
  ///   - number: Which sending; one that is older than the seals is taken as it is.
  ///   - loaded: The worksheet.
  ///   - transaction: A read.
  /// - Throws: `corrupted` when answers or list of proof do not fit the seal.
  package static func requireIntact(
    _ number: Int, of loaded: LoadedWorksheet, in transaction: Transaction
  ) throws(StorageError) {
    guard let record = try find(number, of: loaded, in: transaction) else { return }
    _ = try record.intactAnswers(of: loaded, in: transaction)
    try record.requireIntactProof(of: loaded.worksheet)
  }
}

extension SubmissionRecord {
  /// The text of the answers, made anew from the history.
  ///
  /// - Throws: `corrupted` when it is not the text that was sealed.
  func intactAnswers(
    of loaded: LoadedWorksheet, in transaction: Transaction
  ) throws(StorageError) -> String {
    let kept = try KeptAnswers(self, of: loaded, in: transaction)
    let text = SubmissionText.answers(
      kept.answers, of: loaded.worksheet, number: number, in: loaded.instrument)
    guard kept.damaged.isEmpty, SubmissionText.digest(of: text) == seal.answers else {
      throw .corrupted("worksheet_submission \(loaded.worksheet.id) \(number) answers")
    }
    return text
  }

  /// Throws `corrupted` when the list of proof is not the one that was sealed.
  func requireIntactProof(of worksheet: Worksheet) throws(StorageError) {
    guard SubmissionText.digest(of: proofText) == seal.proof else {
      throw .corrupted("worksheet_submission \(worksheet.id) \(number) proof")
    }
  }
}
