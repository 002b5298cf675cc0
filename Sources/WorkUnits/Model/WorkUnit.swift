package import Kernel

/// A unit kerja: what builds a zona integritas and is assessed.
package struct WorkUnit: Hashable, Sendable {
  /// The identity.
  package let id: ID<WorkUnit>
  /// The instansi it belongs to, for good.
  package let institutionID: ID<Institution>
  /// The unit above it; nil directly below the instansi.
  package let parentID: ID<WorkUnit>?
  /// Its names with their first days, oldest first; never empty.
  package private(set) var names: [DatedName]
  /// Whether it still exists.
  package private(set) var isActive: Bool
  /// Its time zone and languages.
  package private(set) var setting: UnitSetting
  /// Counts the changes; a form carries the version it was made on.
  package let version: Int64

  /// Describes a unit.
  ///
  /// - InstitutionPrecondition: At least one name.
  package init(
    id: ID<WorkUnit>, institutionID: ID<Institution>, parentID: ID<WorkUnit>?,
    names: [DatedName], isActive: Bool = true, setting: UnitSetting = .usual, version: Int64 = 1
  ) {
    precondition(!names.isEmpty, "a unit without a name cannot be shown")
    self.id = id
    self.institutionID = institutionID
    self.parentID = parentID
    self.names = names.sorted { $0.from < $1.from }
    self.isActive = isActive
    self.setting = setting
    self.version = version
  }

  /// The name that holds on a day; before the first day, the first name.
  package func name(on day: CalendarDate) -> PlaceName {
    (names.last { $0.from <= day } ?? names[0]).name
  }

  /// Gives the unit a name from a day on; a name that begins on the same day is replaced.
  ///
  /// - Parameters:
  ///   - name: The new name.
  ///   - day: Its first day.
  /// - Returns: What happened; empty when the name holds on that day already.
  /// - Throws: `unitIsClosed` for a unit that no longer exists.
  package mutating func rename(
    to name: PlaceName, from day: CalendarDate
  ) throws(WorkUnitRefusal) -> [WorkUnitEvent] {
    guard isActive else { throw .unitIsClosed }
    guard self.name(on: day) != name else { return [] }
    names.removeAll { $0.from == day }
    names.append(DatedName(name: name, from: day))
    names.sort { $0.from < $1.from }
    return [.unitRenamed(id, to: name, from: day)]
  }

  /// Gives the unit another time zone or other languages.
  ///
  /// - Parameter newSetting: What holds from now on.
  /// - Returns: What happened; empty when it is set so already.
  /// - Throws: `unitIsClosed` for a unit that no longer exists.
  package mutating func set(_ newSetting: UnitSetting) throws(WorkUnitRefusal) -> [WorkUnitEvent] {
    guard isActive else { throw .unitIsClosed }
    guard newSetting != setting else { return [] }
    setting = newSetting
    return [.unitSet(id, newSetting)]
  }

  /// Closes the unit: it stays readable and can no longer change.
  ///
  /// - Parameter activeChildCount: Units below it that still exist.
  /// - Returns: What happened; empty when it is closed already.
  /// - Throws: `hasActiveChildren` while units below it exist.
  package mutating func close(
    activeChildCount: Int
  ) throws(WorkUnitRefusal) -> [WorkUnitEvent] {
    guard isActive else { return [] }
    guard activeChildCount == 0 else { throw .hasActiveChildren(activeChildCount) }
    isActive = false
    return [.unitClosed(id)]
  }

  /// Opens a closed unit again.
  ///
  /// - Returns: What happened; empty when it is open.
  package mutating func reopen() -> [WorkUnitEvent] {
    guard !isActive else { return [] }
    isActive = true
    return [.unitReopened(id)]
  }
}

/// A name with the day from which it holds.
package struct DatedName: Hashable, Sendable {
  /// The name.
  package let name: PlaceName
  /// Its first day.
  package let from: CalendarDate

  /// Joins a name to its first day.
  package init(name: PlaceName, from: CalendarDate) {
    self.name = name
    self.from = from
  }
}
