import Accounts
import HTTPTypes
import House
import Hummingbird
import Kernel
import Storage
import Web
import WorkUnitsModel

extension WorkUnitRoutes {
  func unit(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: WorkUnit.self)
    let act = act(context)
    let model = try await services.storage.read { transaction in
      try Self.model(of: id, act: act, in: transaction)
    }
    let sectionRequest = SectionRequest(services: services, context: context)
    var sections: [HTMLFragment] = []
    for section in services.sections.workUnit {
      if let part = try await section.render(sectionRequest, id.text) { sections.append(part) }
    }
    return htmlResponse(
      WorkUnitPage(model: model, sections: sections, page: page(request, context)))
  }

  func newUnit(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Institution.self)
    let parent = request.uri.queryParameters["induk"].map(String.init)
    let page = try await newUnitPage(
      id, below: parent, form: PlaceForm(from: act(context).day), errors: [],
      page: page(request, context), context)
    return htmlResponse(page)
  }

  func createUnit(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Institution.self)
    let act = act(context)
    let body = context.form ?? FormBody()
    let form = PlaceForm(unit: body)
    let typedParent = body["induk"].flatMap { $0.isEmpty ? nil : $0 }
    // The page is made before anything is stored, so that it refuses whom it would not be shown.
    let page = try await newUnitPage(
      id, below: typedParent, form: form, errors: form.errors, page: context.page(), context)
    guard form.errors.isEmpty, let name = form.name, let from = form.from else {
      return htmlResponse(page, status: .unprocessableContent)
    }
    do {
      let unit = try await services.storage.write { transaction in
        _ = try Self.load(id, for: .create, act: act, in: transaction)
        return try WorkUnitActs.createUnit(
          name: name, in: id, below: page.parentID, from: from, act: act,
          transaction: transaction)
      }
      return redirect(to: WorkUnitLink.unit(unit.id).path(saying: .created))
    } catch let refusal as WorkUnitRefusal {
      var again = page
      again.errors = [FormError(field: "nama", message: WorkUnitText.refusal(refusal))]
      return htmlResponse(again, status: .unprocessableContent)
    }
  }

  func unitName(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: WorkUnit.self)
    let act = act(context)
    let (unit, _) = try await services.storage.read { transaction in
      try Self.load(id, for: .change, act: act, in: transaction)
    }
    return htmlResponse(
      UnitNamePage(
        unit: unit, day: act.day,
        form: PlaceForm(name: unit.name(on: act.day).text, from: act.day), errors: [],
        page: page(request, context)))
  }

  func renameUnit(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: WorkUnit.self)
    let act = act(context)
    let body = context.form ?? FormBody()
    let form = PlaceForm(unit: body)
    let version = body["versi"].flatMap { Int64($0) } ?? 0
    let (unit, _) = try await services.storage.read { transaction in
      try Self.load(id, for: .change, act: act, in: transaction)
    }
    var errors = form.errors
    if errors.isEmpty, let name = form.name, let from = form.from {
      do {
        try await services.storage.write { transaction in
          let (present, _) = try Self.load(id, for: .change, act: act, in: transaction)
          try WorkUnitActs.rename(
            present, to: name, from: from, version: version, act: act, in: transaction)
        }
        return redirect(to: WorkUnitLink.unit(id).path(saying: .saved))
      } catch WorkUnitRefusal.stale {
        throw Problem.stale
      } catch let refusal as WorkUnitRefusal {
        errors.append(FormError(field: "nama", message: WorkUnitText.refusal(refusal)))
      }
    }
    return htmlResponse(
      UnitNamePage(unit: unit, day: act.day, form: form, errors: errors, page: context.page()),
      status: .unprocessableContent)
  }

  func confirmClosing(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: WorkUnit.self)
    let act = act(context)
    let (unit, _) = try await services.storage.read { transaction in
      try Self.load(id, for: .change, act: act, in: transaction)
    }
    return htmlResponse(
      UnitClosingPage(id: id, name: unit.name(on: act.day).text, page: page(request, context)))
  }

  func closeUnit(_ request: Request, _ context: ZonaContext) async throws -> Response {
    try await setOpen(false, saying: .closed, context)
  }

  func reopenUnit(_ request: Request, _ context: ZonaContext) async throws -> Response {
    try await setOpen(true, saying: .reopened, context)
  }

  private func setOpen(
    _ isOpen: Bool, saying message: WorkUnitMessage, _ context: ZonaContext
  ) async throws -> Response {
    let id = try context.id(of: WorkUnit.self)
    let act = act(context)
    try await refusing {
      try await services.storage.write { transaction in
        let (unit, _) = try Self.load(id, for: .change, act: act, in: transaction)
        try WorkUnitActs.setOpen(isOpen, unit, act: act, in: transaction)
      }
    }
    return redirect(to: WorkUnitLink.unit(id).path(saying: message))
  }

  private static func model(
    of id: ID<WorkUnit>, act: Act, in transaction: Transaction
  ) throws -> WorkUnitModel {
    let (unit, place) = try load(id, for: .read, act: act, in: transaction)
    guard let institution = try InstitutionStore.find(unit.institutionID, in: transaction) else {
      throw StorageError.notFound
    }
    var above: [WorkUnitModel.Step] = []
    for (index, ancestor) in place.ancestorIDs.enumerated().reversed() {
      let stands = WorkUnitPlace(
        institutionID: place.institutionID, unitID: ancestor,
        ancestorIDs: Array(place.ancestorIDs[(index + 1)...]))
      above.append(
        WorkUnitModel.Step(
          name: try WorkUnitStore.name(of: ancestor, on: act.day, in: transaction) ?? "",
          path: WorkUnitPolicy.mayAct(act.principal, .read, on: .unit(stands))
            ? WorkUnitLink.unit(ancestor).path : nil))
    }
    let children = try WorkUnitStore.list(
      WorkUnitQuery(
        reach: WorkUnitPolicy.reach(of: act.principal), institutionID: unit.institutionID,
        parentID: id, includesClosed: true), on: act.day, in: transaction)
    return WorkUnitModel(
      unit: unit, day: act.day, institution: institution,
      readsInstitution: WorkUnitPolicy.mayAct(
        act.principal, .read, on: .institution(unit.institutionID)),
      above: above, children: children,
      mayCreate: WorkUnitPolicy.mayAct(act.principal, .create, on: .unit(place)),
      mayChange: WorkUnitPolicy.mayAct(act.principal, .change, on: .unit(place)),
      office: try HeadStore.office(of: id, on: act.day, in: transaction),
      memberCount: WorkUnitPolicy.mayAct(act.principal, .readRoster, on: .unit(place))
        ? try RosterStore.memberCount(of: id, on: act.day, in: transaction) : nil,
      mergers: try mergers(of: unit, on: act.day, in: transaction))
  }

  /// What the page says about mergers; names of units are no secret, the way to them may be.
  private static func mergers(
    of unit: WorkUnit, on day: CalendarDate, in transaction: Transaction
  ) throws -> [Text] {
    var sentences: [Text] = []
    if let merger = try TreeStore.merger(of: unit, in: transaction) {
      let name = try WorkUnitStore.name(of: merger.intoID, on: day, in: transaction) ?? ""
      sentences.append(TreeText.merged(merger, into: name))
    }
    for merger in try TreeStore.mergers(into: unit, in: transaction) {
      let name = try WorkUnitStore.name(of: merger.unitID, on: day, in: transaction) ?? ""
      sentences.append(TreeText.received(merger, unit: name))
    }
    return sentences
  }

  private func newUnitPage(
    _ id: ID<Institution>, below typedParent: String?, form: PlaceForm, errors: [FormError],
    page: PageContext, _ context: ZonaContext
  ) async throws -> NewUnitPage {
    let act = act(context)
    return try await services.storage.read { transaction in
      let institution = try Self.load(id, for: .create, act: act, in: transaction)
      var parent: (id: ID<WorkUnit>, name: String)?
      if let typedParent {
        // A unit that is not of this instansi is as good as one that does not exist.
        guard let parentID = ID<WorkUnit>(typedParent),
          let unit = try WorkUnitStore.find(parentID, in: transaction),
          unit.institutionID == id
        else { throw Problem.notFound }
        parent = (parentID, unit.name(on: act.day).text)
      }
      return NewUnitPage(
        institution: institution, parentID: parent?.id, parentName: parent?.name, form: form,
        errors: errors, page: page)
    }
  }
}
