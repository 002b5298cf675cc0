package import Accounts
import Cryptography
package import EvaluationsModel
package import Kernel
package import Storage
package import WorkUnitsModel
package import WorksheetsModel

/// What can be done with a letterhead: load, decide, save and journal in the caller's transaction.
package enum LetterheadActs {
  /// Takes other words for the letterhead of an instansi; the same ones change nothing.
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

  /// Takes another logo, or none; the same one changes nothing.
  ///
  /// What stood before is deleted unless a signed report names it.
  ///
  /// - Parameters:
  ///   - picture: The picture; nil to take the logo away.
  ///   - institution: Whose.
  ///   - author: Who says so.
  ///   - version: The version of the letterhead that they saw; 0 while there was none.
  ///   - act: Who and when.
  ///   - transaction: The write.
  /// - Throws: `LetterheadRefusal`, or what the database throws.
  package static func change(
    toLogo picture: LogoPicture?, of institution: ID<Institution>, by author: Author,
    version: Int64, act: Act, in transaction: Transaction
  ) throws {
    var kept = try LetterheadStore.find(of: institution, in: transaction)
    let former = kept.logo
    let logo = picture.map { LetterheadLogo(of: $0, digest: SHA256Digest(of: $0.bytes).hex) }
    guard
      let entry = try kept.change(toLogo: logo, by: author, at: act.now, baseVersion: version)
    else { return }
    if let picture { try LogoStore.keep(picture, of: institution, at: act.now, in: transaction) }
    try LetterheadStore.save(kept, in: transaction)
    if let former { try LogoStore.forget(former, of: institution, in: transaction) }
    try act.journal([entry], in: transaction)
  }
}
