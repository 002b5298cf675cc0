import EvaluationsModel
import Kernel
import Storage
import WorkUnitsModel

/// Where units are and how long they take: SQL in, model out.
enum PlaceStore {
  /// The places that units have of their own.
  static func sites(
    of institution: ID<Institution>, in transaction: Transaction
  ) throws(StorageError) -> [ID<WorkUnit>: Site] {
    let rows = try transaction.query(
      """
      SELECT unit_id, province, latitude, longitude FROM unit_site
      WHERE institution_id = \(institution)
      ORDER BY unit_id
      """)
    var sites: [ID<WorkUnit>: Site] = [:]
    for row in rows {
      sites[try row.id("unit_id", of: WorkUnit.self)] = try SiteColumns(row).site
    }
    return sites
  }

  /// How long units take of which somebody said so, in minutes.
  static func minutes(
    of institution: ID<Institution>, in transaction: Transaction
  ) throws(StorageError) -> [ID<WorkUnit>: Int] {
    let rows = try transaction.query(
      """
      SELECT unit_id, minutes FROM unit_work
      WHERE institution_id = \(institution)
      ORDER BY unit_id
      """)
    var minutes: [ID<WorkUnit>: Int] = [:]
    for row in rows {
      minutes[try row.id("unit_id", of: WorkUnit.self)] = Int(try row.int("minutes"))
    }
    return minutes
  }

  /// The languages of every unit, the main one first.
  static func languages(
    of institution: ID<Institution>, in transaction: Transaction
  ) throws(StorageError) -> [ID<WorkUnit>: [LanguageCode]] {
    let rows = try transaction.query(
      "SELECT id, languages FROM work_unit WHERE institution_id = \(institution) ORDER BY id")
    var languages: [ID<WorkUnit>: [LanguageCode]] = [:]
    for row in rows {
      languages[try row.id("id", of: WorkUnit.self)] = try row.text("languages")
        .split(separator: ",").compactMap { LanguageCode(String($0)) }
    }
    return languages
  }

  /// Says where units are; nil takes it back, and then one is where the unit above it is.
  static func save(
    _ sites: [(unit: ID<WorkUnit>, site: Site?)], of institution: ID<Institution>,
    in transaction: Transaction
  ) throws(StorageError) {
    for part in parts(of: sites) {
      try transaction.execute(
        """
        DELETE FROM unit_site
        WHERE institution_id = \(institution) AND unit_id IN (\(SQL.list(part.map(\.unit))))
        """)
      let rows = part.compactMap { unit, site -> SQL? in
        guard let site else { return nil }
        let columns = SiteColumns(site)
        return """
          (\(institution), \(unit), \(columns.province), \(columns.latitude),
            \(columns.longitude))
          """
      }
      guard !rows.isEmpty else { continue }
      try transaction.execute(
        """
        INSERT INTO unit_site (institution_id, unit_id, province, latitude, longitude)
        VALUES \(SQL.joined(rows, by: ", "))
        """)
    }
  }

  /// Says how long units take; nil for the usual time again.
  static func save(
    _ work: [(unit: ID<WorkUnit>, minutes: Int?)], of institution: ID<Institution>,
    in transaction: Transaction
  ) throws(StorageError) {
    for part in parts(of: work) {
      try transaction.execute(
        """
        DELETE FROM unit_work
        WHERE institution_id = \(institution) AND unit_id IN (\(SQL.list(part.map(\.unit))))
        """)
      let rows = part.compactMap { unit, minutes -> SQL? in
        minutes.map { minutes -> SQL in "(\(institution), \(unit), \(minutes))" }
      }
      guard !rows.isEmpty else { continue }
      try transaction.execute(
        """
        INSERT INTO unit_work (institution_id, unit_id, minutes)
        VALUES \(SQL.joined(rows, by: ", "))
        """)
    }
  }

  /// Tells the journal of the last entries of every unit, with one statement for all of them.
  static func noteHeads(
    of institution: ID<Institution>, in transaction: Transaction
  ) throws(StorageError) {
    let rows = try transaction.query(
      """
      SELECT unit.id, \(Journal.headColumns)
      FROM work_unit unit
      \(Journal.joinHead(of: "'work_unit'", id: "unit.id"))
      WHERE unit.institution_id = \(institution)
      ORDER BY unit.id
      """)
    for row in rows {
      try Journal.note(row, of: "work_unit", try row.text("id"), in: transaction)
    }
  }

  /// How many units one statement saves.
  private static let limit = 100

  private static func parts<Value>(of values: [Value]) -> [[Value]] {
    stride(from: 0, to: values.count, by: limit).map { start in
      Array(values[start..<min(start + limit, values.count)])
    }
  }
}
