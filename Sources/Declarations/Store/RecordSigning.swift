import Accounts
import Cryptography
import DeclarationsModel
import Kernel
import Storage
import WorkUnitsModel

/// Signs documents with the key of their instansi and stores them.
struct RecordSigning: Sendable {
  let keys: SigningKeys

  /// Signs and stores a record, and writes its event.
  ///
  /// - Parameters:
  ///   - document: The canonical JSON.
  ///   - id: The id that stands in it.
  ///   - subject: What it belongs to.
  ///   - signer: Who signs, in which capacity, when.
  ///   - method: How the person proved who they are; nil for an act that an official records.
  ///   - act: Who does it.
  ///   - transaction: A write.
  /// - Returns: The record as it is stored.
  /// - Throws: What the database or the disk throws.
  func sign(
    _ document: JSONValue, id: ID<SignedRecord>, of subject: RecordSubject, signer: RecordSigner,
    method: SigningMethod?, act: Act, in transaction: Transaction
  ) throws -> SignedRecord {
    let key = try keys.key(of: subject.institutionID, at: act.now, in: transaction)
    let bytes = document.canonicalBytes
    guard let signature = key.signature(of: bytes) else {
      throw StorageError.broken("The key of instansi \(subject.institutionID) does not sign.")
    }
    let record = SignedRecord(
      id: id, of: subject, signer: signer, document: String(decoding: bytes, as: UTF8.self),
      signature: Hex.text(signature), keyID: key.verifyingKey.id,
      digest: SHA256Digest(of: bytes).hex)
    try RecordStore.insert(record, in: transaction)
    let event = DeclarationEvent.signed(
      SignedFacts(
        recordID: record.id.text, kind: record.kind.rawValue, subjectID: record.subjectID,
        unitID: record.unitID.text, digest: record.digest, method: method?.rawValue))
    try act.journal([event.journalEntry], in: transaction)
    return record
  }
}
