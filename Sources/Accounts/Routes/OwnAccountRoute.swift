import AccountsModel
import House
import Hummingbird
import Kernel
import Storage
import Web

extension AccountRoutes {
  func ownAccount(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let account = try await own(context)
    let (act, places) = (act(context), places)
    let model = try await services.storage.read { transaction in
      let grants = try GrantStore.grants(of: account.id, in: transaction)
      var labels: [String: String] = [:]
      for id in Set(grants.compactMap(\.scope.placeID) + [account.institutionID].compactMap { $0 })
      {
        labels[id] = try places.find(id, on: act.day, in: transaction)?.label
      }
      return AccountModel(
        account: account, grants: grants, labels: labels,
        secondFactor: try SecondFactorStore.state(of: account.id, in: transaction), act: act)
    }
    return htmlResponse(OwnAccountPage(model: model, page: page(request, context)))
  }
}
