import Accounts
import AccountsModel
import HTTPTypes
import House
import Hummingbird
import Kernel
import PlansModel
import Storage
import Web
import WorkUnits
import WorkUnitsModel
import Worksheets
import WorksheetsModel

extension PlanRoutes {
  /// The form for something new.
  func newItem(_ request: Request, _ context: ZonaContext) async throws -> Response {
    var form = PlanForm()
    form[.area] = request.uri.queryParameters["area"].map(String.init) ?? ""
    return try await newItemAnswer(context, form: form, status: .ok)
  }

  /// Plans something new.
  func planItem(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let key = try key(context)
    let act = act(context)
    let typed = PlanForm(context.form, ItemWish.fields)
    var form = typed
    do {
      let read = try await services.storage.write { transaction -> ReadItem in
        let opened = try Self.open(key, for: .read, act, in: transaction)
        guard PlanArea.allCases.contains(where: { opened.may(.edit($0)) }) else {
          throw Problem.forbidden
        }
        var form = typed
        guard
          let content = try ItemWish.read(&form, in: opened.year, transaction: transaction)
        else { return ReadItem(form: form) }
        try opened.require(.edit(content.area))
        let item = try PlanActs.plan(
          content, in: opened.year, act: act, transaction: transaction)
        return ReadItem(form: form, item: item)
      }
      if let item = read.item { return redirect(to: Self.path(after: item, in: key)) }
      form = read.form
    } catch let refusal as PlanRefusal {
      form.refuse(refusal, at: .action)
    }
    return try await newItemAnswer(context, form: form, status: .unprocessableContent)
  }

  /// Back to the plan, or to the item when something about it is doubtful.
  private static func path(after item: PlanItem, in key: PlanKey) -> String {
    if DueDoubt(of: item.content) != nil {
      return PlanMessage.planned.on(PlanLink.item(key, item.id).path)
    }
    return PlanMessage.planned.on(PlanLink.plan(key).path) + "#\(item.content.area.rawValue)"
  }

  /// A form that was read, and the item that came of it; nil when something in it is wrong.
  private struct ReadItem: Sendable {
    let form: PlanForm
    var item: PlanItem?
  }

  /// One item: how far it is, its form, its history.
  func item(_ request: Request, _ context: ZonaContext) async throws -> Response {
    htmlResponse(
      try await itemPage(context, typed: nil, page: page(request, context)))
  }

  /// Plans an item otherwise; who comes second sees both versions.
  func changeItem(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let key = try key(context)
    let item: ID<PlanItem> = try id("butir", context)
    let (act, version) = (act(context), version(context))
    // Whoever may not read or edit it is told so before anything else.
    let before = try await itemPage(context, typed: nil, page: context.page())
    try before.opened.require(.edit(before.line.item.content.area))
    let typed = PlanForm(context.form, ItemWish.fields)
    var form = typed
    var isStale = false
    do {
      let read = try await services.storage.write { transaction -> ReadItem in
        let opened = try Self.open(key, for: .read, act, in: transaction)
        let present = try Self.find(item, in: opened, transaction)
        try opened.require(.edit(present.item.content.area))
        var form = typed
        guard
          let content = try ItemWish.read(&form, in: opened.year, transaction: transaction)
        else { return ReadItem(form: form) }
        try opened.require(.edit(content.area))
        try PlanActs.change(
          item, to: content, version: version, in: opened.year, act: act,
          transaction: transaction)
        return ReadItem(form: form, item: present.item)
      }
      if read.item != nil {
        return redirect(to: PlanMessage.changed.on(PlanLink.item(key, item).path))
      }
      form = read.form
    } catch let refusal as PlanRefusal {
      form.refuse(refusal, at: .action)
      isStale = refusal == .stale
    }
    return htmlResponse(
      try await itemPage(context, typed: (form, isStale), page: context.page()),
      status: isStale ? .conflict : .unprocessableContent)
  }

  /// Asks why an item is taken out.
  func confirmRemoval(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let item = try await itemPage(context, typed: nil, page: context.page())
    try item.opened.require(.edit(item.line.item.content.area))
    return htmlResponse(RemovalPage(item: item, form: PlanForm()))
  }

