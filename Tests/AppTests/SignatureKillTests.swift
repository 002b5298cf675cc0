import Cryptography
import Declarations
import DeclarationsModel
import Foundation
import House
import Kernel
import Storage
import TestKit
import Testing
import WorkUnits
import WorkUnitsModel

@testable import zona

@Suite struct SignatureKillTests {
  @Test(arguments: TestStorage.engines)
  func `after kill -9 during 200 signatures everything acknowledged is there and verifies`(
    engine: Engine
  ) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "zona-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    try await TestStorage.withDatabase(engine) { configuration in
      var acknowledged: Set<Int> = []
      var killCount = 0
      while acknowledged.count < PledgeRigCommand.peopleCount, killCount < 60 {
        let before = acknowledged
        acknowledged.formUnion(
          try await Signer.acknowledged(
            database: Self.place(configuration), folder: folder.path,
            for: .random(in: 1...120)))
        killCount += 1
        let stored = try await proven(configuration, folder)

        #expect(acknowledged.subtracting(stored) == [])
        // What was committed and not said any more: at most one for each who signs.
        #expect(stored.subtracting(acknowledged).count <= 8)
        #expect(before.isSubset(of: stored))
        // A signature that was there before the kill is found by the next start and not made anew.
        acknowledged = stored
      }
      #expect(acknowledged.count == PledgeRigCommand.peopleCount)
      #expect(killCount >= 3)
    }
  }

  /// The numbers of those whose signature is stored and verifies, with one event for each.
  private func proven(
    _ configuration: StorageConfiguration, _ folder: URL
  ) async throws -> Set<Int> {
    try await withStorage(
      configuration, migrations: Features.all.flatMap(\.migrations)
    ) { storage in
      try await storage.write { transaction in
        let rows = try transaction.query("SELECT id FROM signed_record ORDER BY id")
        let events = try transaction.query(
          "SELECT subject_id FROM journal_entry WHERE event = 'signed' ORDER BY subject_id")
        #expect(try rows.map { try $0.text("id") } == events.map { try $0.text("subject_id") })
        _ = try Journal.verify(in: transaction)
        var numbers: Set<Int> = []
        var records: [SignedRecord] = []
        for row in rows {
          let record = try #require(
            try RecordStore.find(row.id("id", of: SignedRecord.self), in: transaction))
          #expect(try RecordProof.isValid(record, in: transaction))
          let content = try #require(RecordContent(record))
          numbers.insert(try #require(Int(content.signerName.suffix(3))))
          records.append(record)
        }
        guard let first = records.first else { return numbers }
        let keys = SigningKeys(dataFolder: folder.path)
        let bytes = try RecordProof.file(
          records, of: first.institutionID, keys: keys, at: PledgeRigCommand.now, in: transaction)
        #expect(try ExportFile(verifying: bytes).entries.count == records.count)
        // The key was on the disk before it signed: no kill made a second one.
        #expect(
          try PublicKeyStore.keys(of: first.institutionID, in: transaction).count == 1)
        return numbers
      }
    }
  }

  private static func place(_ configuration: StorageConfiguration) -> String {
    switch configuration.location {
    case .sqlite(let path): path
    case .sqliteInMemory: ":memory:"
    case .postgres(let url): url
    }
  }
}

/// The rig as a child process that is killed while it signs.
private enum Signer {
  static func acknowledged(
    database: String, folder: String, for milliseconds: Int
  ) async throws -> Set<Int> {
    let program = try zona()
    let thread = BlockingThreads(name: "signer", count: 1, queueLimit: 1)
    defer { thread.stop() }
    return try await thread.run {
      let process = Process()
      process.executableURL = URL(filePath: program)
      process.arguments = ["pledge-rig", database, folder]
      let output = Pipe()
      process.standardOutput = output
      try process.run()
      var text = Data()
      var isStruck = false
      while true {
        let more = output.fileHandleForReading.availableData
        if more.isEmpty { break }
        text += more
        if isStruck { continue }
        isStruck = true
        let pid = process.processIdentifier
        Thread {
          usleep(UInt32(milliseconds) * 1000)
          kill(pid, SIGKILL)
        }.start()
      }
      process.waitUntilExit()
      // A line that was cut off was not acknowledged.
      let lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
      let whole = text.last == UInt8(ascii: "\n") ? lines[...] : lines.dropLast()
      return Set(whole.compactMap { Int($0) })
    }
  }

  /// The built program, beside the tests.
  private static func zona() throws -> String {
    var folder = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    for _ in 0..<5 {
      folder.deleteLastPathComponent()
      let program = folder.appending(path: "zona").path
      if FileManager.default.isExecutableFile(atPath: program) { return program }
    }
    let project = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let built = project.appending(path: ".build/debug/zona").path
    try #require(FileManager.default.isExecutableFile(atPath: built), "zona is not built")
    return built
  }
}
