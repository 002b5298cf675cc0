import HTTPTypes
import House
import Kernel
import Storage
import TestKit
import Testing

@testable import zona

/// Every route of every feature, visited by people who must not get through.
@Suite struct RouteTests {
  @Test func `strangers get through nowhere, and no route is left out`() async throws {
    try await withDemo { services in
      let addresses = try await services.storage.read { try Addresses(in: $0) }
      let house = TestHouse(
        Features.all, storage: services.storage, dataFolder: services.dataFolder)
      let walk = RouteWalk(
        house,
        strangers: [
          .init(
            "without roles", Principal(accountID: addresses.stranger, name: "Tamu", grants: [])),
          .init("of another unit", addresses.otherUnit),
        ], path: { addresses.path(of: $0) })

      let (findings, uncovered) = try await walk.run()

      let violations: [String] = findings.flatMap(\.violations)
      #expect(violations == [Self.ownList])
      #expect(uncovered.map(\.path) == [])
      expectSnapshot(walk.table(findings), named: "routes.txt")
    }
  }

  /// A list that everybody with a role may open; it shows each person only what is theirs.
  private static let ownList = "GET /instansi answered 200 to of another unit"

  @Test func `the list of institutions shows a person of another unit only their own`() async throws
  {
    try await withDemo { services in
      let addresses = try await services.storage.read { try Addresses(in: $0) }
      let house = TestHouse(
        Features.all, storage: services.storage, dataFolder: services.dataFolder)

      let page = try await house.get("/instansi", as: addresses.otherUnit).text

      #expect(page.contains("Kementerian Perdagangan"))
      #expect(!page.contains("Kementerian Perindustrian"))
      #expect(!page.contains("BSPJI"))
    }
  }

  @Test func `whoever records a declaration is led to the vault for its photographs`() async throws
  {
    try await withDemo { services in
      let addresses = try await services.storage.read { try Addresses(in: $0) }
      let house = TestHouse(
        Features.all, storage: services.storage, dataFolder: services.dataFolder)

      let form = try await house.get(
        "/unit/\(addresses.unit)/pencanangan/baru", as: addresses.head)

      #expect(form.status == .ok)
      #expect(form.text.contains("Foto dan notula bertanda tangan ditambahkan sesudah"))
      #expect(form.text.contains("href=\"/unit/\(addresses.unit)/bukti\""))
    }
  }

  @Test func `the administrator reaches every page there is`() async throws {
    try await withDemo { services in
      let addresses = try await services.storage.read { try Addresses(in: $0) }
      let house = TestHouse(
        Features.all, storage: services.storage, dataFolder: services.dataFolder)
      for rule in house.server.rules where rule.method == .get {
        let path = try #require(addresses.path(of: rule), "\(rule.path)")
        for person in [addresses.administrator, addresses.head] {
          let answer = try await house.get(path, as: person)
          #expect(answer.status.code < 500, "\(path)")
        }
      }
    }
  }
}
