import AccountsModel
import Documents
import HTTPTypes
import House
import Hummingbird
import Kernel
import Storage
import Web

extension AccountRoutes {
  func list(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let query = try query(request, context)
    let day = act(context).day
    let places = places
    let (list, names) = try await services.storage.read { transaction in
      let list = try AccountStore.list(query, on: day, in: transaction)
      return (list, try Self.names(list.lines, places, on: day, in: transaction))
    }
    return htmlResponse(
      AccountListPage(
        query: query, list: list, institutionNames: names,
        seesAll: query.institutions == nil, page: page(request, context)))
  }

  /// The same list as a file: the same search, the same instansi, all pages.
  func listCSV(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let query = try query(request, context)
    let day = act(context).day
    let places = places
    let (lines, names) = try await services.storage.read { transaction in
      let lines = try AccountStore.all(query, on: day, in: transaction)
      return (lines, try Self.names(lines, places, on: day, in: transaction))
    }
    let language = context.language
    let head = [
      AccountText.name, AccountText.login, AccountText.institution, AccountText.rolesToday,
      AccountText.state,
    ].map { $0.in(language) }
    let rows = lines.map { line in
      [
        line.name, line.login, line.institutionID.flatMap { names[$0] } ?? "",
        line.roles.map { AccountText.role($0).in(language) }.joined(separator: ", "),
        (line.isActive ? AccountText.active : AccountText.inactive).in(language),
      ]
    }
    return bytesResponse(
      CSV.write([head] + rows), type: "text/csv; charset=utf-8", fileName: "akun.csv")
  }

  /// What the person asked for, within what they manage.
  ///
  /// - Throws: `Problem.notFound` for somebody who manages no accounts.
  private func query(_ request: Request, _ context: ZonaContext) throws -> AccountQuery {
    let managed = AccountPolicy.managedInstitutions(by: context.principal)
    guard managed != [] else { throw Problem.notFound }
    let parameters = request.uri.queryParameters
    return AccountQuery(
      search: String((parameters["cari"].map(String.init) ?? "").prefix(100)),
      institutions: managed, page: parameters["halaman"].flatMap { Int($0) } ?? 1)
  }

  private static func names(
    _ lines: [AccountList.Line], _ places: any PlaceDirectory.Type, on day: CalendarDate,
    in transaction: Transaction
  ) throws -> [String: String] {
    var names: [String: String] = [:]
    for id in Set(lines.compactMap(\.institutionID)) {
      names[id] = try places.find(id, on: day, in: transaction)?.label
    }
    return names
  }
}
