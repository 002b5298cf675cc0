import Accounts
import enum Documents.CSV
import House
import Hummingbird
import Instruments
import InstrumentsModel
import Kernel
import Storage
import Web
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

/// What came back most in an instansi, under one instrument.
struct ReturnFigures: Sendable {
  let instrument: Instrument
  let statistics: ReturnStatistics
}

extension WorksheetRoutes {
  /// What came back most, for those who coach the units.
  func returnStatistics(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let (institution, year, figures) = try await returnFigures(context)
    return htmlResponse(
      ReturnStatisticsPage(
        institution: institution, year: year, figures: figures, page: context.page()))
  }

  /// The questions of the same page as a table file.
  func returnTable(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let (_, year, figures) = try await returnFigures(context)
    let page = context.page()
    let head = [
      WorksheetText.number, Text("Kode", "Code"), WorksheetText.question,
      ReturnText.timesReturned,
    ]
    let rows = figures.flatMap { figures in
      figures.statistics.questions.map { line in
        [
          figures.instrument.soalNumbers(of: line.subject),
          figures.instrument.questions[line.subject].code,
          page(figures.instrument.questions[line.subject].text), String(line.count),
        ]
      }
    }
    return bytesResponse(
      CSV.write([head.map { page($0) }] + rows), type: "text/csv; charset=utf-8",
      fileName: "pengembalian-\(year.number).csv")
  }

  private func returnFigures(
    _ context: ZonaContext
  ) async throws -> (Institution, CycleYear, [ReturnFigures]) {
    let id = try context.id(of: Institution.self)
    guard let year = Int(try context.parameter("tahun")).flatMap({ CycleYear($0) }),
      WorksheetPolicy.seesReturns(context.principal, of: id)
    else { throw Problem.notFound }
    let now = context.now
    return try await services.storage.read { transaction in
      guard let institution = try InstitutionStore.find(id, in: transaction) else {
        throw Problem.notFound
      }
      return (institution, year, try Self.figures(of: id, year, at: now, in: transaction))
    }
  }

  private static func figures(
    of institution: ID<Institution>, _ year: CycleYear, at now: Instant,
    in transaction: Transaction
  ) throws -> [ReturnFigures] {
    let groups = try ReturnStore.rows(in: institution, year: year, transaction: transaction)
    return try groups.sorted { $0.key < $1.key }.map { id, rows in
      let instrument = try InstrumentLibrary.instrument(id)
      return ReturnFigures(
        instrument: instrument,
        statistics: ReturnStatistics(
          try ReturnStore.rounds(rows, in: instrument), at: now))
    }
  }

  /// The way to the figures, on the page of an instansi.
  static func institutionSection(
    _ request: SectionRequest, _ institution: String
  ) async throws -> HTMLFragment? {
    let day = CalendarDate(programmeDayOf: request.now)
    guard let id = ID<Institution>(institution), let year = CycleYear(day.year),
      WorksheetPolicy.seesReturns(request.principal, of: id)
    else { return nil }
    let groups = try await request.services.storage.read { transaction in
      try figures(of: id, year, at: request.now, in: transaction)
    }
    let rounds = groups.reduce(0) { $0 + $1.statistics.rounds }
    return HTMLFragment(
      ReturnSection(institutionID: id, year: year, rounds: rounds, page: request.page))
  }
}
