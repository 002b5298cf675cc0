package import Accounts
import Cryptography
package import Kernel
package import PlansModel
package import Storage
import WorkUnitsModel

/// What can be done with the monitoring of a plan, in the caller's transaction.
///
/// Whether the person may do it is asked before, through `PlanPolicy`.
package enum MonitoringActs {
  /// Opens the monitoring of a quarter and freezes how everything stands.
  ///
  /// - Throws: What `Monitoring.open` refuses.
  package static func open(
    _ quarter: Quarter, in year: PlanYear, act: Act, transaction: Transaction
  ) throws -> Monitoring {
    try PlanYearStore.begin(year, in: transaction)
    let earlier = try MonitoringStore.all(of: year.unitID, year: year.year, in: transaction)
    var random = SecureGenerator()
    let (monitoring, events) = try Monitoring.open(
      quarter, id: ID(at: act.now, using: &random), in: year,
      board: try PlanActs.board(of: year, in: transaction), earlier: earlier.map(\.quarter),
      author: PlanActs.author(act))
    try MonitoringStore.insert(monitoring, in: transaction)
    try PlanActs.journal(events, act, in: transaction)
    return monitoring
  }

  /// Writes the minutes of a quarter.
  ///
  /// - Throws: `StorageError.notFound` when the quarter was not opened, and what
  ///   `Monitoring.write` refuses.
  package static func write(
    _ text: PlanWording, of quarter: Quarter, version: Int64, in year: PlanYear, act: Act,
    transaction: Transaction
  ) throws {
    try PlanYearStore.begin(year, in: transaction)
    var monitoring = try load(quarter, year, transaction)
    let events = try monitoring.write(
      text, version: version, isUnitActive: year.isUnitActive)
    guard !events.isEmpty else { return }
    try MonitoringStore.save(monitoring, in: transaction)
    try PlanActs.journal(events, act, in: transaction)
  }

  /// Asks somebody to do something.
  ///
  /// - Throws: `StorageError.notFound` when the quarter was not opened, and what `FollowUp.ask`
  ///   refuses.
  package static func ask(
    _ content: FollowUpContent, of quarter: Quarter, in year: PlanYear, act: Act,
    transaction: Transaction
  ) throws -> FollowUp {
    try PlanYearStore.begin(year, in: transaction)
    let monitoring = try load(quarter, year, transaction)
    var random = SecureGenerator()
    let (followUp, events) = try FollowUp.ask(
      content, id: ID(at: act.now, using: &random), of: monitoring, in: year,
      roster: try PlanActs.present([content.ownerID], year, transaction), at: act.now)
    try FollowUpStore.insert(followUp, in: transaction)
    try PlanActs.journal(events, act, in: transaction)
    return followUp
  }

  /// Tells what was done about a follow-up.
  ///
  /// - Throws: `StorageError.notFound` for one of another plan, and what `FollowUp.close` refuses.
  package static func close(
    _ id: ID<FollowUp>, done: PlanWording, version: Int64, in year: PlanYear, act: Act,
    transaction: Transaction
  ) throws {
    try PlanYearStore.begin(year, in: transaction)
    let known = try FollowUpStore.all(
      of: year.unitID, year: year.year, on: year.today, in: transaction)
    guard var followUp = known.first(where: { $0.followUp.id == id })?.followUp else {
      throw StorageError.notFound
    }
    let events = try followUp.close(done, version: version, author: PlanActs.author(act))
    try FollowUpStore.save(followUp, in: transaction)
    try PlanActs.journal(events, act, in: transaction)
  }

  private static func load(
    _ quarter: Quarter, _ year: PlanYear, _ transaction: Transaction
  ) throws(StorageError) -> Monitoring {
    guard
      let found = try MonitoringStore.find(
        quarter, of: year.unitID, year: year.year, in: transaction)
    else { throw .notFound }
    return found
  }
}
