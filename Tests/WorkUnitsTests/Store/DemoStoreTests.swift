import Accounts
import AccountsModel
import House
import Kernel
import Storage
import TestKit
import Testing
import WorkUnitsModel

@testable import WorkUnits

@Suite struct DemoStoreTests {
  private static let migrations =
    accounts(places: WorkUnitPlaces.self).migrations + WorkUnitMigrations.all

  @Test(arguments: TestStorage.engines)
  func `the demo is stored once, with a person for every role`(engine: Engine) async throws {
    try await withStorage(engine, migrations: Self.migrations) { storage in
      let services = Services(
        storage: storage, clock: { .sample }, dataFolder: "",
        logger: Installation.quietLogger)
      try await DemoStore.fill(services)
      try await DemoStore.fill(services)

      let day = CalendarDate(programmeDayOf: .sample)
      let list = try await storage.read { transaction in
        try AccountStore.list(AccountQuery(), on: day, in: transaction)
      }
      #expect(list.total == DemoCast.people.count)
      #expect(Set(list.lines.flatMap(\.roles)) == Set(Role.allCases))
      let cycles = try await storage.read { try CycleStore.nationalCycles(in: $0) }
      #expect(cycles.map(\.year.number) == [2026, 2025])
      let place = try await storage.read {
        try WorkUnitPlaces.find(
          institution: "Kementerian Perindustrian", unit: "BSPJI Pekanbaru", on: day, in: $0)
      }
      guard case .workUnit(let text, _) = place?.place else { throw StorageError.notFound }
      let unit = try #require(ID<WorkUnit>(text))
      let (members, head) = try await storage.read { transaction in
        (
          try RosterStore.members(of: unit, on: day, in: transaction),
          try HeadStore.head(of: unit, on: day, in: transaction)
        )
      }
      #expect(members.count == 25)
      #expect(members.count(where: { $0.accountID != nil }) == 3)
      #expect(head?.name.text == "Dr. Hasan Basri")
    }
  }

  @Test func `the password of the demo obeys the rule`() throws {
    for person in DemoCast.people {
      try PasswordRule.check(DemoCast.password, login: try Login(person.login))
    }
  }
}
