import Accounts
import EvaluationsModel
import House
import Kernel
import Storage
import Web
import WorkUnits
import WorkUnitsModel
import Worksheets
import WorksheetsModel

extension EvaluationRoutes {
  /// What follows from judgements, on the page of a unit.
  static let followUpSection = WorkUnitSection("follow_up") { request, unit in
    guard let id = ID<WorkUnit>(unit) else { return nil }
    let section = try await request.services.storage.read { transaction in
      try followUp(of: id, request, in: transaction)
    }
    return section.map { HTMLFragment($0) }
  }

  private static func followUp(
    of unit: ID<WorkUnit>, _ request: SectionRequest, in transaction: Transaction
  ) throws -> FollowUpSection? {
    guard let place = try? WorkUnitStore.place(of: unit, in: transaction),
      FollowUpPolicy.mayAct(request.principal, .readRecommendations, on: place)
    else { return nil }
    let items = try RecommendationStore.inForce(of: unit, in: transaction)
    let reports = try ReportStore.complete(of: unit, in: transaction)
    return FollowUpSection(
      unitID: unit, open: items.filter { $0.state != .done }, reports: reports,
      today: CalendarDate(programmeDayOf: request.now), page: request.page)
  }
}
