import Cryptography
package import EvaluationsModel
package import Kernel
package import Storage
package import WorkUnitsModel
import WorksheetsModel

/// The letterheads of instansi: SQL in, model out.
package enum LetterheadStore {
  /// The letterhead of an instansi.
  ///
  /// - Returns: An empty one where nobody changed it yet.
  /// - Throws: `broken` for a row that does not fit.
  package static func find(
    of institution: ID<Institution>, in transaction: Transaction
  ) throws(StorageError) -> KeptLetterhead {
    let row = try transaction.first(
      """
      SELECT letterhead.office, letterhead.address, letterhead.author_id, letterhead.author_name,
        letterhead.at_ms, letterhead.version, logo.digest, logo.kind, logo.width, logo.height,
        CAST(length(logo.bytes) AS BIGINT) AS byte_count
      FROM report_letterhead letterhead
      LEFT JOIN report_logo logo ON logo.institution_id = letterhead.institution_id
        AND logo.digest = letterhead.logo
      WHERE letterhead.institution_id = \(institution)
      """)
    guard let row else { return KeptLetterhead(institutionID: institution) }
    let (office, address) = (try row.text("office"), try row.text("address"))
    let letterhead: Letterhead
    do throws(LetterheadRefusal) {
      letterhead = try Letterhead(office: office, address: address)
    } catch { throw .broken("The letterhead of instansi \(institution) cannot be read.") }
    let author = Author(
      accountID: try row.text("author_id"), name: try row.text("author_name"))
    return KeptLetterhead(
      institutionID: institution, letterhead: letterhead, logo: try logo(in: row),
      lastChange: LetterheadChange(by: author, at: try row.instant("at_ms")),
      version: try row.int("version"))
  }

  private static func logo(in row: Row) throws(StorageError) -> LetterheadLogo? {
    guard let digest = try row.optionalBlob("digest") else { return nil }
    guard let kind = LogoPicture.Kind(rawValue: try row.text("kind")) else {
      throw .broken("The kind of a logo cannot be read.")
    }
    return LetterheadLogo(
      digest: Hex.text(digest), kind: kind, width: Int(try row.int("width")),
      height: Int(try row.int("height")), byteCount: Int(try row.int("byte_count")))
  }

  /// Saves a letterhead that was changed; its logo is kept before.
  ///
  /// - Throws: `staleVersion` when another change came first.
  static func save(
    _ kept: KeptLetterhead, in transaction: Transaction
  ) throws(StorageError) {
    guard let change = kept.lastChange else { return }
    let changed = try transaction.execute(
      """
      INSERT INTO report_letterhead (institution_id, office, address, logo, author_id,
        author_name, at_ms, version)
      VALUES (\(kept.institutionID), \(kept.letterhead.office),
        \(kept.letterhead.address.joined(separator: "\n")), \(kept.logo.flatMap { Hex.bytes($0.digest) }),
        \(change.author.accountID), \(change.author.name), \(change.at), \(kept.version))
      ON CONFLICT (institution_id) DO UPDATE SET
        office = excluded.office, address = excluded.address, logo = excluded.logo,
        author_id = excluded.author_id, author_name = excluded.author_name,
        at_ms = excluded.at_ms, version = excluded.version
      WHERE report_letterhead.version = \(kept.version - 1)
      """)
    guard changed == 1 else { throw .staleVersion }
  }
}
