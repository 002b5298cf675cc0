import Accounts
import AccountsModel
import Kernel
import Storage
import TestKit
import Testing
import WorkUnitsModel

@testable import WorkUnits

@Suite struct RosterStoreTests {
  let act = Act(by: Cast.administrator, at: .sample)

  private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

  @Test(arguments: TestStorage.engines)
  func `a roster is that of the day, by section and name`(engine: Engine) async throws {
    try await withStorage(engine, migrations: rosterMigrations) { storage in
      let sample = try await storage.makeCountry()
      try await storage.join("198001012005011001", "budi", in: sample.agency, section: "Mutu")
      try await storage.join("198101012005011002", "Ani", in: sample.agency, section: "Mutu")
      try await storage.join("198201012005011003", "Zul", in: sample.agency, section: "Humas")
      try await storage.join("198301012005011004", "Cici", in: sample.agency)
      try await storage.join(
        "198401012005011005", "Dedi", in: sample.agency, section: "Humas", on: "2026-05-01")
      try await storage.join("198501012005011006", "Eka", in: sample.station)

      func names(on text: String) async throws -> [String] {
        let day = try day(text)
        return try await storage.read {
          try RosterStore.members(of: sample.agency.id, on: day, in: $0).map(\.name.text)
        }
      }
      #expect(try await names(on: "2026-01-04").isEmpty)
      #expect(try await names(on: "2026-04-30") == ["Zul", "Ani", "budi", "Cici"])
      #expect(try await names(on: "2026-05-01") == ["Dedi", "Zul", "Ani", "budi", "Cici"])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the roster of an instansi stands in the order of names, also of corrected ones`(
    engine: Engine
  ) async throws {
    try await withStorage(engine, migrations: rosterMigrations) { storage in
      let sample = try await storage.makeCountry()
      try await storage.join("198001012005011001", "budi", in: sample.agency, section: "Mutu")
      let person = try await storage.join("198101012005011002", "Ani", in: sample.station)
      try await storage.join("198201012005011003", "Cici", in: sample.agency)
      let act = act
      func names(_ search: String = "") async throws -> [String] {
        let query = RosterQuery(
          institutionID: sample.ministry.id, unitID: nil, day: act.day, search: search)
        let list = try await storage.read { try RosterStore.list(query, in: $0) }
        #expect(list.total == list.people.count)
        return list.people.map(\.name.text)
      }
      #expect(try await names() == ["Ani", "budi", "Cici"])

      try await storage.write { transaction in
        try RosterActs.correct(
          person, name: try PersonName("Wati"), stay: person.stays[0], version: person.version,
          act: act, in: transaction)
      }
      #expect(try await names() == ["budi", "Cici", "Wati"])
      #expect(try await names("i") == ["budi", "Cici", "Wati"])
      #expect(try await names("mutu") == ["budi"])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a transfer is one act that both rosters show and the journal keeps`(
    engine: Engine
  ) async throws {
    try await withStorage(engine, migrations: rosterMigrations) { storage in
      let sample = try await storage.makeCountry()
      let person = try await storage.join("198001012005011001", "Budi", in: sample.agency)
      let first = try day("2026-03-01")
      let act = act
      try await storage.write { transaction in
        try RosterActs.transfer(
          person,
          to: Post(
            institutionID: sample.ministry.id, unitID: sample.station.id,
            position: try JobTitle("Kepala Seksi"), section: nil),
          on: first, version: 1, act: act, in: transaction)
      }

      let nip = try NIP("198001012005011001")
      let february = try day("2026-02-28")
      let (before, after, gone, journal) = try await storage.read { transaction in
        (
          try RosterStore.find(
            nip: nip, in: sample.agency.id, on: february,
            transaction: transaction),
          try RosterStore.find(
            nip: nip, in: sample.station.id, on: first, transaction: transaction),
          try RosterStore.find(
            nip: nip, in: sample.agency.id, on: first, transaction: transaction),
          try Journal.entries(
            subjectKind: "employee", subjectID: person.id.text, in: transaction)
        )
      }
      #expect(before?.leftOn == CalendarDate("2026-02-28"))
      #expect(after?.position.text == "Kepala Seksi")
      #expect(after?.id == before?.id)
      #expect(gone == nil)
      #expect(journal.map(\.entry.event) == ["employee_joined", "employee_transferred"])
      #expect(journal.last?.actorName == "Bayu")
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a number in another unit and an old form are refused and change nothing`(
    engine: Engine
  ) async throws {
    try await withStorage(engine, migrations: rosterMigrations) { storage in
      let sample = try await storage.makeCountry()
      let person = try await storage.join("198001012005011001", "Budi", in: sample.agency)
      let since = try day("2026-01-05")
      await #expect(throws: RosterRefusal.memberElsewhere(since: since)) {
        try await storage.join("198001012005011001", "Budi", in: sample.otherUnit)
      }
      await #expect(throws: RosterRefusal.stale) {
        try await storage.write { transaction in
          try RosterActs.leave(
            person, lastDay: since, version: 2, act: Act(by: nil, at: .sample), in: transaction)
        }
      }
      #expect(try await storage.person(person.id) == person)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `who comes back is the same person with another stay`(engine: Engine) async throws {
    try await withStorage(engine, migrations: rosterMigrations) { storage in
      let sample = try await storage.makeCountry()
      let person = try await storage.join("198001012005011001", "Budi", in: sample.agency)
      let last = try day("2026-02-01")
      let act = act
      try await storage.write { transaction in
        try RosterActs.leave(person, lastDay: last, version: 1, act: act, in: transaction)
      }
      let again = try await storage.join(
        "198001012005011001", "Budi, S.H.", in: sample.otherUnit, on: "2026-04-01")

      #expect(again.id == person.id)
      #expect(again.name.text == "Budi, S.H.")
      #expect(try await storage.person(person.id).stays.count == 2)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `two people who join with one number at once leave one person`(
    engine: Engine
  ) async throws {
    try await withStorage(engine, migrations: rosterMigrations) { storage in
      let sample = try await storage.makeCountry()
      let outcomes = await withTaskGroup(of: Bool.self) { group in
        for unit in [sample.agency, sample.station, sample.otherUnit] {
          group.addTask {
            do {
              try await storage.join("198001012005011001", "Budi", in: unit)
              return true
            } catch { return false }
          }
        }
        return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
      }
      let rows = try await storage.read {
        try $0.query("SELECT employee_id FROM unit_stay ORDER BY employee_id")
      }
      #expect(outcomes == 1)
      #expect(rows.count == 1)
    }
  }

  @Test func `a roster is read through its index`() async throws {
    try await withStorage(.sqlite, migrations: rosterMigrations) { storage in
      let whole = try await tablesReadWhole(
        by: RosterStore.select(
          "stay.unit_id = \("u") AND \(RosterStore.holds(on: act.day))",
          "ORDER BY lower(employee.name), employee.id"), in: storage)
      #expect(whole.isEmpty)
    }
  }
}
