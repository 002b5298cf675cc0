import Accounts
import House
import Hummingbird
import Kernel
import Storage
import SurveysModel
import Web
import WorkUnits
import WorkUnitsModel

/// The pages on which everybody reads what a unit asks and what it found.
struct PublicRoundRoutes: Sendable {
  let services: Services

  func register(in table: RouteTable) {
    table.get("/publik/survei/:id", .everyone) { try await round($0, $1) }
  }

  func round(_ request: Request, _ context: ZonaContext) async throws -> Response {
    guard let id = ID<SurveyRound>(try context.parameter("id")) else { throw Problem.notFound }
    let (now, page) = (context.now, context.page())
    let html = try await services.storage.read { transaction -> PublicRoundPage? in
      guard let round = try SurveyRoundStore.find(id, in: transaction),
        SurveyPolicy.isPublic(round)
      else { return nil }
      let zone = try WorkUnitStore.zone(of: round.unitID, in: transaction)
      let history = try Journal.entries(
        subjectKind: SurveyEvent.roundKind, subjectID: id.text, in: transaction)
      return PublicRoundPage(
        frame: SurveyFrame(
          round: round, zone: zone,
          unitName: try WorkUnitStore.name(
            of: round.unitID, on: zone.local(now).day, in: transaction) ?? "",
          mayOrganise: false, now: now, page: page),
        figures: round.closedAt == nil
          ? nil : try FigureStore.figures(of: round, in: transaction),
        channels: round.closedAt == nil
          ? [] : try RoundProgressStore.channels(of: id, in: transaction),
        draw: try FrameStore.state(of: id, in: transaction),
        extensions: SurveyHistory.extensions(in: history),
        withdrawal: SurveyHistory.withdrawal(in: history),
        groups: round.closedAt == nil
          ? nil : try FigureStore.groups(of: round, in: transaction))
    }
    guard let html else { throw Problem.notFound }
    return htmlResponse(html)
  }

  /// The surveys of a unit on its public page: what closed ones found, and those that still run.
  static func section(_ request: SectionRequest, _ unit: String) async throws -> HTMLFragment? {
    guard let id = ID<WorkUnit>(unit) else { return nil }
    let now = request.now
    let lines = try await request.services.storage.read { transaction in
      let rounds = try SurveyRoundStore.rounds(of: id, in: transaction)
        .filter(SurveyPolicy.isPublic).prefix(PublicSurveys.longest)
      let figures = try FigureStore.figures(of: Array(rounds), in: transaction)
      return zip(rounds, figures).map { round, figures in
        PublicSurveys.Line(
          round: round, stage: round.stage(at: now),
          figures: round.closedAt == nil ? nil : figures)
      }
    }
    guard !lines.isEmpty else { return nil }
    return HTMLFragment(PublicSurveys(lines: lines, page: request.page))
  }
}
