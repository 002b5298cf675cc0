import Accounts
import AccountsModel
import Documents
import Kernel
import Storage
import TestKit
import Testing
import WorkUnitsModel

@testable import WorkUnits

@Suite struct RosterImportStoreTests {
  let act = Act(by: Cast.administrator, at: .sample)

  @discardableResult
  private func run(
    _ rows: [[String]], _ sample: SampleCountry, _ storage: Storage
  ) async throws -> RosterImport {
    try await storage.write { transaction in
      let plan = try RosterImportStore.decide(
        rows, for: nil, in: sample.ministry.id, at: act.now, on: act.day,
        transaction: transaction)
      if plan.isAccepted {
        try RosterImportStore.store(
          plan, by: act.principal, at: act.now, in: transaction)
      }
      return plan
    }
  }

  private func exported(_ sample: SampleCountry, _ storage: Storage) async throws -> [[String]] {
    try await storage.read {
      try RosterImportStore.rows(
        of: nil, in: sample.ministry.id, on: act.day, transaction: $0)
    }
  }

  static let rows = [
    RosterImport.columns,
    [
      "198001012005011001", "=Budi, \"S.H.\"", "Analis", "Mutu", "2026-01-05", "2026-06-30",
      "BKIPM",
    ],
    ["198001012005011001", "=Budi, \"S.H.\"", "Kepala", "", "2026-07-01", "", "Stasiun Asahan"],
    ["198101012005012002", "Ani", "'Analis", "", "2026-01-05", "", "BKIPM"],
  ]

  @Test(arguments: TestStorage.engines)
  func `a list is stored once, however often it is imported`(engine: Engine) async throws {
    try await withStorage(engine, migrations: rosterMigrations) { storage in
      let sample = try await storage.makeCountry()
      let first = try await run(Self.rows, sample, storage)
      let second = try await run(Self.rows, sample, storage)

      #expect(first.count(of: .create) == 3)
      #expect(second.count(of: .unchanged) == 3)
      #expect(second.changes.isEmpty)
      let members = try await storage.read {
        try RosterStore.members(of: sample.station.id, on: act.day, in: $0)
      }
      #expect(members.map(\.position.text) == ["Kepala"])
      let journal = try await storage.read {
        try Journal.entries(
          subjectKind: "employee", subjectID: members[0].id.text, in: $0)
      }
      #expect(
        journal.map(\.entry.event) == ["employee_joined", "employee_left", "employee_joined"])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a changed row corrects what is on record`(engine: Engine) async throws {
    try await withStorage(engine, migrations: rosterMigrations) { storage in
      let sample = try await storage.makeCountry()
      try await run(Self.rows, sample, storage)
      var rows = Self.rows
      rows[3][2] = "Auditor"
      let plan = try await run(rows, sample, storage)

      #expect(plan.lines.map(\.outcome) == [.unchanged, .unchanged, .correct])
      #expect(try await exported(sample, storage) == rows)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `one faulty row stores nothing`(engine: Engine) async throws {
    try await withStorage(engine, migrations: rosterMigrations) { storage in
      let sample = try await storage.makeCountry()
      var rows = Self.rows
      rows[3][0] = "198113012005012002"
      let plan = try await run(rows, sample, storage)

      #expect(plan.lines.map(\.isRefused) == [false, false, true])
      #expect(try await exported(sample, storage) == [RosterImport.columns])
    }
  }

  @Test(arguments: TestStorage.engines, ["csv", "xlsx"])
  func `what is exported and imported elsewhere is exported the same`(
    engine: Engine, kind: String
  ) async throws {
    let file = try await withStorage(engine, migrations: rosterMigrations) { storage in
      let sample = try await storage.makeCountry()
      try await run(Self.rows, sample, storage)
      let rows = try await exported(sample, storage)
      #expect(rows == Self.rows)
      return try kind == "csv"
        ? CSV.write(rows, style: .excel) : RosterFile.workbook(rows, at: act.now)
    }
    try await withStorage(engine, migrations: rosterMigrations) { storage in
      let sample = try await storage.makeCountry()
      let plan = try await run(try RosterFile.rows(of: file), sample, storage)

      #expect(plan.isAccepted)
      #expect(try await exported(sample, storage) == Self.rows)
    }
  }

  @Test func `numbers and days of a spreadsheet are read as what they are`() throws {
    var sheet = SheetDraft(name: "Daftar")
    sheet.setRow(1, ["nip", "nama", "jabatan", "bergabung", "unit"].map { .text($0) })
    sheet.setRow(
      2,
      [
        .number("198001012005011000"), .text("Budi"), .text("Analis"), .number("46027"),
        .text("BKIPM"),
      ])
    var writer = WorkbookWriter()
    writer.sheets = [sheet]
    let rows = try RosterFile.rows(of: try writer.bytes())

    #expect(rows[1][3] == "2026-01-05")
    var random = SeededGenerator(seed: 1)
    let plan = try RosterImport(
      rows: rows,
      known: KnownRoster(
        units: ["bkipm": (id: Cast.agency, institution: Cast.ministry)]),
      at: .sample, using: &random)
    #expect(plan.lines.map(\.outcome) == [.refused(.nipRounded)])
  }

  @Test func `a formula is refused with its cell`() throws {
    var sheet = SheetDraft(name: "Pegawai")
    sheet.setRow(1, [.text("nip"), .text("nama")])
    sheet.setRow(2, [.text("198001012005011001"), .formula("A2", result: nil)])
    var writer = WorkbookWriter()
    writer.sheets = [sheet]
    let bytes = try writer.bytes()

    #expect(throws: TableRefusal.formula(cell: "B2")) { try RosterFile.rows(of: bytes) }
  }

  @Test func `lists of a big roster go through its indexes`() async throws {
    try await withStorage(.sqlite, migrations: rosterMigrations) { storage in
      let sample = try await storage.makeCountry()
      for unit in [nil, sample.agency.id] {
        for search in ["", "a"] {
          let query = RosterQuery(
            institutionID: sample.ministry.id, unitID: unit, day: act.day, search: search)
          for sql in [RosterStore.count(query), RosterStore.page(query)] {
            // Only the people of the page itself, whose keys were found first.
            let whole = try await tablesReadWhole(by: sql, in: storage)
            #expect(whole.filter { $0 != "shown" }.isEmpty)
          }
        }
      }
    }
  }
}
