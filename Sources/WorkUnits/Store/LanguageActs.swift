package import Accounts
package import Kernel
package import Storage
package import WorkUnitsModel

/// Other languages for many units at once; time zones stay.
package enum LanguageActs {
  /// Gives units other languages; those that have them already are left alone.
  ///
  /// Two statements and one for each different list of languages, however many units.
  ///
  /// - Parameters:
  ///   - languages: The languages of each unit, the main one first.
  ///   - institution: The instansi of all of them.
  ///   - act: Who and when.
  ///   - transaction: The write.
  /// - Returns: What happened, for the journal of the caller's act.
  /// - Throws: `unitIsClosed`, `stale` for a unit that is not there, or what the database throws.
  package static func set(
    _ languages: [ID<WorkUnit>: [LanguageCode]], in institution: ID<Institution>, act: Act,
    transaction: Transaction
  ) throws -> [JournalEntry] {
    guard !languages.isEmpty else { return [] }
    let rows = try transaction.query(
      """
      SELECT id, zone, languages, is_active FROM work_unit
      WHERE institution_id = \(institution)
      ORDER BY id
      """)
    var units: [String: [ID<WorkUnit>]] = [:]
    var entries: [JournalEntry] = []
    var found = 0
    for row in rows {
      let id = try row.id("id", of: WorkUnit.self)
      guard let wanted = languages[id] else { continue }
      found += 1
      guard let zone = UnitZone(try row.text("zone")),
        let setting = UnitSetting(zone: zone, languages: wanted)
      else { throw StorageError.broken("The setting of unit \(id) cannot be read.") }
      if setting.languageList == (try row.text("languages")) { continue }
      guard try row.bool("is_active") else { throw WorkUnitRefusal.unitIsClosed }
      units[setting.languageList, default: []].append(id)
      entries.append(WorkUnitEvent.unitSet(id, setting).journalEntry)
    }
    guard found == languages.count else { throw WorkUnitRefusal.stale }
    for (list, ids) in units.sorted(by: { $0.key < $1.key }) {
      try transaction.execute(
        """
        UPDATE work_unit SET languages = \(list), version = version + 1
        WHERE institution_id = \(institution) AND id IN (\(SQL.list(ids)))
        """)
    }
    return entries
  }
}
