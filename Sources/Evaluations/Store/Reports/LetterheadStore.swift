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
      SELECT office, address, author_id, author_name, at_ms, version
      FROM report_letterhead
      WHERE institution_id = \(institution)
      """)
    guard let row else { return KeptLetterhead(institutionID: institution) }
    let (office, address) = (try row.text("office"), try row.text("address"))
    let letterhead: Letterhead
    do throws(LetterheadRefusal) {
      letterhead = try Letterhead(office: office, address: address)
    } catch { throw .broken("The letterhead of instansi \(institution) cannot be read.") }
    return KeptLetterhead(
      institutionID: institution, letterhead: letterhead,
      changedBy: Author(
        accountID: try row.text("author_id"), name: try row.text("author_name")),
      changedAt: try row.instant("at_ms"), version: try row.int("version"))
  }

  /// Saves a letterhead that was changed.
  ///
  /// - Throws: `staleVersion` when another change came first.
  static func save(
    _ kept: KeptLetterhead, in transaction: Transaction
  ) throws(StorageError) {
    guard let author = kept.changedBy, let at = kept.changedAt else { return }
    let changed = try transaction.execute(
      """
      INSERT INTO report_letterhead (institution_id, office, address, author_id, author_name,
        at_ms, version)
      VALUES (\(kept.institutionID), \(kept.letterhead.office),
        \(kept.letterhead.address.joined(separator: "\n")), \(author.accountID), \(author.name),
        \(at), \(kept.version))
      ON CONFLICT (institution_id) DO UPDATE SET
        office = excluded.office, address = excluded.address, author_id = excluded.author_id,
        author_name = excluded.author_name, at_ms = excluded.at_ms, version = excluded.version
      WHERE report_letterhead.version = \(kept.version - 1)
      """)
    guard changed == 1 else { throw .staleVersion }
  }
}
