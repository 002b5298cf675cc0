import Kernel
import Storage
import TestKit
import Testing

/// A small schema with one constraint of each kind.
let shelf = [
  Migration(
    feature: "Shelf", number: 1, name: "Shelves and books",
    statements: [
      "CREATE TABLE shelf (id TEXT NOT NULL PRIMARY KEY, label TEXT NOT NULL UNIQUE)",
      """
      CREATE TABLE book (
        shelf_id TEXT NOT NULL REFERENCES shelf (id),
        place BIGINT NOT NULL CONSTRAINT book_place CHECK (place BETWEEN 1 AND 100),
        title TEXT,
        cover BYTEA,
        PRIMARY KEY (shelf_id, place))
      """,
      "CREATE UNIQUE INDEX book_title ON book (lower(title))",
    ])
]

@Suite struct StorageTests {
  @Test(arguments: TestStorage.engines)
  func `every kind of value comes back as it was stored`(engine: Engine) async throws {
    try await withStorage(engine, migrations: shelf) { storage in
      let cover: [UInt8] = [0, 1, 0xFF, 0x5C]
      try await storage.write { transaction in
        try transaction.execute("INSERT INTO shelf (id, label) VALUES (\("s"), \("Rak ✓"))")
        try transaction.execute(
          """
          INSERT INTO book (shelf_id, place, title, cover)
          VALUES (\("s"), \(7), \(nil as String?), \(cover)), (\("s"), \(8), \(""), \([UInt8]()))
          """)
      }

      let rows = try await storage.read { transaction in
        try transaction.query(
          "SELECT place, title, cover, label FROM book JOIN shelf ON id = shelf_id ORDER BY place")
      }

      #expect(try rows.map { try $0.int("place") } == [7, 8])
      #expect(try rows[0].optionalText("title") == nil)
      #expect(try rows[1].optionalText("title") == "")
      #expect(try rows[0].blob("cover") == cover)
      #expect(try rows[1].blob("cover") == [])
      #expect(try rows[0].text("label") == "Rak ✓")
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a refused closure leaves nothing`(engine: Engine) async throws {
    struct Refusal: Error {}
    try await withStorage(engine, migrations: shelf) { storage in
      await #expect(throws: Refusal.self) {
        try await storage.write { transaction in
          try transaction.execute("INSERT INTO shelf (id, label) VALUES ('s', 'Rak')")
          throw Refusal()
        }
      }

      let row = try await storage.read { try $0.first("SELECT count(*) AS n FROM shelf") }
      #expect(try row?.int("n") == 0)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `constraints have the same names on both engines`(engine: Engine) async throws {
    let cases: [(SQL, String)] = [
      ("INSERT INTO shelf (id, label) VALUES ('t', 'Rak')", "shelf.label"),
      ("INSERT INTO shelf (id, label) VALUES ('s', 'Lain')", "shelf.id"),
      ("INSERT INTO shelf (id, label) VALUES ('t', NULL)", "shelf.label"),
      ("INSERT INTO book (shelf_id, place) VALUES ('s', 1)", "book.shelf_id, book.place"),
      ("INSERT INTO book (shelf_id, place) VALUES ('s', 101)", "book_place"),
      ("INSERT INTO book (shelf_id, place) VALUES ('x', 2)", "foreign key"),
      ("DELETE FROM shelf WHERE id = 's'", "foreign key"),
      ("INSERT INTO book (shelf_id, place, title) VALUES ('s', 3, 'A')", "book_title"),
    ]
    try await withStorage(engine, migrations: shelf) { storage in
      try await storage.write { transaction in
        try transaction.execute("INSERT INTO shelf (id, label) VALUES ('s', 'Rak')")
        try transaction.execute("INSERT INTO book (shelf_id, place, title) VALUES ('s', 1, 'a')")
      }
      for (sql, constraint) in cases {
        await #expect(throws: StorageError.conflict(constraint: constraint)) {
          try await storage.write { _ = try $0.execute(sql) }
        }
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `after a failed statement nothing is committed even if it was caught`(
    engine: Engine
  ) async throws {
    try await withStorage(engine, migrations: shelf) { storage in
      await #expect(throws: StorageError.conflict(constraint: "shelf.id")) {
        try await storage.write { transaction in
          try transaction.execute("INSERT INTO shelf (id, label) VALUES ('s', 'Rak')")
          do {
            try transaction.execute("INSERT INTO shelf (id, label) VALUES ('s', 'Lain')")
          } catch { /* A mistake on purpose: the storage must not fall for it. */  }
        }
      }

      let row = try await storage.read { try $0.first("SELECT count(*) AS n FROM shelf") }
      #expect(try row?.int("n") == 0)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a read cannot write`(engine: Engine) async throws {
    try await withStorage(engine, migrations: shelf) { storage in
      await #expect(throws: StorageError.self) {
        try await storage.read { transaction in
          _ = try transaction.execute("INSERT INTO shelf (id, label) VALUES ('s', 'Rak')")
        }
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a change of another number of rows than required leaves nothing`(
    engine: Engine
  ) async throws {
    try await withStorage(engine, migrations: shelf) { storage in
      try await storage.write { transaction in
        try transaction.require(
          1, changedBy: "INSERT INTO shelf (id, label) VALUES ('s', 'Rak')", otherwise: .notFound)
        try transaction.require(
          2,
          changedBy: "INSERT INTO book (shelf_id, place) VALUES ('s', 1), ('s', 2)",
          otherwise: .notFound)
      }

      await #expect(throws: StorageError.staleVersion) {
        try await storage.write { transaction in
          try transaction.require(
            1, changedBy: "UPDATE book SET title = 'a' WHERE place = 1", otherwise: .notFound)
          try transaction.require(
            1, changedBy: "UPDATE book SET title = 'b' WHERE place = 3", otherwise: .staleVersion)
          try transaction.require(
            1, changedBy: "UPDATE book SET title = 'c' WHERE place = 2", otherwise: .notFound)
        }
      }

      let rows = try await storage.read { try $0.query("SELECT title FROM book ORDER BY place") }
      #expect(try rows.map { try $0.optionalText("title") } == [nil, nil])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `what the schema refuses of a required change is heard, and a later statement sees it`(
    engine: Engine
  ) async throws {
    try await withStorage(engine, migrations: shelf) { storage in
      await #expect(throws: StorageError.conflict(constraint: "foreign key")) {
        try await storage.write { transaction in
          try transaction.require(
            1, changedBy: "INSERT INTO book (shelf_id, place) VALUES ('x', 1)",
            otherwise: .notFound)
        }
      }
      let count = try await storage.write { transaction in
        try transaction.require(
          1, changedBy: "INSERT INTO shelf (id, label) VALUES ('s', 'Rak')", otherwise: .notFound)
        return try transaction.first("SELECT count(*) AS n FROM shelf")?.int("n")
      }
      #expect(count == 1)
    }
  }
}
