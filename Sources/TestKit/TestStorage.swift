import Foundation
import Logging
package import Storage

/// Fresh databases for tests, on every engine that is at hand.
package enum TestStorage {
  /// The variable with the address of a PostgreSQL server that tests may fill.
  static let variable = "ZONA_TEST_POSTGRES"

  /// The engines to test on, for `arguments:`.
  ///
  /// `scripts/test` always starts a PostgreSQL server; without one only SQLite is left, and the
  /// tests say so once.
  package static let engines: [Engine] = {
    if ProcessInfo.processInfo.environment[variable] != nil { return [.sqlite, .postgres] }
    FileHandle.standardError.write(
      Data("NOTICE: \(variable) is not set, so PostgreSQL is left out of the tests.\n".utf8))
    return [.sqlite]
  }()
}

/// Opens a fresh migrated database, runs a test on it and takes it away.
///
/// - Parameters:
///   - engine: One of `TestStorage.engines`.
///   - migrations: The steps of the features under test, upstream features first.
///   - body: The test.
/// - Returns: What the test returns.
/// - Throws: What the test throws.
@discardableResult
package func withStorage<Result>(
  _ engine: Engine, migrations: [Migration] = [], _ body: (Storage) async throws -> Result
) async throws -> Result {
  var logger = Logger(label: "test")
  logger.logLevel = .warning
  let storage = try await Storage.open(.sqliteInMemory, migrations: migrations, logger: logger)
  do {
    let result = try await body(storage)
    await storage.close()
    return result
  } catch {
    await storage.close()
    throw error
  }
}
