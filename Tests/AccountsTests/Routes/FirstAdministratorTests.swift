import AccountsModel
import HTTPTypes
import House
import Kernel
import Storage
import TestKit
import Testing

@testable import Accounts

/// The way from the link that `zona serve` prints to a working administrator.
@Suite struct FirstAdministratorTests {
  private static func services(_ accounts: AccountsHouse) -> Services {
    Services(
      storage: accounts.storage, clock: { TestHouse.now }, dataFolder: TestHouse.dataFolder,
      logger: TestStorage.logger)
  }

  @Test func `the link makes an administrator, who sets the second factor up before all else`()
    async throws
  {
    try await withAccounts { accounts in
      let services = Self.services(accounts)
      let link = try #require(try await FirstAdministrator.link(services))
      let browser = Browser(accounts.house)

      let faulty = try await browser.submit(
        [
          ("nama", "Bayu"), ("login", "bayu@zona.example"), ("sandi_baru", "pendek"),
          ("sandi_ulang", "x"),
        ],
        to: link, from: link)
      #expect(faulty.status == .unprocessableContent)
      #expect(try await accounts.count("account") == 0)
      let made = try await browser.submit(
        [
          ("nama", "Bayu"), ("login", "bayu@zona.example"), ("sandi_baru", AccountsHouse.password),
          ("sandi_ulang", AccountsHouse.password),
        ], to: link, from: link)
      #expect(made.status == .seeOther)
      #expect(browser.hasSession)
      #expect(try await browser.get("/akun").location == "/faktor-kedua")

      _ = try await browser.enrol()
      #expect(browser.recoveryCodes.count == 10)
      #expect(try await browser.get("/akun").status == .ok)
      // The link is good once, and nobody is offered another one.
      #expect(try await accounts.house.get(link).status == .gone)
      #expect(try await FirstAdministrator.link(services) == nil)
    }
  }

  @Test func `a second start makes the first link void`() async throws {
    try await withAccounts { accounts in
      let services = Self.services(accounts)
      let first = try #require(try await FirstAdministrator.link(services))
      let second = try #require(try await FirstAdministrator.link(services))

      #expect(try await accounts.house.get(first).status == .gone)
      #expect(try await accounts.house.get(second).status == .ok)
    }
  }
}
