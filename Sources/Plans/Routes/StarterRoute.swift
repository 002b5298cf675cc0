import Accounts
import HTTPTypes
import House
import Hummingbird
import Kernel
import PlansModel
import Storage
import Web
import WorkUnitsModel

extension PlanRoutes {
  /// Registers ready-made items and copies of last year's plan.
  func registerStarters(in table: RouteTable) {
    let edit = RouteAccess.policy("plan.edit")
    table.get("/unit/:id/rencana/:tahun/butir-siap", edit) { try await starters($0, $1) }
    table.post("/unit/:id/rencana/:tahun/butir-siap", edit, limit: Self.smallForm) {
      try await chooseStarters($0, $1)
    }
    table.get("/unit/:id/rencana/:tahun/salinan", edit) { try await copying($0, $1) }
    table.post("/unit/:id/rencana/:tahun/salinan", edit, limit: Self.smallForm) {
      try await copyPlan($0, $1)
    }
  }

  /// Ready-made items to choose from.
  func starters(_ request: Request, _ context: ZonaContext) async throws -> Response {
    try await starterAnswer(context, form: nil, status: .ok)
  }

  /// Plans the items that were chosen.
  func chooseStarters(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let key = try key(context)
    let act = act(context)
    var form = StarterForm(context.form ?? FormBody())
    do {
      let sent = form
      try await services.storage.write { transaction in
        let opened = try Self.editable(key, act, in: transaction)
        guard !sent.chosen.isEmpty else { throw StarterForm.Fault.nothingChosen }
        var owners: [PlanArea: ID<Employee>] = [:]
        for area in Set(sent.chosen.map(\.area)) {
          try opened.require(.edit(area))
          do {
            owners[area] = try PeopleChoice.find(
              sent.owner(of: area), .owner, in: opened.year, transaction: transaction
            ).id
          } catch let refusal as PlanRefusal {
            throw StarterForm.Fault.owner(area, refusal)
          }
        }
        _ = try StarterActs.plan(
          sent.chosen, owners: owners, language: context.language, in: opened.year, act: act,
          transaction: transaction)
      }
      return redirect(to: PlanMessage.chosen.on(PlanLink.plan(key).path))
    } catch let fault as StarterForm.Fault {
      form.refuse(fault)
    } catch let refusal as PlanRefusal {
      form.refuse(refusal)
    }
    return try await starterAnswer(context, form: form, status: .unprocessableContent)
  }

  /// What copying last year's plan would bring.
  func copying(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let key = try key(context)
    let act = act(context)
    let page = page(request, context)
    let html = try await services.storage.read { transaction in
      let opened = try Self.editable(key, act, in: transaction)
      return CopyPage(
        opened: opened, page: page,
        copy: try CopyActs.preview(in: opened.year, act: act, transaction: transaction))
    }
    return htmlResponse(html)
  }

  /// Copies last year's plan, in the areas that the person plans.
  func copyPlan(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let key = try key(context)
    let act = act(context)
    do {
      try await services.storage.write { transaction in
        let opened = try Self.editable(key, act, in: transaction)
        _ = try CopyActs.copy(
          Set(opened.editableAreas), in: opened.year, act: act, transaction: transaction)
      }
    } catch let refusal as PlanRefusal {
      throw PlanText.problem(refusal)
    }
    return redirect(to: PlanMessage.copied.on(PlanLink.plan(key).path))
  }

  /// A plan for somebody who plans items of at least one area; a year that is over says so.
  static func editable(
    _ key: PlanKey, _ act: Act, in transaction: Transaction
  ) throws -> OpenedPlan {
    let opened = try open(key, for: .read, act, in: transaction)
    guard PlanArea.allCases.contains(where: { opened.may(.edit($0)) }) else {
      throw Problem.forbidden
    }
    do throws(PlanRefusal) {
      try opened.year.requireOpen()
    } catch {
      throw PlanText.problem(error)
    }
    return opened
  }

  private func starterAnswer(
    _ context: ZonaContext, form: StarterForm?, status: HTTPResponse.Status
  ) async throws -> Response {
    let key = try key(context)
    let act = act(context)
    let page = context.page()
    let html = try await services.storage.read { transaction in
      let opened = try Self.editable(key, act, in: transaction)
      let known = try PlanItemStore.items(
        of: key.unitID, year: key.year, on: opened.year.today, in: transaction
      ).map(\.item)
      let people = try PeopleChoice(
        of: key.unitID, on: opened.year.today, in: transaction)
      let proposed = try StarterActs.proposedOwners(
        in: opened.year, transaction: transaction)
      return StarterPage(
        opened: opened, form: form ?? StarterForm(owners: proposed), people: people,
        planned: Set(StarterItem.all.filter { $0.isPlanned(among: known) }.map(\.key)),
        page: page)
    }
    return htmlResponse(html, status: status)
  }
}

/// Which ready-made items were chosen, and who shall answer for each area.
struct StarterForm: Sendable {
  /// What is wrong with a choice.
  enum Fault: Error, Sendable {
    case nothingChosen
    case owner(PlanArea, PlanRefusal)
  }

  static let items = "butir"
  static func ownerField(_ area: PlanArea) -> String { "pemilik-" + area.rawValue }

  private(set) var chosen: [StarterItem] = []
  private(set) var errors: [FormError] = []
  private var owners: [PlanArea: String] = [:]

  /// Starts with who would answer.
  init(owners: [PlanArea: ID<Employee>]) {
    self.owners = owners.mapValues(\.text)
  }

  /// Reads what was sent.
  init(_ form: FormBody) {
    let keys = Set(form.values(Self.items))
    chosen = StarterItem.all.filter { keys.contains($0.key) }
    for area in PlanArea.allCases {
      owners[area] = String((form[Self.ownerField(area)] ?? "").prefix(100))
    }
  }

  /// Who answers for the items of an area, as chosen or typed.
  func owner(of area: PlanArea) -> String { owners[area] ?? "" }

  mutating func refuse(_ fault: Fault) {
    switch fault {
    case .nothingChosen:
      errors.append(FormError(field: Self.items, message: PlanToolText.nothingChosen))
    case .owner(let area, let refusal):
      errors.append(
        FormError(field: Self.ownerField(area), message: PlanText.refusal(refusal)))
    }
  }

  mutating func refuse(_ refusal: PlanRefusal) {
    errors.append(FormError(field: Self.items, message: PlanText.refusal(refusal)))
  }
}
