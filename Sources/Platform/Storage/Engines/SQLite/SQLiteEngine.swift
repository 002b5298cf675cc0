import Foundation
import GRDB

/// The embedded engine: many readers, and one writer that commits in groups.
final class SQLiteEngine: StorageEngine {
  let engine = Engine.sqlite
  private let database: any DatabaseWriter
  private let reads: JobQueue
  private let writes: JobQueue
  private let readerCount: Int
  private let groupLimit: Int
  private let observer: (@Sendable (SQL) -> Void)?
  private let running = DispatchGroup()

  init(_ configuration: StorageConfiguration) throws(StorageError) {
    do {
      database = try Self.open(configuration)
    } catch let error as StorageError {
      throw error
    } catch {
      throw .broken("The SQLite database cannot be opened: \(error)")
    }
    reads = JobQueue(limit: configuration.queueLimit)
    writes = JobQueue(limit: configuration.queueLimit)
    readerCount = configuration.readerCount
    groupLimit = configuration.groupLimit
    observer = configuration.observer
    startThread("sqlite writer") { $0.serveWrites() }
    for index in 0..<readerCount { startThread("sqlite reader \(index)") { $0.serveReads() } }
  }

  func read(_ job: any Job) { reads.add(job) }

  func write(_ job: any Job) { writes.add(job) }

  func stop() {
    reads.close(threadCount: readerCount)
    writes.close(threadCount: 1)
  }

  func ended() async {
    await withCheckedContinuation { continuation in
      running.notify(queue: .global()) { [database] in
        // Fails only if a statement is still running; the threads have ended.
        do { try database.close() } catch { assertionFailure("\(error)") }
        continuation.resume()
      }
    }
  }

  private func startThread(_ name: String, _ serve: @escaping @Sendable (SQLiteEngine) -> Void) {
    running.enter()
    let thread = Thread { [self] in
      serve(self)
      running.leave()
    }
    thread.name = name
    thread.start()
  }

  private func serveWrites() {
    while true {
      let jobs = writes.take(upTo: groupLimit)
      if jobs.isEmpty { return }
      database.writeWithoutTransaction { database in
        GroupCommit(connection: SQLiteConnection(database), observer: observer).run(jobs)
      }
    }
  }

  private func serveReads() {
    while let job = reads.take(upTo: 1).first {
      do {
        try database.read { database in
          try job.attempt(
            in: Transaction(
              on: SQLiteConnection(database), engine: .sqlite, observer: observer))
        }
        job.acknowledge()
      } catch {
        job.refuse(error)
      }
    }
  }
}

extension SQLiteEngine {
  private static func open(_ settings: StorageConfiguration) throws -> any DatabaseWriter {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(5)
    configuration.maximumReaderCount = settings.readerCount
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA cache_size = -8192")
      // Notices some kinds of rot before they are read; see also `RowDigest`.
      try database.execute(sql: "PRAGMA cell_size_check = ON")
    }
    guard case .sqlite(let path) = settings.location else {
      return try DatabaseQueue(configuration: configuration)
    }
    try makePrivate(path)
    let pool = try DatabasePool(path: path, configuration: configuration)
    try pool.writeWithoutTransaction { database in
      // DatabasePool sets NORMAL itself, after `prepareDatabase`, and so would lose acknowledged
      // commits in a power cut. This must come after it was opened.
      try database.execute(sql: "PRAGMA synchronous = \(settings.durability.rawValue)")
      // A checkpoint every 16 MiB instead of every 4 MiB: fewer pauses, the log stays small.
      try database.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
      try checkDurability(database, path: path)
    }
    return pool
  }

  /// Makes a missing file so that only its owner may read it; SQLite's other files follow it.
  private static func makePrivate(_ path: String) throws {
    let descriptor = Foundation.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw StorageError.broken(
        "\(path) cannot be opened: \(String(cString: strerror(errno)))")
    }
    Foundation.close(descriptor)
  }

  /// Reads back what the writer really does, and refuses anything weaker than needed.
  private static func checkDurability(_ database: Database, path: String) throws {
    let full = 2
    let level = try Int.fetchOne(database, sql: "PRAGMA synchronous") ?? 0
    guard level >= full else {
      throw StorageError.notDurable(
        """
        \(path): synchronous is \(level), but FULL (2) is needed so that a power cut takes back \
        nothing that was acknowledged.
        """)
    }
    let mode = try String.fetchOne(database, sql: "PRAGMA journal_mode") ?? "unknown"
    guard mode == "wal" else {
      throw StorageError.notDurable("\(path): the journal mode is \(mode), but WAL is needed.")
    }
  }
}