  /// Takes an item out of the plan.
  func removeItem(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let key = try key(context)
    let id: ID<PlanItem> = try id("butir", context)
    let (act, version) = (act(context), version(context))
    let item = try await itemPage(context, typed: nil, page: context.page())
    try item.opened.require(.edit(item.line.item.content.area))
    var form = PlanForm(context.form, [.reason])
    do {
      guard let reason = form.line(.reason) else {
        return htmlResponse(
          RemovalPage(item: item, form: form), status: .unprocessableContent)
      }
      try await services.storage.write { transaction in
        let opened = try Self.open(key, for: .read, act, in: transaction)
        try opened.require(.edit(try Self.find(id, in: opened, transaction).item.content.area))
        try PlanActs.remove(
          id, reason: reason, version: version, in: opened.year, act: act,
          transaction: transaction)
      }
      return redirect(to: PlanMessage.removed.on(PlanLink.plan(key).path))
    } catch let refusal as PlanRefusal {
      form.refuse(refusal, at: .reason)
      return htmlResponse(
        RemovalPage(item: item, form: form),
        status: refusal == .stale ? .conflict : .unprocessableContent)
    }
  }

  private func newItemAnswer(
    _ context: ZonaContext, form: PlanForm, status: HTTPResponse.Status
  ) async throws -> Response {
    let key = try key(context)
    let act = act(context)
    let page = context.page()
    let html = try await services.storage.read { transaction in
      let opened = try Self.open(key, for: .read, act, in: transaction)
      guard let first = PlanArea.allCases.first(where: { opened.may(.edit($0)) }) else {
        throw Problem.forbidden
      }
      var form = form
      if PlanArea(rawValue: form[.area]) == nil { form[.area] = first.rawValue }
      return NewItemPage(
        opened: opened, form: form,
        people: try PeopleChoice(of: key.unitID, on: opened.year.today, in: transaction),
        page: page)
    }
    return htmlResponse(html, status: status)
  }

  private static func find(
    _ item: ID<PlanItem>, in opened: OpenedPlan, _ transaction: Transaction
  ) throws -> PlanItemStore.Owned {
    let found = try PlanItemStore.find(
      item, of: opened.key.unitID, year: opened.key.year, on: opened.year.today,
      transaction: transaction)
    guard let found else { throw Problem.notFound }
    return found
  }

  private func itemPage(
    _ context: ZonaContext, typed: (form: PlanForm, isStale: Bool)?, page: PageContext
  ) async throws -> ItemPage {
    let key = try key(context)
    let id: ID<PlanItem> = try id("butir", context)
    let act = act(context)
    return try await services.storage.read { transaction in
      let opened = try Self.open(key, for: .read, act, in: transaction)
      let found = try Self.find(id, in: opened, transaction)
      let (facts, basis) = try PlanYearStore.facts(
        of: opened.year, shownTo: opened.principal, tie: opened.tie, in: transaction)
      // No way to a worksheet that the person may not read, such as a draft for an assessor.
      let worksheet = try WorksheetStore.worksheets(of: key.unitID, in: transaction).first {
        $0.year == key.year
          && WorksheetPolicy.mayAct(
            opened.principal, .read, on: opened.place, stage: $0.stage.name)
      }
      let history = try Journal.entries(
        subjectKind: PlanEvent.itemKind, subjectID: id.text, in: transaction)
      var ownerNames: [String: String] = [:]
      for owner in ItemFacts.owners(in: history) {
        ownerNames[owner.text] =
          try RosterStore.history(of: owner, in: transaction)?.name.text
      }
      return ItemPage(
        opened: opened,
        line: PlanLine(
          found.item, owner: found.owner, facts: facts, today: opened.year.today),
        facts: facts, basis: basis, worksheetID: worksheet?.id,
        people: try PeopleChoice(of: key.unitID, on: opened.year.today, in: transaction),
        form: typed?.form ?? PlanForm(found.item.content, language: page.language),
        isStale: typed?.isStale ?? false,
        history: history, ownerNames: ownerNames, page: page)
    }
  }
}
