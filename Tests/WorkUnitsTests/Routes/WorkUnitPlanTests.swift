import House
import HTTPTypes
import Kernel
import Storage
import TestKit
import Testing
import WorkUnitsModel

@testable import WorkUnits

@Suite struct WorkUnitPlanTests {
  /// A few hundred rows for the whole country at most, and what statements name themselves.
  private func small(_ engine: Engine) -> Set<String> {
    let parts: Set<String> = [
      "schema_migration", "institution", "programme_cycle", "above", "below", "matching", "named",
      "reached",
    ]
    return engine == .sqlite
      ? parts : parts.union(["programme_cycle_national"])
  }

  @Test(arguments: TestStorage.engines)
  func `no statement behind a unit or an instansi reads a whole table`(
    engine: Engine
  ) async throws {
    let log = StatementLog()
    func check(_ base: StorageConfiguration) async throws {
      var configuration = base
      configuration.observer = log.observer
      try await withStorage(configuration, migrations: WorkUnitMigrations.all) { storage in
        let country = try await storage.makeCountry()
        let units = WorkUnitsHouse(
          storage: storage, house: TestHouse([workUnits()], storage: storage), country: country)
        let unit = "/unit/\(country.station.id)"
        let institution = "/instansi/\(country.ministry.id)"
        for (path, person) in [
          (unit, units.stationStaff), (unit, units.coordinator), (unit, units.administrator),
          (institution, units.coordinator), ("/instansi?cari=asahan", units.coordinator),
          ("/instansi?cari=asahan", units.stationStaff),
        ] {
          let answer = try await units.house.get(path, as: person)
          #expect(answer.status == .ok, "\(path)")
        }
        _ = try await storage.read { transaction in
          try WorkUnitStore.place(of: country.station.id, in: transaction)
        }

        #expect(log.statements.count > 8)
        let findings = try await log.readingWhole(in: storage, but: small(engine))
        #expect(findings == [])
      }
    }
    switch engine {
    case .sqlite: try await check(.sqliteInMemory)
    case .postgres:
      try await TestStorage.withDatabase(.postgres, migrations: WorkUnitMigrations.all) {
        try await check($0)
      }
    }
  }
}
