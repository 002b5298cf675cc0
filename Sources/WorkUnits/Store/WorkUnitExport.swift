import Kernel
import Storage
import WorkUnitsModel

extension WorkUnitStore {
  /// The open units of an instansi in the columns that an import reads, the header first.
  ///
  /// Imported elsewhere and exported again, the rows are the same.
  static func importRows(
    of institution: Institution, on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> [[String]] {
    let rows = try transaction.query(
      """
      SELECT unit.id, unit.zone, unit.languages, \(name(on: day)) AS name, \(parentName(on: day)) AS parent_name,
        COALESCE(
          (SELECT max(dated.valid_from) FROM work_unit_name dated
           WHERE dated.institution_id = unit.institution_id AND dated.unit_id = unit.id
             AND dated.valid_from <= \(day)),
          (SELECT min(dated.valid_from) FROM work_unit_name dated
           WHERE dated.institution_id = unit.institution_id AND dated.unit_id = unit.id)
        ) AS since
      FROM work_unit unit
      WHERE unit.institution_id = \(institution.id) AND unit.is_active = 1
      ORDER BY name, unit.id
      """)
    var lines = [UnitImport.columns]
    for row in rows {
      lines.append([
        institution.name.text, institution.kind.rawValue, try row.text("name"),
        try row.optionalText("parent_name") ?? "", try row.text("since"),
        UnitZone(try row.text("zone"))?.label ?? "", try row.text("languages"),
      ])
    }
    return lines
  }
}
