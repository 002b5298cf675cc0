import AccountsModel
import Cryptography
import Foundation
import HTTPTypes
import House
import Kernel
import Storage
import Synchronization
import TestKit
import Testing

@testable import Accounts

@Suite struct SecondFactorRouteTests {
  private let head: [(Role, GrantPlace)] = [
    (.unitHead, .workUnit(Cast.unit, institution: Cast.ministry))
  ]

  @Test func `a head of unit gets nowhere before the second factor is set up`() async throws {
    try await withAccounts { accounts in
      try await accounts.person("hasan@zona.example", roles: head)
      let browser = Browser(accounts.house)
      _ = try await browser.signIn("hasan@zona.example", AccountsHouse.password)

      #expect(try await browser.get("/sandi").location == "/faktor-kedua")
      #expect(try await browser.get("/").location == "/faktor-kedua")
      let page = try await browser.get("/faktor-kedua")
      #expect(page.status == .ok)
      #expect(page.text.contains("Peran Anda mewajibkan faktor kedua."))
      let refused = try await browser.submit(
        [("sandi_kini", AccountsHouse.password)], to: "/sandi", from: "/faktor-kedua")
      #expect(refused.status == .forbidden)

      _ = try await browser.enrol()
      #expect(try await browser.get("/sandi").status == .ok)
    }
  }

  @Test func `staff may go on without one`() async throws {
    try await withAccounts { accounts in
      try await accounts.person(
        "siti@zona.example",
        roles: [(.unitStaff, .workUnit(Cast.unit, institution: Cast.ministry))])
      let browser = Browser(accounts.house)
      _ = try await browser.signIn("siti@zona.example", AccountsHouse.password)

      #expect(try await browser.get("/sandi").status == .ok)
      let page = try await browser.get("/faktor-kedua")
      #expect(!page.text.contains("mewajibkan"))
    }
  }

  @Test func `signing in takes password and code, and the password alone opens nothing`()
    async throws
  {
    let clock = Mutex(TestHouse.now)
    try await withAccounts(clock: { clock.withLock { $0 } }) { accounts in
      try await accounts.person("hasan@zona.example", roles: head)
      let first = Browser(accounts.house)
      _ = try await first.signIn("hasan@zona.example", AccountsHouse.password)
      let secret = try await first.enrol()

      let browser = Browser(accounts.house)
      let step = try await browser.signIn("hasan@zona.example", AccountsHouse.password)
      #expect(step.location == "/masuk/kode?kembali=/akun")
      #expect(!browser.hasSession)
      #expect(try await browser.get("/sandi").location?.hasPrefix("/masuk?kembali=") == true)
      let spent = try await browser.enter(code(secret, at: TestHouse.now))
      #expect(spent.status == .unprocessableContent)
      #expect(!browser.hasSession)

      clock.withLock { $0 = TestHouse.now.adding(seconds: 30) }
      let good = try await browser.enter(code(secret, at: clock.withLock { $0 }))
      #expect(good.location == "/akun")
      #expect(try await browser.get("/sandi").status == .ok)
      #expect(try await accounts.count("pending_sign_in") == 0)
    }
  }

  @Test func `the code must come from the same browser and within five minutes`() async throws {
    let clock = Mutex(TestHouse.now)
    try await withAccounts(clock: { clock.withLock { $0 } }) { accounts in
      try await accounts.person("hasan@zona.example", roles: head)
      let first = Browser(accounts.house)
      _ = try await first.signIn("hasan@zona.example", AccountsHouse.password)
      let secret = try await first.enrol()
      let browser = Browser(accounts.house)
      _ = try await browser.signIn("hasan@zona.example", AccountsHouse.password)

      let stranger = try await accounts.house.post(
        "/masuk/kode", [("kode", code(secret, at: TestHouse.now.adding(seconds: 30)))])
      #expect(stranger.location == "/masuk?selesai=kode-terlambat")

      clock.withLock { $0 = TestHouse.now.adding(seconds: 299) }
      #expect(try await browser.get("/masuk/kode").status == .ok)
      clock.withLock { $0 = TestHouse.now.adding(seconds: 300) }
      #expect(try await browser.get("/masuk/kode").location == "/masuk?selesai=kode-terlambat")
    }
  }

