import Accounts
import House
import Kernel
import PlansModel
import Storage
import Web
import WorkUnitsModel

extension PlanRoutes {
  /// The progress of the present year, on the page of an instansi.
  static func institutionSection(
    _ request: SectionRequest, _ institution: String
  ) async throws -> HTMLFragment? {
    let act = Act(by: request.principal, at: request.now)
    guard let id = ID<Institution>(institution), let year = CycleYear(act.day.year),
      ProgressPolicy.mayAct(act.principal, .read, on: id)
    else { return nil }
    return try await request.services.storage.read { transaction in
      let units = try ProgressStore(
        year: year, instant: act.now, institutionID: id, transaction: transaction
      ).units()
      let attainment = try AttainmentStore.years(of: id, in: transaction)[year]
      return HTMLFragment(
        ProgressSection(
          institutionID: id, year: year, sum: units.reduce(ProgressSum()) { $0 + $1.sum },
          attainment: attainment ?? Attainment(), page: request.page))
    }
  }
}
