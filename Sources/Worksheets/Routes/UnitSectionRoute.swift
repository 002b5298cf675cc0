import Accounts
import House
import Instruments
import InstrumentsModel
import Kernel
import Storage
import Web
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

extension WorksheetRoutes {
  /// The worksheets of a unit, on the page of the unit.
  static func unitSection(
    _ request: SectionRequest, _ unit: String
  ) async throws -> HTMLFragment? {
    guard let id = ID<WorkUnit>(unit) else { return nil }
    let section = try await request.services.storage.read { transaction in
      try unitSection(id, request, in: transaction)
    }
    return section.map { HTMLFragment($0) }
  }

  private static func unitSection(
    _ id: ID<WorkUnit>, _ request: SectionRequest, in transaction: Transaction
  ) throws -> UnitSection? {
    let place = try WorkUnitStore.place(of: id, in: transaction)
    let may = { (action: WorksheetAction, stage: StageName?) in
      WorksheetPolicy.mayAct(request.principal, action, on: place, stage: stage)
    }
    let worksheets = try WorksheetStore.worksheets(of: id, in: transaction)
    let shown = worksheets.filter { may(.read, $0.stage.name) }
    let mayStart = may(.start, nil)
    guard !shown.isEmpty || may(.read, nil) else { return nil }
    let cycles = try CycleStore.cycles(of: place.institutionID, in: transaction)
    let years = UnitYears(cycles, worksheets: worksheets, at: request.now)
    let starts = years.startable.map { cycle in
      UnitSection.Start(
        cycle: cycle, formerYear: worksheets.first { $0.year < cycle.year }?.year.number)
    }
    let closed = years.upcoming ?? (worksheets.isEmpty ? cycles.first : nil)
    return UnitSection(
      unitID: id,
      worksheets: try shown.map { worksheet in
        let instrument = try InstrumentLibrary.instrument(worksheet.instrumentID)
        let sheet = try shownSheet(
          of: worksheet, instrument, to: request.principal, on: place, in: transaction)
        return (worksheet, instrument.score(sheet).total)
      }, starts: starts, closed: closed, mayStart: mayStart, page: request.page,
      now: request.now)
  }

  /// What the unit answered, or what it sent for those who do not see drafts.
  private static func shownSheet(
    of worksheet: Worksheet, _ instrument: Instrument, to principal: Principal?,
    on place: WorkUnitPlace, in transaction: Transaction
  ) throws(StorageError) -> AnswerSheet {
    guard WorksheetPolicy.seesDrafts(principal, on: place) else {
      return try SentWorksheet.sheet(of: worksheet, instrument: instrument, in: transaction)
    }
    return try AnswerVector.find(
      of: worksheet, layer: .unit, instrument: instrument, in: transaction
    ).sheet
  }
}
