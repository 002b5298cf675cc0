import Accounts
import House
import Hummingbird
import Kernel
import PlansModel
import Storage
import Web
import WorkUnits
import WorkUnitsModel

extension PlanRoutes {
  /// Leads to the plan of the present year, or of the latest year before it.
  func present(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let unit: ID<WorkUnit> = try id("id", context)
    let act = act(context)
    let key = try await services.storage.read { transaction -> PlanKey in
      let years = try Self.years(of: unit, act, in: transaction)
      guard let year = years.first(where: { $0.number <= act.day.year }) ?? years.last else {
        throw PlanText.problem(.noProgramme(try Self.year(act.day.year)))
      }
      return PlanKey(unit, year)
    }
    return redirect(to: PlanLink.plan(key).path)
  }

  /// The plan of a year by area, what presses first.
  func plan(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let key = try key(context)
    let act = act(context)
    let page = page(request, context)
    let html = try await services.storage.read { transaction in
      let opened = try Self.open(key, for: .read, act, in: transaction)
      return PlanPage(
        opened: opened, board: try opened.board(in: transaction),
        years: try Self.years(of: key.unitID, act, in: transaction), page: page)
    }
    return htmlResponse(html)
  }

  /// The programme years of a unit for somebody who may read its plans, the latest first.
  private static func years(
    of unit: ID<WorkUnit>, _ act: Act, in transaction: Transaction
  ) throws -> [CycleYear] {
    let place = try Self.place(of: unit, in: transaction)
    let today = try PlanYearStore.today(unit, at: act.now, in: transaction)
    let (tie, _) = try TeamStore.tie(
      ofAccount: act.principal?.accountID, to: unit, on: today, in: transaction)
    guard PlanPolicy.mayAct(act.principal, .read, on: place, tie: tie) else {
      throw Problem.notFound
    }
    return try CycleStore.cycles(of: place.institutionID, in: transaction).map(\.year)
  }

  private static func year(_ number: Int) throws -> CycleYear {
    guard let year = CycleYear(number) else { throw Problem.notFound }
    return year
  }
}
