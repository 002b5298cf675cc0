import Accounts
import EvaluationsModel
import House
import Kernel
import Storage
import Web
import WorkUnits
import WorkUnitsModel

extension EvaluationRoutes {
  /// What the person has declared, closed at the end of the page of tasks.
  ///
  /// A conflict may come later.
  static func declaredTasks(
    _ request: SectionRequest, _ principal: Principal
  ) async throws -> HTMLFragment? {
    guard principal.roles.contains(where: \.isAssessor) else { return nil }
    let now = request.now
    let found = try await request.services.storage.read { transaction in
      // Behind a shut door there is nothing, not even that something was declared.
      let open = Set(principal.doors.map(\.unitID))
      let seats = try HeldSeat.declared(of: principal, at: now, in: transaction)
        .filter { open.contains($0.unitID.text) }
      let units = Set(seats.map(\.unitID)).sorted()
      let names = try WorkUnitStore.names(
        of: units, on: CalendarDate(programmeDayOf: now), in: transaction)
      return (seats: seats, names: names)
    }
    guard !found.seats.isEmpty else { return nil }
    return HTMLFragment(
      DeclaredSeats(seats: found.seats, names: found.names, page: request.page))
  }

  /// The way to the own seat on the page of a unit whose door is open.
  static let seatSection = WorkUnitSection("seat") { request, unit in
    guard let principal = request.principal,
      principal.doors.contains(where: { $0.unitID == unit })
    else { return nil }
    let now = request.now
    let seats = try await request.services.storage.read { transaction in
      try HeldSeat.declared(of: principal, at: now, in: transaction)
        .filter { $0.unitID.text == unit }
    }
    guard !seats.isEmpty else { return nil }
    return HTMLFragment(OwnSeatSection(seats: seats, page: request.page))
  }
}
