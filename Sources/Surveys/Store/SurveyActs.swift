package import Accounts
import Cryptography
package import Kernel
package import Storage
package import SurveysModel
import WorkUnits
package import WorkUnitsModel

/// What organisers do with rounds: load, decide, save and journal in the caller's transaction.
///
/// The policy is asked here, so that no page and no command can forget it.
package enum SurveyActs {
  /// Plans a round of a unit; it stays a draft until it is published.
  ///
  /// - Parameters:
  ///   - plan: What was decided.
  ///   - unit: The unit.
  ///   - year: The programme year.
  ///   - known: The questionnaires that may be asked.
  ///   - act: Who does it, when.
  ///   - transaction: A write.
  /// - Returns: The draft.
  /// - Throws: The first fault of the plan or of its window, what `check` refuses, or what the
  ///   database throws.
  package static func plan(
    _ plan: SurveyRound.Plan, for unit: WorkUnit, year: CycleYear, known: [Questionnaire],
    act: Act, in transaction: Transaction
  ) throws -> SurveyRound {
    try check(act, .organise(plan.purpose), in: unit.id, transaction: transaction)
    if let fault = faults(of: plan, known: known, act).first { throw fault }
    var random = SecureGenerator()
    let round = SurveyRound(
      id: ID(at: act.now, using: &random), institutionID: unit.institutionID, unitID: unit.id,
      year: year, plan: plan)
    try SurveyRoundStore.insert(round, in: transaction)
    try journal([.roundPlanned(round)], act, in: transaction)
    return round
  }

  /// Plans a draft otherwise.
  ///
  /// - Throws: `stale` for an old form, `isPublished`, the first fault of the plan.
  package static func change(
    _ id: ID<SurveyRound>, to plan: SurveyRound.Plan, version: Int64, known: [Questionnaire],
    act: Act, in transaction: Transaction
  ) throws {
    var round = try load(id, act: act, in: transaction)
    guard round.version == version else { throw SurveyRefusal.stale }
    try check(act, .organise(plan.purpose), in: round.unitID, transaction: transaction)
    let events = try round.change(to: plan)
    if let fault = faults(of: plan, known: known, act).first { throw fault }
    guard !events.isEmpty else { return }
    try SurveyRoundStore.save(round, in: transaction)
    try journal(events, act, in: transaction)
  }

  /// Throws a draft away with all that was prepared for it; its journal stays.
  ///
  /// The key of its list is not in the database: the caller removes it afterwards.
  ///
  /// - Returns: The unit of the draft.
  /// - Throws: `stale` for an old form, `isPublished`.
  package static func discard(
    _ id: ID<SurveyRound>, version: Int64, act: Act, in transaction: Transaction
  ) throws -> ID<WorkUnit> {
    let round = try load(id, act: act, in: transaction)
    guard round.version == version else { throw SurveyRefusal.stale }
    let events = try round.discard()
    try SurveyRoundStore.remove(draft: round, in: transaction)
    try journal(events, act, in: transaction)
    return round.unitID
  }

  /// Publishes a draft and opens its gate: from now on only its window can be extended.
  ///
  /// - Throws: `stale` for an old form, `isPublished`, `startIsPast`, `windowIsTooLong`.
  package static func publish(
    _ id: ID<SurveyRound>, version: Int64, act: Act, in transaction: Transaction
  ) throws {
    var round = try load(id, act: act, in: transaction)
    guard round.version == version else { throw SurveyRefusal.stale }
    let events = try round.publish(at: act.now)
    try SurveyRoundStore.save(round, in: transaction)
    try SurveyRoundStore.openGate(of: round.id, in: transaction)
    try journal(events, act, in: transaction)
  }

  /// Takes a published round back before it opens; contacts of its list are removed at once.
  ///
  /// - Throws: `stale` for an old form, `hasOpened`, `isWithdrawn`, `reasonMissing`.
  package static func withdraw(
    _ id: ID<SurveyRound>, reason: String, version: Int64, act: Act, in transaction: Transaction
  ) throws {
    var round = try load(id, act: act, in: transaction)
    guard round.version == version else { throw SurveyRefusal.stale }
    let events = try round.withdraw(reason: reason, at: act.now)
    try SurveyRoundStore.shutGate(of: id, in: transaction)
    try SurveyRoundStore.save(round, in: transaction)
    try CallBackStore.removeContacts(of: id, at: act.now, in: transaction)
    try journal(events, act, in: transaction)
  }

  /// Lets a round take answers for longer.
  ///
  /// - Throws: `stale` for an old form, `isOver`, `isShorter`, `windowIsTooLong`,
  ///   `noMoreExtensions`, `reasonMissing`.
  package static func extend(
    _ id: ID<SurveyRound>, until closesAt: Instant, reason: String, version: Int64, act: Act,
    in transaction: Transaction
  ) throws {
    var round = try load(id, act: act, in: transaction)
    guard round.version == version else { throw SurveyRefusal.stale }
    let events = try round.extend(until: closesAt, reason: reason, at: act.now)
    try SurveyRoundStore.save(round, in: transaction)
    try journal(events, act, in: transaction)
  }

  /// A round for somebody who may organise it.
  ///
  /// - Throws: `unknownRound` for none and for one the person may not know of, `notAllowed`.
  package static func load(
    _ id: ID<SurveyRound>, act: Act, in transaction: Transaction
  ) throws -> SurveyRound {
    guard let round = try SurveyRoundStore.find(id, in: transaction) else {
      throw SurveyRefusal.unknownRound
    }
    do {
      try check(act, .organise(round.plan.purpose), in: round.unitID, transaction: transaction)
    } catch SurveyRefusal.notAllowed where round.publishedAt == nil {
      // A draft is known to its organisers only (decision 0170).
      throw SurveyRefusal.unknownRound
    }
    return round
  }

  /// Refuses somebody who may not do something in a unit.
  ///
  /// - Throws: `unknownRound` when the person may not know of it (the same as for none), otherwise
  ///   `notAllowed`.
  package static func check(
    _ act: Act, _ action: SurveyAction, in unit: ID<WorkUnit>, transaction: Transaction
  ) throws {
    let place: WorkUnitPlace
    do {
      place = try WorkUnitStore.place(of: unit, in: transaction)
    } catch StorageError.notFound {
      throw SurveyRefusal.unknownRound
    }
    switch SurveyPolicy.permission(act.principal, action, on: place) {
    case .allowed: return
    case .forbidden: throw SurveyRefusal.notAllowed
    case .hidden: throw SurveyRefusal.unknownRound
    }
  }

  private static func faults(
    of plan: SurveyRound.Plan, known: [Questionnaire], _ act: Act
  ) -> [SurveyRefusal] {
    plan.faults(known: known) + plan.window.faults(at: act.now)
  }

  private static func journal(
    _ events: [SurveyEvent], _ act: Act, in transaction: Transaction
  ) throws(StorageError) {
    try act.journal(events.map(\.journalEntry), in: transaction)
  }
}
