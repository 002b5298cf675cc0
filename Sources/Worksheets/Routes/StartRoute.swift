import House
import Accounts
import Hummingbird
import Kernel
import Storage
import Web
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

extension WorksheetRoutes {
  /// Starts the worksheet of a unit for a cycle, perhaps from last year's answers.
  func start(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let unitID = try context.id(of: WorkUnit.self)
    let carries = context.form?[UnitSection.carryField] != nil
    guard let cycleID = context.form?[UnitSection.cycleField].flatMap({ ID<Cycle>($0) }) else {
      return try await missingCycle(unitID, context)
    }
    do {
      let id = try await services.storage.write { transaction in
        try start(unitID, cycleID, carries: carries, context, in: transaction)
      }
      let path = WorksheetLink.list(id).path
      return redirect(to: carries ? WorksheetMessage.carriedOver.on(path) : path)
    } catch WorksheetRefusal.alreadyStarted(let standing) {
      // A form sent twice: the worksheet is there, which is what was wanted.
      return redirect(to: WorksheetLink.list(standing).path)
    } catch let refusal as WorksheetRefusal {
      throw refusal.problem()
    }
  }

  /// Takes over answers of an earlier year.
  func carryOver(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Worksheet.self)
    guard let principal = context.principal else { throw Problem.notFound }
    try await answering {
      try await services.storage.write { transaction in
        let opened = try OpenedWorksheet(id, for: .answer, context, in: transaction)
        _ = try WorksheetActs.carryOver(
          into: opened.loaded, by: Author(principal), act: act(context), in: transaction)
      }
    }
    return redirect(to: WorksheetMessage.carriedOver.on(WorksheetLink.list(id).path))
  }

  private func start(
    _ unitID: ID<WorkUnit>, _ cycleID: ID<Cycle>, carries: Bool, _ context: ZonaContext,
    in transaction: Transaction
  ) throws -> ID<Worksheet> {
    let unit = try startable(unitID, context, in: transaction)
    let cycles = try CycleStore.cycles(of: unit.institutionID, in: transaction)
    guard let cycle = cycles.first(where: { $0.id == cycleID }),
      let principal = context.principal
    else { throw Problem.notFound }
    let worksheet = try WorksheetActs.start(
      unit: unit, cycle: cycle, act: act(context), in: transaction)
    if carries, let loaded = try WorksheetActs.load(worksheet.id, in: transaction) {
      _ = try WorksheetActs.carryOver(
        into: loaded, by: Author(principal), act: act(context), in: transaction)
    }
    return worksheet.id
  }

  /// The unit, for somebody who may start worksheets there.
  private func startable(
    _ id: ID<WorkUnit>, _ context: ZonaContext, in transaction: Transaction
  ) throws -> WorkUnit {
    guard let unit = try WorkUnitStore.find(id, in: transaction) else { throw Problem.notFound }
    let place = try WorkUnitStore.place(of: id, in: transaction)
    switch WorksheetPolicy.permission(context.principal, .start, on: place, stage: nil) {
    case .allowed, .notNow: return unit
    case .forbidden: throw Problem.forbidden
    case .hidden: throw Problem.notFound
    }
  }

  private func missingCycle(
    _ unitID: ID<WorkUnit>, _ context: ZonaContext
  ) async throws -> Response {
    _ = try await services.storage.read { transaction in
      try startable(unitID, context, in: transaction).id
    }
    throw Problem.badRequest(
      Text("Siklus tidak disebutkan.", "The cycle is not named."))
  }
}
