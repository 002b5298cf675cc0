package import Accounts
package import Kernel
package import Storage
package import WorkUnitsModel

/// What can be done to the tree of units: load, decide, save and journal in the caller's
/// transaction.
///
/// Whether the person may do it is asked before; these functions serve pages and commands alike.
package enum TreeActs {
  /// Puts a unit below another one of its instansi from a day on.
  ///
  /// - Parameters:
  ///   - unit: The unit.
  ///   - parentID: The unit above from then on; nil directly below the instansi.
  ///   - day: The first day; not after today.
  ///   - typedDecree: The number of the decree.
  ///   - version: The version of the unit that the person saw.
  ///   - act: Who does it, when.
  ///   - transaction: A write.
  /// - Throws: `TreeRefusal`, or what the database throws.
  package static func move(
    _ unit: WorkUnit, below parentID: ID<WorkUnit>?, from day: CalendarDate,
    decree typedDecree: String, version: Int64, act: Act, in transaction: Transaction
  ) throws {
    let decree = try check(unit, day, typedDecree, version, act)
    guard parentID != unit.parentID else { throw TreeRefusal.samePlace }
    var depth = 0
    if let parentID {
      guard let parent = try WorkUnitStore.find(parentID, in: transaction),
        parent.institutionID == unit.institutionID
      else { throw TreeRefusal.unitUnknown }
      guard parent.isActive else { throw TreeRefusal.otherIsClosed }
      let place = try WorkUnitStore.place(of: parentID, in: transaction)
      guard parentID != unit.id, !place.ancestorIDs.contains(unit.id) else {
        throw TreeRefusal.circle
      }
      depth = place.ancestorIDs.count + 1
    }
    let height = try TreeStore.height(of: unit, in: transaction)
    guard depth + 1 + height <= UnitImport.deepest else {
      throw TreeRefusal.tooDeep(limit: UnitImport.deepest)
    }
    let before = try TreeStore.moves(of: unit, in: transaction)
    let first = unit.names[0].from
    let earliest = before.last?.from ?? first
    guard day > earliest else { throw TreeRefusal.notLater(than: earliest) }
    let move = UnitMove(unitID: unit.id, parentID: parentID, from: day, decree: decree)
    var moves = [move]
    if before.isEmpty {
      // The place of the time before, so that the tree of then can be read.
      moves.insert(
        UnitMove(unitID: unit.id, parentID: unit.parentID, from: first, decree: ""), at: 0)
    }
    try TreeStore.save(moves, of: unit, in: transaction)
    try act.journal(TreeEvent.moved(move).journalEntries, in: transaction)
  }

  /// Makes a unit a part of another one: it closes, its people go over in the same act.
  ///
  /// - Parameters:
  ///   - unit: The unit that ends.
  ///   - other: The unit that takes it in.
  ///   - day: The first day; not after today.
  ///   - typedDecree: The number of the decree.
  ///   - version: The version of the unit that the person saw.
  ///   - act: Who does it, when.
  ///   - transaction: A write.
  /// - Throws: `TreeRefusal`, or what the database throws.
  package static func merge(
    _ unit: WorkUnit, into other: WorkUnit, from day: CalendarDate, decree typedDecree: String,
    version: Int64, act: Act, in transaction: Transaction
  ) throws {
    let decree = try check(unit, day, typedDecree, version, act)
    guard other.id != unit.id else { throw TreeRefusal.circle }
    guard other.isActive else { throw TreeRefusal.otherIsClosed }
    let children = try WorkUnitStore.activeChildCount(of: unit, in: transaction)
    guard children == 0 else { throw TreeRefusal.hasActiveChildren(children) }
    let earliest = try TreeStore.moves(of: unit, in: transaction).last?.from ?? unit.names[0].from
    guard day > earliest else { throw TreeRefusal.notLater(than: earliest) }
    for member in try RosterStore.members(of: unit.id, on: day, in: transaction) {
      try transfer(member, to: other, on: day, act, in: transaction)
    }
    if try HeadStore.heads(of: unit.id, in: transaction).list.last?.until == nil,
      try HeadStore.heads(of: unit.id, in: transaction).list.last != nil,
      let lastDay = day.adding(days: -1)
    {
      try refusing {
        try RosterActs.endOffice(of: unit.id, lastDay: lastDay, act: act, in: transaction)
      }
    }
    try WorkUnitActs.setOpen(false, unit, act: act, in: transaction)
    let merger = UnitMerger(unitID: unit.id, intoID: other.id, from: day, decree: decree)
    try TreeStore.save(merger, of: unit, into: other, in: transaction)
    try act.journal(TreeEvent.merged(merger).journalEntries, in: transaction)
  }

  private static func transfer(
    _ member: Employee, to other: WorkUnit, on day: CalendarDate, _ act: Act,
    in transaction: Transaction
  ) throws {
    // Who leaves later by a day that is known already is not in the unit that goes on.
    guard member.leftOn == nil,
      let person = try RosterStore.history(of: member.id, in: transaction)
    else { return }
    let post = Post(
      institutionID: other.institutionID, unitID: other.id, position: member.position,
      section: member.section)
    try refusing {
      try RosterActs.transfer(
        person, to: post, on: day, version: person.version, act: act, in: transaction)
    }
  }

  private static func refusing(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let refusal as RosterRefusal {
      throw TreeRefusal.rosterRefuses(refusal)
    }
  }

  private static func check(
    _ unit: WorkUnit, _ day: CalendarDate, _ decree: String, _ version: Int64, _ act: Act
  ) throws(TreeRefusal) -> String {
    guard unit.version == version else { throw .stale }
    guard unit.isActive else { throw .unitIsClosed }
    guard day <= act.day else { throw .inFuture }
    return try Decree.read(decree)
  }
}
