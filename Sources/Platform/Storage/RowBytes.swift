/// One row of a running statement, read by the places of its columns without copying.
///
/// For the few who walk over millions of rows, such as the check of the journal. What it gives is
/// good only until the next row.
protocol RowBytes {
  /// A whole number.
  ///
  /// - Throws: `broken` if the column holds something else.
  func integer(_ column: Int32) throws(StorageError) -> Int64

  /// The bytes of text (UTF-8) or of a blob, or nil for NULL.
  ///
  /// - Throws: `broken` if the column holds a number.
  func bytes(_ column: Int32) throws(StorageError) -> UnsafeRawBufferPointer?
}
