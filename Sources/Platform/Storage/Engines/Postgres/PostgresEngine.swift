import Dispatch
import Foundation

/// The scale-out engine: threads with one connection each, commits grouped by the server.
final class PostgresEngine: StorageEngine {
  let engine = Engine.postgres
  private let url: String
  private let durability: StorageConfiguration.Durability
  private let reads: JobQueue
  private let writes: JobQueue
  private let readerCount: Int
  private let writerCount: Int
  private let running = DispatchGroup()

  /// How often a closure runs at most when transactions collide.
  private static let attemptLimit = 20

  init(url: String, _ configuration: StorageConfiguration) throws(StorageError) {
    self.url = url
    durability = configuration.durability
    reads = JobQueue(limit: configuration.queueLimit)
    writes = JobQueue(limit: configuration.queueLimit)
    readerCount = configuration.readerCount
    writerCount = configuration.connectionCount
    // Says at once if the server is not there or not durable.
    _ = try connect()
    for _ in 0..<writerCount { startThread { $0.serve($0.writes, begin: Self.beginWrite) } }
    for _ in 0..<readerCount { startThread { $0.serve($0.reads, begin: Self.beginRead) } }
  }

  // Both see one state of the database from beginning to end, as on SQLite. A write that collides
  // with another is refused by the server and runs again on the newer state.
  private static let beginWrite = "BEGIN ISOLATION LEVEL REPEATABLE READ"
  private static let beginRead = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"

  func read(_ job: any Job) { reads.add(job) }

  func write(_ job: any Job) { writes.add(job) }

  func stop() {
    reads.close(threadCount: readerCount)
    writes.close(threadCount: writerCount)
  }

  func ended() async {
    await withCheckedContinuation { continuation in
      running.notify(queue: .global()) { continuation.resume() }
    }
  }

  private func startThread(_ serve: @escaping @Sendable (PostgresEngine) -> Void) {
    running.enter()
    let thread = Thread { [self] in
      serve(self)
      running.leave()
    }
    thread.name = "postgres"
    thread.start()
  }

  private func serve(_ queue: JobQueue, begin: String) {
    var connection: PostgresConnection?
    while let job = queue.take(upTo: 1).first {
      if let error = complete(job, begin: begin, on: &connection) {
        job.refuse(error)
      } else {
        job.acknowledge()
      }
    }
  }

  /// Runs a job until it is committed or refused for good.
  private func complete(
    _ job: any Job, begin: String, on connection: inout PostgresConnection?
  ) -> (any Error)? {
    for attempt in 1... {
      do {
        let open = try connection ?? reconnect()
        connection = open
        try run(job, begin: begin, on: open)
        return nil
      } catch {
        if connection?.isUsable != true { connection = nil }
        guard error as? StorageError == .busy, attempt < Self.attemptLimit else { return error }
        pause(before: attempt)
      }
    }
    preconditionFailure("The loop ends with a return.")
  }

  private func run(_ job: any Job, begin: String, on connection: PostgresConnection) throws {
    try connection.run(begin)
    do {
      try job.attempt(in: Transaction(on: connection, engine: .postgres))
    } catch {
      if connection.isUsable, connection.isInTransaction { try connection.run("ROLLBACK") }
      throw error
    }
    do throws(StorageError) {
      try connection.run("COMMIT")
    } catch {
      if connection.isUsable { throw error }
      throw StorageError.broken(
        "The connection broke during a commit: it is not known whether the change was stored.")
    }
  }

  /// Waits a moment that grows with the attempts and differs between the threads that collided.
  private func pause(before attempt: Int) {
    let longestMicroseconds = min(500 << min(attempt, 6), 30_000)
    usleep(UInt32.random(in: 0...UInt32(longestMicroseconds)))
  }

  /// Connects again while the program runs: a server that is away may come back.
  private func reconnect() throws(StorageError) -> PostgresConnection {
    do throws(StorageError) {
      return try connect()
    } catch .broken {
      throw .busy
    }
  }

  /// Connects and refuses a server that is not durable or sorts otherwise than SQLite.
  private func connect() throws(StorageError) -> PostgresConnection {
    let connection = try PostgresConnection(url: url)
    if durability != .full { try connection.run("SET synchronous_commit = off") }
    let rows = try connection.rows(
      """
      SELECT current_setting('synchronous_commit') AS commit, current_setting('fsync') AS flush,
        pg_encoding_to_char(encoding) AS encoding, datcollate AS collation
      FROM pg_database WHERE datname = current_database()
      """)
    guard let row = rows.first else { throw .broken("PostgreSQL does not name its database.") }
    let commit = try row.text("commit")
    guard ["on", "remote_apply"].contains(commit) else {
      throw .notDurable("synchronous_commit is \(commit) on this connection, but must be on.")
    }
    guard try row.text("flush") == "on" else {
      throw .notDurable("fsync is off on this server, but must be on.")
    }
    guard try row.text("encoding") == "UTF8", ["C", "POSIX"].contains(try row.text("collation"))
    else {
      throw .broken(
        """
        The database must be made with encoding UTF8 and locale C: \
        CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'.
        """)
    }
    return connection
  }
}
