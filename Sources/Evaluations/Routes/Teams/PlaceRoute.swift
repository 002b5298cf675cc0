import Accounts
import AccountsModel
import Documents
import EvaluationsModel
import House
import Hummingbird
import Kernel
import Storage
import Web
import WorkUnits
import WorkUnitsModel

extension EvaluationRoutes {
  /// Where places and work of all units are taken from a file.
  func places(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let opened = try await openPlaces(context)
    let page =
      ImportDone(request).map { context.page(notice: $0.text) } ?? context.page()
    return htmlResponse(PlacesPage(opened: opened, error: nil, page: page))
  }

  /// Reads a file and says what becomes of each row; stores nothing.
  func readPlaces(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let opened = try await openPlaces(context)
    return try refusingFile(opened, context) {
      // A browser sends a field without a choice as a file without name and bytes.
      guard let file = context.form?.file(PlacesPage.fileField),
        !file.name.isEmpty || !file.bytes.isEmpty
      else { throw PlaceRefusal.noFile }
      guard !file.bytes.isEmpty else { throw PlaceRefusal.emptyFile }
      let rows = try PlaceFile.table.rows(of: file.bytes)
      let plan = try PlaceImport(rows: rows, ground: opened.ground)
      return htmlResponse(
        PlacesCheckPage(opened: opened, rows: rows, plan: plan, page: context.page()),
        status: plan.isAccepted ? .ok : .unprocessableContent)
    }
  }

  /// Stores a file that was looked at, when every row is still accepted.
  func storePlaces(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Institution.self)
    let act = act(context)
    let opened = try await openPlaces(context)
    let text = context.form?[PlacesPage.rowsField] ?? ""
    do {
      let rows = try CarriedTable.rows(of: text)
      // Decided again in the transaction that stores it: units may have changed meanwhile.
      let plan = try await services.storage.write { transaction in
        try OpenedTeams.check(act, id)
        let plan = try PlaceImport(
          rows: rows,
          ground: try PlaceImportStore.ground(of: id, on: act.day, in: transaction))
        if plan.isAccepted {
          try PlaceImportStore.store(plan, of: id, act: act, in: transaction)
        }
        return plan
      }
      guard plan.isAccepted else {
        return htmlResponse(
          PlacesCheckPage(opened: opened, rows: rows, plan: plan, page: context.page()),
          status: .unprocessableContent)
      }
      let done = ImportDone(
        added: 0, changed: plan.count(of: .change), unchanged: plan.count(of: .unchanged))
      return redirect(to: done.on(TeamLink.places(id).path))
    } catch {
      return try refusingFile(opened, context) { throw error }
    }
  }

  /// The present places as CSV, in the columns of the import.
  func placesCSV(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let opened = try await openPlaces(context)
    return bytesResponse(
      CSV.write(PlaceFile.rows(of: opened.ground, in: context.language), style: .excel),
      type: "text/csv; charset=utf-8", fileName: "letak-unit.csv")
  }

  /// The present places as a workbook, in the columns of the import.
  func placesWorkbook(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let opened = try await openPlaces(context)
    let bytes = try PlaceFile.table.workbook(
      PlaceFile.rows(of: opened.ground, in: context.language),
      widths: [38, 44, 24, 14, 14, 14, 10], title: context.page()(PlaceText.title),
      in: context.language, at: context.now)
    return bytesResponse(
      bytes, type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      fileName: "letak-unit.xlsx")
  }

  private func openPlaces(_ context: ZonaContext) async throws -> OpenedPlaces {
    let id = try context.id(of: Institution.self)
    let act = act(context)
    return try await services.storage.read { try OpenedPlaces(id, act, in: $0) }
  }

  /// Turns what is wrong with a file into the page where another one is chosen.
  private func refusingFile(
    _ opened: OpenedPlaces, _ context: ZonaContext, _ body: () throws -> Response
  ) throws -> Response {
    do {
      return try body()
    } catch {
      guard let sentence = PlaceText.sentence(error) else { throw error }
      return htmlResponse(
        PlacesPage(opened: opened, error: sentence, page: context.page()),
        status: .unprocessableContent)
    }
  }
}

/// The places of the units of an instansi before somebody who shares them out.
struct OpenedPlaces: Sendable {
  let institution: Institution
  let ground: PlaceGround
  /// The present year, for the way back.
  let year: Int
  let hasCycle: Bool

  /// Loads them for somebody who may.
  ///
  /// - Throws: `Problem.notFound` for everybody else.
  init(_ id: ID<Institution>, _ act: Act, in transaction: Transaction) throws {
    try OpenedTeams.check(act, id)
    guard let institution = try InstitutionStore.find(id, in: transaction) else {
      throw Problem.notFound
    }
    self.institution = institution
    ground = try PlaceImportStore.ground(of: id, on: act.day, in: transaction)
    year = act.day.year
    hasCycle = try CycleStore.cycles(of: id, in: transaction)
      .contains { $0.year.number == act.day.year }
  }
}

/// Places of units as files: CSV and XLSX in and out.
enum PlaceFile {
  static let table = TableFile(sheet: Text("Letak unit", "Places of units"))

  /// The units with what is known of them, the header first.
  static func rows(of ground: PlaceGround, in language: Language) -> [[String]] {
    [PlaceImport.Column.allCases.map { $0.title.in(language) }] + ground.rows
  }
}
