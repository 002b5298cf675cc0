import HTTPTypes
import House
import Kernel
import Storage
import TestKit
import Testing
import Web

@Suite struct HouseServerTests {
  @Test func `a visitor is sent to sign in and comes back`() async throws {
    try await withHouse { house in
      let answer = try await house.get("/milik/7?lihat=1")
      #expect(answer.status == .seeOther)
      #expect(answer.location == "/masuk?kembali=/milik/7%3Flihat%3D1")
    }
  }

  @Test func `a program that is not signed in gets 401 as JSON`() async throws {
    try await withHouse { house in
      let answer = try await house.get("/api/v1/contoh")
      #expect(answer.status == .unauthorized)
      #expect(answer.text.contains(#""code":"sign_in_needed""#))
    }
  }

  @Test func `what a stranger may not see does not exist`() async throws {
    try await withHouse { house in
      let hidden = try await house.get("/milik/7", as: nobody)
      let absent = try await house.get("/tidak-ada", as: nobody)
      #expect(hidden.status == .notFound)
      #expect(absent.status == .notFound)
      #expect(hidden.text.contains("Halaman tidak ditemukan"))
      let shown = try await house.get("/milik/7", as: staff)
      #expect(shown.status == .ok)
    }
  }

  @Test func `an error page knows who is signed in and escapes the name`() async throws {
    try await withHouse { house in
      let answer = try await house.get("/milik/7", as: nobody)
      #expect(answer.text.contains("Tamu &lt;b&gt;"))
      #expect(answer.text.contains("Tugas saya"))
    }
  }

  @Test func `a form without its token changes nothing`() async throws {
    try await withHouse { house in
      let refused = try await house.post("/contoh", [("nama", "x")], withToken: false)
      #expect(refused.status == .forbidden)
      #expect(refused.text.contains("Formulir sudah tidak berlaku"))
      let taken = try await house.post("/contoh", [("nama", "a b&c")])
      #expect(taken.location == "/contoh?nama=a%20b%26c")
    }
  }

  @Test func `the token of one person does not serve another`() async throws {
    try await withHouse { house in
      let token = CSRFKey(bytes: Array(repeating: 7, count: 32))
        .token(forSession: "test-a1", visitor: "")
      let answer = try await house.post(
        "/milik/1", [(CSRFKey.fieldName, token)], as: nobody, withToken: false)
      #expect(answer.status == .forbidden)
      #expect(answer.text.contains("Formulir sudah tidak berlaku"))
    }
  }

  @Test func `a form that another site sent is refused even with a token`() async throws {
    try await withHouse { house in
      let header = try #require(HTTPField.Name("Sec-Fetch-Site"))
      let answer = try await house.post("/contoh", headers: [header: "cross-site"])
      #expect(answer.status == .forbidden)
    }
  }

  @Test func `a body above the limit gets 413 and a page`() async throws {
    try await withHouse { house in
      let answer = try await house.post(
        "/contoh", [("nama", String(repeating: "x", count: 2000))])
      #expect(answer.status == .contentTooLarge)
      #expect(answer.text.contains("Kiriman terlalu besar"))
      #expect(answer.text.contains("lebih besar dari 1 MB. Tidak ada yang disimpan."))
      #expect(answer.text.contains("Perkecil berkasnya, lalu kirim sekali lagi."))
    }
  }

  @Test(arguments: ["/contoh%zz", "/%", "/%c3%28", "/contoh/%2"])
  func `an address with broken percent signs is one that does not exist`(
    path: String
  ) async throws {
    try await withHouse { house in
      let answer = try await house.get(path, as: staff)
      let absent = try await house.get("/tidak-ada", as: staff)
      #expect(answer.status == .notFound)
      #expect(absent.status == .notFound)
    }
  }

  @Test func `a form with broken percent signs gets 400`() async throws {
    try await withHouse { house in
      let answer = try await house.send(
        .post, "/contoh", headers: [.contentType: "application/x-www-form-urlencoded"],
        body: Array("nama=%zz".utf8))
      #expect(answer.status == .badRequest)
    }
  }

  @Test func `50 MB are refused before they are read`() async throws {
    try await withHouse { house in
      let answer = try await house.send(
        .post, "/contoh", headers: [.contentType: "application/x-www-form-urlencoded"],
        body: Array(repeating: 0, count: 50 * 1024 * 1024))
      #expect(answer.status == .contentTooLarge)
      #expect(answer.text.contains("Tidak ada yang disimpan"))
    }
  }

  @Test func `HEAD is GET without a body`() async throws {
    try await withHouse { house in
      let answer = try await house.send(.head, "/contoh", body: nil)
      #expect(answer.status == .ok)
      #expect(answer.bytes.isEmpty)
      #expect((answer.headers[.contentLength].flatMap { Int($0) } ?? 0) > 100)
    }
  }

  @Test func `a method that an address does not know gets 405 and the ones it does`() async throws {
    try await withHouse { house in
      let answer = try await house.send(.delete, "/contoh", body: nil)
      #expect(answer.status == .methodNotAllowed)
      #expect(answer.headers[.allow] == "GET, HEAD, POST")
    }
  }

  @Test func `the language is chosen once and goes back where it was asked`() async throws {
    try await withHouse { house in
      let answer = try await house.get("/bahasa?ke=en&kembali=/contoh")
      #expect(answer.location == "/contoh")
      #expect(answer.headers[.setCookie]?.hasPrefix("zona_bahasa=en; Path=/; HttpOnly") == true)
      let page = try await house.get("/contoh", headers: [.cookie: "zona_bahasa=en"])
      #expect(page.text.contains("<html lang=\"en\">"))
      let away = try await house.get("/bahasa?ke=en&kembali=//evil.example")
      #expect(away.location == "/")
    }
  }

  @Test func `counters name routes by pattern, never by address`() async throws {
    let word = "benar-benar-panjang-dan-rahasia-42"
    try await withStorage(.sqlite) { storage in
      let house = TestHouse(
        [sampleFeature], storage: storage, metricsToken: MetricsToken(word))
      _ = try await house.get("/milik/rahasia-123", as: staff)
      let text = try await house.get("/metrics", headers: [.authorization: "Bearer " + word]).text
      #expect(text.contains(#"_count{method="GET",route="/milik/{id}",status="200"} 1"#))
      #expect(!text.contains("rahasia"))
    }
  }

  @Test func `health is asked of the database too`() async throws {
    try await withHouse { house in
      let answer = try await house.get("/healthz")
      #expect(answer.text == "ok\n")
    }
  }

  private func withHouse(_ body: (TestHouse) async throws -> Void) async throws {
    try await withStorage(.sqlite) { storage in
      try await body(TestHouse([sampleFeature], storage: storage))
    }
  }
}
