import enum Documents.CSV
import EvaluationsModel
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

/// How far the assessors of an instansi agreed in a year, and how severe each was.
struct YearAgreement: Sendable {
  let institution: Institution
  let year: CycleYear
  let opened: OpenedYear
  /// nil when nothing was opened.
  let report: AgreementReport?
  /// Against what the teams agreed on.
  let severities: [Severity]
  /// Against the mean of the others, before anybody talked.
  let severitiesAmongOthers: [Severity]
  /// Against what the teams agreed on, by month.
  let drifts: [SeverityDrift]
  /// Against the mean of the others, by month.
  let driftsAmongOthers: [SeverityDrift]
  let rules = AgreementRules.version1

  /// Measures what was opened.
  init(institution: Institution, year: CycleYear, opened: OpenedYear) {
    self.institution = institution
    self.year = year
    self.opened = opened
    report = opened.instrument.map { AgreementReport(of: opened.sheets, instrument: $0) }
    severities = Severity.measure(opened.sheets, against: opened.consensus)
    severitiesAmongOthers = Severity.measureAgainstOthers(opened.sheets)
    let months = SeverityDrift.months(of: opened.sheets)
    drifts = SeverityDrift.measure(
      opened.sheets, against: opened.consensus, periodsFrom: months)
    driftsAmongOthers = SeverityDrift.measureAgainstOthers(opened.sheets, periodsFrom: months)
  }

  /// What an account is called.
  func name(_ account: String) -> String { opened.names[account] ?? account }
}

extension EvaluationRoutes {
  func agreement(_ request: Request, _ context: ZonaContext) async throws -> Response {
    htmlResponse(YearAgreementPage(model: try await agreement(context), page: context.page()))
  }

  func agreementFigures(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let model = try await agreement(context)
    return bytesResponse(
      CSV.write(YearAgreementFile.figures(model, context.page())), type: "text/csv; charset=utf-8",
      fileName: "kesesuaian-\(model.year.number).csv")
  }

  func agreementAssessors(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let model = try await agreement(context)
    return bytesResponse(
      CSV.write(YearAgreementFile.assessors(model, context.page())),
      type: "text/csv; charset=utf-8", fileName: "penilai-\(model.year.number).csv")
  }

  private func agreement(_ context: ZonaContext) async throws -> YearAgreement {
    let id = try context.id(of: Institution.self)
    guard CalibrationPolicy.mayAct(context.principal, .readAgreement, in: id),
      let year = Int(try context.parameter("year")).flatMap({ CycleYear($0) })
    else { throw Problem.notFound }
    let (institution, opened) = try await services.storage.read { transaction in
      guard let institution = try InstitutionStore.find(id, in: transaction) else {
        throw Problem.notFound
      }
      return (
        institution,
        try OpenedYearStore.opened(in: id, year: year, layer: .tpi, transaction: transaction)
      )
    }
    return YearAgreement(institution: institution, year: year, opened: opened)
  }
}
