import Accounts
import Kernel
import Storage
import TestKit
import Testing
import WorkUnitsModel

@testable import WorkUnits

@Suite struct TreeStoreTests {
  /// The country is made on 21 November 2026; the tree changes a year later.
  let act = Act(by: Cast.administrator, at: Instant.sample.adding(seconds: 400 * 86_400))

  private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

  private func tree(
    _ institution: Institution, on text: String, _ storage: Storage
  ) async throws -> [String] {
    let day = try day(text)
    return try await storage.read { transaction in
      try TreeStore.tree(of: institution.id, on: day, in: transaction).lines
        .map { String(repeating: "-", count: $0.depth) + $0.line.name }
    }
  }

  private func move(
    _ unit: WorkUnit, below parent: ID<WorkUnit>?, from text: String, version: Int64 = 1,
    decree: String = "SK 1/2027", _ storage: Storage
  ) async throws {
    let day = try day(text)
    try await storage.write { transaction in
      let present = try #require(try WorkUnitStore.find(unit.id, in: transaction))
      try TreeActs.move(
        present, below: parent, from: day, decree: decree, version: version, act: act,
        in: transaction)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a moved unit stands in its old place before the day of the decree`(
    engine: Engine
  ) async throws {
    try await withStorage(engine, migrations: rosterMigrations) { storage in
      let sample = try await storage.makeCountry()
      try await move(sample.station, below: nil, from: "2027-03-01", storage)
      try await move(
        sample.station, below: sample.agency.id, from: "2027-09-01", version: 2, storage)

      #expect(try await tree(sample.ministry, on: "2026-11-20", storage).isEmpty)
      let below = ["BKIPM", "-Stasiun Asahan"]
      #expect(try await tree(sample.ministry, on: "2027-02-28", storage) == below)
      #expect(
        try await tree(sample.ministry, on: "2027-03-01", storage) == ["BKIPM", "Stasiun Asahan"])
      #expect(try await tree(sample.ministry, on: "2027-09-01", storage) == below)
      let place = try await storage.read {
        try WorkUnitStore.place(of: sample.station.id, in: $0)
      }
      #expect(place.ancestorIDs == [sample.agency.id])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a move that cannot be is refused and changes nothing`(engine: Engine) async throws {
    try await withStorage(engine, migrations: rosterMigrations) { storage in
      let sample = try await storage.makeCountry()
      let (agency, station) = (sample.agency, sample.station)
      await #expect(throws: TreeRefusal.circle) {
        try await move(agency, below: station.id, from: "2027-03-01", storage)
      }
      await #expect(throws: TreeRefusal.circle) {
        try await move(agency, below: agency.id, from: "2027-03-01", storage)
      }
      await #expect(throws: TreeRefusal.unitUnknown) {
        try await move(station, below: sample.otherUnit.id, from: "2027-03-01", storage)
      }
      await #expect(throws: TreeRefusal.samePlace) {
        try await move(station, below: agency.id, from: "2027-03-01", storage)
      }
      await #expect(throws: TreeRefusal.decreeMissing) {
        try await move(station, below: nil, from: "2027-03-01", decree: " ", storage)
      }
      await #expect(throws: TreeRefusal.inFuture) {
        try await move(station, below: nil, from: "2028-03-01", storage)
      }
      let first = try day("2026-11-21")
      await #expect(throws: TreeRefusal.notLater(than: first)) {
        try await move(station, below: nil, from: "2026-11-21", storage)
      }
      await #expect(throws: TreeRefusal.stale) {
        try await move(station, below: nil, from: "2027-03-01", version: 2, storage)
      }
      #expect(
        try await tree(sample.ministry, on: "2027-12-01", storage) == ["BKIPM", "-Stasiun Asahan"])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a merged unit closes, its people go over and its past stays`(
    engine: Engine
  ) async throws {
    try await withStorage(engine, migrations: rosterMigrations) { storage in
      let sample = try await storage.makeCountry()
      let (station, other) = (sample.station, sample.otherUnit)
      let budi = try await storage.join("198001012005011001", "Budi", in: station)
      let (head, first) = (try day("2026-12-01"), try day("2027-06-01"))
      try await storage.write { transaction in
        try RosterActs.appoint(
          UnitHead(unitID: station.id, employeeID: budi.id, isActing: false, from: head),
          act: act, in: transaction)
      }
      await #expect(throws: TreeRefusal.hasActiveChildren(1)) {
        try await storage.write { transaction in
          try TreeActs.merge(
            sample.agency, into: other, from: first, decree: "SK 2/2027", version: 1, act: act,
            in: transaction)
        }
      }
      try await storage.write { transaction in
        try TreeActs.merge(
          station, into: other, from: first, decree: "SK 2/2027", version: 1, act: act,
          in: transaction)
      }

      #expect(
        try await tree(sample.ministry, on: "2027-05-31", storage) == ["BKIPM", "-Stasiun Asahan"])
      #expect(try await tree(sample.ministry, on: "2027-06-01", storage) == ["BKIPM"])
      let (before, after, merger, received, office) = try await storage.read { transaction in
        (
          try RosterStore.members(
            of: station.id, on: CalendarDate(year: 2027, month: 5, day: 31) ?? first,
            in: transaction),
          try RosterStore.members(of: other.id, on: first, in: transaction),
          try TreeStore.merger(of: station, in: transaction),
          try TreeStore.mergers(into: other, in: transaction),
          try HeadStore.head(of: station.id, on: first, in: transaction)
        )
      }
      #expect(before.map(\.id) == [budi.id])
      #expect(after.map(\.id) == [budi.id])
      #expect(merger?.decree == "SK 2/2027")
      #expect(received == [merger].compactMap { $0 })
      #expect(office == nil)
      await #expect(throws: WorkUnitRefusal.wasMerged) {
        try await storage.write { transaction in
          let present = try #require(try WorkUnitStore.find(station.id, in: transaction))
          try WorkUnitActs.setOpen(true, present, act: act, in: transaction)
        }
      }
      await #expect(throws: TreeRefusal.unitIsClosed) {
        try await move(station, below: nil, from: "2027-07-01", version: 2, storage)
      }
    }
  }
}
