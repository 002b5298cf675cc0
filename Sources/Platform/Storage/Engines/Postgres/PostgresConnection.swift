import CPostgres
import Foundation

/// Statements on one connection to PostgreSQL, by libpq.
///
/// All values travel in binary form with their type said (`bigint`, `text`, `bytea`), so the server
/// never guesses; NULL travels without a type and takes the type of its place.
final class PostgresConnection: Connection {
  private let handle: OpaquePointer
  private let pipeline: PostgresPipeline

  /// Connects; blocks until the server answers or ten seconds have passed.
  init(url: String) throws(StorageError) {
    let options = [
      ("dbname", url), ("fallback_application_name", "zona"), ("connect_timeout", "10"),
      ("client_encoding", "UTF8"),
      // A server that vanished without a word is noticed after half a minute, not after hours.
      ("keepalives_idle", "30"), ("tcp_user_timeout", "30000"),
    ]
    var keywords: [UnsafePointer<CChar>?] = []
    var values: [UnsafePointer<CChar>?] = []
    let copies = options.flatMap { [strdup($0.0), strdup($0.1)] }
    defer { for copy in copies { free(copy) } }
    for index in stride(from: 0, to: copies.count, by: 2) {
      keywords.append(UnsafePointer(copies[index]))
      values.append(UnsafePointer(copies[index + 1]))
    }
    guard let handle = PQconnectdbParams(keywords + [nil], values + [nil], 1) else {
      throw .broken("libpq has no memory for a connection.")
    }
    guard PQstatus(handle) == CONNECTION_OK else {
      let message = Self.message(handle)
      PQfinish(handle)
      throw .broken("PostgreSQL cannot be reached: \(message)")
    }
    // Notices such as "already exists, skipping" would be written to standard error.
    _ = PQsetNoticeProcessor(handle, { _, _ in }, nil)
    do throws(StorageError) {
      pipeline = try PostgresPipeline(handle)
    } catch {
      PQfinish(handle)
      throw error
    }
    self.handle = handle
  }

  deinit { PQfinish(handle) }

  /// Whether the server can still be talked to through this connection.
  var isUsable: Bool { PQstatus(handle) == CONNECTION_OK && !pipeline.isSpent }

  /// Opens a transaction together with its first statement.
  func begin(_ text: String) throws(StorageError) { try pipeline.send(text) }

  /// Commits and waits until the server says so.
  ///
  /// - Throws: `broken` if the connection broke meanwhile, because nobody knows how it ended.
  func commit() throws(StorageError) {
    do throws(StorageError) {
      // The server answers COMMIT of a failed transaction with ROLLBACK, and calls it a success.
      guard try pipeline.result(ofOnce: "COMMIT").command == "COMMIT" else {
        throw StorageError.broken("PostgreSQL rolled back what should have been committed.")
      }
    } catch {
      if isUsable { throw error }
      throw .broken(
        "The connection broke during a commit: it is not known whether the change was stored.")
    }
  }

  /// Ends a transaction that only read; nobody needs to wait for the answer.
  func endRead() throws(StorageError) {
    try pipeline.send("COMMIT")
    try pipeline.dispatch()
  }

  /// Takes back what the open transaction did, whatever its statements have answered.
  func rollBack() throws(StorageError) {
    // What was still under way may fail; it is taken back all the same.
    do throws(StorageError) { try pipeline.settle() } catch { guard isUsable else { throw error } }
    try run("ROLLBACK")
  }

  func rows(_ sql: SQL) throws(StorageError) -> [Row] {
    try pipeline.result(of: sql).rows()
  }

  func change(_ sql: SQL) throws(StorageError) -> Int {
    try pipeline.result(of: sql).changedRowCount
  }

  func require(
    _ count: Int, _ sql: SQL, otherwise: StorageError
  ) throws(StorageError) {
    try pipeline.send(sql, changing: count, otherwise: otherwise)
  }

  /// Waits for the statements that nobody has waited for.
  func settle() throws(StorageError) { try pipeline.settle() }

  func changeOnce(_ sql: SQL) throws(StorageError) { _ = try pipeline.result(ofOnce: sql) }

  func run(_ script: String) throws(StorageError) {
    _ = try pipeline.result(ofOnce: SQL(unchecked: script))
  }

  func stream(
    _ sql: SQL, to receive: (Row) throws(StorageError) -> Void
  ) throws(StorageError) {
    try fetch(sql, at: 500) { (result) throws(StorageError) in
      for row in try result.rows() { try receive(row) }
    }
  }

  func scan(
    _ sql: SQL, to receive: (any RowBytes) throws(StorageError) -> Void
  ) throws(StorageError) {
    try fetch(sql, at: 5_000) { (result) throws(StorageError) in
      for row in 0..<result.rowCount {
        try receive(PostgresRowBytes(result: result, row: row))
      }
    }
  }

  /// Runs a statement by a cursor, some rows at a time.
  private func fetch(
    _ sql: SQL, at count: Int, _ receive: (PostgresResult) throws(StorageError) -> Void
  ) throws(StorageError) {
    precondition(sql.arguments.isEmpty, "A cursor is opened without values.")
    try run("DECLARE zona_stream NO SCROLL CURSOR FOR " + sql.text)
    while true {
      let result = try pipeline.result(
        of: SQL(unchecked: "FETCH FORWARD \(count) FROM zona_stream"))
      try receive(result)
      if result.rowCount == 0 { break }
    }
    try run("CLOSE zona_stream")
  }

  private static func message(_ handle: OpaquePointer) -> String {
    PQerrorMessage(handle).map { String(cString: $0) } ?? ""
  }
}
