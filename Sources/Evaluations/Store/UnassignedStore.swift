import Kernel
import Storage
import WorkUnitsModel
import WorksheetsModel

/// The units that sent their worksheet and have no team yet, for whoever shares units out.
enum UnassignedStore {
  /// How many units of an instansi wait in a programme year.
  struct Line: Hashable, Sendable {
    let institutionID: ID<Institution>
    /// What the instansi is called; the same person may coordinate several.
    let institutionName: String
    let year: Int
    let count: Int
  }

  /// Counts them in one statement, the later year first, then by the name of the instansi.
  ///
  /// - Parameters:
  ///   - institutions: What the person coordinates.
  ///   - year: The programme year; it and the one before count, as for seats.
  ///   - transaction: A read is enough.
  /// - Returns: Nothing of an instansi where every such unit has a team.
  /// - Throws: What the database throws.
  static func lines(
    in institutions: [ID<Institution>], year: Int, transaction: Transaction
  ) throws(StorageError) -> [Line] {
    guard !institutions.isEmpty else { return [] }
    let rows = try transaction.query(
      """
      SELECT sheet.institution_id, institution.name, sheet.year,
        CAST(count(sheet.id) AS BIGINT) AS amount
      FROM worksheet sheet
      JOIN work_unit unit ON unit.institution_id = sheet.institution_id
        AND unit.id = sheet.unit_id
      JOIN institution ON institution.id = sheet.institution_id
      WHERE sheet.institution_id IN (\(SQL.list(institutions)))
        AND sheet.year BETWEEN \(year - 1) AND \(year)
        AND sheet.stage = 'submitted' AND sheet.judged IS NULL AND unit.is_active = 1
        AND NOT EXISTS (
          SELECT 1 FROM unit_assignment given
          WHERE given.unit_id = sheet.unit_id AND given.year = sheet.year
            AND given.layer = \(Layer.tpi.rawValue) AND given.is_held = 1)
      GROUP BY sheet.institution_id, institution.name, sheet.year
      ORDER BY sheet.year DESC, lower(institution.name), sheet.institution_id
      """)
    return try rows.map { (row) throws(StorageError) in
      Line(
        institutionID: try row.id("institution_id", of: Institution.self),
        institutionName: try row.text("name"), year: Int(try row.int("year")),
        count: Int(try row.int("amount")))
    }
  }
}
