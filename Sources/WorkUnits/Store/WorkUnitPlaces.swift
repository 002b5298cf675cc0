package import Accounts
import AccountsModel
package import Kernel
package import Storage
import WorkUnitsModel

/// The tree of units as the directory that Accounts asks for.
package enum WorkUnitPlaces: PlaceDirectory {
  /// Instansi and units whose names contain a text, instansi first.
  package static func search(
    _ text: String, within institutions: [String]?, limit: Int, on day: CalendarDate,
    in transaction: Transaction
  ) throws(StorageError) -> [PlaceOption] {
    let reach = WorkUnitReach(institutionIDs: institutions)
    var options: [PlaceOption] = []
    for option in try self.institutions(in: transaction) {
      guard let id = option.place.institutionID,
        reach.isNational || reach.institutionIDs.contains(id)
      else { continue }
      let label = option.label.lowercased()
      let words = text.lowercased().split(whereSeparator: \.isWhitespace)
      if words.allSatisfy({ label.contains($0) }) { options.append(option) }
    }
    let list = try WorkUnitStore.list(
      WorkUnitQuery(reach: reach, search: text), on: day, in: transaction)
    options += list.lines.map(option)
    return Array(options.prefix(limit))
  }

  /// Every instansi in the order of names.
  package static func institutions(
    in transaction: Transaction
  ) throws(StorageError) -> [PlaceOption] {
    try InstitutionStore.all(in: transaction).map {
      PlaceOption(.institution($0.id.text), label: $0.name.text)
    }
  }

  /// The place with the id of an instansi or a unit, with its name; nil when there is none.
  package static func find(
    _ id: String, on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> PlaceOption? {
    if let id = ID<Institution>(id), let found = try InstitutionStore.find(id, in: transaction) {
      return PlaceOption(.institution(id.text), label: found.name.text)
    }
    guard let id = ID<WorkUnit>(id), let unit = try WorkUnitStore.find(id, in: transaction),
      let institution = try InstitutionStore.find(unit.institutionID, in: transaction)
    else { return nil }
    return PlaceOption(
      .workUnit(id.text, institution: institution.id.text),
      label: unit.name(on: day).text + " — " + institution.name.text)
  }

  /// The instansi, or its open unit, with exactly these names, whatever their case.
  package static func find(
    institution: String, unit: String?, on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> PlaceOption? {
    guard let found = try InstitutionStore.find(name: institution, in: transaction) else {
      return nil
    }
    guard let unit else { return PlaceOption(.institution(found.id.text), label: found.name.text) }
    let rows = try transaction.query(
      """
      SELECT named.id
      FROM (
        SELECT unit.id, \(WorkUnitStore.name(on: day)) AS name
        FROM work_unit unit
        WHERE unit.institution_id = \(found.id) AND unit.is_active = 1
      ) AS named
      WHERE lower(named.name) = lower(\(unit))
      ORDER BY named.id
      LIMIT 2
      """)
    guard rows.count == 1, let row = rows.first else { return nil }
    return try find(try row.text("id"), on: day, in: transaction)
  }

  private static func option(_ line: WorkUnitList.Line) -> PlaceOption {
    PlaceOption(
      .workUnit(line.id.text, institution: line.institutionID.text),
      label: line.name + " — " + line.institutionName)
  }
}
