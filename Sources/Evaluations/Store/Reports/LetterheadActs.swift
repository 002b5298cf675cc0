package import Accounts
package import EvaluationsModel
package import Kernel
package import Storage
package import WorkUnitsModel
package import WorksheetsModel

/// What can be done with a letterhead: load, decide, save and journal in the caller's transaction.
package enum LetterheadActs {
  /// Takes another letterhead of an instansi; the same one changes nothing.
  ///
  /// - Parameters:
  ///   - letterhead: The words.
  ///   - institution: Whose.
  ///   - author: Who says so.
  ///   - version: The version that they saw; 0 while there was none.
  ///   - act: Who and when.
  ///   - transaction: The write.
  /// - Throws: `LetterheadRefusal`, or what the database throws.
  package static func change(
    to letterhead: Letterhead, of institution: ID<Institution>, by author: Author, version: Int64,
    act: Act, in transaction: Transaction
  ) throws {
    var kept = try LetterheadStore.find(of: institution, in: transaction)
    guard
      let entry = try kept.change(to: letterhead, by: author, at: act.now, baseVersion: version)
    else { return }
    try LetterheadStore.save(kept, in: transaction)
    try act.journal([entry], in: transaction)
  }
}
