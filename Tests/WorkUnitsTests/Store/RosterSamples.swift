import Accounts
import AccountsModel
import House
import Kernel
import Storage
import WorkUnitsModel

@testable import WorkUnits

/// The tables that rosters need: those of accounts as well.
let rosterMigrations =
  accounts(places: WorkUnitPlaces.self).migrations + WorkUnitMigrations.all

extension Storage {
  /// Puts somebody on a roster through the front door.
  @discardableResult
  func join(
    _ nip: String, _ name: String, in unit: WorkUnit, section: String? = nil,
    on day: String = "2026-01-05", act: Act = Act(by: nil, at: .sample)
  ) async throws -> EmployeeHistory {
    try await write { transaction in
      guard let first = CalendarDate(day) else { throw RosterRefusal.stale }
      return try RosterActs.join(
        nip: try NIP(nip), name: try PersonName(name),
        post: Post(
          institutionID: unit.institutionID, unitID: unit.id,
          position: try JobTitle("Analis"), section: try section.map { try PlaceName($0) }),
        on: first, act: act, in: transaction)
    }
  }

  /// A person as stored.
  func person(_ id: ID<Employee>) async throws -> EmployeeHistory {
    try await read { transaction in
      guard let found = try RosterStore.history(of: id, in: transaction) else {
        throw StorageError.notFound
      }
      return found
    }
  }
}
