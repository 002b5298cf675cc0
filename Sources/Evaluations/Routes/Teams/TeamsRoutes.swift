import Accounts
import AccountsModel
import EvaluationsModel
import House
import Hummingbird
import Kernel
import Storage
import Web
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

extension EvaluationRoutes {
  func registerTeams(in table: RouteTable) {
    let manage = RouteAccess.policy("team.manage")
    let small = Self.teamFormLimit
    table.get("/instansi/:id/tim-penilai", manage) { try await teams($0, $1) }
    table.get("/instansi/:id/tim-penilai/baru", manage) { try await newTeam($0, $1) }
    table.post("/instansi/:id/tim-penilai", manage, limit: small) { try await makeTeam($0, $1) }
    table.get("/tim-penilai/:id", manage) { try await team($0, $1) }
    table.post("/tim-penilai/:id", manage, limit: small) { try await changeTeam($0, $1) }
    table.post("/tim-penilai/:id/penutupan", manage, limit: small) {
      try await closeTeam($0, $1)
    }
    let year = "/instansi/:id/penugasan/:tahun"
    table.get(year, manage) { try await assignments($0, $1) }
    table.get(year + "/usulan", manage) { try await proposal($0, $1) }
    table.post(year + "/usulan", manage, limit: small) { try await apply($0, $1) }
    table.get(year + "/usulan/:unit", manage) { try await proposedUnit($0, $1) }
    table.get(year + "/unit/:unit", manage) { try await unitTeams($0, $1) }
    table.post(year + "/unit/:unit", manage, limit: small) { try await placeUnit($0, $1) }
    table.post(year + "/unit/:unit/pelepasan", manage, limit: small) {
      try await releaseUnit($0, $1)
    }
    table.post(year + "/unit/:unit/letak", manage, limit: small) { try await siteUnit($0, $1) }
    let placing = "/instansi/:id/letak-unit"
    table.get(placing, manage) { try await places($0, $1) }
    table.post(placing, manage, limit: Self.placeFileLimit) { try await readPlaces($0, $1) }
    table.post(placing + "/persetujuan", manage, limit: Self.placeFileLimit) {
      try await storePlaces($0, $1)
    }
    table.get(placing + "/letak-unit.csv", manage) { try await placesCSV($0, $1) }
    table.get(placing + "/letak-unit.xlsx", manage) { try await placesWorkbook($0, $1) }
  }

  /// The largest form of teams.
  ///
  /// - Unit: bytes.
  private static let teamFormLimit = 64 * 1024
  /// The largest file of places, and a little for the form around it.
  ///
  /// - Unit: bytes.
  private static let placeFileLimit = 8 * 1024 * 1024 + 64 * 1024

