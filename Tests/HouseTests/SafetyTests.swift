import HTTPTypes
import House
import Kernel
import Storage
import TestKit
import Testing
import Web

@Suite struct SafetyTests {
  @Test func `every answer carries the headers that were reviewed`() async throws {
    try await withHouse(isSecure: true) { house in
      for path in ["/contoh", "/tidak-ada", "/gagal/rusak", Assets.stylesheet.path, "/healthz"] {
        let answer = try await house.get(path)
        let names: Set = ["content-type", "content-length", "cache-control", "etag"]
        let headers = answer.headers.filter {
          !names.contains($0.name.canonicalName) && $0.name != .setCookie && $0.name != .date
        }
        let lines = headers.map { "\($0.name.canonicalName): \($0.value)" }.sorted()
        expectSnapshot(lines.joined(separator: "\n"), named: "safety-headers.txt")
      }
    }
  }

  @Test func `a visitor gets a cookie only with a form`() async throws {
    try await withHouse(isSecure: true) { house in
      let noForm = try await house.get("/healthz", headers: [:])
      #expect(noForm.headers[.setCookie] == nil)
      let form = try await house.get("/contoh")
      let cookie = form.headers[.setCookie] ?? ""
      #expect(cookie.hasPrefix("__Host-zona_tamu="))
      #expect(cookie.hasSuffix("; Path=/; HttpOnly; SameSite=Lax; Secure"))
    }
  }

  @Test func `a visitor who has the cookie keeps it`() async throws {
    try await withHouse(isSecure: false) { house in
      let answer = try await house.get("/contoh")
      #expect(answer.headers[.setCookie] == nil)
    }
  }

  @Test func `styles are kept for ever and asked for once`() async throws {
    try await withHouse(isSecure: false) { house in
      let first = try await house.get(Assets.stylesheet.path)
      #expect(first.headers[.cacheControl] == "public, max-age=31536000, immutable")
      let tag = try #require(first.headers[.eTag])
      let second = try await house.get(
        Assets.stylesheet.path, headers: [.ifNoneMatch: "\"x\", \(tag)"])
      #expect(second.status == .notModified)
      #expect(second.bytes.isEmpty)
      let unknown = try await house.get("/aset/zona-0.css")
      #expect(unknown.status == .notFound)
    }
  }

  @Test func `the banner of a sample installation is on every page`() async throws {
    try await withHouse(isSecure: false, banner: Text("Data contoh", "Sample data")) { house in
      for path in ["/contoh", "/tidak-ada"] {
        let text = try await house.get(path).text
        #expect(text.contains("<p class=\"banner\""))
      }
    }
  }

  private func withHouse(
    isSecure: Bool, banner: Text? = nil, _ body: (TestHouse) async throws -> Void
  ) async throws {
    try await withStorage(.sqlite) { storage in
      try await body(
        TestHouse([sampleFeature], storage: storage, banner: banner, isSecure: isSecure))
    }
  }
}
