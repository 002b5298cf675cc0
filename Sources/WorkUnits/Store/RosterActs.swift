package import Accounts
package import AccountsModel
import Cryptography
package import Kernel
package import Storage
package import WorkUnitsModel

/// What can be done to rosters and heads of unit: load, decide, save and journal in the caller's
/// transaction.
///
/// Whether the person may do it is asked before; these functions serve pages and commands alike.
package enum RosterActs {
  /// Puts somebody on the roster of a unit; who was there before is found again by the number.
  ///
  /// - Parameters:
  ///   - nip: The number of the person.
  ///   - name: The name; replaces the one on record.
  ///   - post: Where and as what.
  ///   - day: The first day there.
  ///   - act: Who does it, when.
  ///   - transaction: A write.
  /// - Returns: The person.
  /// - Throws: `RosterRefusal`, or what the database throws.
  @discardableResult
  package static func join(
    nip: NIP, name: PersonName, post: Post, on day: CalendarDate, act: Act,
    in transaction: Transaction
  ) throws -> EmployeeHistory {
    try requireOpen(post.unitID, in: transaction)
    if let known = try RosterStore.history(nip: nip, in: transaction) {
      var person = known
      var events = try person.join(post, on: day)
      if let stay = person.stays.last { events += try person.correct(name: name, stay: stay) }
      try save(person, known, events, act, in: transaction)
      return person
    }
    var random = SecureGenerator()
    var person = EmployeeHistory(id: ID(at: act.now, using: &random), nip: nip, name: name)
    let events = try person.join(post, on: day)
    try RosterStore.insert(person, at: act.now, in: transaction)
    try act.journal(events.map(\.journalEntry), in: transaction)
    return person
  }

  /// Takes somebody off the roster after a last day; offices as head end with it.
  ///
  /// - Throws: `stale` for an old form, another `RosterRefusal`, or what the database throws.
  package static func leave(
    _ person: EmployeeHistory, lastDay: CalendarDate, version: Int64, act: Act,
    in transaction: Transaction
  ) throws {
    guard person.version == version else { throw RosterRefusal.stale }
    var changed = person
    var events = try changed.leave(lastDay: lastDay)
    events += try endOffices(of: person.id, in: nil, lastDay: lastDay, transaction: transaction)
    try save(changed, person, events, act, in: transaction)
  }

  /// Moves somebody to another unit in one act; the office as head of the old unit ends with it.
  ///
  /// - Throws: `stale` for an old form, another `RosterRefusal`, or what the database throws.
  package static func transfer(
    _ person: EmployeeHistory, to post: Post, on day: CalendarDate, version: Int64, act: Act,
    in transaction: Transaction
  ) throws {
    guard person.version == version else { throw RosterRefusal.stale }
    try requireOpen(post.unitID, in: transaction)
    var changed = person
    var events = try changed.transfer(to: post, on: day)
    if let lastDay = day.adding(days: -1) {
      events += try endOffices(
        of: person.id, in: person.stays.last?.post.unitID, lastDay: lastDay,
        transaction: transaction)
    }
    try save(changed, person, events, act, in: transaction)
  }

  /// Corrects the name and the latest stay of somebody.
  ///
  /// - Throws: `stale` for an old form, another `RosterRefusal`, or what the database throws.
  package static func correct(
    _ person: EmployeeHistory, name: PersonName, stay: Stay, version: Int64, act: Act,
    in transaction: Transaction
  ) throws {
    guard person.version == version else { throw RosterRefusal.stale }
    var changed = person
    let events = try changed.correct(name: name, stay: stay)
    try save(changed, person, events, act, in: transaction)
  }

  /// Links an account to somebody by hand, or takes the link away.
  ///
  /// - Throws: `stale` for an old form, `accountTaken`, or what the database throws.
  package static func link(
    _ person: EmployeeHistory, to account: ID<Account>?, version: Int64, act: Act,
    in transaction: Transaction
  ) throws {
    guard person.version == version else { throw RosterRefusal.stale }
    if let account, let other = try RosterStore.owner(of: account, in: transaction),
      other != person.id
    {
      throw RosterRefusal.accountTaken
    }
    var changed = person
    let events = changed.link(to: account)
    try save(changed, person, events, act, in: transaction)
  }

  /// Makes somebody head of a unit; the one before ends the day before.
  ///
  /// - Throws: `RosterRefusal`, or what the database throws.
  package static func appoint(
    _ head: UnitHead, act: Act, in transaction: Transaction
  ) throws {
    let unit = try requireOpen(head.unitID, in: transaction)
    let employee = try RosterStore.employee(head.employeeID, on: head.from, in: transaction)
    guard let employee else { throw RosterRefusal.notMember }
    var heads = try HeadStore.heads(of: head.unitID, in: transaction)
    let events = try heads.appoint(head, isMember: employee.unitID == head.unitID)
    for changed in heads.list.suffix(2) {
      try HeadStore.save(changed, of: unit.institutionID, in: transaction)
    }
    try act.journal(events.map(\.journalEntry), in: transaction)
  }

  /// Ends the office of the present head of a unit.
  ///
  /// - Throws: `RosterRefusal`, or what the database throws.
  package static func endOffice(
    of unit: ID<WorkUnit>, lastDay: CalendarDate, act: Act, in transaction: Transaction
  ) throws {
    var heads = try HeadStore.heads(of: unit, in: transaction)
    let events = try heads.end(lastDay: lastDay)
    if let head = heads.list.last { try HeadStore.end(head, in: transaction) }
    try act.journal(events.map(\.journalEntry), in: transaction)
  }

  private static func endOffices(
    of person: ID<Employee>, in unit: ID<WorkUnit>?, lastDay: CalendarDate,
    transaction: Transaction
  ) throws -> [RosterEvent] {
    var events: [RosterEvent] = []
    for office in try HeadStore.offices(of: person, after: lastDay, in: transaction) {
      if let unit, office.unitID != unit { continue }
      guard office.from <= lastDay else { throw RosterRefusal.becomesHead(on: office.from) }
      var ended = office
      ended.until = lastDay
      try HeadStore.end(ended, in: transaction)
      events.append(.headEnded(ended))
    }
    return events
  }

  @discardableResult
  private static func requireOpen(
    _ id: ID<WorkUnit>, in transaction: Transaction
  ) throws -> WorkUnit {
    guard let unit = try WorkUnitStore.find(id, in: transaction) else {
      throw RosterRefusal.unitUnknown
    }
    guard unit.isActive else { throw RosterRefusal.unitIsClosed }
    return unit
  }

  private static func save(
    _ person: EmployeeHistory, _ before: EmployeeHistory, _ events: [RosterEvent], _ act: Act,
    in transaction: Transaction
  ) throws {
    guard !events.isEmpty else { return }
    try RosterStore.save(person, before: before, in: transaction)
    try act.journal(events.map(\.journalEntry), in: transaction)
  }
}
