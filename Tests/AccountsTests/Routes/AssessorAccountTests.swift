import AccountsModel
import HTTPTypes
import House
import Kernel
import Storage
import TestKit
import Testing

@testable import Accounts

/// Decision 0209: whoever gives units to assessors cannot sign in as one of them.
@Suite struct AssessorAccountTests {
  private static let assessor = ("internal_assessor", Cast.ministry)

  @Test(arguments: TestStorage.engines)
  func `a coordinator makes no link for an assessor and is told who does`(
    engine: Engine
  ) async throws {
    try await withAccounts(engine) { accounts in
      for (number, place) in [
        GrantPlace.institution(Cast.ministry), .workUnit(Cast.unit, institution: Cast.ministry),
      ].enumerated() {
        let account = try await accounts.person(
          "tpi\(number)@zona.example", roles: [(.internalAssessor, place)])
        let path = "/akun/\(account.id)"

        let page = try await accounts.house.get(path, as: Cast.coordinator)
        #expect(page.status == .ok)
        #expect(page.text.contains("hanya dibuat pengelola sistem"))
        #expect(!page.text.contains(path + "/tautan-sandi"))
        let refused = try await accounts.house.post(path + "/tautan-sandi", as: Cast.coordinator)
        #expect(refused.status == .forbidden)
        #expect(refused.text.contains("Mintalah pengelola sistem membuat tautannya."))
        let removal = try await accounts.house.post(path + "/faktor-kedua", as: Cast.coordinator)
        #expect(removal.status == .forbidden)
        #expect(try await accounts.count("password_link") == 0)
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `an administrator makes the link, and the person changes the password without one`(
    engine: Engine
  ) async throws {
    try await withAccounts(engine) { accounts in
      let account = try await accounts.person(
        "tpi@zona.example", roles: [(.internalAssessor, .institution(Cast.ministry))])
      let path = "/akun/\(account.id)"

      let page = try await accounts.house.get(path, as: Cast.administrator)
      #expect(page.text.contains(path + "/tautan-sandi"))
      let made = try await accounts.house.post(path + "/tautan-sandi", as: Cast.administrator)
      #expect(made.text.contains("/sandi/atur/"))
      let browser = Browser(accounts.house)
      _ = try await browser.signIn("tpi@zona.example", AccountsHouse.password)
      _ = try await browser.enrol()
      let changed = try await browser.submit(
        [
          ("sandi_kini", AccountsHouse.password), ("sandi_baru", "gajah biru di kolam"),
          ("sandi_ulang", "gajah biru di kolam"),
        ], to: "/sandi", from: "/sandi")
      #expect(changed.location?.hasPrefix("/sandi") == true)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `what a coordinator set up before opens nothing once the person is an assessor`(
    engine: Engine
  ) async throws {
    try await withAccounts(engine) { accounts in
      let account = try await accounts.person("boneka@zona.example")
      let path = "/akun/\(account.id)"
      let browser = Browser(accounts.house)
      _ = try await browser.signIn("boneka@zona.example", AccountsHouse.password)
      #expect(try await browser.get("/saya").status == .ok)
      let link = try await accounts.house.post(path + "/tautan-sandi", as: Cast.coordinator)
      let address = try #require(link.text.firstMatch(of: /\/sandi\/atur\/[A-Za-z0-9_-]+/)?.output)

      let given = try await accounts.give(Self.assessor, to: account, as: Cast.coordinator)

      #expect(given.location == path + "?selesai=peran-diberikan-sandi-berakhir")
      #expect(try await browser.get("/saya").status == .seeOther)
      #expect(try await accounts.house.get(String(address)).status == .gone)
      #expect(try await accounts.signsIn("boneka@zona.example") == false)
      #expect(try await accounts.events(of: account).contains("password_ended"))
      let other = try await accounts.house.post(path + "/tautan-sandi", as: Cast.coordinator)
      #expect(other.status == .forbidden)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `taking the role back, a link and the role again is no way in`(
    engine: Engine
  ) async throws {
    try await withAccounts(engine) { accounts in
      let account = try await accounts.person("tpi@zona.example")
      let path = "/akun/\(account.id)"
      _ = try await accounts.give(Self.assessor, to: account, as: Cast.administrator)
      let grant = try #require(
        try await accounts.storage.read { try GrantStore.grants(of: account.id, in: $0) }.first)

      _ = try await accounts.house.post("\(path)/peran/\(grant.id)/akhir", as: Cast.coordinator)
      let link = try await accounts.house.post(path + "/tautan-sandi", as: Cast.coordinator)
      let address = try #require(link.text.firstMatch(of: /\/sandi\/atur\/[A-Za-z0-9_-]+/)?.output)
      _ = try await Browser(accounts.house).submit(
        [("sandi_baru", AccountsHouse.password), ("sandi_ulang", AccountsHouse.password)],
        to: String(address), from: String(address))
      #expect(try await accounts.signsIn("tpi@zona.example"))
      _ = try await accounts.give(Self.assessor, to: account, as: Cast.coordinator)

      #expect(try await accounts.signsIn("tpi@zona.example") == false)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a role that leads out of the instansi, and one that only comes, count as well`(
    engine: Engine
  ) async throws {
    try await withAccounts(engine) { accounts in
      let far = try await accounts.person("jauh@zona.example")
      _ = try await accounts.give(
        ("national_assessor", "nasional"), to: far, as: Cast.administrator)
      #expect(try await accounts.signsIn("jauh@zona.example") == false)

      let coming = try await accounts.person("kelak@zona.example")
      _ = try await accounts.give(
        Self.assessor, to: coming, as: Cast.coordinator, from: "2027-01-01")
      #expect(try await accounts.signsIn("kelak@zona.example") == false)
      let link = try await accounts.house.post(
        "/akun/\(coming.id)/tautan-sandi", as: Cast.coordinator)
      #expect(link.status == .forbidden)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a role within reach, a second one of an assessor and the command line end nothing`(
    engine: Engine
  ) async throws {
    try await withAccounts(engine) { accounts in
      let staff = try await accounts.person("staf@zona.example")
      let given = try await accounts.give(
        ("unit_staff", Cast.unit), to: staff, as: Cast.coordinator)
      #expect(given.location == "/akun/\(staff.id)?selesai=peran-diberikan")
      #expect(try await accounts.signsIn("staf@zona.example"))

      // The role of the set-up comes from no person, as on the command line.
      let assessor = try await accounts.person(
        "tpi@zona.example", roles: [(.internalAssessor, .institution(Cast.ministry))])
      _ = try await accounts.give(
        ("internal_assessor", Cast.unit), to: assessor, as: Cast.coordinator)
      #expect(try await accounts.signsIn("tpi@zona.example"))
      #expect(try await accounts.events(of: assessor).contains("password_ended") == false)
    }
  }
}

extension AccountsHouse {
  /// Gives a role through its form.
  fileprivate func give(
    _ role: (name: String, place: String), to account: Account, as principal: Principal,
    from day: String = "2026-11-21"
  ) async throws -> TestAnswer {
    try await house.post(
      "/akun/\(account.id)/peran",
      [("peran", role.name), ("tempat", role.place), ("sejak", day), ("sampai", "")],
      as: principal)
  }

  /// Whether the common password still opens the front door.
  fileprivate func signsIn(_ login: String) async throws -> Bool {
    try await Browser(house).signIn(login, Self.password).status == .seeOther
  }

  /// What the journal says happened to an account.
  fileprivate func events(of account: Account) async throws -> [String] {
    try await storage.read {
      try Journal.entries(subjectKind: "account", subjectID: account.id.text, in: $0)
        .map(\.entry.event)
    }
  }
}
