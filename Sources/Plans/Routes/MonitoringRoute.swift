import Accounts
import HTTPTypes
import House
import Hummingbird
import Kernel
import PlansModel
import Storage
import Web
import WorkUnits
import WorkUnitsModel

extension PlanRoutes {
  /// The quarters of a year with what is open of their follow-ups.
  func quarters(_ request: Request, _ context: ZonaContext) async throws -> Response {
    htmlResponse(try await quartersPage(context, errors: [], page: page(request, context)))
  }

  /// Says what opening a quarter will freeze, before it is done.
  func confirmOpening(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let (key, quarter) = (try key(context), try quarter(context))
    let act = act(context)
    let page = context.page()
    do {
      let asking = try await services.storage.read { transaction in
        let opened = try Self.open(key, for: .manage, act, in: transaction)
        let all = try MonitoringStore.all(of: key.unitID, year: key.year, in: transaction)
        let board = try PlanActs.board(of: opened.year, in: transaction)
        // The same rules as when it is opened; nothing of it is kept.
        _ = try Monitoring.open(
          quarter, id: PlanActs.newID(act), in: opened.year, board: board,
          earlier: all.map(\.quarter), author: PlanActs.author(act))
        return OpeningPage(
          opened: opened, quarter: quarter, monitored: all.map(\.quarter),
          itemCount: board.lines.count, page: page)
      }
      return htmlResponse(asking)
    } catch let refusal as PlanRefusal {
      return htmlResponse(
        try await quartersPage(
          context, errors: [PlanText.error(refusal, at: .quarter)], page: page),
        status: .unprocessableContent)
    }
  }

  /// Opens a quarter.
  func openQuarter(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let key = try key(context)
    let act = act(context)
    let typed = context.form?[PlanField.quarter.rawValue] ?? ""
    do {
      let quarter = try await services.storage.write { transaction in
        let opened = try Self.open(key, for: .manage, act, in: transaction)
        guard let quarter = Quarter(code: typed) else { throw PlanRefusal.empty(.quarter) }
        _ = try MonitoringActs.open(
          quarter, in: opened.year, act: act, transaction: transaction)
        return quarter
      }
      return redirect(to: PlanMessage.opened.on(PlanLink.monitoring(key, quarter).path))
    } catch let refusal as PlanRefusal {
      return htmlResponse(
        try await quartersPage(
          context, errors: [PlanText.error(refusal, at: .quarter)], page: context.page()),
        status: .unprocessableContent)
    }
  }

  /// The monitoring of a quarter.
  func monitoring(_ request: Request, _ context: ZonaContext) async throws -> Response {
    htmlResponse(try await monitoringPage(context, typed: nil, page: page(request, context)))
  }

  /// Writes the minutes; who comes second sees both texts.
  func writeMinutes(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let quarter = try quarter(context)
    let version = version(context)
    var form = PlanForm(context.form, [.minutes])
    let text = form.lines(.minutes)
    return try await monitored(context, .manage, form, .minutes, saying: .written) {
      opened, act, transaction in
      guard let text else { return }
      try MonitoringActs.write(
        text, of: quarter, version: version, in: opened.year, act: act,
        transaction: transaction)
    }
  }

  /// Asks somebody to do something.
  func askFollowUp(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let quarter = try quarter(context)
    var form = PlanForm(context.form, [.followUp, .owner, .due])
    let (what, dueOn) = (form.line(.followUp), form.day(.due))
    let chosen = form[.owner]
    return try await monitored(context, .manage, form, .followUp, saying: .asked) {
      opened, act, transaction in
      let person = try PeopleChoice.find(
        chosen, .owner, in: opened.year, transaction: transaction)
      guard let what, let dueOn else { return }
      _ = try MonitoringActs.ask(
        FollowUpContent(what: what, ownerID: person.id, dueOn: dueOn), of: quarter,
        in: opened.year, act: act, transaction: transaction)
    }
  }

  /// Tells what was done about a follow-up; whoever it is entrusted to may, too.
  func closeFollowUp(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id: ID<FollowUp> = try id("tindak", context)
    let version = version(context)
    var form = PlanForm(context.form, [.done])
    let done = form.line(.done)
    return try await monitored(context, .read, form, .closing(id), saying: .closed) {
      opened, act, transaction in
      let all = try FollowUpStore.all(
        of: opened.key.unitID, year: opened.key.year, on: opened.year.today, in: transaction)
      guard let found = all.first(where: { $0.followUp.id == id })?.followUp else {
        throw Problem.notFound
      }
      try opened.require(.close(isOwner: opened.employeeID == found.content.ownerID))
      guard let done else { return }
      try MonitoringActs.close(
        id, done: done, version: version, in: opened.year, act: act, transaction: transaction)
    }
  }

  /// Runs a change of a monitoring page; a refusal shows the page again with its sentence.
  private func monitored(
    _ context: ZonaContext, _ action: PlanAction, _ form: PlanForm, _ place: MonitoringPage.Place,
    saying message: PlanMessage,
    _ body: @escaping @Sendable (OpenedPlan, Act, Transaction) throws -> Void
  ) async throws -> Response {
    let (key, quarter) = (try key(context), try quarter(context))
    let act = act(context)
    var form = form
    let isReadable = form.errors.isEmpty
    var status = HTTPResponse.Status.unprocessableContent
    do {
      try await services.storage.write { transaction in
        let opened = try Self.open(key, for: action, act, in: transaction)
        try body(opened, act, transaction)
      }
      if isReadable { return redirect(to: message.on(PlanLink.monitoring(key, quarter).path)) }
    } catch let refusal as PlanRefusal {
      form.refuse(refusal, at: place.firstField)
      if refusal == .stale { status = .conflict }
    }
    return htmlResponse(
      try await monitoringPage(context, typed: (form, place), page: context.page()),
      status: status)
  }

  private func quartersPage(
    _ context: ZonaContext, errors: [FormError], page: PageContext
  ) async throws -> QuartersPage {
    let key = try key(context)
    let act = act(context)
    return try await services.storage.read { transaction in
      let opened = try Self.open(key, for: .read, act, in: transaction)
      return QuartersPage(
        opened: opened,
        monitorings: try MonitoringStore.all(of: key.unitID, year: key.year, in: transaction),
        open: try FollowUpStore.all(
          of: key.unitID, year: key.year, on: opened.year.today, in: transaction
        ).filter { $0.followUp.closing == nil }, errors: errors, page: page)
    }
  }

  private func monitoringPage(
    _ context: ZonaContext, typed: (form: PlanForm, place: MonitoringPage.Place)?,
    page: PageContext
  ) async throws -> MonitoringPage {
    let (key, quarter) = (try key(context), try quarter(context))
    let act = act(context)
    return try await services.storage.read { transaction in
      let opened = try Self.open(key, for: .read, act, in: transaction)
      let all = try MonitoringStore.all(of: key.unitID, year: key.year, in: transaction)
      guard let monitoring = all.first(where: { $0.quarter == quarter }) else {
        throw Problem.notFound
      }
      return MonitoringPage(
        opened: opened, monitoring: monitoring,
        previous: all.last { $0.quarter < quarter },
        followUps: try FollowUpStore.all(
          of: key.unitID, year: key.year, on: opened.year.today, in: transaction),
        people: opened.mayMonitor
          ? try PeopleChoice(of: key.unitID, on: opened.year.today, in: transaction) : nil,
        form: typed?.form ?? PlanForm(), place: typed?.place, page: page)
    }
  }
}
