import Accounts
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
  /// The seats of an instansi that need somebody, for whoever runs its seats.
  func seatGaps(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Institution.self)
    let act = act(context)
    guard TeamPolicy.mayManage(act.principal, teamsOf: id) else { throw Problem.notFound }
    let query = request.uri.queryParameters
    let view = SeatGapView.read(
      kind: query["saring"].map(String.init), page: query["halaman"].map(String.init))
    let page = context.page()
    return htmlResponse(
      try await services.storage.read { transaction in
        guard let institution = try InstitutionStore.find(id, in: transaction) else {
          throw Problem.notFound
        }
        return SeatGapPage(
          institution: institution,
          found: try SeatGapStore(in: [id], layer: .tpi, at: act.now, transaction: transaction),
          view: view, page: page)
      })
  }

  /// The first of these seats on the page of tasks of whoever coordinates.
  static func seatGapTasks(
    _ request: SectionRequest, _ principal: Principal
  ) async throws -> HTMLFragment? {
    let coordinated = principal.coordinated
    guard !coordinated.isEmpty else { return nil }
    let now = request.now
    let board = try await request.services.storage.read { transaction in
      try SeatGapBoard(in: coordinated, at: now, transaction: transaction)
    }
    guard !board.parts.isEmpty else { return nil }
    return HTMLFragment(SeatGapTasks(board: board, page: request.page))
  }
}

/// The seats that need somebody where one person coordinates, by instansi.
struct SeatGapBoard: Sendable {
  /// One instansi with gaps.
  struct Part: Sendable {
    let institutionID: ID<Institution>
    let found: SeatGapStore
    /// When the internal assessors are to be done, by programme year.
    let ends: [Int: Instant]
  }

  let parts: [Part]

  init(
    in institutions: [ID<Institution>], at now: Instant, transaction: Transaction
  ) throws {
    parts = try institutions.compactMap { institution in
      let found = try SeatGapStore(
        in: [institution], layer: .tpi, at: now, transaction: transaction)
      guard !found.lines.isEmpty else { return nil }
      let years = Set(found.lines.map(\.assignment.year))
      let calendar = try JudgingEnds(
        in: [institution], years: years, transaction: transaction)
      var ends: [Int: Instant] = [:]
      for year in years { ends[year] = calendar.end(of: .tpi, in: institution, year: year) }
      return Part(institutionID: institution, found: found, ends: ends)
    }
  }
}
