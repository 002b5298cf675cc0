import Foundation
import Kernel
import TestKit
import Testing

@testable import Storage

@Suite struct BackupTests {
  /// Tables whose names sort before the tables that they refer to, a tree, and rows from a step.
  private let family = [
    Migration(
      feature: "Family", number: 1, name: "A tree and what hangs on it",
      statements: [
        """
        CREATE TABLE person (
          id TEXT NOT NULL PRIMARY KEY,
          parent_id TEXT REFERENCES person (id),
          born_on TEXT CHECK (length(born_on) = 10))
        """,
        """
        CREATE TABLE apple (
          person_id TEXT NOT NULL REFERENCES person (id),
          number BIGINT NOT NULL,
          seed BYTEA,
          note TEXT,
          PRIMARY KEY (person_id, number))
        """,
        "INSERT INTO person (id) VALUES ('root')",
      ])
  ]
  private let later = Migration(
    feature: "Family", number: 2, name: "Colours",
    statements: ["ALTER TABLE apple ADD COLUMN colour TEXT"])

  private func fill(_ storage: Storage, seed: UInt64) async throws {
    try await storage.write { transaction in
      var random = SeededGenerator(seed: seed)
      // Children first in the order of the ids, so that a restore meets them before the parents.
      for index in stride(from: 300, to: 0, by: -1) {
        let parent = index == 300 ? "root" : "p-\(index + 1)"
        try transaction.execute(
          "INSERT INTO person (id, parent_id) VALUES (\("p-\(index)"), \(parent))")
        let seed = (0..<Int.random(in: 0...40, using: &random)).map { _ in
          UInt8.random(in: 0...255, using: &random)
        }
        let note: String? =
          index.isMultiple(of: 3) ? nil : "“kutip” \\ baris\nbaru\t\u{1}✓ \(index)"
        try transaction.execute(
          """
          INSERT INTO apple (person_id, number, seed, note)
          VALUES (\("p-\(index)"), \(Int64.max - Int64(index)), \(seed), \(note)),
            (\("p-\(index)"), \(Int64.min + Int64(index)), \(nil as [UInt8]?), \("")) 
          """)
      }
      try Journal.append(
        [JournalEntry(subjectKind: "family", subjectID: "f", event: "filled")], by: nil,
        at: Instant(milliseconds: 1), in: transaction)
    }
  }

  private static let pairs = TestStorage.engines.flatMap { source in
    TestStorage.engines.map { (source, $0) }
  }

