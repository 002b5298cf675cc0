import Accounts
import House
import Kernel
import Storage
import TestKit
import WorkUnitsModel

@testable import WorkUnits

/// The feature under test in a house without a socket, with two ministries in it.
struct WorkUnitsHouse: Sendable {
  let storage: Storage
  let house: TestHouse
  let country: SampleCountry

  var administrator: Principal { Cast.administrator }
  var coordinator: Principal {
    Cast.person("Wati", Grant(.coordinator, for: .institution(country.ministry.id.text)))
  }
  var otherCoordinator: Principal {
    Cast.person("Dewi", Grant(.coordinator, for: .institution(country.otherMinistry.id.text)))
  }
  var agencyHead: Principal {
    Cast.person("Hasan", Grant(.unitHead, for: .workUnit(country.agency.id.text)))
  }
  var stationStaff: Principal {
    Cast.person("Siti", Grant(.unitStaff, for: .workUnit(country.station.id.text)))
  }

  /// How many rows a table has.
  func count(_ table: SQL) async throws -> Int64 {
    try await storage.read { transaction in
      try transaction.first("SELECT CAST(count(1) AS BIGINT) AS total FROM " + table)?
        .int("total") ?? 0
    }
  }
}

/// A house with the tables of WorkUnits in memory.
func withWorkUnits(
  and downstream: [Feature] = [], _ body: (WorkUnitsHouse) async throws -> Void
) async throws {
  try await withStorage(.sqlite, migrations: rosterMigrations) { storage in
    let country = try await storage.makeCountry()
    let house = TestHouse([workUnits()] + downstream, storage: storage)
    try await body(WorkUnitsHouse(storage: storage, house: house, country: country))
  }
}
