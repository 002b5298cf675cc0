import Foundation

/// An error of PostgreSQL, before it is put into the words of both engines.
struct PostgresFailure {
  let state: String
  let message: String
  let detail: String
  let schema: String
  let table: String
  let column: String
  let constraint: String
  let statement: String

  var storageError: StorageError {
    switch state {
    // Two servers made the same table at the same moment.
    case "23505" where schema == "pg_catalog": .busy
    case "23505": .conflict(constraint: uniqueKey)
    case "23502": .conflict(constraint: "\(table).\(column)")
    case "23503": .conflict(constraint: "foreign key")
    case "23514", "23P01": .conflict(constraint: constraint)
    // Serialisation failure, deadlock, lock not available.
    case "40001", "40P01", "55P03": .busy
    // Too many connections, shutting down, crashed, starting up.
    case "53300", "57P01", "57P02", "57P03": .busy
    case "XX001", "XX002": .corrupted("PostgreSQL says \(message)")
    case _ where isStalePlan: .busy
    default: .broken("PostgreSQL \(state): \(message), in: \(statement)")
    }
  }

  /// Whether a prepared statement no longer fits the schema, or is gone.
  var isStalePlan: Bool {
    state == "26000" || (state == "0A000" && message.contains("cached plan"))
  }

  /// `Key (shelf_id, place)=(s, 1) already exists.` of table book says `book.shelf_id, book.place`.
  ///
  /// Only the parentheses are read, which stay in every language of the server.
  private var uniqueKey: String {
    guard let open = detail.firstIndex(of: "("), let close = detail.range(of: ")=(") else {
      return constraint
    }
    let columns = detail[detail.index(after: open)..<close.lowerBound]
    // An index on an expression has no columns to name; SQLite says its name too.
    if columns.contains("(") { return constraint }
    return columns.split(separator: ", ").map { "\(table).\($0)" }.joined(separator: ", ")
  }
}
