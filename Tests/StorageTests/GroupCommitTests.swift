import Foundation
import Kernel
import Storage
import TestKit
import Testing

@Suite struct GroupCommitTests {
  private struct Refusal: Error {}

  private let counter = [
    Migration(
      feature: "Counter", number: 1, name: "Notes and a counter",
      statements: [
        "CREATE TABLE note (id BIGINT NOT NULL PRIMARY KEY, writer BIGINT NOT NULL)",
        "CREATE TABLE counter (id BIGINT NOT NULL PRIMARY KEY, total BIGINT NOT NULL)",
        "INSERT INTO counter (id, total) VALUES (1, 0)",
      ])
  ]

  @Test(arguments: TestStorage.engines)
  func `of 64 writers each one's refused writes leave nothing and the others all stay`(
    engine: Engine
  ) async throws {
    try await TestStorage.withDatabase(engine) { configuration in
      try await withStorage(configuration, migrations: counter) { storage in
        let acknowledged = try await withThrowingTaskGroup { group in
          for writer in 0..<64 {
            group.addTask { try await notes(of: writer, in: storage) }
          }
          return try await group.reduce(into: Set<Int>()) { $0.formUnion($1) }
        }

        let rows = try await storage.read { try $0.query("SELECT id FROM note ORDER BY id") }
        #expect(try rows.map { Int(try $0.int("id")) } == acknowledged.sorted())
        #expect(acknowledged.count == 64 * 14)
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `of 64 writers those refused before any change stop nobody`(engine: Engine) async throws {
    try await TestStorage.withDatabase(engine) { configuration in
      try await withStorage(configuration, migrations: counter) { storage in
        let refused = try await withThrowingTaskGroup { group in
          for id in 1...256 {
            group.addTask {
              do {
                try await storage.write { transaction in
                  _ = try transaction.first("SELECT total FROM counter WHERE id = 1")
                  if id.isMultiple(of: 4) { throw Refusal() }
                  try transaction.require(
                    1, changedBy: "INSERT INTO note (id, writer) VALUES (\(id), 0)",
                    otherwise: .notFound)
                }
                return 0
              } catch is Refusal {
                return 1
              }
            }
          }
          return try await group.reduce(0, +)
        }

        let row = try await storage.read { try $0.first("SELECT count(*) AS n FROM note") }
        #expect(refused == 64)
        #expect(try row?.int("n") == 192)
      }
    }
  }

  /// Writes twenty notes, of which every third is refused after it was inserted.
  private func notes(of writer: Int, in storage: Storage) async throws -> Set<Int> {
    var acknowledged: Set<Int> = []
    for index in 1...20 {
      let id = writer * 100 + index
      do {
        try await storage.write { transaction in
          try transaction.execute("INSERT INTO note (id, writer) VALUES (\(id), \(writer))")
          if index.isMultiple(of: 3) { throw Refusal() }
        }
        acknowledged.insert(id)
      } catch is Refusal { continue }
    }
    return acknowledged
  }

  @Test(arguments: TestStorage.engines)
  func `no increment is lost when everybody changes the same row`(engine: Engine) async throws {
    try await TestStorage.withDatabase(engine) { configuration in
      try await withStorage(configuration, migrations: counter) { storage in
        try await withThrowingTaskGroup { group in
          for _ in 0..<64 {
            group.addTask {
              try await storage.write { transaction in
                let row = try transaction.first("SELECT total FROM counter WHERE id = 1")
                let total = try row?.int("total") ?? 0
                try transaction.execute("UPDATE counter SET total = \(total + 1) WHERE id = 1")
              }
            }
          }
          try await group.waitForAll()
        }

        let row = try await storage.read { try $0.first("SELECT total FROM counter") }
        #expect(try row?.int("total") == 64)
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `what was acknowledged is seen by the next read`(engine: Engine) async throws {
    try await TestStorage.withDatabase(engine) { configuration in
      try await withStorage(configuration, migrations: counter) { storage in
        for id in 1...50 {
          try await storage.write { _ = try $0.execute("INSERT INTO note VALUES (\(id), 0)") }
          let row = try await storage.read { try $0.first("SELECT id FROM note WHERE id = \(id)") }
          #expect(row != nil)
        }
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a constraint that is checked at the commit refuses only its own write`(
    engine: Engine
  ) async throws {
    let families = [
      Migration(
        feature: "Family", number: 1, name: "A reference checked at the commit",
        statements: [
          """
          CREATE TABLE person (
            id BIGINT NOT NULL PRIMARY KEY,
            parent_id BIGINT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED)
          """
        ])
    ]
    try await TestStorage.withDatabase(engine) { configuration in
      try await withStorage(configuration, migrations: families) { storage in
        let refused = try await withThrowingTaskGroup { group in
          for id in 1...40 {
            group.addTask {
              let parent = id.isMultiple(of: 10) ? 999 : id
              do {
                try await storage.write {
                  _ = try $0.execute("INSERT INTO person VALUES (\(id), \(parent))")
                }
                return 0
              } catch StorageError.conflict(constraint: "foreign key") {
                return 1
              }
            }
          }
          return try await group.reduce(0, +)
        }

        let row = try await storage.read { try $0.first("SELECT count(*) AS n FROM person") }
        #expect(refused == 4)
        #expect(try row?.int("n") == 36)
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a full queue refuses as busy instead of growing`(engine: Engine) async throws {
    try await TestStorage.withDatabase(engine) { base in
      var configuration = base
      configuration.queueLimit = 5
      try await withStorage(configuration, migrations: counter) { storage in
        let outcomes = await withTaskGroup { group in
          for id in 0..<200 {
            group.addTask { () -> StorageError? in
              do {
                try await storage.write { _ = try $0.execute("INSERT INTO note VALUES (\(id), 0)") }
                return nil
              } catch {
                return error as? StorageError
              }
            }
          }
          return await group.reduce(into: []) { $0.append($1) }
        }

        let row = try await storage.read { try $0.first("SELECT count(*) AS n FROM note") }
        let refused = outcomes.filter { $0 == .busy }.count
        #expect(try row?.int("n") == Int64(200 - refused))
        #expect(outcomes.allSatisfy { $0 == nil || $0 == .busy })
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `writers that wait for each other's rows both get through`(engine: Engine) async throws {
    try await TestStorage.withDatabase(engine) { configuration in
      try await withStorage(configuration, migrations: counter) { storage in
        try await storage.write {
          _ = try $0.execute("INSERT INTO counter (id, total) VALUES (2, 0)")
        }
        try await withThrowingTaskGroup { group in
          for index in 0..<8 {
            group.addTask {
              let (first, second) = index.isMultiple(of: 2) ? (1, 2) : (2, 1)
              try await storage.write { transaction in
                try transaction.execute("UPDATE counter SET total = total + 1 WHERE id = \(first)")
                usleep(20_000)
                try transaction.execute("UPDATE counter SET total = total + 1 WHERE id = \(second)")
              }
            }
          }
          try await group.waitForAll()
        }

        let rows = try await storage.read { try $0.query("SELECT total FROM counter ORDER BY id") }
        #expect(try rows.map { try $0.int("total") } == [8, 8])
      }
    }
  }

  @Test(.enabled(if: TestStorage.engines.contains(.postgres), "PostgreSQL is left out"))
  func `a connection that the server ended is made again without a word`() async throws {
    try await TestStorage.withDatabase(.postgres) { configuration in
      try await withStorage(configuration, migrations: counter) { storage in
        for id in 1...5 {
          try await withStorage(configuration, migrations: counter) { other in
            _ = try await other.write {
              try $0.query(
                """
                SELECT pg_terminate_backend(pid) AS ended FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid()
                """)
            }
          }
          try await storage.write { _ = try $0.execute("INSERT INTO note VALUES (\(id), 0)") }
        }

        let row = try await storage.read { try $0.first("SELECT count(*) AS n FROM note") }
        #expect(try row?.int("n") == 5)
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a closed database refuses and does not hang`(engine: Engine) async throws {
    try await TestStorage.withDatabase(engine) { configuration in
      let storage = try await Storage.open(
        configuration, migrations: counter, logger: TestStorage.logger)
      await storage.close()

      await #expect(throws: StorageError.broken("The database was closed.")) {
        try await storage.read { _ = try $0.first("SELECT 1 AS one") }
      }
    }
  }
}