  /// The teams of an instansi with their balance of the present year.
  func teams(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Institution.self)
    let act = act(context)
    let page = context.page(after: request, TeamMessage.self)
    let view = try await services.storage.read { transaction in
      try TeamsPage(OpenedTeams(id, act, in: transaction), page: page)
    }
    return htmlResponse(view)
  }

  func newTeam(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Institution.self)
    let act = act(context)
    let page = context.page()
    return htmlResponse(
      try await services.storage.read { transaction in
        NewTeamPage(
          opened: try OpenedTeams(id, act, in: transaction), form: TeamForm(), page: page)
      })
  }

  func makeTeam(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Institution.self)
    let act = act(context)
    var form = TeamForm(context.form ?? FormBody())
    let content = form.read(
      try await services.storage.read { try OpenedTeams.people(of: id, act, in: $0) })
    do {
      if form.errors.isEmpty {
        let made = try await services.storage.write { transaction in
          try OpenedTeams.check(act, id)
          guard try InstitutionStore.find(id, in: transaction) != nil else {
            throw Problem.notFound
          }
          return try TeamActs.make(content, of: id, layer: .tpi, act: act, in: transaction)
        }
        return redirect(to: TeamMessage.made.on(TeamLink.team(made.team.id).path))
      }
      try await services.storage.read { transaction in
        try TeamActs.check(content, of: id, layer: .tpi, act: act, in: transaction)
      }
    } catch let refusals as TeamRefusals {
      form.refuse(
        refusals, try await services.storage.read { try OpenedTeams(id, act, in: $0).words })
    }
    let (typed, page) = (form, context.page())
    return htmlResponse(
      try await services.storage.read { transaction in
        NewTeamPage(opened: try OpenedTeams(id, act, in: transaction), form: typed, page: page)
      }, status: .unprocessableContent)
  }

  func team(_ request: Request, _ context: ZonaContext) async throws -> Response {
    try await teamAnswer(context, typed: nil, context.page(after: request, TeamMessage.self))
  }

  func changeTeam(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: AssessorTeam.self)
    let act = act(context)
    let body = context.form ?? FormBody()
    let version = Int64(body[TeamForm.version] ?? "") ?? 0
    var form = TeamForm(body)
    let content = form.read(try await people(of: id, act))
    do {
      if form.errors.isEmpty {
        try await services.storage.write { transaction in
          let named = try OpenedTeams.find(id, act, in: transaction)
          try TeamActs.change(
            named, to: content, version: version, act: act, in: transaction)
        }
        return redirect(to: TeamMessage.changed.on(TeamLink.team(id).path))
      }
      try await services.storage.read { transaction in
        let named = try OpenedTeams.find(id, act, in: transaction)
        try TeamActs.check(content, for: named, version: version, act: act, in: transaction)
      }
    } catch let refusals as TeamRefusals {
      let words = try await words(of: id, act)
      if refusals.all.contains(.stale) || refusals.all.contains(.closed) {
        throw TeamText.problem(refusals, words)
      }
      form.refuse(refusals, words)
    }
    return try await teamAnswer(
      context, typed: form, context.page(), status: .unprocessableContent)
  }

  func closeTeam(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: AssessorTeam.self)
    let act = act(context)
    let version = Int64(context.form?[TeamForm.version] ?? "") ?? 0
    do {
      let institution = try await services.storage.write { transaction in
        let named = try OpenedTeams.find(id, act, in: transaction)
        try TeamActs.close(named, version: version, act: act, in: transaction)
        return named.team.institutionID
      }
      guard let institution else { throw Problem.notFound }
      return redirect(to: TeamMessage.closed.on(TeamLink.teams(institution).path))
    } catch let refusals as TeamRefusals {
      throw TeamText.problem(refusals, try await words(of: id, act))
    }
  }

  /// Whom the form of a team can name.
  private func people(of id: ID<AssessorTeam>, _ act: Act) async throws -> TeamPeople {
    try await services.storage.read { transaction in
      let named = try OpenedTeams.find(id, act, in: transaction)
      guard let institution = named.team.institutionID else { throw Problem.notFound }
      return try OpenedTeams.people(of: institution, act, in: transaction)
    }
  }

  private func words(of id: ID<AssessorTeam>, _ act: Act) async throws -> DeskWords {
    try await services.storage.read { transaction in
      let named = try OpenedTeams.find(id, act, in: transaction)
      guard let institution = named.team.institutionID else { throw Problem.notFound }
      return try OpenedTeams(institution, act, in: transaction).words
    }
  }

  private func teamAnswer(
    _ context: ZonaContext, typed: TeamForm?, _ page: PageContext,
    status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let id = try context.id(of: AssessorTeam.self)
    let act = act(context)
    let view = try await services.storage.read { transaction in
      let named = try OpenedTeams.find(id, act, in: transaction)
      guard let institution = named.team.institutionID else { throw Problem.notFound }
      let opened = try OpenedTeams(institution, act, in: transaction)
      return TeamPage(
        opened: opened, named: named, form: typed ?? TeamForm(named, opened.people), page: page)
    }
    return htmlResponse(view, status: status)
  }
}
