import AccountsModel
import HTTPTypes
import House
import Kernel
import Storage
import TestKit
import Testing

@testable import Accounts

@Suite struct AccountRouteTests {
  @Test func `strangers are told nothing on any route`() async throws {
    try await withAccounts { accounts in
      let account = try await accounts.person(
        "siti@zona.example", roles: [(.unitStaff, .workUnit(Cast.unit, institution: Cast.ministry))]
      )
      let grant = try await accounts.storage.read {
        try #require(try GrantStore.grants(of: account.id, in: $0).first)
      }
      let walk = RouteWalk(
        accounts.house,
        strangers: [
          .init("unit head", Cast.unitHead), .init("assessor", Cast.internalAssessor),
        ]
      ) { rule in
        rule.path.replacing(":id", with: account.id.text)
          .replacing(":grant", with: grant.id.text)
          .replacing(":token", with: String(repeating: "A", count: 43))
      }
      let (findings, uncovered) = try await walk.run()

      #expect(uncovered.isEmpty)
      #expect(findings.flatMap(\.violations).isEmpty)
    }
  }

  @Test func `the list as CSV holds what the page would show, on all pages`() async throws {
    try await withAccounts { accounts in
      for number in 10..<40 {
        try await accounts.person("orang\(number)@zona.example", name: "Orang \(number)")
      }
      try await accounts.person(
        "=luar@zona.example", name: "Siti Rahma",
        roles: [(.unitStaff, .workUnit(Cast.unit, institution: Cast.ministry))])
      try await accounts.person(
        "lain@zona.example", name: "Orang Lain", at: Cast.otherMinistry)

      let all = try await accounts.house.get("/akun.csv", as: Cast.coordinator)
      #expect(all.status == .ok)
      #expect(all.headers[.contentType] == "text/csv; charset=utf-8")
      let lines = all.text.split(separator: "\r\n")
      #expect(lines.count == 32)
      #expect(lines[0] == "Nama,E-mail atau NIP,Instansi,Peran hari ini,Keadaan")
      #expect(
        lines[31]
          == "Siti Rahma,'=luar@zona.example,Kementerian Perindustrian,"
          + "Anggota tim kerja (pokja),aktif")
      #expect(!all.text.contains("Orang Lain"))

      let found = try await accounts.house.get("/akun.csv?cari=orang%2012", as: Cast.coordinator)
      #expect(found.text.split(separator: "\r\n").count == 2)
      let page = try await accounts.house.get("/akun?cari=orang%2012", as: Cast.coordinator)
      #expect(page.text.contains("href=\"/akun.csv?cari=orang%2012\""))
      #expect(try await accounts.house.get("/akun.csv", as: Cast.unitStaff).status == .notFound)
    }
  }

  @Test func `a coordinator of another instansi sees the same as for no account`() async throws {
    try await withAccounts { accounts in
      let account = try await accounts.person("siti@zona.example")
      let missing = "01900000-0000-7000-8000-0000000000ee"
      for id in [account.id.text, missing, "bukan-id"] {
        let answer = try await accounts.house.get("/akun/" + id, as: Cast.otherCoordinator)
        #expect(answer.status == .notFound)
      }
      #expect(
        try await accounts.house.get("/akun/" + account.id.text, as: Cast.coordinator)
          .status == .ok)
    }
  }

  @Test func `a coordinator may not take over an account that reaches further`() async throws {
    try await withAccounts { accounts in
      let account = try await accounts.person(
        "bayu@zona.example", name: "Bayu", roles: [(.administrator, .national)])
      let path = "/akun/" + account.id.text

      for action in ["/tautan-sandi", "/nonaktif", "/peran", "/nama"] {
        let answer = try await accounts.house.post(path + action, as: Cast.coordinator)
        #expect(answer.status == .notFound)
      }
      #expect(try await accounts.count("password_link") == 0)
      let list = try await accounts.house.get("/akun", as: Cast.coordinator)
      #expect(list.text.contains("Bayu"))
      #expect(!list.text.contains(path))
    }
  }

  @Test func `an account is made, given a role, and takes its link`() async throws {
    try await withAccounts { accounts in
      let made = try await accounts.house.post(
        "/akun",
        [("nama", "Siti Rahma"), ("login", "198001012005011001"), ("instansi", Cast.ministry)],
        as: Cast.coordinator)
      let path = try #require(made.location?.replacing("?selesai=dibuat", with: ""))

      let role = try await accounts.house.post(
        path + "/peran",
        [("peran", "unit_staff"), ("tempat", Cast.unit), ("sejak", "2026-11-21"), ("sampai", "")],
        as: Cast.coordinator)
      #expect(role.location == path + "?selesai=peran-diberikan")
      let page = try await accounts.house.get(path, as: Cast.coordinator)
      #expect(page.text.contains("BSPJI Pekanbaru — Kementerian Perindustrian"))

      let link = try await accounts.house.post(path + "/tautan-sandi", as: Cast.coordinator)
      #expect(link.status == .ok)
      #expect(link.text.contains("/sandi/atur/"))
      #expect(try await accounts.count("password_link") == 1)
    }
  }

  @Test(
    arguments: [
      ([("nama", ""), ("login", "siti@zona.example"), ("instansi", Cast.ministry)], "Isi nama."),
      (
        [("nama", "Siti"), ("login", "19800101200501100"), ("instansi", Cast.ministry)],
        "yang diketik 17 angka"
      ),
      (
        [("nama", "Siti"), ("login", "ada@zona.example"), ("instansi", Cast.ministry)],
        "sudah dipakai akun lain"
      ),
      (
        [("nama", "Siti"), ("login", "siti@zona.example"), ("instansi", Cast.otherMinistry)],
        "Pilih instansi dari daftar"
      ),
      ([("nama", "Siti"), ("login", "siti@zona.example"), ("instansi", "")], "Pilih instansi"),
    ])
  func `a faulty account is refused and nothing is stored`(
    fields: [(String, String)], sentence: String
  ) async throws {
    try await withAccounts { accounts in
      try await accounts.person("ada@zona.example")
      let answer = try await accounts.house.post("/akun", fields, as: Cast.coordinator)

      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains(sentence))
      #expect(try await accounts.count("account") == 1)
    }
  }

  @Test func `the same form sent twice makes one account`() async throws {
    try await withAccounts { accounts in
      let fields = [
        ("nama", "Siti"), ("login", "siti@zona.example"), ("instansi", Cast.ministry),
      ]
      let first = try await accounts.house.post("/akun", fields, as: Cast.coordinator)
      let second = try await accounts.house.post("/akun", fields, as: Cast.coordinator)

      #expect(first.status == .seeOther)
      #expect(second.status == .unprocessableContent)
      #expect(try await accounts.count("account") == 1)
    }
  }

  @Test func `a form that is older than the account is refused`() async throws {
    try await withAccounts { accounts in
      let account = try await accounts.person("siti@zona.example")
      let path = "/akun/" + account.id.text + "/nama"
      // Setting the password above made version 2.
      let good = try await accounts.house.post(
        path, [("nama", "Siti Baru"), ("versi", "2")], as: Cast.coordinator)
      let stale = try await accounts.house.post(
        path, [("nama", "Siti Lama"), ("versi", "2")], as: Cast.coordinator)

      #expect(good.status == .seeOther)
      #expect(stale.status == .conflict)
      let page = try await accounts.house.get(
        "/akun/" + account.id.text, as: Cast.coordinator)
      #expect(page.text.contains("Siti Baru"))
    }
  }

  @Test func `nobody deactivates the last administrator or oneself`() async throws {
    try await withAccounts { accounts in
      let account = try await accounts.person(
        "bayu@zona.example", at: nil, roles: [(.administrator, .national)])
      let own = Principal(
        accountID: account.id.text, name: "Bayu", grants: [Grant(.administrator, for: .national)])
      let path = "/akun/" + account.id.text + "/nonaktif"

      let last = try await accounts.house.post(path, as: Cast.administrator)
      #expect(last.status == .unprocessableContent)
      #expect(last.text.contains("pengelola sistem terakhir"))
      let oneself = try await accounts.house.post(path, as: own)
      #expect(oneself.text.contains("Akun sendiri tidak dapat dinonaktifkan"))
      #expect(
        try await Browser(accounts.house).signIn("bayu@zona.example", AccountsHouse.password)
          .status == .seeOther)
    }
  }
}

