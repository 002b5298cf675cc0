package import Accounts
package import Kernel
package import Storage
package import WorkUnitsModel

/// What can be done to a programme year: load, decide, save and journal in the caller's
/// transaction.
///
/// Whether the person may do it is asked before; these functions serve pages and commands alike.
package enum YearActs {
  /// Opens, moves or extends the window of a stage.
  ///
  /// The window of the self-assessment moves the filling window of the cycle with it.
  ///
  /// - Parameters:
  ///   - stage: The stage.
  ///   - cycle: The programme year.
  ///   - window: When the stage shall be open.
  ///   - zone: The zone in which the moments are announced.
  ///   - reason: Why.
  ///   - number: The setting that the person saw; 0 when none was.
  ///   - act: Who does it, when.
  ///   - transaction: A write.
  /// - Throws: `StageRefusal`, or what the database throws.
  package static func set(
    _ stage: Stage, of cycle: Cycle, to window: FillWindow, zone: UnitZone, reason: String,
    number: Int64, act: Act, in transaction: Transaction
  ) throws {
    let present = try StageWindowStore.calendar(of: cycle, in: transaction)
      .first { $0.stage == stage }
    guard (present?.number ?? 0) == number else { throw StageRefusal.stale }
    let (next, kept) = try StageWindow.set(
      stage, from: present, to: window, zone: zone, reason: reason)
    let change = StageChange(
      window: next, reason: kept, at: act.now, by: act.principal?.name ?? "")
    try StageWindowStore.insert(change, of: cycle.id, in: transaction)
    if stage == .selfAssessment {
      try WorkUnitActs.move(
        cycle, to: window, version: cycle.version, act: act, in: transaction)
    }
    try act.journal(
      [YearEvent.stageSet(cycle.id, next, reason: kept).journalEntry], in: transaction)
  }

  /// Records a measure of the standing of an instansi; a later record replaces it.
  ///
  /// - Throws: What the database throws.
  package static func record(
    _ fact: StandingFact, of institution: ID<Institution>, year: CycleYear, act: Act,
    in transaction: Transaction
  ) throws(StorageError) {
    let present = try YearStore.standing(of: institution, year: year.number, in: transaction)
    guard present.facts[fact.measure] != fact else { return }
    try YearStore.save(fact, of: institution, year: year.number, in: transaction)
    try act.journal(
      [YearEvent.standingRecorded(institution, year: year, fact).journalEntry], in: transaction)
  }

  /// Sets quota, targets and mandate of an instansi in a year.
  ///
  /// - Throws: `staleVersion` when somebody else set them since.
  package static func plan(
    _ plan: YearPlan, of institution: ID<Institution>, year: CycleYear, act: Act,
    in transaction: Transaction
  ) throws(StorageError) {
    let present = try YearStore.plan(of: institution, in: year, transaction: transaction)
    guard present != plan else { return }
    guard present.version == plan.version else { throw .staleVersion }
    try YearStore.save(plan, of: institution, in: year, transaction: transaction)
    try act.journal(
      [YearEvent.planned(institution, year: year, plan).journalEntry], in: transaction)
  }
}
