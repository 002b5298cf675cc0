import Documents
import House
import Hummingbird
import Kernel
import Storage
import SurveysModel
import Web
import WorkUnits
import WorkUnitsModel

/// The routes of results.
struct ResultsRoutes: Sendable {
  let services: Services

  func register(in table: RouteTable) {
    let read = RouteAccess.policy("survey.read")
    table.get("/survei-unit/:id/hasil", read) { request, context in
      let results = try await results(context)
      return htmlResponse(ResultsPage(results: results, page: context.page()))
    }
    table.get("/survei-unit/:id/hasil.csv", read) { _, context in
      let rows = ResultsTable(results: try await results(context), language: context.language).rows
      return bytesResponse(
        CSV.write(rows), type: "text/csv; charset=utf-8", fileName: "hasil-survei.csv")
    }
    table.get("/survei-unit/:id/hasil.xlsx", read) { _, context in
      let results = ResultsTable(results: try await results(context), language: context.language)
      return bytesResponse(
        try results.workbook(at: context.now),
        type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        fileName: "hasil-survei.xlsx")
    }
    table.get("/survei-unit/:id/hasil.json", read) { _, context in
      let results = ResultsTable(results: try await results(context), language: context.language)
      return bytesResponse(results.json, type: "application/json; charset=utf-8")
    }
    table.get("/survei-unit/:id/tulisan.csv", .policy("survey.organise")) { _, context in
      try await comments(context)
    }
    table.get("/aturan-kejujuran-survei", .everyone) { _, context in
      htmlResponse(HonestyPage(rules: HonestyRules.all, page: context.page()))
    }
  }

  private func results(_ context: ZonaContext) async throws -> RoundResults {
    let id = try id(context)
    let (principal, now) = (context.principal, context.now)
    return try await services.storage.read { transaction in
      try RoundResults.load(id, principal: principal, at: now, in: transaction)
    }
  }

  /// What people wrote, to those who organise the round, once it is closed: before, a text could be
  /// told by when it came.
  private func comments(_ context: ZonaContext) async throws -> Response {
    let id = try id(context)
    let (principal, now) = (context.principal, context.now)
    let texts = try await services.storage.read { transaction in
      let round = try RoundResults.load(id, principal: principal, at: now, in: transaction).round
      let place = try WorkUnitStore.place(of: round.unitID, in: transaction)
      guard SurveyPolicy.mayAct(principal, .organise(round.plan.purpose), on: place) else {
        throw Problem.forbidden
      }
      guard round.closedAt != nil else { throw Problem.notFound }
      return try FigureStore.maskedComments(of: id, in: transaction)
    }
    return bytesResponse(
      CSV.write([["tulisan"]] + texts.map { [$0] }), type: "text/csv; charset=utf-8",
      fileName: "tulisan-survei.csv")
  }

  private func id(_ context: ZonaContext) throws -> ID<SurveyRound> {
    guard let id = ID<SurveyRound>(try context.parameter("id")) else { throw Problem.notFound }
    return id
  }
}