@Suite struct RoleRouteTests {
  private func fields(_ role: String, at place: String) -> [(String, String)] {
    [("peran", role), ("tempat", place), ("sejak", "2026-11-21"), ("sampai", "")]
  }

  @Test(
    arguments: [
      ("unit_staff", Cast.unit, 303), ("coordinator", Cast.ministry, 303),
      ("internal_assessor", Cast.ministry, 303),
      // A place that does not fit the role is a matter of the form.
      ("unit_staff", Cast.ministry, 422), ("coordinator", Cast.unit, 422),
      // Elsewhere, and a place that does not exist, look the same.
      ("unit_staff", Cast.otherUnit, 404),
      ("unit_staff", "01900000-0000-7000-8000-0000000000ee", 404),
      ("administrator", "nasional", 404), ("peran aneh", Cast.unit, 422),
    ])
  func `a coordinator gives roles in the own instansi only`(
    role: String, place: String, status: Int
  ) async throws {
    try await withAccounts { accounts in
      let account = try await accounts.person("siti@zona.example")
      let answer = try await accounts.house.post(
        "/akun/\(account.id)/peran", fields(role, at: place), as: Cast.coordinator)

      #expect(answer.status.code == status)
      #expect(try await accounts.count("role_grant") == (status == 303 ? 1 : 0))
    }
  }

