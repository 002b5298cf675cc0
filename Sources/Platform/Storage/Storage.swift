package import Logging

/// One database behind one face, whichever engine it is.
///
/// Closures run on threads of the storage, never on the cooperative pool. A closure may run more
/// than once (PostgreSQL asks for it when two transactions collide), so it must have no effect
/// besides its statements.
package final class Storage: Sendable {
  private let core: any StorageEngine

  init(core: any StorageEngine) { self.core = core }

  /// Opens the database, checks that commits are durable, and brings the schema up to date.
  ///
  /// - Parameters:
  ///   - configuration: Where the database is.
  ///   - migrations: Every feature's steps, upstream features first; the journal's own are added.
  ///   - logger: Hears which steps were applied.
  /// - Returns: The open database.
  /// - Throws: `notDurable` if a power cut could take back what was acknowledged; `broken` if the
  ///   database cannot be opened or does not belong to these migrations.
  package static func open(
    _ configuration: StorageConfiguration, migrations: [Migration], logger: Logger
  ) async throws -> Storage {
    let storage = try openUnmigrated(configuration)
    do {
      let steps = Journal.migrations + migrations
      let applied = try await storage.write { transaction in
        try Migrator(steps).migrate(in: transaction)
      }
      for migration in applied {
        logger.info("Migrated \(migration.feature) \(migration.number): \(migration.name)")
      }
    } catch {
      await storage.close()
      throw error
    }
    return storage
  }

  static func openUnmigrated(
    _ configuration: StorageConfiguration
  ) throws(StorageError) -> Storage {
    switch configuration.location {
    case .sqlite, .sqliteInMemory: Storage(core: try SQLiteEngine(configuration))
    case .postgres: throw .broken("Not built in.")
    }
  }

  /// Which engine is below.
  package var engine: Engine { core.engine }

  /// Runs statements that only read, all on the same state of the database.
  ///
  /// - Returns: What the closure returns.
  /// - Throws: What the closure throws; `busy` if too many reads wait.
  package func read<Value: Sendable>(
    _ body: @escaping @Sendable (Transaction) throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      core.read(TransactionJob(body, continuation: continuation))
    }
  }

  /// Runs statements as one transaction and returns once everything is safely on the disk.
  ///
  /// A closure that throws leaves nothing behind.
  ///
  /// - Returns: What the closure returns, after the commit.
  /// - Throws: What the closure throws; `busy` if too many writes wait.
  package func write<Value: Sendable>(
    _ body: @escaping @Sendable (Transaction) throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      core.write(TransactionJob(body, continuation: continuation))
    }
  }

  /// Ends after the transactions that wait already; later ones are refused.
  package func close() async { await core.close() }
}

/// What an engine must do.
protocol StorageEngine: Sendable {
  var engine: Engine { get }
  func read(_ job: any Job)
  func write(_ job: any Job)
  func close() async
}
