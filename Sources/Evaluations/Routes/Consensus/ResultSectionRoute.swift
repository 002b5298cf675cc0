import EvaluationsModel
import House
import Kernel
import Storage
import Web
import WorkUnits
import WorkUnitsModel
import Worksheets
import WorksheetsModel

extension EvaluationRoutes {
  /// What the assessors gave beside what the unit gave itself, on the page of a worksheet.
  static let worksheetResultSection = WorksheetSection("settled_result") { request, worksheet in
    guard let id = ID<Worksheet>(worksheet), let principal = request.principal else { return nil }
    let year = try await request.services.storage.read { transaction -> SettledYear? in
      guard let found = try WorksheetStore.find(id, in: transaction) else { return nil }
      let place = try WorkUnitStore.place(of: found.unitID, in: transaction)
      return try ResultReader(principal: principal, place: place)
        .settledYear(of: found, in: transaction)
    }
    guard let year else { return nil }
    return HTMLFragment(SettledFigures(years: [year], namesYears: false, page: request.page))
  }

  /// The same for every year, on the page of a unit.
  static let unitResultSection = WorkUnitSection("settled_results") { request, unit in
    guard let id = ID<WorkUnit>(unit), let principal = request.principal else { return nil }
    let years = try await request.services.storage.read { transaction in
      let place = try WorkUnitStore.place(of: id, in: transaction)
      return try ResultReader(principal: principal, place: place)
        .settledYears(of: id, in: transaction)
    }
    guard !years.isEmpty else { return nil }
    let figures = SettledFigures(years: years, namesYears: true, page: request.page)
    return HTMLFragment(figures)
  }
}
