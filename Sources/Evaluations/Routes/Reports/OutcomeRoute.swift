import Accounts
import Documents
import EvaluationsModel
import HTTPTypes
import House
import Hummingbird
import Kernel
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

  /// Whether a person runs the judgements of an instansi.
  static func mayRead(_ principal: Principal?, _ institution: ID<Institution>) -> Bool {
    guard let principal else { return false }
    let scopes: [Scope] = [.national, .institution(institution.text)]
    return [Role.coordinator, .administrator].contains { role in
      scopes.contains { principal.holds(role, for: $0) }
    }
  }

  /// Reads the outcomes of the internal assessors.
  ///
  /// - Throws: `Problem.notFound` for everybody else, and for a year that is none.
  init(_ context: ZonaContext, in transaction: Transaction) throws {
    institutionID = try context.id(of: Institution.self)
    guard Self.mayRead(context.principal, institutionID),
      let year = Int(try context.parameter("tahun")).flatMap({ CycleYear($0) }),
      let institution = try InstitutionStore.find(institutionID, in: transaction)
    else { throw Problem.notFound }
    self.year = year
    name = institution.name.text
    board = try OutcomeBoard(
      of: institutionID, in: year, layer: .tpi, at: context.now, transaction: transaction)
    signatureCounts = try ReportStore.signatureCounts(
      in: institutionID, year: year, transaction: transaction)
  }
}

extension EvaluationRoutes {
  /// The units of an instansi by what the assessors found.
  func outcomeList(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let opened = try await services.storage.read { try OpenedOutcomes(context, in: $0) }
    return htmlResponse(OutcomesPage(opened: opened, page: context.page()))
  }

  /// The same list as CSV.
  func outcomeCSV(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let opened = try await services.storage.read { try OpenedOutcomes(context, in: $0) }
    let table = OutcomeTable(opened: opened, language: context.page().language)
    let rows = [table.heads] + table.rows.map { $0.map(\.plain) }
    return bytesResponse(
      CSV.write(rows), type: "text/csv; charset=utf-8", fileName: Self.name(opened, "csv"))
  }

  /// The same list as a workbook.
  func outcomeWorkbook(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let opened = try await services.storage.read { try OpenedOutcomes(context, in: $0) }
    let table = OutcomeTable(opened: opened, language: context.page().language)
    return bytesResponse(
      try table.workbook(at: context.now), type: Self.workbookType,
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
