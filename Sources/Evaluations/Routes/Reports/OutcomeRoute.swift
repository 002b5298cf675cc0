import Accounts
import Cryptography
import Documents
import EvaluationsModel
import HTTPTypes
import House
import Hummingbird
import Kernel
import NIOCore
import Storage
import Web
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

/// The outcomes of an instansi, opened by somebody who runs its judgements.
struct OpenedOutcomes: Sendable {
  let institutionID: ID<Institution>
  let name: String
  let year: CycleYear
  let board: OutcomeBoard
  /// How many have signed each report that stands.
  let signatureCounts: [ID<Evaluation>: Int]

  /// Scoring and searching paths keeps a processor busy, so it has threads of its own.
  private static let threads = BlockingThreads(name: "outcomes", count: 2, queueLimit: 64)

  /// Whether a person runs the judgements of an instansi.
  static func mayRead(_ principal: Principal?, _ institution: ID<Institution>) -> Bool {
    guard let principal else { return false }
    let scopes: [Scope] = [.national, .institution(institution.text)]
    return [Role.coordinator, .administrator].contains { role in
      scopes.contains { principal.holds(role, for: $0) }
    }
  }

  /// Opens the outcomes of the internal assessors: a short read, then the ranking.
  ///
  /// - Throws: `Problem.notFound` for everybody else, and for a year that is none.
  init(_ context: ZonaContext, _ services: Services) async throws {
    let read = try await services.storage.read { try Read(context, in: $0) }
    (institutionID, name, year) = (read.institutionID, read.name, read.year)
    signatureCounts = read.signatureCounts
    board = try await Self.working { OutcomeBoard(read.facts) }
  }

  /// Explains some of the units.
  ///
  /// - Throws: `Problem.busy` when too many lists are worked out already.
  func rows(_ range: Range<Int>, _ services: Services) async throws -> [OutcomeBoard.Row] {
    let paths = services.belongings.one(of: PathMemory.self) { PathMemory() }
    return try await Self.working { [board] in board.rows(range, paths: paths) }
  }

  private static func working<Value: Sendable>(
    _ work: @escaping @Sendable () -> Value
  ) async throws -> Value {
    do {
      return try await threads.run(work)
    } catch is TooMuchWaiting {
      throw Problem.busy
    }
  }

  /// The list cut into pages.
  var pieces: [Range<Int>] {
    let pageCount = ListPage(1, of: board.lines.count, size: OutcomesPage.pageSize).count
    return (1...pageCount).map {
      ListPage($0, of: board.lines.count, size: OutcomesPage.pageSize).range
    }
  }

  /// What is read of the outcomes.
  private struct Read: Sendable {
    let institutionID: ID<Institution>
    let name: String
    let year: CycleYear
    let facts: OutcomeFacts
    let signatureCounts: [ID<Evaluation>: Int]

    init(_ context: ZonaContext, in transaction: Transaction) throws {
      institutionID = try context.id(of: Institution.self)
      guard OpenedOutcomes.mayRead(context.principal, institutionID),
        let year = Int(try context.parameter("tahun")).flatMap({ CycleYear($0) }),
        let institution = try InstitutionStore.find(institutionID, in: transaction)
      else { throw Problem.notFound }
      self.year = year
      name = institution.name.text
      facts = try OutcomeFacts(
        of: institutionID, in: year, layer: .tpi, at: context.now, transaction: transaction)
      signatureCounts = try ReportStore.signatureCounts(
        in: institutionID, year: year, transaction: transaction)
    }
  }
}

extension EvaluationRoutes {
  /// The units of an instansi by what the assessors found, a page at a time.
  func outcomeList(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let opened = try await OpenedOutcomes(context, services)
    let wanted = request.uri.queryParameters["halaman"].flatMap { Int($0) } ?? 1
    let shown = ListPage(wanted, of: opened.board.lines.count, size: OutcomesPage.pageSize)
    let rows = try await opened.rows(shown.range, services)
    return htmlResponse(
      OutcomesPage(opened: opened, rows: rows, shown: shown, page: context.page()))
  }

  /// The whole list as CSV; it leaves in pieces, each worked out when the one before has left.
  func outcomeCSV(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let opened = try await OpenedOutcomes(context, services)
    let table = OutcomeTable(opened: opened, language: context.page().language)
    var response = bytesResponse(
      [], type: "text/csv; charset=utf-8", fileName: Self.name(opened, "csv"))
    response.headers[.contentLength] = nil
    response.body = ResponseBody { [services] writer in
      try await writer.write(ByteBuffer(bytes: CSV.write([table.heads])))
      for piece in opened.pieces {
        let cells = try await opened.rows(piece, services).map { table.cells($0).map(\.plain) }
        try await writer.write(ByteBuffer(bytes: CSV.write(cells)))
      }
      try await writer.finish(nil)
    }
    return response
  }

  /// The whole list as a workbook.
  func outcomeWorkbook(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let opened = try await OpenedOutcomes(context, services)
    let table = OutcomeTable(opened: opened, language: context.page().language)
    var cells: [[OutcomeTable.Cell]] = []
    for piece in opened.pieces {
      cells += try await opened.rows(piece, services).map { table.cells($0) }
    }
    return bytesResponse(
      try table.workbook(of: cells, at: context.now), type: Self.workbookType,
      fileName: Self.name(opened, "xlsx"))
  }

  private static func name(_ opened: OpenedOutcomes, _ ending: String) -> String {
    "Hasil penilaian \(opened.year.number) \(opened.name).\(ending)"
  }

  /// The way to the outcomes, on the page of an instansi, for those who run its judgements.
  static let outcomeSection = InstitutionSection("outcomes") { request, institution in
    guard let id = ID<Institution>(institution), OpenedOutcomes.mayRead(request.principal, id)
    else { return nil }
    let years = try await request.services.storage.read {
      try CycleStore.cycles(of: id, in: $0).map(\.year)
    }
    guard !years.isEmpty else { return nil }
    return HTMLFragment(OutcomeSection(institutionID: id, years: years, page: request.page))
  }
}
