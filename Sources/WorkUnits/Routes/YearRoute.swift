import Accounts
import HTTPTypes
import House
import Hummingbird
import Kernel
import Storage
import Web
import WorkUnitsModel

extension WorkUnitRoutes {
  /// Registers programme years.
  func registerYears(in table: RouteTable) {
    let manage = RouteAccess.policy("place.manageCycle")
    table.get("/siklus/:id/tahap", manage) { try await stages($0, $1) }
    table.get("/siklus/:id/tahap/:tahap", manage) { try await stage($0, $1) }
    table.post("/siklus/:id/tahap/:tahap", manage, limit: Self.smallForm) {
      try await setStage($0, $1)
    }
    table.get("/instansi/:id/tahun/:tahun", .policy("place.read")) { try await year($0, $1) }
    table.post("/instansi/:id/tahun/:tahun/keadaan", manage, limit: Self.smallForm) {
      try await recordStanding($0, $1)
    }
    table.post("/instansi/:id/tahun/:tahun/kuota", manage, limit: Self.smallForm) {
      try await setQuota($0, $1)
    }
    table.post("/instansi/:id/tahun/:tahun/target", manage, limit: Self.smallForm) {
      try await setTargets($0, $1)
    }
  }

  func stages(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let model = try await stagesModel(context)
    return htmlResponse(StagesPage(model: model, page: page(request, context)))
  }

  func stage(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let model = try await stagesModel(context)
    guard let stage = Stage(try context.parameter("tahap")) else { throw Problem.notFound }
    return htmlResponse(
      StagePage(
        model: model, stage: stage, form: StageForm(model.window(of: stage)),
        page: page(request, context)))
  }

  func setStage(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let model = try await stagesModel(context)
    guard let stage = Stage(try context.parameter("tahap")) else { throw Problem.notFound }
    let act = act(context)
    var form = StageForm(context.form ?? FormBody())
    let reason = form.typedReason
    let number = context.form?["versi"].flatMap { Int64($0) } ?? 0
    if form.errors.isEmpty, let window = form.window, let zone = form.zone {
      do {
        try await services.storage.write { transaction in
          guard let cycle = try CycleStore.find(model.cycle.id, in: transaction) else {
            throw Problem.notFound
          }
          try YearActs.set(
            stage, of: cycle, to: window, zone: zone, reason: reason, number: number, act: act,
            in: transaction)
        }
        return redirect(to: YearLink.stages(model.cycle.id).path(saying: .saved))
      } catch StageRefusal.stale {
        throw Problem.stale
      } catch let refusal as StageRefusal {
        form.refuse(refusal)
      }
    }
    return htmlResponse(
      StagePage(model: model, stage: stage, form: form, page: context.page()),
      status: .unprocessableContent)
  }

  func year(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let model = try await yearModel(context)
    return htmlResponse(
      YearPage(
        model: model, standing: StandingForm(), plan: PlanForm(model.plan),
        page: page(request, context)))
  }

  func recordStanding(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let act = act(context)
    let model = try await yearModel(context)
    guard model.mayRecord else { throw Problem.forbidden }
    let form = StandingForm(context.form ?? FormBody())
    guard form.errors.isEmpty, let fact = form.fact,
      let measured = CycleYear(model.measuredYear)
    else {
      return htmlResponse(
        YearPage(model: model, standing: form, plan: PlanForm(model.plan), page: context.page()),
        status: .unprocessableContent)
    }
    try await services.storage.write { transaction in
      try YearActs.record(
        fact, of: model.institution.id, year: measured, act: act, in: transaction)
    }
    return redirect(to: YearLink.year(model.institution.id, model.year).path(saying: .saved))
  }

  func setQuota(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let model = try await yearModel(context)
    guard model.mayRecord else { throw Problem.forbidden }
    let body = context.form ?? FormBody()
    let version = body["versi"].flatMap { Int64($0) } ?? -1
    return try await store(
      PlanForm(quota: body, keeping: model.plan, version: version), model, context)
  }

  func setTargets(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let model = try await yearModel(context)
    guard model.maySetTargets else { throw Problem.forbidden }
    let body = context.form ?? FormBody()
    let version = body["versi"].flatMap { Int64($0) } ?? -1
    return try await store(
      PlanForm(targets: body, keeping: model.plan, version: version), model, context)
  }

  private func store(
    _ form: PlanForm, _ model: YearModel, _ context: ZonaContext
  ) async throws -> Response {
    guard form.errors.isEmpty, let plan = form.plan else {
      return htmlResponse(
        YearPage(model: model, standing: StandingForm(), plan: form, page: context.page()),
        status: .unprocessableContent)
    }
    let act = act(context)
    try await services.storage.write { transaction in
      try YearActs.plan(
        plan, of: model.institution.id, year: model.year, act: act, in: transaction)
    }
    return redirect(to: YearLink.year(model.institution.id, model.year).path(saying: .saved))
  }

  private func stagesModel(_ context: ZonaContext) async throws -> StagesModel {
    let id = try context.id(of: Cycle.self)
    let act = act(context)
    return try await services.storage.read { transaction in
      guard let cycle = try CycleStore.find(id, in: transaction) else { throw Problem.notFound }
      let place = cycle.institutionID.map { Place.institution($0) } ?? .national
      try Self.check(act, .manageCycle, on: place)
      return StagesModel(
        cycle: cycle,
        institution: try cycle.institutionID.flatMap {
          try InstitutionStore.find($0, in: transaction)
        },
        windows: try StageWindowStore.calendar(of: cycle, in: transaction),
        changes: try StageWindowStore.changes(of: cycle.id, stage: nil, in: transaction),
        now: act.now)
    }
  }

  private func yearModel(_ context: ZonaContext) async throws -> YearModel {
    let id = try context.id(of: Institution.self)
    guard let year = Int(try context.parameter("tahun")).flatMap({ CycleYear($0) }) else {
      throw Problem.notFound
    }
    let act = act(context)
    return try await services.storage.read { transaction in
      let institution = try Self.load(id, for: .read, act: act, in: transaction)
      let cycle = try CycleStore.cycles(of: id, in: transaction).first { $0.year == year }
      let edition = try YearStore.edition(of: year, in: transaction)
      let measured = year.number - (edition?.lagYears ?? 1)
      return YearModel(
        institution: institution, year: year,
        windows: try cycle.map { try StageWindowStore.calendar(of: $0, in: transaction) } ?? [],
        measuredYear: measured, edition: edition,
        standing: try YearStore.standing(of: id, year: measured, in: transaction),
        finding: try YearStore.eligibility(of: institution, in: year, transaction: transaction),
        plan: try YearStore.plan(of: id, in: year, transaction: transaction), now: act.now,
        mayRecord: WorkUnitPolicy.mayAct(act.principal, .manageCycle, on: .national),
        maySetTargets: WorkUnitPolicy.mayAct(act.principal, .manageCycle, on: .institution(id)),
        unitCount: try WorkUnitStore.activeCount(of: id, in: transaction))
    }
  }
}
