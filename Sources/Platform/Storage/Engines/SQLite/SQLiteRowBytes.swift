import GRDBSQLite

/// The row at which a statement of SQLite stands.
struct SQLiteRowBytes: RowBytes {
  let statement: OpaquePointer

  func integer(_ column: Int32) throws(StorageError) -> Int64 {
    guard sqlite3_column_type(statement, column) == SQLITE_INTEGER else {
      throw .broken("Column \(column) does not hold a whole number.")
    }
    return sqlite3_column_int64(statement, column)
  }

  func bytes(_ column: Int32) throws(StorageError) -> UnsafeRawBufferPointer? {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_NULL: return nil
    case SQLITE_TEXT, SQLITE_BLOB:
      let start = sqlite3_column_blob(statement, column)
      let count = start == nil ? 0 : Int(sqlite3_column_bytes(statement, column))
      return UnsafeRawBufferPointer(start: start, count: count)
    default: throw .broken("Column \(column) does not hold text or bytes.")
    }
  }
}
