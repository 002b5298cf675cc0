package import Accounts
package import AccountsModel
package import EvaluationsModel
package import Kernel
package import Storage
import WorkUnitsModel

extension ConflictStore {
  /// Opens the words of a declaration, and notes in the journal that it was done and why.
  ///
  /// - Parameters:
  ///   - id: The declaration.
  ///   - seal: With the key of the installation.
  ///   - reason: Why they are opened.
  ///   - act: Who and when.
  ///   - transaction: The write.
  /// - Returns: The words, oldest first; nil when there is no such declaration.
  /// - Throws: `corrupted` for words that do not open, or what the database throws.
  package static func read(
    _ id: ID<ConflictDeclaration>, with seal: ConflictSeal, because reason: Reason, act: Act,
    in transaction: Transaction
  ) throws(StorageError) -> [String]? {
    guard let found = try declarations("declaration.id = \(id)", in: transaction).first else {
      return nil
    }
    let kept = found.statements.compactMap(\.conflict?.words)
    guard !kept.isEmpty else { return [] }
    let words = try kept.map { (words) throws(StorageError) in
      guard let text = seal.open(words, of: found.assessorID, on: found.unitID) else {
        throw .corrupted("conflict_statement \(id)")
      }
      return text
    }
    try act.journal([ConflictEvent.wordsOpened(found, reason).journalEntry], in: transaction)
    return words
  }
}
