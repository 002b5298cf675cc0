package import Kernel

/// One row of a result, read by the names of its columns.
package struct Row: Sendable {
  let columns: ColumnNames
  let values: [SQLValue]

  /// The names of the columns in the order of the statement.
  package var columnNames: [String] { columns.names }

  /// The value of a column as it is stored.
  ///
  /// - Throws: `broken` if the statement has no such column.
  package func value(_ column: String) throws(StorageError) -> SQLValue {
    guard let index = columns.names.firstIndex(of: column) else {
      throw .broken("The result has no column \(column), only \(columns.names).")
    }
    return values[index]
  }

  /// A whole number.
  package func int(_ column: String) throws(StorageError) -> Int64 {
    try required(column, optionalInt(column))
  }

  /// A whole number, or nil for NULL.
  package func optionalInt(_ column: String) throws(StorageError) -> Int64? {
    switch try value(column) {
    case .null: nil
    case .integer(let number): number
    case .text, .blob: throw mismatch(column, "a whole number")
    }
  }

  /// Text.
  package func text(_ column: String) throws(StorageError) -> String {
    try required(column, optionalText(column))
  }

  /// Text, or nil for NULL.
  package func optionalText(_ column: String) throws(StorageError) -> String? {
    switch try value(column) {
    case .null: nil
    case .text(let text): text
    case .integer, .blob: throw mismatch(column, "text")
    }
  }

  /// Bytes.
  package func blob(_ column: String) throws(StorageError) -> [UInt8] {
    try required(column, optionalBlob(column))
  }

  /// Bytes, or nil for NULL.
  package func optionalBlob(_ column: String) throws(StorageError) -> [UInt8]? {
    switch try value(column) {
    case .null: nil
    case .blob(let bytes): bytes
    case .integer, .text: throw mismatch(column, "bytes")
    }
  }

  /// Yes or no, stored as 1 or 0.
  package func bool(_ column: String) throws(StorageError) -> Bool {
    switch try int(column) {
    case 0: false
    case 1: true
    default: throw mismatch(column, "0 or 1")
    }
  }

  /// A moment, stored as milliseconds.
  package func instant(_ column: String) throws(StorageError) -> Instant {
    Instant(milliseconds: try int(column))
  }

  /// A moment, or nil for NULL.
  package func optionalInstant(_ column: String) throws(StorageError) -> Instant? {
    try optionalInt(column).map { Instant(milliseconds: $0) }
  }

  /// Points, stored as a count of 10⁻¹² points.
  package func points(_ column: String) throws(StorageError) -> Points {
    Points(units: try int(column))
  }

  /// Points, or nil for NULL.
  package func optionalPoints(_ column: String) throws(StorageError) -> Points? {
    try optionalInt(column).map { Points(units: $0) }
  }

  /// A calendar date, stored as `YYYY-MM-DD`.
  package func date(_ column: String) throws(StorageError) -> CalendarDate {
    try required(column, optionalDate(column))
  }

  /// A calendar date, or nil for NULL.
  package func optionalDate(_ column: String) throws(StorageError) -> CalendarDate? {
    guard let text = try optionalText(column) else { return nil }
    guard let date = CalendarDate(text) else { throw mismatch(column, "a date") }
    return date
  }

  /// The id of a thing of a kind.
  package func id<T>(_ column: String, of subject: T.Type) throws(StorageError) -> ID<T> {
    try required(column, optionalID(column, of: subject))
  }

  /// The id of a thing of a kind, or nil for NULL.
  package func optionalID<T>(
    _ column: String, of subject: T.Type
  ) throws(StorageError) -> ID<T>? {
    guard let text = try optionalText(column) else { return nil }
    guard let id = ID<T>(text) else { throw mismatch(column, "an id") }
    return id
  }

  private func required<T>(_ column: String, _ value: T?) throws(StorageError) -> T {
    guard let value else { throw mismatch(column, "a value, but NULL") }
    return value
  }

  private func mismatch(_ column: String, _ expected: String) -> StorageError {
    .broken("Column \(column) does not hold \(expected).")
  }
}

/// The names of a result's columns, shared by all of its rows.
final class ColumnNames: Sendable {
  let names: [String]

  init(_ names: [String]) { self.names = names }
}
