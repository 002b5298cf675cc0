import Accounts
import AccountsModel
import Documents
import Kernel
import Storage
import TestKit
import Testing
import WorkUnitsModel

@testable import WorkUnits

@Suite struct ImportStoreTests {
  let act = Act(by: nil, at: .sample)

  @Test(arguments: TestStorage.engines)
  func `the demo country is stored once, however often it is imported`(
    engine: Engine
  ) async throws {
    try await withStorage(engine, migrations: WorkUnitMigrations.all) { storage in
      @Sendable func run() async throws -> [UnitImport.Outcome] {
        try await storage.write { transaction in
          let known = try ImportStore.known(on: act.day, in: transaction)
          let plan = try UnitImport(rows: DemoCountry.rows, known: known)
          try ImportStore.store(plan, act: act, in: transaction)
          return plan.lines.map(\.outcome)
        }
      }
      let first = try await run()
      let second = try await run()

      #expect(first.allSatisfy { $0 == .create })
      #expect(second.allSatisfy { $0 == .unchanged })
      let list = try await storage.read { transaction in
        try WorkUnitStore.list(
          WorkUnitQuery(reach: WorkUnitReach(isNational: true)), on: act.day, in: transaction)
      }
      #expect(list.total == 18)
      let station = try #require(list.lines.first { $0.name.hasPrefix("Stasiun") })
      #expect(station.parentName == "BKIPM")
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a unit below a stored unit finds it`(engine: Engine) async throws {
    try await withStorage(engine, migrations: WorkUnitMigrations.all) { storage in
      let sample = try await storage.makeCountry()
      let rows = [
        ["instansi", "jenis", "unit", "induk"],
        ["kementerian kelautan", "kementerian", "Pos Baru", "stasiun asahan"],
      ]
      try await storage.write { transaction in
        let known = try ImportStore.known(on: act.day, in: transaction)
        try ImportStore.store(
          try UnitImport(rows: rows, known: known), act: act, in: transaction)
      }

      let list = try await storage.read { transaction in
        try WorkUnitStore.list(
          WorkUnitQuery(reach: WorkUnitReach(isNational: true), parentID: sample.station.id),
          on: act.day, in: transaction)
      }
      #expect(list.lines.map(\.name) == ["Pos Baru"])
    }
  }
}

@Suite struct WorkUnitExportTests {
  private static func rows(_ storage: Storage, on day: CalendarDate) async throws -> [[String]] {
    try await storage.read { transaction in
      let all = try InstitutionStore.all(in: transaction)
      return try all.flatMap { institution in
        try WorkUnitStore.importRows(of: institution, on: day, in: transaction).dropFirst()
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `what is exported and imported elsewhere is exported the same`(
    engine: Engine
  ) async throws {
    let act = Act(by: nil, at: .sample)
    let first = try await withStorage(engine, migrations: WorkUnitMigrations.all) { storage in
      let sample = try await storage.makeCountry()
      try await storage.write { transaction in
        let later = try #require(act.day.adding(days: 10))
        try WorkUnitActs.rename(
          sample.station, to: try PlaceName("=Stasiun, \"Baru\""), from: act.day, version: 1,
          act: act, in: transaction)
        let rome = try #require(UnitZone("Europe/Rome"))
        let italian = try #require(LanguageCode("it"))
        let abroad = try #require(
          UnitSetting(zone: rome, languages: [.indonesian, italian]))
        try WorkUnitActs.set(abroad, of: sample.agency, version: 1, act: act, in: transaction)
        try WorkUnitActs.rename(
          sample.otherUnit, to: try PlaceName("Nanti"), from: later, version: 1, act: act,
          in: transaction)
      }
      return try await Self.rows(storage, on: act.day)
    }
    try await withStorage(engine, migrations: WorkUnitMigrations.all) { storage in
      let file = CSV.write([UnitImport.columns] + first)
      let read = try CSV.parse(file)
      try await storage.write { transaction in
        let plan = try UnitImport(rows: read.map { $0.map(CSV.unprotected) }, known: KnownTree())
        try ImportStore.store(plan, act: act, in: transaction)
      }
      #expect(try await Self.rows(storage, on: act.day) == first)
    }
  }
}

@Suite struct WorkUnitPlacesTests {
  let act = Act(by: nil, at: .sample)

  @Test(arguments: TestStorage.engines)
  func `places are found by a part of their names and by their exact names`(
    engine: Engine
  ) async throws {
    try await withStorage(engine, migrations: WorkUnitMigrations.all) { storage in
      let sample = try await storage.makeCountry()
      func search(_ text: String, within institutions: [String]? = nil) async throws -> [String] {
        try await storage.read { transaction in
          try WorkUnitPlaces.search(
            text, within: institutions, limit: 20, on: act.day, in: transaction
          ).map(\.label)
        }
      }
      #expect(try await search("").count == 5)
      #expect(try await search("asahan") == ["Stasiun Asahan — Kementerian Kelautan"])
      #expect(try await search("", within: []).isEmpty)
      #expect(
        try await search("", within: [sample.otherMinistry.id.text]) == [
          "Kementerian Perdagangan", "Balai Sertifikasi — Kementerian Perdagangan",
        ])

      let exact = try await storage.read { transaction in
        (
          try WorkUnitPlaces.find(
            institution: "kementerian kelautan", unit: "BKIPM", on: act.day, in: transaction),
          try WorkUnitPlaces.find(
            institution: "Kementerian Kelautan", unit: nil, on: act.day, in: transaction),
          try WorkUnitPlaces.find(
            institution: "Kementerian Kelautan", unit: "BKIP", on: act.day, in: transaction),
          try WorkUnitPlaces.find(sample.station.id.text, on: act.day, in: transaction)
        )
      }
      #expect(
        exact.0?.place
          == .workUnit(sample.agency.id.text, institution: sample.ministry.id.text))
      #expect(exact.1?.place == .institution(sample.ministry.id.text))
      #expect(exact.2 == nil)
      #expect(exact.3?.label == "Stasiun Asahan — Kementerian Kelautan")
    }
  }
}
