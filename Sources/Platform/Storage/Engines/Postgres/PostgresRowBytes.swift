/// One row of an answer of PostgreSQL.
struct PostgresRowBytes: RowBytes {
  let result: PostgresResult
  let row: Int32

  func integer(_ column: Int32) throws(StorageError) -> Int64 {
    guard result.isNumeric(column), let bytes = result.bytes(row, column) else {
      throw .broken("Column \(column) does not hold a whole number.")
    }
    return PostgresResult.integer(bytes)
  }

  func bytes(_ column: Int32) throws(StorageError) -> UnsafeRawBufferPointer? {
    guard !result.isNumeric(column) else {
      throw .broken("Column \(column) does not hold text or bytes.")
    }
    return result.bytes(row, column)
  }
}
