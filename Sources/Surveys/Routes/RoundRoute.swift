import Accounts
import House
import Hummingbird
import Kernel
import Storage
import SurveysModel
import Web
import WorkUnits
import WorkUnitsModel

extension OrganiserRoutes {
  func newRound(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let unit: ID<WorkUnit> = try id("id", context)
    let act = act(context)
    let page = page(request, context)
    let html = try await services.storage.read { transaction in
      var html = try Self.planPage(of: unit, act: act, page: page, in: transaction)
      html.form = SurveyRoundForm(purpose: html.purposes[0], now: act.now, zone: html.zone)
      return html
    }
    return htmlResponse(html)
  }

  func planRound(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let unitID: ID<WorkUnit> = try id("id", context)
    let act = act(context)
    let page = context.page()
    let form = SurveyRoundForm(context.form ?? FormBody())
    var html = try await services.storage.read { transaction in
      try Self.planPage(of: unitID, act: act, page: page, in: transaction)
    }
    let (plan, errors) = form.plan(in: html.zone, at: act.now)
    if let plan, let year = form.programmeYear {
      let round = try await refusing {
        try await services.storage.write { transaction in
          guard let unit = try WorkUnitStore.find(unitID, in: transaction) else {
            throw Problem.notFound
          }
          return try SurveyActs.plan(
            plan, for: unit, year: year, known: Questionnaires.shipped, act: act, in: transaction)
        }
      }
      return redirect(to: OrganiserMessage.planned.on(OrganiserLink.round(round.id).path))
    }
    (html.form, html.errors) = (form, errors)
    return htmlResponse(html, status: .unprocessableContent)
  }

  func editing(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let frame = try await organised(request, context)
    guard frame.stage == .draft else {
      return try refused(SurveyText.problem(.isPublished, in: frame.zone), on: frame, context)
    }
    let (id, act, page) = (frame.round.id, act(context), frame.page)
    let html = try await refusing {
      try await services.storage.read { transaction in
        try Self.editPage(of: id, act: act, page: page, in: transaction)
      }
    }
    return htmlResponse(html)
  }

  func changeRound(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let frame = try await organised(request, context)
    guard frame.stage == .draft else {
      return try refused(SurveyText.problem(.isPublished, in: frame.zone), on: frame, context)
    }
    let (id, act, page) = (frame.round.id, act(context), context.page())
    var form = SurveyRoundForm(context.form ?? FormBody())
    let before = try await refusing {
      try await services.storage.read { transaction in
        try Self.editPage(of: id, act: act, page: page, in: transaction)
      }
    }
    // The year of a draft is part of its address in lists; it is chosen once.
    form.year = before.form.year
    let (plan, errors) = form.plan(in: before.zone, at: act.now)
    if let plan {
      let version = form.version
      try await refusing {
        try await services.storage.write { transaction in
          try SurveyActs.change(
            id, to: plan, version: version, known: Questionnaires.shipped, act: act,
            in: transaction)
        }
      }
      return redirect(to: OrganiserMessage.changed.on(OrganiserLink.round(id).path))
    }
    var html = before
    (html.form, html.errors, html.isStartMoved) = (form, errors, false)
    return htmlResponse(html, status: .unprocessableContent)
  }

  func round(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id: ID<SurveyRound> = try id("id", context)
    let act = act(context)
    let page = page(request, context)
    let html = try await refusing {
      try await services.storage.read { transaction in
        let frame = try Self.readable(id, act: act, page: page, in: transaction)
        return RoundPage(
          frame: frame,
          progress: try RoundProgressStore.progress(of: id, in: transaction),
          history: try Journal.entries(
            subjectKind: SurveyEvent.roundKind, subjectID: id.text, in: transaction))
      }
    }
    return htmlResponse(html)
  }

  /// The empty page of a plan, for somebody who may plan something in the unit.
  private static func planPage(
    of unit: ID<WorkUnit>, act: Act, page: PageContext, in transaction: Transaction
  ) throws -> RoundPlanPage {
    let place = try place(of: unit, in: transaction)
    let purposes = purposes(act.principal, on: place)
    guard !purposes.isEmpty else {
      let mayRead = SurveyPolicy.mayAct(act.principal, .read(.unit, isClosed: true), on: place)
      throw mayRead ? Problem.forbidden : Problem.notFound
    }
    let zone = try WorkUnitStore.zone(of: unit, in: transaction)
    return RoundPlanPage(
      unitID: unit,
      unitName: try WorkUnitStore.name(of: unit, on: zone.local(act.now).day, in: transaction)
        ?? "",
      zone: zone, purposes: purposes, draft: nil,
      form: SurveyRoundForm(purpose: purposes[0], now: act.now, zone: zone), errors: [],
      page: page)
  }

  /// The page of the plan of a draft.
  private static func editPage(
    of id: ID<SurveyRound>, act: Act, page: PageContext, in transaction: Transaction
  ) throws -> RoundPlanPage {
    let frame = try organised(id, act: act, page: page, in: transaction)
    guard frame.stage == .draft else { throw SurveyRefusal.isPublished }
    let place = try place(of: frame.round.unitID, in: transaction)
    var form = SurveyRoundForm(of: frame.round, zone: frame.zone)
    let isStartMoved = form.moveStart(of: frame.round, after: act.now, frame.zone)
    return RoundPlanPage(
      unitID: frame.round.unitID, unitName: frame.unitName, zone: frame.zone,
      purposes: purposes(act.principal, on: place), draft: frame.round, form: form,
      isStartMoved: isStartMoved, errors: [], page: page)
  }
}
