import Accounts
import AccountsModel
import HTTPTypes
import Kernel
import PlansModel
import Storage
import TestKit
import Testing
import Web
import WorkUnits
import WorkUnitsModel

@testable import Plans

@Suite struct CalendarRouteTests {
  /// Gives an employee an account.
  private static func person(_ index: Int, _ house: PlanHouse) async throws -> Principal {
    try await house.storage.write { transaction in
      let act = PlanHouse.act("2026-01-12")
      let account = try AccountActs.create(
        login: Login("pegawai\(index)@contoh.example"), name: PersonName("Pegawai \(index)"),
        institutionID: nil, act: act, in: transaction)
      let history = try #require(
        try RosterStore.history(of: house.people[index].id, in: transaction))
      try RosterActs.link(
        history, to: account.id, version: history.version, act: act, in: transaction)
      return Principal(accountID: account.id.text, name: "Pegawai \(index)", grants: [])
    }
  }

  private static func makeLink(
    _ house: PlanHouse, as person: Principal
  ) async throws -> String {
    let page = try await house.house.post(PlanToolLink.calendarLink.path, as: person)
    #expect(page.status == .ok)
    let start = try #require(page.text.firstRange(of: "/kalender/langganan/"))
    return String(page.text[start.lowerBound...].prefix { $0 != "<" })
  }

  /// Items of two people, a follow-up, a promise and a team.
  private static func fill(_ house: PlanHouse) async throws {
    try await house.plan(
      try Sample.content(owner: house.people[1].id, action: "Bentuk tim; rapat, awal"))
    try await house.plan(try Sample.content(owner: house.people[2].id, action: "Milik orang lain"))
    try await house.storage.write { transaction in
      let year = try house.planYear("2026-02-01", in: transaction)
      let act = PlanHouse.act("2026-02-01", by: house.head)
      _ = try TeamActs.appoint(
        TeamContent(
          decree: try Sample.line("SK-1", .decree), decreedOn: Sample.day("2026-01-10"),
          from: Sample.day("2026-01-10"), until: Sample.day("2026-09-30"),
          members: [
            TeamMember(
              employeeID: house.people[0].id, name: "Kepala Satu", role: .leader, areas: []),
            TeamMember(
              employeeID: house.people[1].id, name: "Pegawai Dua", role: .member,
              areas: [.oversight]),
          ]), in: year, act: act, transaction: transaction)
      _ = try TeamActs.promise(
        AgentContent(
          employeeID: house.people[1].id, promise: try Sample.line("Antrean daring", .promise),
          dueOn: Sample.day("2026-08-17")), in: year, act: act, transaction: transaction)
    }
    try await house.storage.write { transaction in
      let year = try house.planYear("2026-03-05", in: transaction)
      let act = PlanHouse.act("2026-03-05", by: house.head)
      _ = try MonitoringActs.open(.first, in: year, act: act, transaction: transaction)
      for (index, owner) in [1, 2].enumerated() {
        _ = try MonitoringActs.ask(
          FollowUpContent(
            what: try Sample.line("Tindak lanjut nomor \(index)", .followUp),
            ownerID: house.people[owner].id, dueOn: Sample.day("2026-05-01")), of: .first,
          in: year, act: act, transaction: transaction)
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a link opens the days of its person and of nobody else`(engine: Engine) async throws {
    try await PlanHouse.with(engine) { house in
      let person = try await Self.person(1, house)
      try await Self.fill(house)
      let path = try await Self.makeLink(house, as: person)

      let feed = try await house.house.get(path)

      #expect(feed.status == .ok)
      #expect(feed.headers[.contentType] == "text/calendar; charset=utf-8")
      #expect(feed.headers[.cacheControl] == "private, max-age=300")
      let text = feed.text.replacing("\r\n ", with: "")
      #expect(text.contains("SUMMARY:Tenggat: Bentuk tim\\; rapat\\, awal\r\n"))
      #expect(text.contains("SUMMARY:Tindak lanjut: Tindak lanjut nomor 0"))
      #expect(text.contains("SUMMARY:Janji agen perubahan: Antrean daring"))
      // The team holds from January to September, so B12 is not its own.
      for code in ["B03", "B06", "B09"] { #expect(text.contains("Monitoring \(code) 2026")) }
      #expect(!text.contains("B12"))
      for other in ["Milik orang lain", "nomor 1", "Pegawai Tiga", "Kepala Satu", "Pegawai Dua"] {
        #expect(!text.contains(other))
      }
      #expect(try await house.house.get(path).bytes == feed.bytes)
    }
  }

  @Test func `the token is stored as a digest only, and told once`() async throws {
    try await PlanHouse.with { house in
      let person = try await Self.person(1, house)
      let path = try await Self.makeLink(house, as: person)
      let token = String(path.split(separator: "/").last ?? "")

      let stored = try await house.storage.read {
        try $0.first("SELECT token_digest FROM calendar_link")?.text("token_digest")
      }

      #expect(stored == SessionStore.digest(of: token))
      let page = try await house.house.get(PlanToolLink.calendar.path, as: person)
      #expect(!page.text.contains(token))
      #expect(page.text.contains("masih berlaku"))
    }
  }

  @Test func `a renewed or revoked link opens nothing any more, nor that of a closed account`()
    async throws
  {
    try await PlanHouse.with { house in
      let person = try await Self.person(1, house)
      let first = try await Self.makeLink(house, as: person)
      let second = try await Self.makeLink(house, as: person)
      #expect(try await house.house.get(first).status == .notFound)
      #expect(try await house.house.get(second).status == .ok)

      let removed = try await house.house.post(PlanToolLink.calendarRemoval.path, as: person)
      #expect(removed.status == .seeOther)
      #expect(try await house.house.get(second).status == .notFound)

      let third = try await Self.makeLink(house, as: person)
      try await house.storage.write { transaction in
        let id = try #require(ID<Account>(person.accountID))
        let account = try #require(try AccountStore.find(id, in: transaction))
        try AccountActs.setActive(
          false, account, act: PlanHouse.act(), in: transaction)
      }
      #expect(try await house.house.get(third).status == .notFound)
    }
  }

  @Test func `who has left the unit sees nothing of it any more`() async throws {
    try await PlanHouse.with { house in
      let person = try await Self.person(1, house)
      try await Self.fill(house)
      let path = try await Self.makeLink(house, as: person)
      try await house.leave(1, lastDay: "2026-11-20")

      let feed = try await house.house.get(path)

      #expect(feed.status == .ok)
      #expect(!feed.text.contains("BEGIN:VEVENT"))
      #expect(feed.text.contains("END:VCALENDAR"))
    }
  }

  @Test func `somebody on no roster has an empty calendar, and a visitor none`() async throws {
    try await PlanHouse.with { house in
      let outsider = try await house.storage.write { transaction in
        try AccountActs.create(
          login: Login("luar@contoh.example"), name: PersonName("Orang Luar"),
          institutionID: nil, act: PlanHouse.act("2026-01-12"), in: transaction)
      }
      let principal = Principal(accountID: outsider.id.text, name: "Orang Luar", grants: [])
      let path = try await Self.makeLink(house, as: principal)
      let feed = try await house.house.get(path)
      #expect(feed.status == .ok)
      #expect(!feed.text.contains("BEGIN:VEVENT"))

      #expect(try await house.house.get("/kalender/langganan/tidak-ada").status == .notFound)
      let visitor = try await house.house.get(PlanToolLink.calendar.path)
      #expect(visitor.location?.hasPrefix("/masuk") == true)
    }
  }
}
