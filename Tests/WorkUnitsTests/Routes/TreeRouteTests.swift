import HTTPTypes
import Kernel
import TestKit
import Testing
import WorkUnitsModel

@testable import WorkUnits

@Suite struct TreeRouteTests {
  /// Ten days after the country was made.
  private let later = Instant(milliseconds: TestHouse.now.milliseconds + 10 * 86_400_000)

  @Test func `a coordinator moves and merges units, and reads the tree of a past day`()
    async throws
  {
    try await withWorkUnits { units in
      let house = TestHouse([workUnits()], storage: units.storage, clock: { later })
      let (station, agency) = (units.country.station.id, units.country.agency.id)
      func send(
        _ link: TreeLink, _ fields: [(String, String)], as principal: Principal
      ) async throws -> TestAnswer {
        try await house.post(link.path, fields, as: principal)
      }
      let move = [("unit", ""), ("sejak", "2026-11-25"), ("sk", "SK 1/2026"), ("versi", "1")]
      #expect(try await send(.place(station), move, as: units.agencyHead).status == .forbidden)
      let silent = move.map { $0.0 == "sk" ? ("sk", "") : $0 }
      let refused = try await send(.place(station), silent, as: units.coordinator)
      #expect(refused.status == .unprocessableContent)
      #expect(refused.text.contains("Isi nomor keputusan"))
      #expect(try await send(.place(station), move, as: units.coordinator).status == .seeOther)

      let elsewhere = [
        ("gabung-unit", units.country.otherUnit.id.text), ("gabung-sejak", "2026-11-26"),
        ("gabung-sk", "SK 2/2026"), ("versi", "2"),
      ]
      #expect(
        try await send(.merger(station), elsewhere, as: units.coordinator).status
          == .unprocessableContent)
      let merge = elsewhere.map { $0.0 == "gabung-unit" ? ($0.0, agency.text) : $0 }
      #expect(try await send(.merger(station), merge, as: units.coordinator).status == .seeOther)

      let path = TreeLink.tree(units.country.ministry.id).path
      let past = try await house.get(path + "?hari=2026-11-24", as: units.coordinator)
      #expect(past.text.contains("— <a href=\"/unit/\(station.text)\">Stasiun Asahan"))
      let today = try await house.get(path, as: units.coordinator)
      #expect(!today.text.contains("Stasiun Asahan"))
      let unit = try await house.get("/unit/" + station.text, as: units.coordinator)
      #expect(unit.text.contains("SK 2/2026"))
      let receiver = try await house.get("/unit/" + agency.text, as: units.coordinator)
      #expect(receiver.text.contains("Stasiun Asahan"))
    }
  }
}
