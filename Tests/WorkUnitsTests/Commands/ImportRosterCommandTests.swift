import Accounts
import ArgumentParser
import Foundation
import House
import Kernel
import Storage
import TestKit
import Testing
import WorkUnitsModel

@testable import WorkUnits

/// `zona import roster` as a person runs it, on a data folder of its own.
@Suite struct ImportRosterCommandTests {
  private static let good = """
    nip,nama,jabatan,bagian,bergabung,keluar,unit
    198001012005011001,"Budi, S.H.",Analis,Mutu,2026-01-05,,Balai Contoh
    1990-04-17,Ani Honorer,Pramubakti,,2026-01-05,,Balai Contoh
    """

  /// A folder with an instansi of one unit, and what the command is given besides the file.
  private func withFolder(
    _ body: (_ folder: URL, _ storage: StorageConfiguration) async throws -> Void
  ) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "zona-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let configuration = StorageConfiguration.sqlite(
      path: folder.appending(path: "zona.sqlite").path)
    try await withStorage(configuration, migrations: rosterMigrations) { storage in
      let act = Act(by: nil, at: .sample)
      try await storage.write { transaction in
        let institution = try WorkUnitActs.createInstitution(
          kind: .ministry, name: try PlaceName("Kementerian Contoh"), act: act, in: transaction)
        _ = try WorkUnitActs.createUnit(
          name: try PlaceName("Balai Contoh"), in: institution.id, below: nil,
          from: try #require(CalendarDate("2026-01-01")), act: act, transaction: transaction)
      }
    }
    try await body(folder, configuration)
  }

  private func run(_ text: String, _ words: [String], in folder: URL) async throws {
    let file = folder.appending(path: "pegawai.csv")
    try Data(text.utf8).write(to: file)
    let command = try ImportRosterCommand.parse(
      [file.path, "--institution", "Kementerian Contoh", "--data", folder.path] + words)
    let program = Installation(
      features: [accounts(places: WorkUnitPlaces.self), workUnits()], clock: { .sample })
    try await Installation.$current.withValue(program) { try await command.run() }
  }

  private func names(_ configuration: StorageConfiguration) async throws -> [String] {
    var names: [String] = []
    try await withStorage(configuration, migrations: rosterMigrations) { storage in
      names = try await storage.read { transaction in
        try transaction.query("SELECT name FROM employee ORDER BY name")
          .map { try $0.text("name") }
      }
    }
    return names
  }

  @Test func `a list is imported once, with and without NIP, however often it is given`()
    async throws
  {
    try await withFolder { folder, storage in
      try await run(Self.good, ["--dry-run"], in: folder)
      let stored = try await names(storage)
      #expect(stored.isEmpty)

      try await run(Self.good, [], in: folder)
      try await run(Self.good, ["--unit", "Balai Contoh", "--json"], in: folder)

      let names = try await names(storage)
      #expect(names == ["Ani Honorer", "Budi, S.H."])
    }
  }

  @Test func `with one faulty row nothing is stored`() async throws {
    try await withFolder { folder, storage in
      let rows = Self.good + "\n198001012005011001,Budi,Analis,,2026-02-01,,Balai Contoh"

      let refusal = await #expect(throws: CommandRefusal.self) {
        try await run(rows, [], in: folder)
      }

      #expect(refusal?.code == "rows_refused")
      let stored = try await names(storage)
      #expect(stored.isEmpty)
    }
  }

  @Test(arguments: [
    ("nip,nama\n1,Budi", [], "roster_file"), ("", [], "roster_file"),
    (good, ["--unit", "Balai Tiada"], "place_unknown"),
  ])
  func `a file or a place that cannot be is refused by name`(
    text: String, words: [String], code: String
  ) async throws {
    try await withFolder { folder, storage in
      let refusal = await #expect(throws: CommandRefusal.self) {
        try await run(text, words, in: folder)
      }

      #expect(refusal?.code == code)
      let stored = try await names(storage)
      #expect(stored.isEmpty)
    }
  }
}
