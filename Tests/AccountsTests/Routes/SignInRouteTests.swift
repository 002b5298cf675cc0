import AccountsModel
import HTTPTypes
import Kernel
import Storage
import Synchronization
import TestKit
import Testing

@testable import Accounts

@Suite struct SignInRouteTests {
  @Test func `the right password opens a session that knows its person`() async throws {
    try await withAccounts { accounts in
      try await accounts.person(
        "siti@zona.example", roles: [(.coordinator, .institution(Cast.ministry))])
      let browser = Browser(accounts.house)

      let answer = try await browser.signIn("Siti@Zona.example", AccountsHouse.password)
      #expect(answer.status == .seeOther)
      #expect(answer.location == "/akun")
      let cookie = try #require(
        answer.headers[values: .setCookie].first { $0.hasPrefix("zona_sesi") })
      #expect(cookie.contains("HttpOnly"))
      #expect(cookie.contains("SameSite=Lax"))

      let page = try await browser.get("/akun")
      #expect(page.status == .ok)
      #expect(page.text.contains("Siti Rahma"))
      #expect(try await browser.get("/masuk").location == "/")
    }
  }

  @Test(
    arguments: [
      ("siti@zona.example", "kata sandi salah"), ("tidak.ada@zona.example", "kata sandi salah"),
      ("nonaktif@zona.example", AccountsHouse.password), ("bukan login", "kata sandi salah"),
      ("tanpa.sandi@zona.example", ""), ("", ""),
    ])
  func `every wrong way in gets the same answer`(login: String, password: String) async throws {
    try await withAccounts { accounts in
      try await accounts.person("siti@zona.example")
      let inactive = try await accounts.person("nonaktif@zona.example")
      _ = try await accounts.storage.make("tanpa.sandi@zona.example")
      try await accounts.storage.write { transaction in
        let present = try #require(try AccountStore.find(inactive.id, in: transaction))
        try AccountActs.setActive(
          false, present, act: Act(by: nil, at: TestHouse.now), in: transaction)
      }

      let browser = Browser(accounts.house)
      let answer = try await browser.signIn(login, password)
      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains("E-mail atau NIP dan kata sandi tidak cocok."))
      #expect(!browser.hasSession)
      #expect(try await accounts.count("session") == 0)
    }
  }

  @Test func `a sixth try waits, even with the right password, and an unknown login too`()
    async throws
  {
    let clock = Mutex(TestHouse.now)
    try await withAccounts(clock: { clock.withLock { $0 } }) { accounts in
      try await accounts.person("siti@zona.example")
      for login in ["siti@zona.example", "tidak.ada@zona.example"] {
        let browser = Browser(accounts.house)
        for _ in 0..<5 { _ = try await browser.signIn(login, "kata sandi salah") }
        let waiting = try await browser.signIn(login, AccountsHouse.password)
        #expect(waiting.status == .tooManyRequests)
        #expect(waiting.headers[.retryAfter] == "30")
        #expect(waiting.text.contains("Coba lagi sesudah pukul 14.32.30 WIB"))
      }

      clock.withLock { $0 = TestHouse.now.adding(seconds: 30) }
      let browser = Browser(accounts.house)
      #expect(
        try await browser.signIn("siti@zona.example", AccountsHouse.password).status == .seeOther)
    }
  }

  @Test func `behind a proxy the limit goes by the address that the proxy saw`() async throws {
    try await withStorage(.sqlite, migrations: AccountMigrations.all) { storage in
      let house = TestHouse([AccountsHouse.feature], storage: storage, isSecure: true)
      let forwarded = try #require(HTTPField.Name("X-Forwarded-For"))
      func attempt(_ header: String) async throws -> HTTPResponse.Status {
        let cookie = "__Host-zona_tamu=" + String(repeating: "0a", count: 16)
        return try await house.post(
          "/masuk", [("login", "siti@zona.example"), ("sandi", "kata sandi salah")],
          headers: [forwarded: header, .cookie: cookie]
        ).status
      }
      for index in 0..<5 {
        // What the client itself writes there helps nobody.
        #expect(try await attempt("10.0.0.\(index), 203.0.113.7") == .unprocessableContent)
      }
      #expect(try await attempt("10.0.0.9, 203.0.113.7") == .tooManyRequests)
      #expect(try await attempt("203.0.113.8") == .unprocessableContent)
    }
  }

  @Test func `signing out ends the session for good`() async throws {
    try await withAccounts { accounts in
      try await accounts.person("siti@zona.example")
      let browser = Browser(accounts.house)
      _ = try await browser.signIn("siti@zona.example", AccountsHouse.password)
      #expect(try await accounts.count("session") == 1)

      let answer = try await browser.submit([], to: "/keluar", from: "/sandi")
      #expect(answer.location == "/masuk?selesai=keluar")
      #expect(!browser.hasSession)
      #expect(try await accounts.count("session") == 0)
      #expect(try await browser.get("/sandi").location?.hasPrefix("/masuk") == true)
    }
  }

  @Test func `signing in again replaces the session of the browser`() async throws {
    try await withAccounts { accounts in
      try await accounts.person("siti@zona.example")
      let first = Browser(accounts.house)
      let second = Browser(accounts.house)
      _ = try await first.signIn("siti@zona.example", AccountsHouse.password)
      _ = try await second.signIn("siti@zona.example", AccountsHouse.password)

      #expect(try await accounts.count("session") == 2)
    }
  }

  @Test(arguments: ["https://jahat.example/", "//jahat.example", "/\\jahat.example"])
  func `nobody is sent to another site after signing in`(back: String) async throws {
    try await withAccounts { accounts in
      try await accounts.person("siti@zona.example")
      let answer = try await Browser(accounts.house).submit(
        [("login", "siti@zona.example"), ("sandi", AccountsHouse.password), ("kembali", back)],
        to: "/masuk", from: "/masuk")

      #expect(answer.location == "/")
    }
  }

  @Test func `a session is gone after twelve idle hours`() async throws {
    let clock = Mutex(TestHouse.now)
    try await withAccounts(clock: { clock.withLock { $0 } }) { accounts in
      try await accounts.person("siti@zona.example")
      let browser = Browser(accounts.house)
      _ = try await browser.signIn("siti@zona.example", AccountsHouse.password)
      clock.withLock { $0 = TestHouse.now.adding(seconds: 43_199) }
      #expect(try await browser.get("/sandi").status == .ok)
      clock.withLock { $0 = TestHouse.now.adding(seconds: 43_199 + 43_200) }

      let answer = try await browser.get("/sandi")
      #expect(answer.location?.hasPrefix("/masuk?kembali=") == true)
      #expect(!browser.hasSession)
    }
  }

  @Test func `the front page leads visitors to sign in and people to their tasks`() async throws {
    try await withAccounts { accounts in
      let page = try await accounts.house.get("/")
      #expect(page.status == .ok)
      #expect(page.text.contains("href=\"/masuk\""))
      #expect(page.text.contains("href=\"/instrumen\""))

      #expect(try await accounts.house.get("/", as: Cast.unitStaff).location == "/tugas")
    }
  }
}
