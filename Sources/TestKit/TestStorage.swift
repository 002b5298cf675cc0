import Foundation
package import Logging
package import Storage

/// Fresh databases for tests, on every engine that is at hand.
package enum TestStorage {
  /// The variable with the address of a PostgreSQL server that tests may fill.
  package static let variable = "ZONA_TEST_POSTGRES"

  /// The address of that server; nil if there is none.
  package static let serverURL = ProcessInfo.processInfo.environment[variable]

  /// The engines to test on, for `arguments:`.
  ///
  /// `scripts/test` always starts a PostgreSQL server; without one only SQLite is left, and the
  /// tests say so once.
  package static let engines: [Engine] = {
    if serverURL != nil { return [.sqlite, .postgres] }
    FileHandle.standardError.write(
      Data("NOTICE: \(variable) is not set, so PostgreSQL is left out of the tests.\n".utf8))
    return [.sqlite]
  }()

  /// Speaks only of trouble.
  package static let logger: Logger = {
    var logger = Logger(label: "test")
    logger.logLevel = .warning
    return logger
  }()

  private static let templates = Templates()

  /// Makes a new database of one engine and removes it after use.
  ///
  /// - Parameters:
  ///   - engine: One of `engines`.
  ///   - migrations: The steps that it has had already; on SQLite it is an empty file.
  ///   - body: What is done with it; may open it several times.
  /// - Returns: What `body` returns.
  /// - Throws: What `body` throws.
  @discardableResult
  package static func withDatabase<Result>(
    _ engine: Engine, migrations: [Migration]? = nil,
    _ body: (StorageConfiguration) async throws -> Result
  ) async throws -> Result {
    switch engine {
    case .sqlite: try await withFile(body)
    case .postgres: try await withServerDatabase(migrations, body)
    }
  }

  private static func withFile<Result>(
    _ body: (StorageConfiguration) async throws -> Result
  ) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: unusedName())
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let result: Swift.Result<Result, any Error>
    do {
      result = .success(try await body(.sqlite(path: folder.appending(path: "zona.sqlite").path)))
    } catch {
      result = .failure(error)
    }
    try FileManager.default.removeItem(at: folder)
    return try result.get()
  }

  private static func withServerDatabase<Result>(
    _ migrations: [Migration]?, _ body: (StorageConfiguration) async throws -> Result
  ) async throws -> Result {
    guard let serverURL else { throw StorageError.broken("\(variable) is not set.") }
    await turnstile.enter()
    defer { Task { await turnstile.leave() } }
    var template: String?
    if let migrations { template = try await templates.name(for: migrations, at: serverURL) }
    let name = unusedName()
    let url = try await PostgresServer.createDatabase(name, from: template, at: serverURL)
    var configuration = StorageConfiguration.postgres(url: url)
    // Many tests run at once and share the server's connections.
    configuration.connectionCount = 4
    configuration.readerCount = 2
    let result: Swift.Result<Result, any Error>
    do {
      result = .success(try await body(configuration))
    } catch {
      result = .failure(error)
    }
    try await PostgresServer.dropDatabase(name, at: serverURL)
    return try result.get()
  }

  /// With six connections each, 40 databases stay within the 400 of `scripts/postgres`.
  private static let turnstile = Turnstile(places: 40)

  static func unusedName() -> String {
    "zona_test_" + String(UInt64.random(in: 0...UInt64.max), radix: 36)
  }
}

/// Opens a fresh migrated database, runs a test on it and takes it away.
///
/// SQLite lives in memory here; a PostgreSQL database is cloned from a migrated template.
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
  switch engine {
  case .sqlite: try await withStorage(.sqliteInMemory, migrations: migrations, body)
  case .postgres:
    try await TestStorage.withDatabase(.postgres, migrations: migrations) { configuration in
      try await withStorage(configuration, migrations: migrations, body)
    }
  }
}

/// Opens a database, runs a test on it and closes it.
///
/// - Parameters:
///   - configuration: Where the database is.
///   - migrations: The steps of the features under test, upstream features first.
///   - body: The test.
/// - Returns: What the test returns.
/// - Throws: What the test throws.
@discardableResult
package func withStorage<Result>(
  _ configuration: StorageConfiguration, migrations: [Migration] = [],
  _ body: (Storage) async throws -> Result
) async throws -> Result {
  let storage = try await Storage.open(
    configuration, migrations: migrations, logger: TestStorage.logger)
  do {
    let result = try await body(storage)
    await storage.close()
    return result
  } catch {
    await storage.close()
    throw error
  }
}

/// Databases that have had some migrations already, made once and copied for each test.
private actor Templates {
  private var names: [[Migration]: Task<String, any Error>] = [:]

  func name(for migrations: [Migration], at serverURL: String) async throws -> String {
    if let making = names[migrations] { return try await making.value }
    let making = Task {
      let name = TestStorage.unusedName()
      let url = try await PostgresServer.createDatabase(name, at: serverURL)
      try await withStorage(.postgres(url: url), migrations: migrations) { _ in }
      return name
    }
    names[migrations] = making
    return try await making.value
  }
}

/// Lets so many in at once and the next when one has left, first come, first served.
private actor Turnstile {
  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(places: Int) {
    free = places
  }

  func enter() async {
    if free > 0 {
      free -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  func leave() {
    if waiting.isEmpty {
      free += 1
    } else {
      waiting.removeFirst().resume()
    }
  }
}
