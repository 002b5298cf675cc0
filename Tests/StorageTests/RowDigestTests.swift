import Foundation
import Kernel
import Storage
import TestKit
import Testing

@Suite struct RowDigestTests {
  private let answers = [
    Migration(
      feature: "Answer", number: 1, name: "Answers with a digest",
      statements: [
        """
        CREATE TABLE answer (
          id TEXT NOT NULL PRIMARY KEY,
          value BIGINT NOT NULL,
          note TEXT,
          vector BYTEA NOT NULL,
          digest BYTEA NOT NULL)
        """
      ])
  ]
  private let columns = ["id", "value", "note", "vector"]

  private func insert(
    _ id: String, value: Int, note: String?, vector: [UInt8], in transaction: Transaction
  ) throws {
    let digest = RowDigest.bytes(
      table: "answer", [id.sqlValue, value.sqlValue, note.sqlValue, vector.sqlValue])
    try transaction.execute(
      """
      INSERT INTO answer (id, value, note, vector, digest)
      VALUES (\(id), \(value), \(note), \(vector), \(digest))
      """)
  }

  @Test(arguments: TestStorage.engines)
  func `an altered value, key or digest is refused with table and key`(
    engine: Engine
  ) async throws {
    let changes: [SQL] = [
      "UPDATE answer SET value = value + 1", "UPDATE answer SET note = NULL",
      "UPDATE answer SET note = '1'", "UPDATE answer SET id = 'b'",
      "UPDATE answer SET vector = digest", "UPDATE answer SET digest = vector",
    ]
    for change in changes {
      try await withStorage(engine, migrations: answers) { storage in
        try await storage.write { transaction in
          try insert("a", value: 3, note: "", vector: [1, 2, 3], in: transaction)
        }
        let query: SQL = "SELECT id, value, note, vector, digest FROM answer"
        try await storage.read {
          try $0.first(query)?.check("digest", table: "answer", over: columns)
        }

        try await storage.write { _ = try $0.execute(change) }

        let error = await #expect(throws: StorageError.self) {
          try await storage.read {
            try $0.first(query)?.check("digest", table: "answer", over: columns)
          }
        }
        #expect(error == .corrupted("answer, id \(change.text.contains("id =") ? "b" : "a")"))
      }
    }
  }

  @Test func `a bit flipped in the file is noticed or harmless, never read as another value`()
    async throws
  {
    try await TestStorage.withDatabase(.sqlite) { configuration in
      guard case .sqlite(let path) = configuration.location else { return }
      try await withStorage(configuration, migrations: answers) { storage in
        try await storage.write { transaction in
          for index in 0..<300 {
            let vector = (0..<40).map { UInt8(truncatingIfNeeded: index * 7 + $0 * 13) }
            try insert(
              "answer-\(index)", value: index, note: "Catatan \(index)", vector: vector,
              in: transaction)
          }
        }
      }
      // Closing has moved everything from the log to the file.
      let good = try Data(contentsOf: URL(filePath: path))
      let expected = try await answersStored(configuration)
      #expect(expected.count == 300)

      var random = SeededGenerator(seed: 4)
      var noticed = 0
      for _ in 0..<200 {
        var bad = good
        bad[Int.random(in: 4096..<bad.count, using: &random)] ^=
          1 << UInt8.random(in: 0...7, using: &random)
        try bad.write(to: URL(filePath: path))
        do {
          let read = try await answersStored(configuration)
          for (id, value) in read { #expect(expected[id] == value) }
        } catch {
          noticed += 1
        }
      }
      #expect(noticed > 50)
    }
  }

  private func answersStored(
    _ configuration: StorageConfiguration
  ) async throws -> [String: Int64] {
    try await withStorage(configuration, migrations: answers) { storage in
      try await storage.read { transaction in
        var answers: [String: Int64] = [:]
        for row in try transaction.query("SELECT id, value, note, vector, digest FROM answer") {
          try row.check("digest", table: "answer", over: columns)
          answers[try row.text("id")] = try row.int("value")
        }
        return answers
      }
    }
  }
}
