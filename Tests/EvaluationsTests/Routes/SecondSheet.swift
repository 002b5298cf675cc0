import Accounts
import Instruments
import Kernel
import Storage
import WorkUnits
import WorkUnitsModel
import Worksheets
import WorksheetsModel

extension EvaluationHouse {
  /// A worksheet of the unit in the year that the instansi got after the national one.
  func secondSheet() async throws -> (unit: ID<WorkUnit>, id: ID<Worksheet>) {
    try await storage.write { [place] transaction in
      let act = Act(by: nil, at: .minute(20))
      guard let year = CycleYear(2026),
        let unit = try WorkUnitStore.find(place.unitID, in: transaction)
      else { throw StorageError.notFound }
      let cycle = try WorkUnitActs.createCycle(
        year: year, institution: place.institutionID, instrumentID: InstrumentLibrary.current,
        window: .open, act: act, in: transaction)
      let sheet = try WorksheetActs.start(unit: unit, cycle: cycle, act: act, in: transaction)
      return (unit.id, sheet.id)
    }
  }
}
