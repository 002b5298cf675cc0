import AccountsModel
import HTTPTypes
import Kernel
import Storage
import TestKit
import Testing

@testable import Accounts

@Suite struct PasswordRouteTests {
  let new = "kura-kura kuning di laut"

  private func fields(_ present: String, _ new: String, _ again: String) -> [(String, String)] {
    [("sandi_kini", present), ("sandi_baru", new), ("sandi_ulang", again)]
  }

  @Test func `a new password ends every other session and keeps this person in`() async throws {
    try await withAccounts { accounts in
      try await accounts.person("siti@zona.example")
      let here = Browser(accounts.house)
      let elsewhere = Browser(accounts.house)
      _ = try await here.signIn("siti@zona.example", AccountsHouse.password)
      _ = try await elsewhere.signIn("siti@zona.example", AccountsHouse.password)

      let answer = try await here.submit(
        fields(AccountsHouse.password, new, new), to: "/sandi", from: "/sandi")
      #expect(answer.location == "/sandi?selesai=sandi-diganti")
      #expect(try await here.get("/sandi").status == .ok)
      #expect(try await elsewhere.get("/sandi").status == .seeOther)
      #expect(
        try await Browser(accounts.house).signIn("siti@zona.example", new).status == .seeOther)
      let old = try await Browser(accounts.house).signIn(
        "siti@zona.example", AccountsHouse.password)
      #expect(old.status == .unprocessableContent)
    }
  }

  @Test(
    arguments: [
      ("kata sandi salah", "kura-kura kuning", "kura-kura kuning", "saat ini tidak cocok"),
      (AccountsHouse.password, "pendek", "pendek", "paling sedikit 12 karakter"),
      (AccountsHouse.password, "kura-kura kuning", "kura-kura biru!", "tidak sama"),
      (AccountsHouse.password, AccountsHouse.password, AccountsHouse.password, "yang lama"),
      (AccountsHouse.password, "siti@zona.example", "siti@zona.example", "tidak boleh sama"),
    ])
  func `a faulty form changes nothing and says why`(
    present: String, new: String, again: String, sentence: String
  ) async throws {
    try await withAccounts { accounts in
      try await accounts.person("siti@zona.example")
      let browser = Browser(accounts.house)
      _ = try await browser.signIn("siti@zona.example", AccountsHouse.password)

      let answer = try await browser.submit(
        fields(present, new, again), to: "/sandi", from: "/sandi")
      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains(sentence))
      #expect(!answer.text.contains(new == "siti@zona.example" ? "value=\"kura" : new))
      #expect(
        try await Browser(accounts.house).signIn("siti@zona.example", AccountsHouse.password)
          .status == .seeOther)
    }
  }

  @Test func `a one-time link sets the password once`() async throws {
    try await withAccounts { accounts in
      let account = try await accounts.storage.make("siti@zona.example")
      let token = try await accounts.storage.write { transaction in
        try AccountActs.makePasswordLink(
          for: account.id, act: Act(by: nil, at: TestHouse.now), in: transaction)
      }
      let path = "/sandi/atur/" + token
      let browser = Browser(accounts.house)

      let first = try await browser.submit(
        [("sandi_baru", new), ("sandi_ulang", new)], to: path, from: path)
      #expect(first.location == "/masuk?selesai=sandi-diatur")
      let again = try await accounts.house.post(path, [("sandi_baru", new), ("sandi_ulang", new)])
      #expect(again.status == .gone)
      #expect(try await browser.signIn("siti@zona.example", new).status == .seeOther)
    }
  }

  @Test(arguments: ["x", "../../akun", String(repeating: "A", count: 43)])
  func `a link that was never made is gone`(token: String) async throws {
    try await withAccounts { accounts in
      let answer = try await accounts.house.get("/sandi/atur/" + token)

      #expect(answer.status == .gone || answer.status == .notFound)
    }
  }
}

@Suite struct SetupRouteTests {
  private let fields = [
    ("nama", "Bayu Anggara"), ("login", "bayu@zona.example"),
    ("sandi_baru", AccountsHouse.password), ("sandi_ulang", AccountsHouse.password),
  ]

  @Test func `the first administrator is made through the printed link and signed in`()
    async throws
  {
    try await withAccounts { accounts in
      let token = "T" + String(repeating: "a", count: 42)
      try await accounts.storage.write {
        try LinkStore.makeSetupLink(token: token, at: TestHouse.now, in: $0)
      }
      let browser = Browser(accounts.house)
      let answer = try await browser.submit(fields, to: "/mulai/" + token, from: "/mulai/" + token)
      #expect(answer.location == "/")
      #expect(try await browser.get("/akun").location == "/faktor-kedua")
      _ = try await browser.enrol()
      #expect(try await browser.get("/akun").status == .ok)

      #expect(try await accounts.house.get("/mulai/" + token).status == .gone)
      #expect(try await accounts.house.post("/mulai/" + token, fields).status == .gone)
      #expect(try await accounts.count("account") == 1)
    }
  }

  @Test func `a faulty first account is shown again with what was typed`() async throws {
    try await withAccounts { accounts in
      let token = "T" + String(repeating: "a", count: 42)
      try await accounts.storage.write {
        try LinkStore.makeSetupLink(token: token, at: TestHouse.now, in: $0)
      }
      let answer = try await accounts.house.post(
        "/mulai/" + token, [("nama", "Bayu"), ("login", "19800101"), ("sandi_baru", "pendek")])

      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains("value=\"Bayu\""))
      #expect(answer.text.contains("NIP terdiri dari 18 angka; yang diketik 8 angka."))
      #expect(try await accounts.count("account") == 0)
    }
  }
}
