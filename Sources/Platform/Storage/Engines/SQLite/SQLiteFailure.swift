import GRDBSQLite

/// An error of SQLite, before it is put into the words of both engines.
struct SQLiteFailure {
  let code: Int32
  let message: String
  let statement: String

  var storageError: StorageError {
    switch code & 0xFF {
    case SQLITE_BUSY, SQLITE_LOCKED: .busy
    case SQLITE_CONSTRAINT: .conflict(constraint: constraint)
    case SQLITE_CORRUPT, SQLITE_NOTADB: .corrupted("SQLite says \(message)")
    default: .broken("SQLite \(code): \(message), in: \(statement)")
    }
  }

  /// `UNIQUE constraint failed: account.email` says `account.email`.
  private var constraint: String {
    guard let colon = message.firstIndex(of: ":") else { return "foreign key" }
    let name = message[message.index(after: colon)...].drop { $0 == " " }
    let index = "index '"
    guard name.hasPrefix(index), name.hasSuffix("'") else { return String(name) }
    return String(name.dropFirst(index.count).dropLast())
  }
}