  @Test func `five wrong codes make the sixth wait, from whatever browser`() async throws {
    let clock = Mutex(TestHouse.now)
    try await withAccounts(clock: { clock.withLock { $0 } }) { accounts in
      try await accounts.person("hasan@zona.example", roles: head)
      let first = Browser(accounts.house)
      _ = try await first.signIn("hasan@zona.example", AccountsHouse.password)
      let secret = try await first.enrol()
      clock.withLock { $0 = TestHouse.now.adding(seconds: 60) }
      let now = clock.withLock { $0 }

      let browser = Browser(accounts.house)
      _ = try await browser.signIn("hasan@zona.example", AccountsHouse.password)
      for _ in 0..<5 {
        #expect(try await browser.enter("000000").status == .unprocessableContent)
      }
      let waiting = try await browser.enter(code(secret, at: now))
      #expect(waiting.status == .tooManyRequests)
      #expect(waiting.headers[.retryAfter] == "30")
      #expect(!browser.hasSession)
    }
  }

  @Test func `a recovery code signs in once, and the page counts the rest`() async throws {
    try await withAccounts { accounts in
      try await accounts.person("hasan@zona.example", roles: head)
      let first = Browser(accounts.house)
      _ = try await first.signIn("hasan@zona.example", AccountsHouse.password)
      _ = try await first.enrol()
      let recovery = try #require(first.recoveryCodes.first)

      for expected in [HTTPResponse.Status.seeOther, .unprocessableContent] {
        let browser = Browser(accounts.house)
        _ = try await browser.signIn("hasan@zona.example", AccountsHouse.password)
        #expect(try await browser.enter(recovery).status == expected)
      }
      let page = try await first.get("/faktor-kedua")
      #expect(page.text.contains("<dd>9</dd>"))
    }
  }

  @Test func `setting it up asks for the password and ends other sessions`() async throws {
    try await withAccounts { accounts in
      try await accounts.person("hasan@zona.example", roles: head)
      let (browser, other) = (Browser(accounts.house), Browser(accounts.house))
      _ = try await browser.signIn("hasan@zona.example", AccountsHouse.password)
      _ = try await other.signIn("hasan@zona.example", AccountsHouse.password)

      let wrong = try await browser.submit(
        [("sandi", "bukan kata sandi")], to: "/faktor-kedua", from: "/faktor-kedua")
      #expect(wrong.status == .unprocessableContent)
      #expect(wrong.text.contains("Kata sandi tidak cocok."))
      #expect(try await browser.get("/faktor-kedua/atur").location == "/faktor-kedua")

      _ = try await browser.enrol()
      #expect(browser.recoveryCodes.count == 10)
      #expect(try await accounts.count("session") == 1)
      #expect(try await browser.get("/sandi").status == .ok)
    }
  }

  @Test func `an administrator takes it away with a reason, and a coordinator does not`()
    async throws
  {
    let clock = Mutex(TestHouse.now)
    try await withAccounts(clock: { clock.withLock { $0 } }) { accounts in
      let account = try await accounts.person("hasan@zona.example", roles: head)
      try await accounts.person(
        "bayu@zona.example", name: "Bayu", at: nil, roles: [(.administrator, .national)])
      let person = Browser(accounts.house)
      _ = try await person.signIn("hasan@zona.example", AccountsHouse.password)
      _ = try await person.enrol()
      let path = "/akun/\(account.id.text)/faktor-kedua"
      #expect(try await accounts.house.get(path, as: Cast.coordinator).status == .forbidden)

      let browser = Browser(accounts.house)
      _ = try await browser.signIn("bayu@zona.example", AccountsHouse.password)
      let secret = try await browser.enrol()
      clock.withLock { $0 = TestHouse.now.adding(seconds: 30) }
      let now = clock.withLock { $0 }
      let fields = [("sandi", AccountsHouse.password), ("kode", code(secret, at: now))]
      let faulty = try await browser.submit(
        fields + [("alasan", "ya")], to: path, from: path)
      #expect(faulty.status == .unprocessableContent)
      let done = try await browser.submit(
        fields + [("alasan", "Ponsel hilang")], to: path, from: path)
      #expect(done.location == "/akun/\(account.id.text)?selesai=faktor-dicabut")

      #expect(try await accounts.count("second_factor") == 1)
      #expect(try await person.get("/sandi").location?.hasPrefix("/masuk") == true)
      let entries = try await accounts.storage.read {
        try Journal.entries(subjectKind: "account", subjectID: account.id.text, in: $0)
      }
      #expect(entries.contains { $0.entry.event == "second_factor_removed" })
    }
  }

  private func code(_ secret: [UInt8], at instant: Instant) -> String {
    CounterCode.code(secret: secret, counter: UInt64(SecondFactorRule.step(at: instant)))
  }
}
