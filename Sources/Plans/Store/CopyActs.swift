package import Accounts
import Cryptography
import Kernel
package import PlansModel
package import Storage
import WorkUnitsModel

/// Copying the plan of the year before, in the caller's transaction.
///
/// Whether the person may do it is asked before, through `PlanPolicy`.
package enum CopyActs {
  /// What copying would bring; nothing is stored.
  ///
  /// - Returns: nil when the year before has no plan.
  package static func preview(
    in year: PlanYear, act: Act, transaction: Transaction
  ) throws -> PlanCopy? {
    guard let former = CycleYear(year.year.number - 1) else { return nil }
    let earlier = try PlanItemStore.items(
      of: year.unitID, year: former, on: year.today, in: transaction)
    guard !earlier.isEmpty else { return nil }
    // A plan exists only in a year with a programme, so this does not refuse.
    let instrument = try PlanYearStore.find(
      year.unitID, year: former, at: act.now, in: transaction
    ).instrument
    let present = try PlanItemStore.items(
      of: year.unitID, year: year.year, on: year.today, in: transaction)
    return PlanCopy(
      of: earlier.map(\.item), judgedBy: instrument, present: present.map(\.item),
      copied: try copied(into: year, transaction), in: year,
      roster: Set(earlier.map(\.owner).filter(\.isHere).map(\.id)))
  }

  /// Plans what the plan does not have yet of the areas.
  ///
  /// - Returns: How many items were planned.
  /// - Throws: `PlanRefusal.tooManyItems`, and what `PlanItem.takeOver` refuses.
  package static func copy(
    _ areas: Set<PlanArea>, in year: PlanYear, act: Act, transaction: Transaction
  ) throws -> Int {
    try PlanYearStore.begin(year, in: transaction)
    guard let copy = try preview(in: year, act: act, transaction: transaction) else { return 0 }
    let fresh = copy.fresh.filter { areas.contains($0.source.content.area) }
    let known = try PlanItemStore.count(of: year.unitID, year: year.year, in: transaction)
    guard known + fresh.count <= PlanItem.mostItems else {
      throw PlanRefusal.tooManyItems(limit: PlanItem.mostItems)
    }
    var random = SecureGenerator()
    var events: [PlanEvent] = []
    for line in fresh {
      guard let content = line.content else { continue }
      let (item, happened) = try PlanItem.takeOver(
        content, id: ID(at: act.now, using: &random), in: year)
      try PlanItemStore.insert(item, in: transaction)
      try note(item, copiedFrom: line.source, in: transaction)
      events += happened
    }
    try PlanActs.journal(events, act, in: transaction)
    return fresh.count
  }

  private static func copied(
    into year: PlanYear, _ transaction: Transaction
  ) throws(StorageError) -> Set<ID<PlanItem>> {
    let rows = try transaction.query(
      """
      SELECT source_id FROM plan_item_copy
      WHERE unit_id = \(year.unitID) AND year = \(year.year.number)
      ORDER BY source_id
      """)
    var copied: Set<ID<PlanItem>> = []
    for row in rows { copied.insert(try row.id("source_id", of: PlanItem.self)) }
    return copied
  }

  private static func note(
    _ item: PlanItem, copiedFrom source: PlanItem, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      INSERT INTO plan_item_copy (unit_id, year, source_id, item_id)
      VALUES (\(item.unitID), \(item.year.number), \(source.id), \(item.id))
      """)
  }
}
