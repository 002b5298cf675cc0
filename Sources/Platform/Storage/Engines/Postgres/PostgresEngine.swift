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
  private let groupLimit: Int
  private let observer: (@Sendable (SQL) -> Void)?
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
    groupLimit = configuration.connectionGroupLimit
    observer = configuration.observer
    // Says at once if the server is not there or not durable.
    _ = try connect()
    for _ in 0..<writerCount { startThread { $0.serveWrites() } }
    for _ in 0..<readerCount { startThread { $0.serveReads() } }
  }

  /// How often a group runs before its jobs run alone.
  private static let groupAttemptLimit = 3

  /// How a transaction begins.
  ///
  /// Both see one state of the database from beginning to end, as on SQLite. A write that collides
  /// with another is refused by the server and runs again on the newer state.
  enum Kind: String {
    case write = "BEGIN ISOLATION LEVEL REPEATABLE READ"
    case read = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
  }

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

  private func serveReads() {
    var connection: PostgresConnection?
    while let job = reads.take(upTo: 1).first { answer(job, .read, on: &connection) }
  }

  private func serveWrites() {
    var connection: PostgresConnection?
    while true {
      let jobs = writes.take(upTo: groupLimit)
      if jobs.isEmpty { return }
      if jobs.count > 1, let errors = together(jobs, on: &connection) {
        for (job, error) in zip(jobs, errors) {
          if let error { job.refuse(error) } else { job.acknowledge() }
        }
      } else {
        for job in jobs { answer(job, .write, on: &connection) }
      }
    }
  }

  /// Runs jobs in one transaction.
  ///
  /// - Returns: One error or nil for each job; nil as a whole if nothing was committed.
  private func together(
    _ jobs: [any Job], on connection: inout PostgresConnection?
  ) -> [(any Error)?]? {
    guard let open = connection else { return nil }
    let group = PostgresGroup(connection: open, observer: observer)
    for attempt in 1...Self.groupAttemptLimit {
      switch group.run(jobs) {
      case .committed(let errors): return errors
      case .unknown(let error):
        connection = nil
        return jobs.map { _ in error }
      case .collided where attempt < Self.groupAttemptLimit && open.isUsable:
        pause(before: attempt)
      case .collided, .failed:
        if !open.isUsable { connection = nil }
        return nil
      }
    }
    return nil
  }

  private func answer(
    _ job: any Job, _ kind: Kind, on connection: inout PostgresConnection?
  ) {
    if let error = complete(job, kind, on: &connection) {
      job.refuse(error)
    } else {
      job.acknowledge()
    }
  }

  /// Runs a job until it is committed or refused for good.
  private func complete(
    _ job: any Job, _ kind: Kind, on connection: inout PostgresConnection?
  ) -> (any Error)? {
    for attempt in 1... {
      do {
        let open = try connection ?? reconnect()
        connection = open
        try run(job, kind, on: open)
        return nil
      } catch {
        if connection?.isUsable != true { connection = nil }
        guard error as? StorageError == .busy, attempt < Self.attemptLimit else { return error }
        pause(before: attempt)
      }
    }
    preconditionFailure("The loop ends with a return.")
  }

  private func run(_ job: any Job, _ kind: Kind, on connection: PostgresConnection) throws {
    do {
      try connection.begin(kind.rawValue)
      try job.attempt(
        in: Transaction(on: connection, engine: .postgres, observer: observer))
      try connection.settle()
    } catch {
      if connection.isUsable { try connection.rollBack() }
      throw error
    }
    switch kind {
    case .write: try connection.commit()
    case .read: try connection.endRead()
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
