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
  /// Who judges what in a year.
  func assignments(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let key = try DeskKey(context)
    let act = act(context)
    let query = request.uri.queryParameters
    let filter = DeskFilter(
      team: query["tim"].map(String.init), only: query["saring"].map(String.init))
    let number = Self.pageNumber(request)
    let page = context.page(after: request, TeamMessage.self)
    return htmlResponse(
      try await services.storage.read { transaction in
        try AssignmentsPage(
          OpenedDesk(key, act, in: transaction), filter: filter, number: number, page: page)
      })
  }

  /// A worked-out plan before anything is stored.
  func proposal(_ request: Request, _ context: ZonaContext) async throws -> Response {
    try await proposalAnswer(
      context, pages: (Self.pageNumber(request), Self.pageNumber(request, "sisa")))
  }

  /// Takes the plan that was shown; a plan that is another one by now is shown instead.
  func apply(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let key = try DeskKey(context)
    let act = act(context)
    let digest = context.form?[ProposalPage.digestField] ?? ""
    do {
      // The search runs in a read: it may take a second, and nobody else can write in a write.
      let prepared = try await services.storage.read { transaction in
        try Self.proposal(OpenedDesk(key, act, in: transaction))
      }
      guard DeskActs.digest(of: prepared) == digest else { throw DeskRefusal.planChanged }
      try await services.storage.write { transaction in
        try OpenedTeams.check(act, key.institutionID)
        guard
          try CycleStore.cycles(of: key.institutionID, in: transaction)
            .contains(where: { $0.year.number == key.year })
        else { throw Problem.notFound }
        _ = try DeskActs.apply(
          digest, prepared: prepared, of: key.institutionID, (key.year, .tpi), act: act,
          in: transaction)
      }
      return redirect(
        to: TeamMessage.applied.on(TeamLink.assignments(key.institutionID, key.year).path))
    } catch let refusal as DeskRefusal {
      return try await proposalAnswer(context, pages: (1, 1), refusal: refusal)
    }
  }

  /// Why a unit of the plan is with its team, team by team.
  func proposedUnit(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let key = try DeskKey(context)
    let unit = try context.id("unit", of: WorkUnit.self)
    let act = act(context)
    let page = context.page()
    return htmlResponse(
      try await services.storage.read { transaction in
        let opened = try OpenedDesk(key, act, in: transaction)
        let line = try opened.unit(unit)
        let proposal = try Self.proposal(opened)
        guard opened.desk.assignments[unit] == nil,
          let reasons = proposal.task.reasons(for: unit, in: proposal.plan.placements)
        else { throw Problem.notFound }
        return ProposedUnitPage(
          opened: opened, unit: line, reasons: reasons,
          load: reasons.teamID.flatMap { ProposedLoad(of: $0, in: proposal) }, page: page)
      })
  }

  /// The teams for one unit: those that may take it, and why others may not.
  func unitTeams(_ request: Request, _ context: ZonaContext) async throws -> Response {
    try await unitAnswer(
      context, typed: nil, errors: [], context.page(after: request, TeamMessage.self))
  }

  /// Gives a unit to a team by hand.
  func placeUnit(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let team = ID<AssessorTeam>(context.form?[UnitTeamsPage.teamField] ?? "")
    guard let team else { throw Problem.notFound }
    return try await deciding(context, saying: .placed) { unit, seen, opened, act, transaction in
      try DeskActs.place(
        unit, in: team, seen: seen, on: opened.desk, act: act, transaction: transaction)
    }
  }

  /// Takes a unit away from its team.
  func releaseUnit(_ request: Request, _ context: ZonaContext) async throws -> Response {
    try await deciding(context, saying: .released) { unit, seen, opened, act, transaction in
      try DeskActs.release(
        unit, seen: seen, on: opened.desk, act: act, transaction: transaction)
    }
  }

  /// Says where a unit is.
  func siteUnit(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let key = try DeskKey(context)
    let unit = try context.id("unit", of: WorkUnit.self)
    let act = act(context)
    let body = context.form ?? FormBody()
    let (form, work) = (SiteForm(body), WorkForm(body))
    var errors: [FormError] = []
    let facts = (site: form.read(into: &errors), minutes: work.read(into: &errors))
    guard errors.isEmpty else {
      return try await unitAnswer(
        context, typed: (form, work), errors: errors, context.page(),
        status: .unprocessableContent)
    }
    try await services.storage.write { transaction in
      let line = try OpenedDesk(key, act, in: transaction).unit(unit)
      try DeskActs.set(
        facts, of: line, in: key.institutionID, act: act, transaction: transaction)
    }
    let isAbroad = facts.site?.point.map { !$0.isInIndonesia } ?? false
    let message = isAbroad ? TeamMessage.sitedAbroad : .sited
    return redirect(
      to: message.on(TeamLink.unit(key.institutionID, key.year, unit).path))
  }

  /// Decides about one unit after taking the turn; a refusal is a page that says so.
  private func deciding(
    _ context: ZonaContext, saying message: TeamMessage,
    _ body:
      @escaping @Sendable (ID<WorkUnit>, String, OpenedDesk, Act, Transaction) throws -> Void
  ) async throws -> Response {
    let key = try DeskKey(context)
    let unit = try context.id("unit", of: WorkUnit.self)
    let seen = context.form?[UnitTeamsPage.seenField] ?? ""
    let act = act(context)
    try await services.storage.write { transaction in
      try OpenedTeams.check(act, key.institutionID)
      try DeskStore.takeTurn(of: key.institutionID, (key.year, .tpi), in: transaction)
      let opened = try OpenedDesk(key, act, in: transaction)
      _ = try opened.unit(unit)
      do {
        try body(unit, seen, opened, act, transaction)
      } catch let refusal as DeskRefusal {
        throw AssignmentText.problem(refusal, opened.words)
      }
    }
    return redirect(
      to: message.on(TeamLink.unit(key.institutionID, key.year, unit).path))
  }

  private func unitAnswer(
    _ context: ZonaContext, typed: (site: SiteForm, work: WorkForm)?, errors: [FormError],
    _ page: PageContext,
    status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let key = try DeskKey(context)
    let unit = try context.id("unit", of: WorkUnit.self)
    let act = act(context)
    let view = try await services.storage.read { transaction in
      let opened = try OpenedDesk(key, act, in: transaction)
      let line = try opened.unit(unit)
      return UnitTeamsPage(
        opened: opened, unit: line, verdicts: try Self.verdicts(unit, opened),
        judged: try JudgedSeats.of(line, opened.desk.assignments[unit], in: transaction),
        site: typed?.site ?? SiteForm(line.hasOwnSite ? line.judged.site : nil),
        work: typed?.work ?? WorkForm(line.ownMinutes), errors: errors, page: page)
    }
    return htmlResponse(view, status: status)
  }

  private func proposalAnswer(
    _ context: ZonaContext, pages: (Int, Int), refusal: DeskRefusal? = nil
  ) async throws -> Response {
    let key = try DeskKey(context)
    let act = act(context)
    let page = context.page()
    let view = try await services.storage.read { transaction in
      let opened = try OpenedDesk(key, act, in: transaction)
      return try ProposalPage(
        opened, Self.proposal(opened), pages: pages, refusal: refusal, page: page)
    }
    return htmlResponse(view, status: refusal.map(AssignmentText.status) ?? .ok)
  }

  private static func verdicts(
    _ unit: ID<WorkUnit>, _ opened: OpenedDesk
  ) throws -> [TeamVerdict] {
    do {
      return try opened.desk.board(for: unit).candidates(for: unit)
    } catch {
      throw AssignmentText.problem(.assignment(error), opened.words)
    }
  }

  private static func proposal(_ opened: OpenedDesk) throws -> AssignmentProposal {
    do {
      return try DeskActs.proposal(opened.desk)
    } catch {
      throw AssignmentText.problem(error, opened.words)
    }
  }

  private static func pageNumber(_ request: Request, _ name: Substring = "halaman") -> Int {
    max(1, request.uri.queryParameters[name].flatMap { Int($0) } ?? 1)
  }
}
