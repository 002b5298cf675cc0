import Foundation
import Kernel
import TestKit
import Testing

@testable import Storage

@Suite struct DurabilityTests {
  @Test(
    arguments: TestStorage.engines, [StorageConfiguration.Durability.normal, .off])
  func `a start with a weaker sync level is refused with the reason`(
    engine: Engine, level: StorageConfiguration.Durability
  ) async throws {
    try await TestStorage.withDatabase(engine) { base in
      var configuration = base
      configuration.durability = level

      let error = await #expect(throws: StorageError.self) {
        try await withStorage(configuration) { _ in }
      }

      guard case .notDurable(let reason) = error else {
        Issue.record("refused otherwise: \(String(describing: error))")
        return
      }
      #expect(reason.contains(engine == .sqlite ? "synchronous is" : "synchronous_commit is off"))
    }
  }

  @Test func `the connection that writes is at FULL, although GRDB's pool chose NORMAL`()
    async throws
  {
    try await TestStorage.withDatabase(.sqlite) { configuration in
      try await withStorage(configuration) { storage in
        let level = try await storage.write { try $0.first("PRAGMA synchronous") }
        let keys = try await storage.write { try $0.first("PRAGMA foreign_keys") }

        #expect(try level?.int("synchronous") == 2)
        #expect(try keys?.int("foreign_keys") == 1)
      }
    }
  }

  @Test(.enabled(if: TestStorage.engines.contains(.postgres), "PostgreSQL is left out"))
  func `a server that does not wait for its standby is refused`() async throws {
    let error = await #expect(throws: StorageError.self) {
      let url = try #require(TestStorage.serverURL) + "?options=-c%20synchronous_commit%3Dlocal"
      try await withStorage(.postgres(url: url)) { _ in }
    }
    #expect(error?.description.contains("synchronous_commit is local") == true)
  }

  @Test func `the files of the database can be read by their owner only`() async throws {
    try await TestStorage.withDatabase(.sqlite) { configuration in
      try await withStorage(configuration) { _ in
        for ending in ["", "-wal"] {
          let attributes = try FileManager.default.attributesOfItem(
            atPath: configuration.place + ending)
          #expect(attributes[.posixPermissions] as? Int == 0o600)
        }
      }
    }
  }

  @Test func `a file that is no database is refused and stays as it was`() async throws {
    try await TestStorage.withDatabase(.sqlite) { configuration in
      let text = String(repeating: "Bukan basis data. ", count: 100)
      try text.write(toFile: configuration.place, atomically: true, encoding: .utf8)

      await #expect(throws: StorageError.self) { try await withStorage(configuration) { _ in } }

      #expect(try String(contentsOfFile: configuration.place, encoding: .utf8) == text)
    }
  }

  @Test func `a server that is not there is refused in words`() async throws {
    let error = await #expect(throws: StorageError.self) {
      try await withStorage(.postgres(url: "postgres://postgres:rahasia@127.0.0.1:1/none")) { _ in }
    }
    #expect(error?.description.contains("cannot be reached") == true)
    #expect(error?.description.contains("rahasia") == false)
  }
}
