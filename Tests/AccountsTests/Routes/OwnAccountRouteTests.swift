import AccountsModel
import HTTPTypes
import Kernel
import TestKit
import Testing

@testable import Accounts

@Suite struct OwnAccountRouteTests {
  @Test func `a person reads on one page who they are here and where to set things`() async throws {
    try await withAccounts { accounts in
      try await accounts.person("siti@zona.example")
      let browser = Browser(accounts.house)
      _ = try await browser.signIn("siti@zona.example", AccountsHouse.password)

      let answer = try await browser.get("/saya")
      #expect(answer.status == .ok)
      #expect(answer.text.contains("siti@zona.example"))
      #expect(answer.text.contains("<a href=\"/sandi\">Kata sandi</a>"))
      #expect(answer.text.contains("<a href=\"/faktor-kedua\">"))
      // Own settings do not fill the main menu, and there is nothing else for a person without role.
      #expect(!answer.text.contains("<nav class=\"menu\""))
    }
  }

  @Test func `a visitor is asked to sign in first`() async throws {
    try await withAccounts { accounts in
      let answer = try await Browser(accounts.house).get("/saya")
      #expect(answer.status == .seeOther)
    }
  }
}
