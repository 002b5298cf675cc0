import Accounts
import AccountsModel
import ArgumentParser
import Evaluations
import Evidence
import EvidenceModel
import Foundation
import House
import Kernel
import Storage
import TestKit
import Testing
import WorkUnits
import WorkUnitsModel

@testable import zona

/// An installation backed up while it is used, and restored elsewhere.
@Suite struct BackupTests {
  @Test func `a restored installation holds what the backup says, while the first goes on`()
    async throws
  {
    try await withInstallation { folder, options in
      let configuration = try options.resolve(environment: [:])
      let file = folder.appending(path: "zona.tar").path()
      let services = try await Installation.open(configuration)
      try await addAccount("satu@zona.example", services)
      _ = try KeyFolder(dataFolder: configuration.dataFolder).key("csrf")
      let (person, unit) = (
        try #require(ID<Account>("01900000-0000-7000-8000-000000000001")),
        try #require(ID<WorkUnit>("01900000-0000-7000-8000-000000000002"))
      )
      let words = try ConflictSeal(dataFolder: configuration.dataFolder).seal(
        Reason("Kakak ipar"), of: person, on: unit)

      let written = try await Backup.write(file, of: configuration)
      try await addAccount("dua@zona.example", services)
      var elsewhere = configuration
      elsewhere.dataFolder = folder.appending(path: "elsewhere").path()
      let restored = try await Backup.restore(file, to: elsewhere)

      #expect(written == restored)
      let again = try await Installation.open(elsewhere)
      let (old, new) = (try await again.storage.contents(), try await services.storage.contents())
      #expect(old == written)
      #expect(new.rowCount > old.rowCount)
      await again.storage.close()
      await services.storage.close()
      let keys = try [configuration, elsewhere].map {
        try Data(contentsOf: URL(filePath: $0.dataFolder + "/keys/csrf.key"))
      }
      #expect(keys[0] == keys[1])
      let seal = try ConflictSeal(dataFolder: elsewhere.dataFolder)
      #expect(seal.open(words, of: person, on: unit) == "Kakak ipar")
    }
  }

  @Test func `a backup carries the files of evidence, and a restored one verifies`() async throws {
    try await withInstallation { folder, options in
      let configuration = try options.resolve(environment: [:])
      let file = folder.appending(path: "zona.tar").path()
      let services = try await Installation.open(configuration)
      let act = Act(by: nil, at: TestHouse.now)
      let place = try await services.storage.write { transaction in
        let institution = try WorkUnitActs.createInstitution(
          kind: .agency, name: try PlaceName("Lembaga"), act: act, in: transaction)
        let unit = try WorkUnitActs.createUnit(
          name: try PlaceName("Balai"), in: institution.id, below: nil, from: act.day, act: act,
          transaction: transaction)
        return WorkUnitPlace(institutionID: institution.id, unitID: unit.id)
      }
      let proof = try await Intake(services: services).bring(
        DemoPDF.bytes([["Bukti"]]), named: "bukti.pdf", description: ProofDescription(),
        to: place, act: act)

      _ = try await Backup.write(file, of: configuration)
      var elsewhere = configuration
      elsewhere.dataFolder = folder.appending(path: "elsewhere").path()
      _ = try await Backup.restore(file, to: elsewhere)

      let digest = try #require(proof.file?.digest)
      let content = try await BlobStore(dataFolder: elsewhere.dataFolder).open(digest)
      #expect(content.byteCount == proof.file?.byteCount)
      await services.storage.close()
    }
  }

  @Test func `a folder without an installation is refused`() async throws {
    try await withInstallation { folder, options in
      let configuration = try options.resolve(environment: [:])

      await #expect(throws: BackupRefusal.noInstallation(configuration.dataFolder)) {
        _ = try await Backup.write(
          folder.appending(path: "zona.tar").path(), of: configuration)
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path()).isEmpty)
    }
  }

  @Test func `the commands end with 0, 1 and 3 as they should`() async throws {
    try await withFolder { folder in
      let data = folder.appending(path: "data").path()
      let file = folder.appending(path: "zona.tar").path()
      let again = folder.appending(path: "again").path()

      #expect(await Ending.run(["migrate", "--data", data]) == .done)
      #expect(await Ending.run(["backup", file, "--data", data]) == .done)
      #expect(await Ending.run(["backup", file, "--data", data]) == .refused)
      #expect(await Ending.run(["restore", file, "--data", data]) == .refused)
      #expect(await Ending.run(["restore", file, "--data", again]) == .done)
      #expect(await Ending.run(["restore", "/no/such/file", "--data", again + "2"]) == .refused)
      #expect(await Ending.run(["backup", "/no/such/folder/x", "--data", data]) == .world)
      #expect(await Ending.run(["backup"]) == .usage)
    }
  }

  @Test(arguments: [
    ["user", "list"], ["user", "passwd", "a@zona.example", "--link"], ["evidence", "check"],
    ["user", "role", "add", "a@zona.example", "administrator"],
  ])
  func `a mistyped folder is refused and not made`(command: [String]) async throws {
    try await withFolder { folder in
      let typo = folder.appending(path: "typo").path()

      #expect(await Ending.run(command + ["--data", typo]) == .refused)
      #expect(!FileManager.default.fileExists(atPath: typo))
    }
  }

  private func addAccount(_ login: String, _ services: Services) async throws {
    _ = try await services.storage.write { transaction in
      try AccountActs.create(
        login: Login(login), name: PersonName("Ani"), institutionID: nil,
        act: Act(by: nil, at: TestHouse.now), in: transaction)
    }
  }

  private func withInstallation(
    _ body: (URL, HouseOptions) async throws -> Void
  ) async throws {
    try await withFolder { folder in
      let options = try HouseOptions.parse(["--data", folder.appending(path: "data").path()])
      try await Installation.$current.withValue(Installation(features: Features.all)) {
        try await body(folder, options)
      }
    }
  }
}
