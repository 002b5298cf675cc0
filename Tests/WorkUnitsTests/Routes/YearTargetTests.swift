import HTTPTypes
import Kernel
import Storage
import TestKit
import Testing
import WorkUnitsModel

@testable import WorkUnits

@Suite struct YearTargetTests {
  @Test(arguments: TestStorage.engines)
  func `a target above the number of units is kept, and doubted with the number`(
    engine: Engine
  ) async throws {
    try await withStorage(engine, migrations: WorkUnitMigrations.all) { storage in
      let country = try await storage.makeCountry()
      let units = WorkUnitsHouse(
        storage: storage, house: TestHouse([workUnits()], storage: storage), country: country)
      let count = try await storage.read {
        try WorkUnitStore.activeCount(of: country.ministry.id, in: $0)
      }
      let year = try #require(CycleYear(2026))
      let path = YearLink.year(country.ministry.id, year).path
      func set(_ target: Int, version: Int) async throws -> String {
        let answer = try await units.house.post(
          YearLink.targets(country.ministry.id, year).path,
          [("wbk", String(target)), ("wbbm", ""), ("versi", String(version))],
          as: units.coordinator)
        #expect(answer.status == .seeOther)
        return try await units.house.get(path, as: units.coordinator).text
      }

      let reachable = try await set(count, version: 0)
      let tooMany = try await set(count + 1, version: 1)

      #expect(count > 0)
      #expect(!reachable.contains("unit yang aktif"))
      #expect(
        tooMany.contains(
          "Targetnya \(count + 1) unit, tetapi instansi ini punya \(count) unit yang aktif"))
    }
  }
}
