import Accounts
import AccountsModel
import Kernel
import Storage
import TestKit
import Testing
import WorkUnitsModel

@testable import WorkUnits

@Suite struct HeadStoreTests {
  let act = Act(by: Cast.administrator, at: .sample)

  private func appoint(
    _ person: EmployeeHistory, in unit: WorkUnit, from text: String, acting: Bool = false,
    storage: Storage
  ) async throws {
    let day = try #require(CalendarDate(text))
    let act = act
    try await storage.write { transaction in
      try RosterActs.appoint(
        UnitHead(unitID: unit.id, employeeID: person.id, isActing: acting, from: day), act: act,
        in: transaction)
    }
  }

  private func head(
    of unit: WorkUnit, on text: String, storage: Storage
  ) async throws -> String? {
    let day = try #require(CalendarDate(text))
    return try await storage.read {
      try HeadStore.head(of: unit.id, on: day, in: $0)?.name.text
    }
  }

  @Test(arguments: TestStorage.engines)
  func `heads follow each other by day`(engine: Engine) async throws {
    try await withStorage(engine, migrations: rosterMigrations) { storage in
      let sample = try await storage.makeCountry()
      let agency = sample.agency
      let hasan = try await storage.join("198001012005011001", "Hasan", in: agency)
      let rina = try await storage.join("198001012005012002", "Rina", in: sample.station)
      try await appoint(hasan, in: agency, from: "2026-02-01", storage: storage)
      try await appoint(rina, in: agency, from: "2026-06-01", acting: true, storage: storage)

      #expect(try await head(of: agency, on: "2026-01-31", storage: storage) == nil)
      #expect(try await head(of: agency, on: "2026-05-31", storage: storage) == "Hasan")
      #expect(try await head(of: agency, on: "2026-06-01", storage: storage) == "Rina")
      await #expect(throws: RosterRefusal.headIsNoMember) {
        try await appoint(rina, in: agency, from: "2026-07-01", storage: storage)
      }
      await #expect(throws: RosterRefusal.notMember) {
        try await appoint(hasan, in: agency, from: "2026-01-04", storage: storage)
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a head who leaves or is transferred stops being head`(engine: Engine) async throws {
    try await withStorage(engine, migrations: rosterMigrations) { storage in
      let sample = try await storage.makeCountry()
      let agency = sample.agency
      let hasan = try await storage.join("198001012005011001", "Hasan", in: agency)
      let rina = try await storage.join("198001012005012002", "Rina", in: sample.station)
      try await appoint(hasan, in: agency, from: "2026-02-01", storage: storage)
      try await appoint(rina, in: sample.station, from: "2026-02-01", storage: storage)
      let (june, july) = (
        try #require(CalendarDate("2026-06-30")), try #require(CalendarDate("2026-07-01"))
      )
      let act = act
      try await storage.write { transaction in
        try RosterActs.leave(hasan, lastDay: june, version: 1, act: act, in: transaction)
        try RosterActs.transfer(
          rina,
          to: Post(
            institutionID: agency.institutionID, unitID: agency.id,
            position: try JobTitle("Kepala"), section: nil),
          on: july, version: 1, act: act, in: transaction)
      }
      try await appoint(rina, in: agency, from: "2026-07-01", storage: storage)

      #expect(try await head(of: agency, on: "2026-06-30", storage: storage) == "Hasan")
      #expect(try await head(of: agency, on: "2026-07-01", storage: storage) == "Rina")
      #expect(try await head(of: sample.station, on: "2026-06-30", storage: storage) == "Rina")
      #expect(try await head(of: sample.station, on: "2026-07-01", storage: storage) == nil)
      let events = try await storage.read {
        try Journal.entries(subjectKind: "work_unit", subjectID: agency.id.text, in: $0)
          .map(\.entry.event)
      }
      #expect(events == ["unit_created", "head_appointed", "head_ended", "head_appointed"])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `an office ends and a person who becomes head cannot leave before`(
    engine: Engine
  ) async throws {
    try await withStorage(engine, migrations: rosterMigrations) { storage in
      let sample = try await storage.makeCountry()
      let hasan = try await storage.join("198001012005011001", "Hasan", in: sample.agency)
      try await appoint(hasan, in: sample.agency, from: "2026-08-01", storage: storage)
      let (july, august) = (
        try #require(CalendarDate("2026-07-31")), try #require(CalendarDate("2026-08-01"))
      )
      let act = act
      await #expect(throws: RosterRefusal.becomesHead(on: august)) {
        try await storage.write { transaction in
          try RosterActs.leave(hasan, lastDay: july, version: 1, act: act, in: transaction)
        }
      }
      try await storage.write { transaction in
        try RosterActs.endOffice(
          of: sample.agency.id, lastDay: august, act: act, in: transaction)
      }
      #expect(try await head(of: sample.agency, on: "2026-08-01", storage: storage) == "Hasan")
      #expect(try await head(of: sample.agency, on: "2026-08-02", storage: storage) == nil)
    }
  }
}

@Suite struct EmployeeAccountTests {
  let act = Act(by: Cast.administrator, at: .sample)

  @Test(arguments: TestStorage.engines)
  func `an account belongs to who has its login as number, or to whom it is linked by hand`(
    engine: Engine
  ) async throws {
    try await withStorage(engine, migrations: rosterMigrations) { storage in
      let sample = try await storage.makeCountry()
      let budi = try await storage.join("198001012005011001", "Budi", in: sample.agency)
      let ani = try await storage.join("198001012005012002", "Ani", in: sample.agency)
      let act = act
      let accounts = try await storage.write { transaction in
        try ["198001012005011001", "ani@zona.example"].map { login in
          try AccountActs.create(
            login: try Login(login), name: try PersonName(login), institutionID: nil, act: act,
            in: transaction)
        }
      }
      @Sendable func employee(_ account: Account) async throws -> ID<Employee>? {
        try await storage.read {
          try RosterStore.employee(
            ofAccount: account.id.text, in: sample.agency.id, on: act.day, transaction: $0)?.id
        }
      }
      #expect(try await employee(accounts[0]) == budi.id)
      #expect(try await employee(accounts[1]) == nil)

      try await storage.write { transaction in
        try RosterActs.link(ani, to: accounts[1].id, version: 1, act: act, in: transaction)
      }
      #expect(try await employee(accounts[1]) == ani.id)
      let members = try await storage.read {
        try RosterStore.members(of: sample.agency.id, on: act.day, in: $0)
      }
      #expect(members.map(\.accountID) == [accounts[1].id, accounts[0].id])
      await #expect(throws: RosterRefusal.accountTaken) {
        try await storage.write { transaction in
          let ani = try #require(try RosterStore.history(of: ani.id, in: transaction))
          try RosterActs.link(
            ani, to: accounts[0].id, version: 2, act: act, in: transaction)
        }
      }
    }
  }
}

@Suite struct UnitSettingStoreTests {
  @Test(arguments: TestStorage.engines)
  func `a unit has a zone and languages, and gives them to new units below`(
    engine: Engine
  ) async throws {
    try await withStorage(engine, migrations: WorkUnitMigrations.all) { storage in
      let sample = try await storage.makeCountry()
      let act = Act(by: nil, at: .sample)
      let rome = try #require(UnitZone("Europe/Rome"))
      let italian = try #require(LanguageCode("it"))
      let setting = try #require(UnitSetting(zone: rome, languages: [.indonesian, italian]))
      try await storage.write { transaction in
        try WorkUnitActs.set(
          setting, of: sample.otherUnit, version: 1, act: act, in: transaction)
      }
      let below = try await storage.write { transaction in
        try WorkUnitActs.createUnit(
          name: try PlaceName("Loket"), in: sample.otherMinistry.id, below: sample.otherUnit.id,
          from: act.day, act: act, transaction: transaction)
      }
      let (zone, usual, stored) = try await storage.read { transaction in
        (
          try WorkUnitStore.zone(of: sample.otherUnit.id, in: transaction),
          try WorkUnitStore.zone(of: sample.agency.id, in: transaction),
          try WorkUnitStore.find(below.id, in: transaction)
        )
      }
      #expect(zone == rome)
      #expect(usual == .wib)
      #expect(stored?.setting == setting)
    }
  }
}
