import Kernel
import Storage
import TestKit
import Testing

@Suite struct MigratorTests {
  private let first = Migration(
    feature: "Shelf", number: 1, name: "Shelves",
    statements: ["CREATE TABLE shelf (id TEXT NOT NULL PRIMARY KEY)"])
  private let second = Migration(
    feature: "Shelf", number: 2, name: "Labels",
    statements: ["ALTER TABLE shelf ADD COLUMN label TEXT"])

  @Test(arguments: TestStorage.engines)
  func `later steps are applied to a database that had the earlier ones`(
    engine: Engine
  ) async throws {
    try await TestStorage.withDatabase(engine) { configuration in
      try await withStorage(configuration, migrations: [first]) { storage in
        try await storage.write { _ = try $0.execute("INSERT INTO shelf (id) VALUES ('s')") }
      }
      try await withStorage(configuration, migrations: [first, second]) { storage in
        let row = try await storage.read { try $0.first("SELECT id, label FROM shelf") }
        #expect(try row?.text("id") == "s")
      }
      try await withStorage(configuration, migrations: [first, second]) { storage in
        let rows = try await storage.read {
          try $0.query("SELECT feature, number FROM schema_migration ORDER BY feature, number")
        }
        #expect(try rows.map { try $0.text("feature") } == ["Shelf", "Shelf", "Storage"])
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `an edited step is refused by its checksum`(engine: Engine) async throws {
    let edited = Migration(
      feature: "Shelf", number: 1, name: "Shelves",
      statements: ["CREATE TABLE shelf (id TEXT NOT NULL PRIMARY KEY, label TEXT)"])
    try await TestStorage.withDatabase(engine) { configuration in
      try await withStorage(configuration, migrations: [first]) { _ in }

      let error = await #expect(throws: StorageError.self) {
        try await withStorage(configuration, migrations: [edited]) { _ in }
      }
      #expect(error?.description.contains("Shelf 1 (Shelves) was edited") == true)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a program older than its database is refused`(engine: Engine) async throws {
    try await TestStorage.withDatabase(engine) { configuration in
      try await withStorage(configuration, migrations: [first, second]) { _ in }

      let error = await #expect(throws: StorageError.self) {
        try await withStorage(configuration, migrations: [first]) { _ in }
      }
      #expect(error?.description.contains("older than the database") == true)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a step that fails leaves nothing of any step`(engine: Engine) async throws {
    let failing = Migration(
      feature: "Shelf", number: 2, name: "Nonsense",
      statements: ["CREATE TABLE book (id TEXT)", "CREATE TABLE book (id TEXT)"])
    try await TestStorage.withDatabase(engine) { configuration in
      await #expect(throws: StorageError.self) {
        try await withStorage(configuration, migrations: [first, failing]) { _ in }
      }

      try await withStorage(configuration, migrations: [first, second]) { storage in
        let row = try await storage.read { try $0.first("SELECT count(*) AS n FROM shelf") }
        #expect(try row?.int("n") == 0)
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a gap in the numbers is refused`(engine: Engine) async throws {
    await #expect(throws: StorageError.self) {
      try await withStorage(engine, migrations: [second]) { _ in }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `two servers may start at the same moment`(engine: Engine) async throws {
    for _ in 0..<4 {
      try await TestStorage.withDatabase(engine) { configuration in
        try await withThrowingTaskGroup { group in
          for _ in 0..<6 {
            group.addTask {
              try await withStorage(configuration, migrations: shelf) { _ in }
            }
          }
          try await group.waitForAll()
        }
      }
    }
  }
}
