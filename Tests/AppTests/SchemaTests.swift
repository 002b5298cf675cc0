import Foundation
import House
import Storage
import TestKit
import Testing

@testable import zona

/// Schema/schema.sql against the migrations of every feature, on both engines.
@Suite struct SchemaTests {
  private static let migrations = Features.all.flatMap(\.migrations)
  private static let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Schema/schema.sql").standardized

  @Test func `the schema file is the sum of all migrations`() async throws {
    let text = try await withStorage(.sqlite, migrations: Self.migrations, Self.dump)

    expectFile(text, at: Self.file)
  }

  @Test func `a database made from the schema file says the same of itself`() async throws {
    let text = try await withStorage(.sqlite, migrations: [try Self.fromFile()], Self.dump)

    expectFile(text, at: Self.file)
  }

  @Test(arguments: TestStorage.engines)
  func `migrations and schema file give the same columns and rules`(engine: Engine) async throws {
    let migrated = try await withStorage(engine, migrations: Self.migrations, Self.facts)
    let made = try await withStorage(engine, migrations: [try Self.fromFile()], Self.facts)

    #expect(migrated.columns.count > 50)
    #expect(migrated.columns == made.columns)
    #expect(migrated.rules == made.rules)
  }

  @Test(.enabled(if: TestStorage.serverURL != nil))
  func `both engines have the same columns`() async throws {
    let embedded = try await withStorage(.sqlite, migrations: Self.migrations, Self.facts)
    let server = try await withStorage(.postgres, migrations: Self.migrations, Self.facts)

    #expect(embedded.columns == server.columns)
    #expect(!server.rules.isEmpty)
  }

  /// The file as one step; what every database has from the storage itself is left out.
  private static func fromFile() throws -> Migration {
    let text = try String(contentsOf: file, encoding: .utf8)
    let own = ["CREATE TABLE journal_entry ", "CREATE TABLE schema_migration "]
    return Migration(
      feature: "Schema", number: 1, name: "the whole file",
      statements: SchemaDump.statements(of: text).filter { statement in
        !own.contains { statement.hasPrefix($0) }
      })
  }

  private static func dump(_ storage: Storage) async throws -> String {
    let features = Features.all.map { ($0.name, $0.migrations) }
    return try await storage.read { try SchemaDump.text(in: $0, features: features) }
  }

  private static func facts(
    _ storage: Storage
  ) async throws -> (columns: [String], rules: [String]) {
    try await storage.read { transaction in
      let isServer = transaction.engine == .postgres
      return (
        try SchemaDump.columns(in: transaction),
        isServer ? try SchemaDump.rules(in: transaction) : []
      )
    }
  }
}
