import Accounts
import Cryptography
import Kernel
import Storage
import WorkUnitsModel

/// The tree as an import compares it, and the storing of a decided import.
enum ImportStore {
  /// Everything that is known before an import, by compared names.
  static func known(
    on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> KnownTree {
    var tree = KnownTree()
    tree.zones = ZoneClock.names
    var institutions: [String: String] = [:]
    for institution in try InstitutionStore.all(in: transaction) {
      tree.institutions[institution.name.folded] = institution.kind
      institutions[institution.id.text] = institution.name.folded
    }
    let rows = try transaction.query(
      """
      SELECT unit.id, unit.institution_id, unit.parent_id, unit.is_active,
        \(WorkUnitStore.name(on: day)) AS name
      FROM work_unit unit
      ORDER BY unit.institution_id, unit.id
      """)
    var names: [String: String] = [:]
    for row in rows { names[try row.text("id")] = try row.text("name").lowercased() }
    for row in rows {
      guard let institution = institutions[try row.text("institution_id")],
        let name = names[try row.text("id")]
      else { continue }
      let isActive = try row.bool("is_active")
      // A closed unit must not hide an open one of the same name.
      if !isActive, tree.units[institution]?[name] != nil { continue }
      tree.units[institution, default: [:]][name] = KnownTree.KnownUnit(
        parent: try row.optionalText("parent_id").flatMap { names[$0] }, isActive: isActive)
    }
    return tree
  }

  /// Stores an accepted import.
  static func store(
    _ plan: UnitImport, act: Act, in transaction: Transaction
  ) throws {
    precondition(plan.isAccepted, "an import with refused rows is never stored")
    for new in plan.institutions {
      _ = try WorkUnitActs.createInstitution(
        kind: new.kind, name: new.name, act: act, in: transaction)
    }
    var institutions: [String: ID<Institution>] = [:]
    for institution in try InstitutionStore.all(in: transaction) {
      institutions[institution.name.folded] = institution.id
    }
    var units = try unitIDs(on: act.day, in: transaction)
    for new in plan.units {
      guard let institution = institutions[new.institution] else { throw StorageError.notFound }
      var parent: ID<WorkUnit>?
      if let name = new.parent {
        guard let found = units[institution.text + name] else { throw StorageError.notFound }
        parent = found
      }
      let unit = try WorkUnitActs.insertImported(
        new, in: institution, below: parent, act: act, transaction: transaction)
      units[institution.text + new.name.folded] = unit.id
    }
  }

  private static func unitIDs(
    on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> [String: ID<WorkUnit>] {
    let rows = try transaction.query(
      """
      SELECT unit.id, unit.institution_id, \(WorkUnitStore.name(on: day)) AS name
      FROM work_unit unit
      WHERE unit.is_active = 1
      ORDER BY unit.institution_id, unit.id
      """)
    var ids: [String: ID<WorkUnit>] = [:]
    for row in rows {
      let key = try row.text("institution_id") + row.text("name").lowercased()
      ids[key] = try row.id("id", of: WorkUnit.self)
    }
    return ids
  }
}

extension WorkUnitActs {
  /// Makes a unit of an import, whose name and place the plan has checked already.
  static func insertImported(
    _ new: UnitImport.NewUnit, in institution: ID<Institution>, below parent: ID<WorkUnit>?,
    act: Act, transaction: Transaction
  ) throws(StorageError) -> WorkUnit {
    var random = SecureGenerator()
    let unit = WorkUnit(
      id: ID(at: act.now, using: &random), institutionID: institution, parentID: parent,
      names: [DatedName(name: new.name, from: new.from ?? act.day)], setting: new.setting)
    try WorkUnitStore.insert(unit, at: act.now, in: transaction)
    try act.journal([WorkUnitEvent.unitCreated(unit).journalEntry], in: transaction)
    return unit
  }
}