  @Test func `dates in the wrong order and no dates are refused`() async throws {
    try await withAccounts { accounts in
      let account = try await accounts.person("siti@zona.example")
      for (from, until) in [("2026-11-21", "2026-11-20"), ("2026-02-30", ""), ("", "")] {
        let answer = try await accounts.house.post(
          "/akun/\(account.id)/peran",
          [("peran", "unit_staff"), ("tempat", Cast.unit), ("sejak", from), ("sampai", until)],
          as: Cast.coordinator)
        #expect(answer.status == .unprocessableContent)
      }
      let absurd = try await accounts.house.post(
        "/akun/\(account.id)/peran",
        [
          ("peran", "unit_staff"), ("tempat", Cast.unit), ("sejak", "0001-01-01"),
          ("sampai", "9999-12-31"),
        ], as: Cast.coordinator)
      #expect(absurd.status == .unprocessableContent)
      #expect(absurd.text.contains("paling awal 1 Januari 2000"))
      #expect(absurd.text.contains("sepuluh tahun dari hari ini"))
      #expect(try await accounts.count("role_grant") == 0)
    }
  }

  @Test func `a role ends once, and ending it again changes nothing`() async throws {
    try await withAccounts { accounts in
      let account = try await accounts.person(
        "siti@zona.example", roles: [(.unitStaff, .workUnit(Cast.unit, institution: Cast.ministry))]
      )
      let grant = try await accounts.storage.read {
        try #require(try GrantStore.grants(of: account.id, in: $0).first)
      }
      let path = "/akun/\(account.id)/peran/\(grant.id)/akhir"
      #expect(try await accounts.house.get(path, as: Cast.coordinator).status == .ok)
      for _ in 0..<2 {
        let answer = try await accounts.house.post(path, as: Cast.coordinator)
        #expect(answer.location == "/akun/\(account.id)?selesai=peran-diakhiri")
      }
      let journal = try await accounts.storage.read { transaction in
        try Journal.entries(
          subjectKind: "account", subjectID: account.id.text, in: transaction)
      }
      #expect(journal.count(where: { $0.entry.event == "role_ended" }) == 1)
    }
  }
}
