import Accounts
import EvaluationsModel
import House
import Kernel
import Storage
import Web
import WorkUnitsModel

extension EvaluationRoutes {
  /// How many units that sent their worksheet have no team, for whoever coordinates.
  static func unassignedTasks(
    _ request: SectionRequest, _ principal: Principal
  ) async throws -> HTMLFragment? {
    let coordinated = principal.coordinated
    guard !coordinated.isEmpty else { return nil }
    let year = CalendarDate(programmeDayOf: request.now).year
    let lines = try await request.services.storage.read { transaction in
      try UnassignedStore.lines(in: coordinated, year: year, transaction: transaction)
    }
    return lines.isEmpty ? nil : HTMLFragment(UnassignedTasks(lines: lines, page: request.page))
  }
}
