import Accounts
import EvaluationsModel
import House
import Kernel
import Storage
import Web
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

extension EvaluationRoutes {
  /// Teams and assignments of the present year, for those who run them.
  static func teamsSection(
    _ request: SectionRequest, _ institution: String
  ) async throws -> HTMLFragment? {
    let act = Act(by: request.principal, at: request.now)
    guard let id = ID<Institution>(institution),
      TeamPolicy.mayManage(act.principal, teamsOf: id)
    else { return nil }
    return try await request.services.storage.read { transaction in
      let year = act.day.year
      let counts = try DeskStore.counts(of: id, (year, .tpi), in: transaction)
      let teams = try TeamStore.teams(of: id, in: transaction).count { $0.layer == .tpi }
      let hasCycle = try CycleStore.cycles(of: id, in: transaction)
        .contains { $0.year.number == year }
      return HTMLFragment(
        TeamsSection(
          institutionID: id, year: year, teams: teams, units: counts.units,
          assigned: counts.assigned, hasCycle: hasCycle, page: request.page))
    }
  }
}
