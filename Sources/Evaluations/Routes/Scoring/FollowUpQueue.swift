import Accounts
import EvaluationsModel
import House
import Kernel
import Storage
import Web
import WorkUnits
import WorkUnitsModel

extension EvaluationRoutes {
  /// What units answered and a person decides about, as assessor or coordinator.
  static func decisionTasks(
    _ request: SectionRequest, _ principal: Principal
  ) async throws -> HTMLFragment? {
    guard !principal.doors.isEmpty || !principal.coordinated.isEmpty else { return nil }
    let now = request.now
    let queue = try await request.services.storage.read { transaction in
      try DecisionQueue(of: principal, at: now, in: transaction)
    }
    guard !queue.listed.isEmpty else { return nil }
    return HTMLFragment(DecisionTasks(queue: queue, page: request.page))
  }

  /// What signed reports ask of the units that a person answers for as head or staff.
  static func followUpTasks(
    _ request: SectionRequest, _ principal: Principal
  ) async throws -> HTMLFragment? {
    let reach = WorkUnitPolicy.reach(of: principal.limited(to: [.unitHead, .unitStaff]))
    guard !reach.isEmpty else { return nil }
    let now = request.now
    let queue = try await request.services.storage.read { transaction in
      try FollowUpQueue(within: reach, at: now, in: transaction)
    }
    guard !queue.isEmpty else { return nil }
    return HTMLFragment(FollowUpTasks(queue: queue, page: request.page))
  }
}

/// Answers of units that wait for those who decide about them.
struct DecisionQueue: Sendable {
  /// The longest waiting, as many as are listed.
  let listed: [FollowUpTaskStore.Answered]
  /// How many units wait beside those that are listed.
  let more: Int
  let names: [ID<WorkUnit>: String]

  init(of principal: Principal, at now: Instant, in transaction: Transaction) throws {
    let doors = Set(principal.doors.compactMap { ID<WorkUnit>($0.unitID) }).sorted()
    let answered = try FollowUpTaskStore.answered(
      for: principal.accountID, doors: doors, coordinating: principal.coordinated,
      in: transaction)
    listed = Array(answered.prefix(JudgementQueue.most))
    more = answered.count - listed.count
    names = try WorkUnitStore.names(
      of: listed.map(\.unitID), on: CalendarDate(programmeDayOf: now), in: transaction)
  }
}

/// Reports and recommendations that wait for the people of units.
struct FollowUpQueue: Sendable {
  /// The units that the person answers for, as far as the list of units goes on one page.
  let names: [ID<WorkUnit>: String]
  let signed: [FollowUpTaskStore.Signed]
  let open: [FollowUpTaskStore.Open]
  let today: CalendarDate

  var isEmpty: Bool { signed.isEmpty && open.isEmpty }

  init(within reach: WorkUnitReach, at now: Instant, in transaction: Transaction) throws {
    today = CalendarDate(programmeDayOf: now)
    let lines = try WorkUnitStore.list(WorkUnitQuery(reach: reach), on: today, in: transaction)
      .lines
    names = Dictionary(lines.map { ($0.id, $0.name) }) { first, _ in first }
    let units = names.keys.sorted()
    signed = try FollowUpTaskStore.signed(of: units, at: now, in: transaction)
    open = try FollowUpTaskStore.open(of: units, in: transaction)
  }
}
