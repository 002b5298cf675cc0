import House
import Storage
import TestKit
import Testing
import Web

@Suite struct RouteWalkTests {
  @Test func `every route of the sample keeps strangers out`() async throws {
    try await withStorage(.sqlite) { storage in
      let walk = walk(TestHouse([sampleFeature], storage: storage)) { rule in
        rule.path.replacing(":id", with: "7").replacing(":apa", with: "tiada")
          .replacing(":file", with: "x")
      }
      let (findings, uncovered) = try await walk.run()
      #expect(findings.flatMap(\.violations).isEmpty)
      #expect(uncovered.isEmpty)
      expectSnapshot(walk.table(findings), named: "sample-routes.txt")
    }
  }

  @Test func `a route that lets a stranger in is found`() async throws {
    let careless = Feature(
      name: "Careless",
      routes: { _, table in
        table.get("/terbuka/:id", .policy("read")) { _, _ in htmlResponse(h1 { "rahasia" }) }
      })
    try await withStorage(.sqlite) { storage in
      let walk = walk(TestHouse([careless], storage: storage)) { rule in
        rule.feature == "Careless" ? "/terbuka/1" : nil
      }
      let (findings, uncovered) = try await walk.run()
      #expect(
        findings.flatMap(\.violations) == ["GET /terbuka/1 answered 200 to without roles"])
      #expect(uncovered.allSatisfy { $0.feature == "House" })
    }
  }

  private func walk(
    _ house: TestHouse, path: @escaping @Sendable (RouteRule) -> String?
  ) -> RouteWalk {
    RouteWalk(house, strangers: [.init("without roles", nobody)], path: path)
  }
}
