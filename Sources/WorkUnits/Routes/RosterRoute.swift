import Accounts
import AccountsModel
import HTTPTypes
import House
import Hummingbird
import Kernel
import Storage
import Web
import WorkUnitsModel

extension WorkUnitRoutes {
  /// Registers rosters.
  func registerRoster(in table: RouteTable) {
    let read = RouteAccess.policy("place.readRoster")
    let manage = RouteAccess.policy("place.manageRoster")
    table.get("/unit/:id/pegawai", read) { try await roster($0, $1) }
    table.get("/unit/:id/pegawai.csv", read) { try await rosterCSV($0, $1) }
    table.get("/unit/:id/pegawai.xlsx", read) { try await rosterWorkbook($0, $1) }
    table.get("/instansi/:id/pegawai", read) { try await institutionRoster($0, $1) }
    table.get("/instansi/:id/pegawai.csv", read) { try await institutionRosterCSV($0, $1) }
    table.get("/instansi/:id/pegawai.xlsx", read) {
      try await institutionRosterWorkbook($0, $1)
    }
    table.get("/unit/:id/pegawai/baru", manage) { try await newMember($0, $1) }
    table.post("/unit/:id/pegawai", manage, limit: Self.smallForm) {
      try await addMember($0, $1)
    }
    table.get("/pegawai/:id", read) { try await employee($0, $1) }
    table.get("/pegawai/:id/koreksi", manage) { try await correction($0, $1) }
    table.post("/pegawai/:id/koreksi", manage, limit: Self.smallForm) {
      try await correct($0, $1)
    }
    table.get("/pegawai/:id/keluar", manage) { try await leaving($0, $1) }
    table.post("/pegawai/:id/keluar", manage, limit: Self.smallForm) { try await leave($0, $1) }
    table.get("/pegawai/:id/pindah", manage) { try await transferring($0, $1) }
    table.post("/pegawai/:id/pindah", manage, limit: Self.smallForm) {
      try await transfer($0, $1)
    }
    let change = RouteAccess.policy("place.change")
    table.post("/pegawai/:id/akun", change, limit: Self.smallForm) { try await link($0, $1) }
  }

  func roster(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: WorkUnit.self)
    let act = act(context)
    let (words, number) = search(request)
    let typedDay = request.uri.queryParameters["hari"].map(String.init)
    let day = typedDay.flatMap { CalendarDate($0) } ?? act.day
    let model = try await services.storage.read { transaction in
      let (unit, place) = try Self.load(id, for: .readRoster, act: act, in: transaction)
      let query = RosterQuery(
        institutionID: unit.institutionID, unitID: id, day: day, search: words, page: number)
      return RosterModel(
        name: unit.name(on: day).text, above: WorkUnitLink.unit(id).path,
        link: .unit(id), query: query, isToday: day == act.day,
        list: try RosterStore.list(query, in: transaction),
        sections: try RosterStore.sections(of: id, on: day, in: transaction),
        office: try HeadStore.office(of: id, on: day, in: transaction),
        mayManage: unit.isActive
          && WorkUnitPolicy.mayAct(act.principal, .manageRoster, on: .unit(place)))
    }
    return htmlResponse(RosterPage(model: model, page: page(request, context)))
  }

  func institutionRoster(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Institution.self)
    let act = act(context)
    let (words, number) = search(request)
    let typedDay = request.uri.queryParameters["hari"].map(String.init)
    let day = typedDay.flatMap { CalendarDate($0) } ?? act.day
    let model = try await services.storage.read { transaction in
      let institution = try Self.load(id, for: .readRoster, act: act, in: transaction)
      let query = RosterQuery(
        institutionID: id, unitID: nil, day: day, search: words, page: number)
      return RosterModel(
        name: institution.name.text, above: WorkUnitLink.institution(id).path,
        link: .institution(id), query: query, isToday: day == act.day,
        list: try RosterStore.list(query, in: transaction), sections: [], office: nil,
        mayManage: WorkUnitPolicy.mayAct(act.principal, .manageRoster, on: .institution(id)))
    }
    return htmlResponse(RosterPage(model: model, page: page(request, context)))
  }

  func newMember(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: WorkUnit.self)
    let act = act(context)
    let (unit, _) = try await services.storage.read { transaction in
      try Self.load(id, for: .manageRoster, act: act, in: transaction)
    }
    return htmlResponse(
      NewMemberPage(
        id: id, name: unit.name(on: act.day).text, form: EmployeeForm(joined: act.day),
        page: page(request, context)))
  }

  func addMember(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: WorkUnit.self)
    let act = act(context)
    let (unit, _) = try await services.storage.read { transaction in
      try Self.load(id, for: .manageRoster, act: act, in: transaction)
    }
    var form = EmployeeForm(context.form ?? FormBody(), [.nip, .name, .post, .joined])
    if form.errors.isEmpty, let nip = form.nip, let name = form.name,
      let position = form.position, let joined = form.joined
    {
      let post = Post(
        institutionID: unit.institutionID, unitID: id, position: position, section: form.section)
      do {
        _ = try await services.storage.write { transaction in
          _ = try Self.load(id, for: .manageRoster, act: act, in: transaction)
          return try RosterActs.join(
            nip: nip, name: name, post: post, on: joined, act: act, in: transaction)
        }
        return redirect(to: RosterLink.roster(id).path(saying: .saved))
      } catch let refusal as RosterRefusal {
        form.refuse(refusal)
      }
    }
    return htmlResponse(
      NewMemberPage(
        id: id, name: unit.name(on: act.day).text, form: form, page: context.page()),
      status: .unprocessableContent)
  }
}