  @Test(arguments: pairs)
  func `a backup made during writes is one state, and comes back whole on either engine`(
    source: Engine, target: Engine
  ) async throws {
    try await TestStorage.withDatabase(.sqlite) { folder in
      guard case .sqlite(let path) = folder.location else { return }
      let file = path + ".backup"
      let steps = family
      let made = try await TestStorage.withDatabase(source) { configuration in
        try await withStorage(configuration, migrations: steps) { storage in
          try await fill(storage, seed: 1)
          return try await backupDuringWrites(storage, to: file)
        }
      }

      try await TestStorage.withDatabase(target) { configuration in
        let restored = try await Storage.restore(
          from: file, into: configuration, migrations: steps, logger: TestStorage.logger)
        #expect(restored == made)
        try await withStorage(configuration, migrations: steps) { storage in
          #expect(try await storage.contents() == made)
          #expect(try await storage.read { try Journal.verify(in: $0) } == 1)
          try await expectWholePairs(storage)
          // The references are in force again.
          await #expect(throws: StorageError.conflict(constraint: "foreign key")) {
            try await storage.write { _ = try $0.execute("DELETE FROM person WHERE id = 'root'") }
          }
        }
      }
    }
  }

  /// Writers add pairs of rows, each pair in one transaction, while the backup runs.
  private func backupDuringWrites(
    _ storage: Storage, to file: String
  ) async throws -> BackupContents {
    try await withThrowingTaskGroup(of: BackupContents?.self) { group in
      for writer in 0..<4 {
        group.addTask {
          for index in 0..<60 {
            let id = "w-\(writer)-\(index)"
            try await storage.write { transaction in
              try transaction.execute("INSERT INTO person (id) VALUES (\(id + "-a"))")
              try transaction.execute("INSERT INTO person (id) VALUES (\(id + "-b"))")
            }
          }
          return nil
        }
      }
      group.addTask { try await storage.backup(to: file) }
      var made: BackupContents?
      for try await contents in group { made = contents ?? made }
      return try #require(made)
    }
  }

  private func expectWholePairs(_ storage: Storage) async throws {
    let rows = try await storage.read {
      try $0.query("SELECT id FROM person WHERE id LIKE 'w-%' ORDER BY id")
    }
    let ids = Set(try rows.map { try $0.text("id") })
    for id in ids { #expect(ids.contains(id.dropLast() + (id.last == "a" ? "b" : "a"))) }
  }

  @Test(arguments: TestStorage.engines)
  func `an older backup is brought up to date, a newer one is refused`(
    engine: Engine
  ) async throws {
    try await TestStorage.withDatabase(.sqlite) { folder in
      guard case .sqlite(let path) = folder.location else { return }
      let file = path + ".backup"
      let steps = family
      try await withStorage(folder, migrations: steps) { storage in
        try await fill(storage, seed: 2)
        _ = try await storage.backup(to: file)
      }
      try await TestStorage.withDatabase(engine) { configuration in
        _ = try await Storage.restore(
          from: file, into: configuration, migrations: steps + [later],
          logger: TestStorage.logger)
        try await withStorage(configuration, migrations: steps + [later]) { storage in
          let row = try await storage.read {
            try $0.first("SELECT count(*) AS n FROM apple WHERE colour IS NULL")
          }
          #expect(try row?.int("n") == 600)
          _ = try await storage.backup(to: file)
        }
      }
      try await TestStorage.withDatabase(engine) { configuration in
        await #expect(throws: StorageError.self) {
          try await Storage.restore(
            from: file, into: configuration, migrations: steps, logger: TestStorage.logger)
        }
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a database that is not empty is left as it is`(engine: Engine) async throws {
    try await TestStorage.withDatabase(.sqlite) { folder in
      guard case .sqlite(let path) = folder.location else { return }
      let file = path + ".backup"
      let steps = family
      _ = try await withStorage(folder, migrations: steps) { try await $0.backup(to: file) }
      try await TestStorage.withDatabase(engine) { configuration in
        let before = try await withStorage(configuration, migrations: steps) { storage in
          try await fill(storage, seed: 3)
          return try await storage.contents()
        }

        await #expect(throws: StorageError.self) {
          try await Storage.restore(
            from: file, into: configuration, migrations: steps, logger: TestStorage.logger)
        }

        let after = try await withStorage(configuration, migrations: steps) {
          try await $0.contents()
        }
        #expect(after == before)
      }
    }
  }

  @Test func `a cut or altered backup is refused before anything is made`() async throws {
    try await TestStorage.withDatabase(.sqlite) { folder in
      guard case .sqlite(let path) = folder.location else { return }
      let file = path + ".backup"
      let target = StorageConfiguration.sqlite(path: path + ".restored")
      let steps = family
      try await withStorage(folder, migrations: steps) { storage in
        try await fill(storage, seed: 4)
        _ = try await storage.backup(to: file)
      }
      let good = try Data(contentsOf: URL(filePath: file))
      var random = SeededGenerator(seed: 5)
      for trial in 0..<60 {
        var bad = good
        if trial.isMultiple(of: 2) {
          bad.removeLast(Int.random(in: 1..<bad.count, using: &random))
        } else {
          bad[Int.random(in: 0..<bad.count, using: &random)] ^=
            1 << UInt8.random(in: 0...7, using: &random)
        }
        try bad.write(to: URL(filePath: file))

        await #expect(throws: StorageError.self) {
          try await Storage.restore(
            from: file, into: target, migrations: steps, logger: TestStorage.logger)
        }
        #expect(!FileManager.default.fileExists(atPath: path + ".restored"))
      }
    }
  }

  @Test func `a backup can be read by its owner only`() async throws {
    try await TestStorage.withDatabase(.sqlite) { folder in
      guard case .sqlite(let path) = folder.location else { return }
      _ = try await withStorage(folder) { try await $0.backup(to: path + ".backup") }

      let attributes = try FileManager.default.attributesOfItem(atPath: path + ".backup")
      #expect(attributes[.posixPermissions] as? Int == 0o600)
      #expect(!FileManager.default.fileExists(atPath: path + ".backup.partial"))
    }
  }

  @Test(
    arguments: [
      .null, .integer(.min), .integer(.max), .text(""), .text("\u{0}\u{1F}\"\\/é✓"), .list([]),
      .list([.null, .list([.text("a")]), .integer(-1)]), .object([:]),
      .object(["b": .null, "a": .object(["c": .text("]")])]),
    ] as [BackupLine])
  func `each line is read as it was written`(line: BackupLine) {
    #expect(BackupLine(line.bytes) == line)
  }

  @Test(arguments: ["", "nul", "[1,]", "[1 ]", "{\"a\"}", "\"a", "\"\\u00g0\"", "1x", "--1", "[1"])
  func `other text is not a line`(text: String) {
    #expect(BackupLine(Array(text.utf8)) == nil)
  }
}
