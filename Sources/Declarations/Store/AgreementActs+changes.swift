package import Accounts
import Cryptography
package import DeclarationsModel
package import Kernel
package import Storage

/// What can still be changed about an agreement that is drawn up.
extension AgreementActs {
  /// Withdraws an agreement that nobody has signed; its code ends and its year is free again.
  ///
  /// - Parameters:
  ///   - agreement: The agreement.
  ///   - reason: Why.
  ///   - act: Who does it, when.
  ///   - transaction: A write.
  /// - Throws: `agreementIsSigned`, `nameIsWrong` for a reason that is not taken, or what the database
  ///   throws.
  package static func withdraw(
    _ agreement: PerformanceAgreement, reason: String, act: Act, in transaction: Transaction
  ) throws {
    let reason = try WithdrawnAgreement.reason(reason)
    let records = try RecordStore.records(of: subject(of: agreement), in: transaction)
    guard records.isEmpty else { throw DeclarationRefusal.agreementIsSigned }
    try AgreementStore.withdraw(
      WithdrawnAgreement(agreement, reason: reason, at: act.now), in: transaction)
    try act.journal(
      [DeclarationEvent.agreementWithdrawn(agreement, reason: reason).journalEntry],
      in: transaction)
  }

  /// What stands for the code that the superior has now, so that a form that is sent again makes no
  /// other one; it tells nothing of the code.
  package static func mark(
    of agreement: ID<PerformanceAgreement>, in transaction: Transaction
  ) throws(StorageError) -> String? {
    try AgreementStore.codeDigest(of: agreement, in: transaction)
      .map { CodeMark.text(ofCodeDigest: $0) }
  }

  /// Makes another code for a superior whose slip was lost; the earlier one ends.
  ///
  /// - Parameters:
  ///   - agreement: The agreement.
  ///   - mark: What stood for the code when the page with the button was opened.
  ///   - act: Who does it, when.
  ///   - transaction: A write.
  /// - Returns: The code, which is stored nowhere.
  /// - Throws: `hasSigned`, `codeIsRenewed`, or what the database or the disk throws.
  package func renewCode(
    of agreement: PerformanceAgreement, mark: String, act: Act, in transaction: Transaction
  ) throws -> KioskCode {
    let records = try RecordStore.records(of: Self.subject(of: agreement), in: transaction)
    guard !records.contains(where: { $0.capacity == .superior }) else {
      throw DeclarationRefusal.hasSigned
    }
    guard try Self.mark(of: agreement.id, in: transaction) == mark else {
      throw DeclarationRefusal.codeIsRenewed
    }
    var random = SecureGenerator()
    let code = KioskCode(using: &random)
    try AgreementStore.put(
      codeDigest: try digest(of: code, for: agreement.id), of: agreement.id, in: transaction)
    try act.journal(
      [DeclarationEvent.superiorCodeMade(agreement.id).journalEntry], in: transaction)
    return code
  }
}
