import Accounts
import Documents
import HTTPTypes
import House
import Hummingbird
import Instruments
import InstrumentsModel
import Kernel
import Storage
import Web
import WorkUnitsModel

extension WorkUnitRoutes {
  func institutions(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let act = act(context)
    let reach = WorkUnitPolicy.reach(of: act.principal)
    guard !reach.isEmpty else { throw Problem.notFound }
    let (words, number) = search(request)
    // The nation has thousands of units: they are listed once somebody looks for some.
    let listsUnits = !words.isEmpty || !reach.isNational && reach.institutionIDs.isEmpty
    let query = WorkUnitQuery(reach: reach, search: words, page: number)
    let (institutions, units) = try await services.storage.read { transaction in
      let seen = try InstitutionStore.all(in: transaction).filter { institution in
        WorkUnitPolicy.mayAct(act.principal, .read, on: .institution(institution.id))
      }
      let units =
        listsUnits ? try WorkUnitStore.list(query, on: act.day, in: transaction) : nil
      return (seen, units)
    }
    return htmlResponse(
      InstitutionsPage(
        institutions: institutions, units: units, query: query,
        mayCreate: WorkUnitPolicy.mayAct(act.principal, .create, on: .national),
        seesNation: WorkUnitPolicy.mayAct(act.principal, .read, on: .national),
        page: page(request, context)))
  }

  func newInstitution(_ request: Request, _ context: ZonaContext) async throws -> Response {
    try Self.check(act(context), .create, on: .national)
    return htmlResponse(
      NewInstitutionPage(form: PlaceForm(), errors: [], page: page(request, context)))
  }

  func createInstitution(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let act = act(context)
    try Self.check(act, .create, on: .national)
    let form = PlaceForm(institution: context.form ?? FormBody())
    var errors = form.errors
    if errors.isEmpty, let name = form.name, let kind = form.kind {
      do {
        let made = try await services.storage.write { transaction in
          try WorkUnitActs.createInstitution(kind: kind, name: name, act: act, in: transaction)
        }
        return redirect(to: WorkUnitLink.institution(made.id).path(saying: .created))
      } catch let refusal as WorkUnitRefusal {
        errors.append(FormError(field: "nama", message: WorkUnitText.refusal(refusal)))
      }
    }
    return htmlResponse(
      NewInstitutionPage(form: form, errors: errors, page: context.page()),
      status: .unprocessableContent)
  }

  func institution(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Institution.self)
    let act = act(context)
    let (words, number) = search(request)
    let query = WorkUnitQuery(
      reach: WorkUnitPolicy.reach(of: act.principal), search: words, institutionID: id,
      includesClosed: true, page: number)
    let (institution, list, cycles) = try await services.storage.read { transaction in
      (
        try Self.load(id, for: .read, act: act, in: transaction),
        try WorkUnitStore.list(query, on: act.day, in: transaction),
        try CycleStore.cycles(of: id, in: transaction)
      )
    }
    let place = Place.institution(id)
    let sectionRequest = SectionRequest(services: services, context: context)
    var sections: [HTMLFragment] = []
    for section in services.sections.institution {
      if let part = try await section.render(sectionRequest, id.text) { sections.append(part) }
    }
    return htmlResponse(
      InstitutionPage(
        institution: institution, list: list, query: query,
        cycles: cycles.map { line($0, act) },
        mayCreate: WorkUnitPolicy.mayAct(act.principal, .create, on: place),
        mayChange: WorkUnitPolicy.mayAct(act.principal, .change, on: place),
        mayManageCycle: WorkUnitPolicy.mayAct(act.principal, .manageCycle, on: place),
        sections: sections,
        page: page(request, context)))
  }

  func unitsCSV(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Institution.self)
    let act = act(context)
    let rows = try await services.storage.read { transaction in
      let institution = try Self.load(id, for: .read, act: act, in: transaction)
      return try WorkUnitStore.importRows(of: institution, on: act.day, in: transaction)
    }
    return bytesResponse(
      CSV.write(rows), type: "text/csv; charset=utf-8", fileName: "unit-kerja.csv")
  }

  func institutionName(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Institution.self)
    let act = act(context)
    let institution = try await services.storage.read { transaction in
      try Self.load(id, for: .change, act: act, in: transaction)
    }
    return htmlResponse(
      InstitutionNamePage(
        institution: institution, form: PlaceForm(name: institution.name.text), errors: [],
        page: page(request, context)))
  }

  func renameInstitution(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Institution.self)
    let act = act(context)
    let body = context.form ?? FormBody()
    let form = PlaceForm(name: body)
    let version = body["versi"].flatMap { Int64($0) } ?? 0
    let institution = try await services.storage.read { transaction in
      try Self.load(id, for: .change, act: act, in: transaction)
    }
    var errors = form.errors
    if errors.isEmpty, let name = form.name {
      do {
        try await services.storage.write { transaction in
          let present = try Self.load(id, for: .change, act: act, in: transaction)
          try WorkUnitActs.rename(
            present, to: name, version: version, act: act, in: transaction)
        }
        return redirect(to: WorkUnitLink.institution(id).path(saying: .saved))
      } catch WorkUnitRefusal.institutionNameTaken {
        errors.append(
          FormError(field: "nama", message: WorkUnitText.refusal(.institutionNameTaken)))
      } catch WorkUnitRefusal.stale {
        throw Problem.stale
      }
    }
    return htmlResponse(
      InstitutionNamePage(
        institution: institution, form: form, errors: errors, page: context.page()),
      status: .unprocessableContent)
  }

  /// One line of a list of cycles.
  func line(_ cycle: Cycle, _ act: Act) -> CycleLine {
    let place = cycle.institutionID.map { Place.institution($0) } ?? .national
    return CycleLine(
      cycle: cycle, instrument: Self.instrumentName(cycle.instrumentID), now: act.now,
      mayMove: WorkUnitPolicy.mayAct(act.principal, .manageCycle, on: place))
  }

  /// The instrument as people cite it; its id when the program no longer carries it.
  static func instrumentName(_ id: String) -> String {
    (try? InstrumentLibrary.instrument(id))?.regulation ?? id
  }
}
