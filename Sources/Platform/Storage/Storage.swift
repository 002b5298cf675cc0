import Cryptography
package import Logging

/// One database behind one face, whichever engine it is.
///
/// Closures run on threads of the storage, never on the cooperative pool. A closure may run more
/// than once (PostgreSQL asks for it when two transactions collide), so it must have no effect
/// besides its statements.
package final class Storage: Sendable {
  private let core: any StorageEngine

  init(core: any StorageEngine) { self.core = core }

  // Whoever forgets to close leaves no threads behind.
  deinit { core.stop() }

  /// Opens the database, checks that commits are durable, and brings the schema up to date.
  ///
  /// - Parameters:
  ///   - configuration: Where the database is.
  ///   - migrations: Every feature's steps, upstream features first; the journal's own are added.
  ///   - logger: Hears each step that was applied, for somebody who looks for a fault.
  ///   - applied: Hears all steps that were applied, to tell the person.
  /// - Returns: The open database.
  /// - Throws: `notDurable` if a power cut could take back what was acknowledged; `broken` if the
  ///   database cannot be opened or does not belong to these migrations.
  package static func open(
    _ configuration: StorageConfiguration, migrations: [Migration], logger: Logger,
    applied: ([Migration]) -> Void = { _ in }
  ) async throws -> Storage {
    let storage = try await openUnmigrated(configuration)
    do {
      let migrator = Migrator(Journal.migrations + migrations)
      // Two transactions: a lock counts on PostgreSQL only before the first look at the data.
      try await storage.write { try migrator.prepare(in: $0) }
      let steps = try await storage.write { try migrator.migrate(in: $0) }
      for migration in steps {
        logger.debug("Migrated \(migration.feature) \(migration.number): \(migration.name)")
      }
      applied(steps)
    } catch {
      await storage.close()
      throw error
    }
    return storage
  }

  static func openUnmigrated(_ configuration: StorageConfiguration) async throws -> Storage {
    // Opening touches the disk or the network, so it has a thread of its own.
    let thread = BlockingThreads(name: "open", count: 1, queueLimit: 1)
    defer { thread.stop() }
    return try await thread.run {
      switch configuration.location {
      case .sqlite, .sqliteInMemory: Storage(core: try SQLiteEngine(configuration))
      case .postgres(let url): Storage(core: try PostgresEngine(url: url, configuration))
      }
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
  package func close() async {
    core.stop()
    await core.ended()
  }
}

/// What an engine must do.
protocol StorageEngine: Sendable {
  var engine: Engine { get }
  func read(_ job: any Job)
  func write(_ job: any Job)
  /// Refuses further jobs and lets the threads end after those that wait.
  func stop()
  /// Waits for the end of the threads and gives everything back.
  func ended() async
}
