import Accounts
import AccountsModel
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
  /// The people for an empty seat, with what speaks against each.
  func handover(_ request: Request, _ context: ZonaContext) async throws -> Response {
    htmlResponse(try await handoverPage(context, errors: [], page: context.page()))
  }

  /// Gives an empty seat to somebody.
  func fillSeat(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: UnitAssignment.self)
    let act = act(context)
    let form = context.form
    let version = form?[HandoverPage.version].flatMap { Int64($0) } ?? 0
    var errors: [FormError] = []
    if let duty = form?[HandoverPage.duty].flatMap({ TeamDuty(rawValue: $0) }),
      let person = form?[HandoverPage.person].flatMap({ ID<Account>($0) })
    {
      do {
        try await services.storage.write { transaction in
          let opened = try Self.runSeats(id, act, transaction)
          try SeatActs.fill(
            duty, with: person, of: opened.assignment, version: version, act: act,
            in: transaction)
        }
        return redirect(to: SeatMessage.filled.on(SeatLink.seat(id).path))
      } catch let refusal as SeatRefusal {
        if refusal == .stale { throw Problem.stale }
        errors = [FormError(field: HandoverPage.person, message: SeatText.refusal(refusal))]
      }
    } else {
      errors = [FormError(field: HandoverPage.person, message: SeatText.choosePerson)]
    }
    return htmlResponse(
      try await handoverPage(context, errors: errors, page: context.page()),
      status: .unprocessableContent)
  }

  /// Takes somebody out of their seat whose door is shut, or who never said anything.
  func vacateSeat(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: UnitAssignment.self)
    let act = act(context)
    let version = context.form?[HandoverPage.version].flatMap { Int64($0) } ?? 0
    guard let person = context.form?[HandoverPage.person].flatMap({ ID<Account>($0) }) else {
      throw Problem.notFound
    }
    do {
      try await services.storage.write { transaction in
        let opened = try Self.runSeats(id, act, transaction)
        try SeatActs.vacate(
          person, of: opened.assignment, version: version, act: act, in: transaction)
      }
    } catch SeatRefusal.stale {
      throw Problem.stale
    }
    return redirect(to: SeatMessage.vacated.on(SeatLink.seat(id).path))
  }

  private func handoverPage(
    _ context: ZonaContext, errors: [FormError], page: PageContext
  ) async throws -> HandoverPage {
    let id = try context.id(of: UnitAssignment.self)
    let act = act(context)
    let typed = context.form?[HandoverPage.person]
    return try await services.storage.read { transaction in
      let opened = try Self.runSeats(id, act, transaction)
      let pool = try SeatPool(for: opened.assignment, at: act.now, in: transaction)
      return HandoverPage(
        assignment: opened.assignment,
        unitName: try WorkUnitStore.name(
          of: opened.place.unitID, on: act.day, in: transaction) ?? "",
        candidates: pool.candidates, names: pool.names, chosen: typed, errors: errors,
        page: page)
    }
  }

  /// The seats for somebody who runs them.
  private static func runSeats(
    _ id: ID<UnitAssignment>, _ act: Act, _ transaction: Transaction
  ) throws -> OpenedSeat {
    let opened = try OpenedSeat(id, by: act.principal, at: act.now, in: transaction)
    guard opened.runs else {
      // Somebody with a seat may know of the page; somebody who may not say so yet does not.
      throw opened.own?.standing == .free ? Problem.forbidden : Problem.notFound
    }
    return opened
  }
}
