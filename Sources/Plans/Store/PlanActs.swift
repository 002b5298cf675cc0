package import Accounts
import Cryptography
package import Kernel
package import PlansModel
package import Storage
import WorkUnitsModel

/// What can be done with the items of a plan: load, decide, save and journal in the caller's
/// transaction.
///
/// Whether the person may do it is asked before, through `PlanPolicy`.
package enum PlanActs {
  /// Plans something new.
  ///
  /// - Throws: `PlanRefusal.tooManyItems`, and what `PlanItem.plan` refuses.
  package static func plan(
    _ content: PlanItemContent, in year: PlanYear, act: Act, transaction: Transaction
  ) throws -> PlanItem {
    try PlanYearStore.begin(year, in: transaction)
    let known = try PlanItemStore.count(of: year.unitID, year: year.year, in: transaction)
    guard known < PlanItem.mostItems else {
      throw PlanRefusal.tooManyItems(limit: PlanItem.mostItems)
    }
    let (item, events) = try PlanItem.plan(
      content, id: newID(act), in: year,
      roster: try present([content.ownerID], year, transaction))
    try PlanItemStore.insert(item, in: transaction)
    try journal(events, act, in: transaction)
    return item
  }

  /// Plans an item otherwise.
  ///
  /// - Throws: `StorageError.notFound` for an item of another plan, and what `PlanItem.change`
  ///   refuses.
  package static func change(
    _ id: ID<PlanItem>, to content: PlanItemContent, version: Int64, in year: PlanYear, act: Act,
    transaction: Transaction
  ) throws {
    try PlanYearStore.begin(year, in: transaction)
    var item = try load(id, year, transaction)
    let events = try item.change(
      to: content, version: version, in: year,
      roster: try present([content.ownerID], year, transaction))
    guard !events.isEmpty else { return }
    try PlanItemStore.save(item, in: transaction)
    try journal(events, act, in: transaction)
  }

  /// Takes an item out of the plan.
  ///
  /// - Throws: `StorageError.notFound` for an item of another plan, and what `PlanItem.remove`
  ///   refuses.
  package static func remove(
    _ id: ID<PlanItem>, reason: PlanWording, version: Int64, in year: PlanYear, act: Act,
    transaction: Transaction
  ) throws {
    try PlanYearStore.begin(year, in: transaction)
    var item = try load(id, year, transaction)
    let events = try item.remove(
      reason: reason, version: version, in: year, author: author(act))
    try PlanItemStore.save(item, in: transaction)
    try journal(events, act, in: transaction)
  }

  /// The plan as it stands today, for the unit and those who run the programme; the number of
  /// statements does not depend on its size.
  package static func board(
    of year: PlanYear, in transaction: Transaction
  ) throws(StorageError) -> PlanBoard {
    try board(of: year, (PlanYearStore.facts(of: year, in: transaction), .present), transaction)
  }

  /// The plan as it stands today for a reader: who sees no drafts is shown what was sent.
  ///
  /// - Throws: What `PlanYearStore.facts(of:shownTo:tie:in:)` throws.
  package static func board(
    of year: PlanYear, shownTo principal: Principal?, tie: UnitTie, in transaction: Transaction
  ) throws(StorageError) -> PlanBoard {
    try board(
      of: year,
      PlanYearStore.facts(of: year, shownTo: principal, tie: tie, in: transaction), transaction)
  }

  private static func board(
    of year: PlanYear, _ shown: (facts: PlanFacts, basis: ProgressBasis),
    _ transaction: Transaction
  ) throws(StorageError) -> PlanBoard {
    let items = try PlanItemStore.items(
      of: year.unitID, year: year.year, on: year.today, in: transaction)
    return PlanBoard(
      items.map { PlanLine($0.item, owner: $0.owner, facts: shown.facts, today: year.today) },
      basis: shown.basis)
  }

  /// An id of something that begins now.
  static func newID<Subject>(_ act: Act) -> ID<Subject> {
    var random = SecureGenerator()
    return ID(at: act.now, using: &random)
  }

  static func author(_ act: Act) -> (at: Instant, name: String) {
    (act.now, act.principal?.name ?? "")
  }

  static func present(
    _ people: [ID<Employee>], _ year: PlanYear, _ transaction: Transaction
  ) throws(StorageError) -> Set<ID<Employee>> {
    try RosterCheck.present(people, in: year.unitID, on: year.today, transaction: transaction)
  }

  static func journal(
    _ events: [PlanEvent], _ act: Act, in transaction: Transaction
  ) throws(StorageError) {
    try act.journal(events.map(\.journalEntry), in: transaction)
  }

  private static func load(
    _ id: ID<PlanItem>, _ year: PlanYear, _ transaction: Transaction
  ) throws(StorageError) -> PlanItem {
    guard
      let found = try PlanItemStore.find(
        id, of: year.unitID, year: year.year, on: year.today, transaction: transaction)
    else { throw .notFound }
    return found.item
  }
}
