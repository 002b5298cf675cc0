import HTTPTypes
import House
import Kernel
import Storage
import TestKit
import Testing
import Web

/// A refused form leads back to the page that it was on, and nowhere else.
@Suite struct PageBeforeTests {
  private static let link = "Kembali ke halaman tadi"
  private static let feature = Feature(
    name: "Refusals",
    routes: { _, table in
      table.get("/usang", .everyone) { _, _ in throw StorageError.staleVersion }
      table.post("/usang", .everyone, limit: 1024) { _, _ in throw StorageError.staleVersion }
      table.post("/ditolak", .everyone, limit: 1024) { _, _ in throw Problem.forbidden }
    })

  private func send(
    _ path: String = "/usang", from referer: String?, method: HTTPRequest.Method = .post
  ) async throws -> TestAnswer {
    try await withStorage(.sqlite) { storage in
      let house = TestHouse([Self.feature], storage: storage)
      var headers: HTTPFields = [:]
      headers[.referer] = referer
      return method == .post
        ? try await house.post(path, headers: headers)
        : try await house.get(path, headers: headers)
    }
  }

  @Test func `a conflict names the present state and leads back`() async throws {
    let answer = try await send(from: "http://localhost/unit/1/letak?tahun=2026&x=%22")
    #expect(answer.status == .conflict)
    #expect(answer.text.contains("href=\"/unit/1/letak?tahun=2026&amp;x=%22\""))
    #expect(answer.text.contains(Self.link))
    #expect(answer.text.contains("keadaan sekarang"))
    #expect(!answer.text.contains("orang lain"))
  }

  @Test func `another refusal of a form leads back without speaking of a present state`()
    async throws
  {
    let answer = try await send("/ditolak", from: "http://localhost/usang")
    #expect(answer.status == .forbidden)
    #expect(answer.text.contains("href=\"/usang\""))
    #expect(!answer.text.contains("keadaan sekarang"))
  }

  @Test(arguments: [
    nil, "", "/unit/1", "http://evil.example/unit/1", "http://localhost.evil.example/unit/1",
    "http://localhost@evil.example/unit/1", "http://evil.example/http://localhost/unit/1",
    "http://localhost//evil.example", "http://localhost/\\evil.example", "http://localhost/a b",
    "javascript://localhost/%0aalert(1)", "http://localhost", "http://localhost/",
    "http://localhost/" + String(repeating: "a", count: 2000),
  ])
  func `what is no page of ours gives no link`(referer: String?) async throws {
    let answer = try await send(from: referer)
    #expect(answer.status == .conflict)
    #expect(!answer.text.contains(Self.link), "\(referer ?? "none")")
    #expect(!answer.text.contains("evil"))
  }

  @Test func `a page that was only opened has no page before`() async throws {
    let answer = try await send(from: "http://localhost/unit/1", method: .get)
    #expect(answer.status == .conflict)
    #expect(!answer.text.contains(Self.link))
  }
}
