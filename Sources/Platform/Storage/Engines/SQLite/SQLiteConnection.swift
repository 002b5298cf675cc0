import GRDB
import GRDBSQLite

/// Statements on one SQLite connection.
///
/// GRDB opens the connection, keeps its prepared statements and guards its thread; binding and
/// stepping go straight to SQLite, which halves the cost of a small read.
final class SQLiteConnection: Connection {
  private let database: Database
  // SQLITE_TRANSIENT, a cast of -1 that the importer cannot express: SQLite copies the bytes.
  private let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  /// Statements with more values are prepared anew each time unless they say otherwise: GRDB keeps
  /// all that it is asked to keep, and a list may have any length.
  private static let keptArgumentLimit = 60

  init(_ database: Database) { self.database = database }

  /// Whether a transaction is open; an engine error may have ended it.
  var isInTransaction: Bool { database.isInsideTransaction }

  func rows(_ sql: SQL) throws(StorageError) -> [Row] {
    var rows: [Row] = []
    try stream(sql) { (row) throws(StorageError) in rows.append(row) }
    return rows
  }

  func change(_ sql: SQL) throws(StorageError) -> Int {
    try stream(sql) { (_) throws(StorageError) in }
    return Int(sqlite3_changes(database.sqliteConnection))
  }

  func changeOnce(_ sql: SQL) throws(StorageError) {
    // A statement with many values is not kept.
    try stream(sql) { (_) throws(StorageError) in }
  }

  func require(
    _ count: Int, _ sql: SQL, otherwise: StorageError
  ) throws(StorageError) {
    guard try change(sql) == count else { throw otherwise }
  }

  func run(_ script: String) throws(StorageError) {
    guard sqlite3_exec(database.sqliteConnection, script, nil, nil, nil) == SQLITE_OK else {
      throw lastError(in: script)
    }
  }

  /// Runs a statement without rows that comes again and again, such as COMMIT.
  func control(_ text: String) throws(StorageError) {
    try stream(SQL(unchecked: text)) { (_) throws(StorageError) in }
  }

  func stream(
    _ sql: SQL, to receive: (Row) throws(StorageError) -> Void
  ) throws(StorageError) {
    var names: ColumnNames?
    try step(sql) { (statement) throws(StorageError) in
      let columns = names ?? columnNames(statement)
      names = columns
      try receive(Row(columns: columns, values: try values(of: statement, columns)))
    }
  }

  func scan(
    _ sql: SQL, to receive: (any RowBytes) throws(StorageError) -> Void
  ) throws(StorageError) {
    try step(sql) { (statement) throws(StorageError) in
      try receive(SQLiteRowBytes(statement: statement))
    }
  }

  /// Runs a statement and stops at each of its rows.
  private func step(
    _ sql: SQL, _ receive: (OpaquePointer) throws(StorageError) -> Void
  ) throws(StorageError) {
    let text = sql.text
    let kept = try prepared(
      text, keep: sql.isKept || sql.arguments.count <= Self.keptArgumentLimit)
    let statement = kept.sqliteStatement
    defer {
      sqlite3_reset(statement)
      sqlite3_clear_bindings(statement)
      // The pointer is good only as long as GRDB's object.
      withExtendedLifetime(kept) {}
    }
    for (index, value) in sql.arguments.enumerated() {
      try bind(value, at: Int32(index + 1), of: statement, text)
    }
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW: try receive(statement)
      case SQLITE_DONE: return
      default: throw lastError(in: text)
      }
    }
  }

  private func prepared(_ text: String, keep: Bool) throws(StorageError) -> Statement {
    do {
      return try keep ? database.cachedStatement(sql: text) : database.makeStatement(sql: text)
    } catch let error as DatabaseError {
      throw SQLiteFailure(
        code: error.extendedResultCode.rawValue, message: error.message ?? "", statement: text
      ).storageError
    } catch {
      throw .broken("\(error)")
    }
  }

  private func bind(
    _ value: SQLValue, at index: Int32, of statement: OpaquePointer, _ text: String
  ) throws(StorageError) {
    let code =
      switch value {
      case .null: sqlite3_bind_null(statement, index)
      case .integer(let number): sqlite3_bind_int64(statement, index, number)
      case .text(let string): try bind(string, at: index, of: statement)
      case .blob(let bytes) where bytes.isEmpty: sqlite3_bind_zeroblob(statement, index, 0)
      case .blob(let bytes):
        sqlite3_bind_blob64(statement, index, bytes, UInt64(bytes.count), copies)
      }
    guard code == SQLITE_OK else { throw lastError(in: text) }
  }

  private func bind(
    _ string: String, at index: Int32, of statement: OpaquePointer
  ) throws(StorageError) -> Int32 {
    var string = string
    // PostgreSQL cannot store a zero byte in text; both engines refuse it alike.
    if string.utf8.contains(0) { throw .broken("Text with a zero byte cannot be stored.") }
    return string.withUTF8 { buffer in
      buffer.withMemoryRebound(to: CChar.self) { characters in
        sqlite3_bind_text(statement, index, characters.baseAddress, Int32(buffer.count), copies)
      }
    }
  }

  private func columnNames(_ statement: OpaquePointer) -> ColumnNames {
    let count = sqlite3_column_count(statement)
    return ColumnNames(
      (0..<count).map { index in
        sqlite3_column_name(statement, index).map { String(cString: $0) } ?? ""
      })
  }

  private func values(
    of statement: OpaquePointer, _ columns: ColumnNames
  ) throws(StorageError) -> [SQLValue] {
    var values: [SQLValue] = []
    values.reserveCapacity(columns.names.count)
    for index in 0..<Int32(columns.names.count) {
      switch sqlite3_column_type(statement, index) {
      case SQLITE_NULL: values.append(.null)
      case SQLITE_INTEGER: values.append(.integer(sqlite3_column_int64(statement, index)))
      case SQLITE_TEXT:
        let length = Int(sqlite3_column_bytes(statement, index))
        let start = sqlite3_column_text(statement, index)
        let bytes = UnsafeBufferPointer(start: start, count: start == nil ? 0 : length)
        values.append(.text(String(decoding: bytes, as: UTF8.self)))
      case SQLITE_BLOB:
        let length = Int(sqlite3_column_bytes(statement, index))
        let bytes = sqlite3_column_blob(statement, index)
        values.append(
          .blob(Array(UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : length))))
      default:
        throw .broken(
          "Column \(columns.names[Int(index)]) holds a floating-point number; none may be stored.")
      }
    }
    return values
  }

  private func lastError(in text: String) -> StorageError {
    let connection = database.sqliteConnection
    return SQLiteFailure(
      code: sqlite3_extended_errcode(connection),
      message: sqlite3_errmsg(connection).map { String(cString: $0) } ?? "", statement: text
    ).storageError
  }
}
