/// A transaction that is open while its closure runs.
///
/// It cannot leave the closure and nothing inside can wait: it is not `Sendable`, and the closure is
/// synchronous. After a failed statement the transaction is over on both engines: later
/// statements fail with the same error, and nothing is committed even if the error was caught.
package final class Transaction {
  /// The engine below, for the few who must know (backup, plan tests).
  package let engine: Engine
  let connection: any Connection
  private let observer: (@Sendable (SQL) -> Void)?
  /// The first failure of a statement; decides that nothing is committed.
  private(set) var failure: StorageError?
  /// Whether a statement ran that may have changed something.
  private(set) var mayHaveChanged = false
  /// The last journal entry of each subject that this transaction read or wrote.
  var journalHeads: [Journal.Subject: Journal.Head] = [:]

  init(
    on connection: any Connection, engine: Engine, observer: (@Sendable (SQL) -> Void)? = nil
  ) {
    self.connection = connection
    self.observer = observer
    self.engine = engine
  }

  /// Runs a statement and returns all of its rows; bound the statement with LIMIT.
  package func query(_ sql: SQL) throws(StorageError) -> [Row] {
    observer?(sql)
    if !sql.onlyReads { mayHaveChanged = true }
    return try guarded { () throws(StorageError) in try connection.rows(sql) }
  }

  /// Runs a statement and returns its first row, or nil if it has none.
  package func first(_ sql: SQL) throws(StorageError) -> Row? {
    try query(sql).first
  }

  /// Runs a statement that changes rows.
  ///
  /// - Returns: How many rows it inserted, updated or deleted.
  /// - Throws: `conflict` if the schema refuses, `busy` if the engine asks to try again.
  @discardableResult
  package func execute(_ sql: SQL) throws(StorageError) -> Int {
    observer?(sql)
    mayHaveChanged = true
    return try guarded { () throws(StorageError) in try connection.change(sql) }
  }

  /// Runs a statement that must change a number of rows, at the latest before the commit.
  ///
  /// On PostgreSQL it travels with the next statement that is waited for, which saves the way there
  /// and back; what the schema refuses is thrown then. On SQLite it runs at once.
  ///
  /// - Parameters:
  ///   - count: How many rows it must insert, update or delete.
  ///   - sql: The statement.
  ///   - otherwise: What another number of rows means; nothing of the transaction stays then.
  /// - Throws: What this statement, or one that waited, throws.
  package func require(
    _ count: Int, changedBy sql: SQL, otherwise: StorageError
  ) throws(StorageError) {
    observer?(sql)
    mayHaveChanged = true
    try guarded { () throws(StorageError) in
      try connection.require(count, sql, otherwise: otherwise)
    }
  }

  /// Runs statements without values, such as a migration's.
  func run(_ script: String) throws(StorageError) {
    mayHaveChanged = true
    try guarded { () throws(StorageError) in try connection.run(script) }
  }

  /// Runs a statement that will not come again in the same form, such as a long list of rows.
  func executeOnce(_ sql: SQL) throws(StorageError) {
    mayHaveChanged = true
    try guarded { () throws(StorageError) in try connection.changeOnce(sql) }
  }

  /// Passes the rows of a statement one by one, without holding them all.
  func stream(
    _ sql: SQL, to receive: (Row) throws(StorageError) -> Void
  ) throws(StorageError) {
    try guarded { () throws(StorageError) in try connection.stream(sql, to: receive) }
  }

  /// Passes the rows of a statement one by one, without copying their values.
  func scan(
    _ sql: SQL, to receive: (any RowBytes) throws(StorageError) -> Void
  ) throws(StorageError) {
    try guarded { () throws(StorageError) in try connection.scan(sql, to: receive) }
  }

  private func guarded<T>(_ statement: () throws(StorageError) -> T) throws(StorageError) -> T {
    if let failure { throw failure }
    do throws(StorageError) {
      return try statement()
    } catch {
      failure = error
      throw error
    }
  }
}

/// One connection to an engine, used by one thread at a time.
protocol Connection: AnyObject {
  func rows(_ sql: SQL) throws(StorageError) -> [Row]
  func change(_ sql: SQL) throws(StorageError) -> Int
  func changeOnce(_ sql: SQL) throws(StorageError)
  func require(_ count: Int, _ sql: SQL, otherwise: StorageError) throws(StorageError)
  func run(_ script: String) throws(StorageError)
  func stream(_ sql: SQL, to receive: (Row) throws(StorageError) -> Void) throws(StorageError)
  func scan(
    _ sql: SQL, to receive: (any RowBytes) throws(StorageError) -> Void
  ) throws(StorageError)
}
