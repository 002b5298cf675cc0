package import Accounts
import Cryptography
import Instruments
import InstrumentsModel
package import Kernel
package import Storage
package import WorkUnitsModel

/// What can be done to instansi, units and cycles: load, decide, save and journal in the caller's
/// transaction.
///
/// Whether the person may do it is asked before; these functions serve pages and commands alike.
package enum WorkUnitActs {
  /// Makes an instansi.
  ///
  /// - Throws: `institutionNameTaken`, or what the database throws.
  package static func createInstitution(
    kind: InstitutionKind, name: PlaceName, act: Act, in transaction: Transaction
  ) throws -> Institution {
    guard try InstitutionStore.find(name: name.text, in: transaction) == nil else {
      throw WorkUnitRefusal.institutionNameTaken
    }
    var random = SecureGenerator()
    let institution = Institution(id: ID(at: act.now, using: &random), kind: kind, name: name)
    try InstitutionStore.insert(institution, at: act.now, in: transaction)
    try act.journal([WorkUnitEvent.institutionCreated(institution).journalEntry], in: transaction)
    return institution
  }

  /// Gives an instansi another name.
  ///
  /// - Throws: `stale` for an old form, `institutionNameTaken`.
  package static func rename(
    _ institution: Institution, to name: PlaceName, version: Int64, act: Act,
    in transaction: Transaction
  ) throws {
    guard institution.version == version else { throw WorkUnitRefusal.stale }
    let other = try InstitutionStore.find(name: name.text, in: transaction)
    guard other == nil || other?.id == institution.id else {
      throw WorkUnitRefusal.institutionNameTaken
    }
    var changed = institution
    let events = changed.rename(to: name)
    guard !events.isEmpty else { return }
    try InstitutionStore.save(changed, in: transaction)
    try act.journal(events.map(\.journalEntry), in: transaction)
  }

  /// Makes a unit, directly below the instansi or below another unit of it.
  ///
  /// - Throws: `WorkUnitRefusal` when the name is taken or the unit above does not fit.
  package static func createUnit(
    name: PlaceName, in institution: ID<Institution>, below parentID: ID<WorkUnit>?,
    from day: CalendarDate, act: Act, transaction: Transaction
  ) throws -> WorkUnit {
    var setting = UnitSetting.usual
    if let parentID {
      setting = try check(parent: parentID, of: institution, in: transaction).setting
    }
    let isTaken = try WorkUnitStore.hasUnit(
      named: name, in: institution, otherThan: nil, on: day, transaction: transaction)
    guard !isTaken else { throw WorkUnitRefusal.unitNameTaken }
    var random = SecureGenerator()
    let unit = WorkUnit(
      id: ID(at: act.now, using: &random), institutionID: institution, parentID: parentID,
      names: [DatedName(name: name, from: day)], setting: setting)
    try WorkUnitStore.insert(unit, at: act.now, in: transaction)
    try act.journal([WorkUnitEvent.unitCreated(unit).journalEntry], in: transaction)
    return unit
  }

  /// Gives a unit another time zone or other languages.
  ///
  /// - Throws: `stale` for an old form, `unitIsClosed`.
  package static func set(
    _ setting: UnitSetting, of unit: WorkUnit, version: Int64, act: Act,
    in transaction: Transaction
  ) throws {
    guard unit.version == version else { throw WorkUnitRefusal.stale }
    var changed = unit
    let events = try changed.set(setting)
    try save(&changed, events, act, in: transaction)
  }

  /// Gives a unit another name from a day on.
  ///
  /// - Throws: `stale` for an old form, `unitNameTaken`, `unitIsClosed`.
  package static func rename(
    _ unit: WorkUnit, to name: PlaceName, from day: CalendarDate, version: Int64, act: Act,
    in transaction: Transaction
  ) throws {
    guard unit.version == version else { throw WorkUnitRefusal.stale }
    let isTaken = try WorkUnitStore.hasUnit(
      named: name, in: unit.institutionID, otherThan: unit.id, on: day, transaction: transaction)
    guard !isTaken else { throw WorkUnitRefusal.unitNameTaken }
    var changed = unit
    try save(&changed, changed.rename(to: name, from: day), act, in: transaction)
  }

  /// Closes a unit, or opens it again.
  ///
  /// - Throws: `hasActiveChildren` while units below it exist.
  package static func setOpen(
    _ isOpen: Bool, _ unit: WorkUnit, act: Act, in transaction: Transaction
  ) throws {
    var changed = unit
    if isOpen {
      guard try TreeStore.merger(of: unit, in: transaction) == nil else {
        throw WorkUnitRefusal.wasMerged
      }
      try save(&changed, changed.reopen(), act, in: transaction)
    } else {
      let children = try WorkUnitStore.activeChildCount(of: unit, in: transaction)
      try save(&changed, changed.close(activeChildCount: children), act, in: transaction)
    }
  }

  /// Makes a cycle for an instansi, or for the nation.
  ///
  /// - Throws: `cycleExists` for a second one in the same year, `instrumentUnknown`,
  ///   `instrumentCannotScore`, `instrumentOver`.
  package static func createCycle(
    year: CycleYear, institution: ID<Institution>?, instrumentID: String, window: FillWindow,
    act: Act, in transaction: Transaction
  ) throws -> Cycle {
    let instrument = try? InstrumentLibrary.instrument(instrumentID)
    guard let instrument else { throw WorkUnitRefusal.instrumentUnknown(instrumentID) }
    if let refusal = Cycle.refusal(for: year, by: instrument) { throw refusal }
    guard
      try !CycleStore.exists(year: year, institution: institution, in: transaction)
    else { throw WorkUnitRefusal.cycleExists(year: year.number) }
    var random = SecureGenerator()
    let cycle = Cycle(
      id: ID(at: act.now, using: &random), institutionID: institution, year: year,
      instrumentID: instrumentID, window: window)
    try CycleStore.insert(cycle, at: act.now, in: transaction)
    try act.journal([WorkUnitEvent.cycleCreated(cycle).journalEntry], in: transaction)
    return cycle
  }

  /// Moves the window of a cycle.
  ///
  /// - Throws: `stale` for an old form.
  package static func move(
    _ cycle: Cycle, to window: FillWindow, version: Int64, act: Act, in transaction: Transaction
  ) throws {
    guard cycle.version == version else { throw WorkUnitRefusal.stale }
    var changed = cycle
    let events = changed.move(to: window)
    guard !events.isEmpty else { return }
    try CycleStore.save(changed, in: transaction)
    try act.journal(events.map(\.journalEntry), in: transaction)
  }

  /// Takes away a cycle that nothing was made for.
  ///
  /// - Throws: `stale` for an old form, `cycleInUse`.
  package static func remove(
    _ cycle: Cycle, version: Int64, act: Act, in transaction: Transaction
  ) throws {
    guard cycle.version == version else { throw WorkUnitRefusal.stale }
    try CycleStore.remove(cycle, in: transaction)
    try act.journal([WorkUnitEvent.cycleRemoved(cycle).journalEntry], in: transaction)
  }

  private static func check(
    parent: ID<WorkUnit>, of institution: ID<Institution>, in transaction: Transaction
  ) throws -> WorkUnit {
    guard let unit = try WorkUnitStore.find(parent, in: transaction),
      unit.institutionID == institution
    else { throw WorkUnitRefusal.parentUnknown }
    guard unit.isActive else { throw WorkUnitRefusal.parentIsClosed }
    let place = try WorkUnitStore.place(of: parent, in: transaction)
    guard place.ancestorIDs.count + 2 <= UnitImport.deepest else {
      throw WorkUnitRefusal.tooDeep(limit: UnitImport.deepest)
    }
    return unit
  }

  private static func save(
    _ unit: inout WorkUnit, _ events: [WorkUnitEvent], _ act: Act, in transaction: Transaction
  ) throws {
    guard !events.isEmpty else { return }
    try WorkUnitStore.save(unit, in: transaction)
    try act.journal(events.map(\.journalEntry), in: transaction)
  }
}
