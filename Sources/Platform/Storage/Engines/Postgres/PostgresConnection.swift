import CPostgres
import Foundation

/// Statements on one connection to PostgreSQL, by libpq.
///
/// All values travel in binary form with their type said (`bigint`, `text`, `bytea`), so the server
/// never guesses; NULL travels without a type and takes the type of its place.
final class PostgresConnection: Connection {
  private let handle: OpaquePointer
  private var prepared: [String: String] = [:]
  private var hasStalePlan = false
  private static let preparedLimit = 500

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
    self.handle = handle
    // Notices such as "already exists, skipping" would be written to standard error.
    _ = PQsetNoticeProcessor(handle, { _, _ in }, nil)
  }

  deinit { PQfinish(handle) }

  /// Whether the server can still be talked to through this connection.
  var isUsable: Bool { PQstatus(handle) == CONNECTION_OK && !hasStalePlan }

  /// Whether a transaction is open, also a failed one.
  var isInTransaction: Bool { PQtransactionStatus(handle) != PQTRANS_IDLE }

  func rows(_ sql: SQL) throws(StorageError) -> [Row] {
    let result = try perform(sql)
    return try result.rows()
  }

  func change(_ sql: SQL) throws(StorageError) -> Int {
    try perform(sql).changedRowCount
  }

  func changeOnce(_ sql: SQL) throws(StorageError) {
    let text = sql.text
    let parameters = try PostgresParameters(sql.arguments)
    let result = parameters.withPointers { values, lengths, formats in
      PostgresResult(
        PQexecParams(
          handle, text, Int32(lengths.count), parameters.types, values, lengths, formats, 1))
    }
    try check(result, in: text)
  }

  func run(_ script: String) throws(StorageError) {
    let result = PostgresResult(PQexec(handle, script))
    try check(result, in: script)
  }

  func stream(
    _ sql: SQL, to receive: (Row) throws(StorageError) -> Void
  ) throws(StorageError) {
    precondition(sql.arguments.isEmpty, "A cursor is opened without values.")
    try run("DECLARE zona_stream NO SCROLL CURSOR FOR " + sql.text)
    while true {
      let rows = try rows(SQL(unchecked: "FETCH FORWARD 500 FROM zona_stream"))
      for row in rows { try receive(row) }
      if rows.isEmpty { break }
    }
    try run("CLOSE zona_stream")
  }

  private func perform(_ sql: SQL) throws(StorageError) -> PostgresResult {
    let text = sql.text
    let parameters = try PostgresParameters(sql.arguments)
    let name = try prepare(text, parameters)
    let result = parameters.withPointers { values, lengths, formats in
      PostgresResult(
        PQexecPrepared(handle, name, Int32(lengths.count), values, lengths, formats, 1))
    }
    try check(result, in: text)
    return result
  }

  private func prepare(
    _ text: String, _ parameters: PostgresParameters
  ) throws(StorageError) -> String {
    let key = parameters.signature + text
    if let name = prepared[key] { return name }
    if prepared.count >= Self.preparedLimit {
      try run("DEALLOCATE ALL")
      prepared.removeAll()
    }
    let name = "zona\(prepared.count)"
    let types = parameters.types
    let result = PostgresResult(PQprepare(handle, name, text, Int32(types.count), types))
    try check(result, in: text)
    prepared[key] = name
    return name
  }

  private func check(_ result: PostgresResult, in text: String) throws(StorageError) {
    if result.isSuccess { return }
    // The server rolls an open transaction back by itself when the connection breaks.
    guard PQstatus(handle) == CONNECTION_OK else { throw .busy }
    let failure = result.failure(in: text)
    // A statement prepared before the schema changed: a new connection prepares it anew.
    if failure.isStalePlan { hasStalePlan = true }
    throw failure.storageError
  }

  private static func message(_ handle: OpaquePointer) -> String {
    PQerrorMessage(handle).map { String(cString: $0) } ?? ""
  }
}
