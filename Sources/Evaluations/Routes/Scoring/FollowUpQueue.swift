import Accounts
import EvaluationsModel
import House
import Kernel
import Storage
import Web
import WorkUnits
import WorkUnitsModel

extension EvaluationRoutes {
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
