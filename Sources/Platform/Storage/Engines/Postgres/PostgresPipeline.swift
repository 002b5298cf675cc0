import CPostgres

/// Statements on their way to the server, and the answers that are still to come, in order.
///
/// libpq's pipeline mode lets several statements travel in one packet, so that those whose answer
/// nobody waits for (BEGIN, a change that must touch one row) cost no way there and back of their
/// own. After a failed statement the server skips the others up to the next meeting point.
final class PostgresPipeline {
  /// What an answer is for.
  private enum Awaited {
    /// A statement was prepared; forgotten again if that failed.
    case preparation(key: String)
    /// A statement that must succeed.
    case success(text: String)
    /// A statement that must change so many rows.
    case change(count: Int, otherwise: StorageError, text: String)
    /// The statement whose answer the caller waits for.
    case result(text: String)
    /// Both sides have caught up.
    case meeting
  }

  private let handle: OpaquePointer
  private var awaited: [Awaited] = []
  private var prepared: [String: String] = [:]
  private var preparedCount = 0
  /// Whether another connection must take over: a statement was prepared before the schema
  /// changed, or answers were lost.
  private(set) var isSpent = false
  private static let preparedLimit = 500

  /// Takes an open connection over, which is freed by its owner.
  init(_ handle: OpaquePointer) throws(StorageError) {
    self.handle = handle
    guard PQenterPipelineMode(handle) == 1 else { throw .broken("libpq refuses pipeline mode.") }
  }

  /// Whether statements or answers are under way.
  var isQuiet: Bool { awaited.isEmpty }

  /// Sends a statement without values along with the next one that is waited for.
  func send(_ text: String) throws(StorageError) {
    try sent(PQsendQueryParams(handle, text, 0, nil, nil, nil, nil, 1))
    awaited.append(.success(text: text))
  }

  /// Sends a change along with the next statement that is waited for.
  func send(
    _ sql: SQL, changing count: Int, otherwise: StorageError
  ) throws(StorageError) {
    let text = try sendPrepared(sql)
    awaited.append(.change(count: count, otherwise: otherwise, text: text))
  }

  /// Sends a statement and waits for its answer and for all before it.
  func result(of sql: SQL) throws(StorageError) -> PostgresResult {
    awaited.append(.result(text: try sendPrepared(sql)))
    return try meet()
  }

  /// Sends a statement that will not come again and waits for its answer and for all before it.
  func result(ofOnce sql: SQL) throws(StorageError) -> PostgresResult {
    let text = sql.text
    let parameters = try PostgresParameters(sql.arguments)
    try sent(
      parameters.withPointers { values, lengths, formats in
        PQsendQueryParams(
          handle, text, Int32(lengths.count), parameters.types, values, lengths, formats, 1)
      })
    awaited.append(.result(text: text))
    return try meet()
  }

  /// Waits for everything that was sent.
  func settle() throws(StorageError) {
    if !isQuiet { _ = try meet() }
  }

  /// Sends what waits, without waiting for the answers; they are read before the next statement.
  func dispatch() throws(StorageError) {
    try sent(PQpipelineSync(handle))
    awaited.append(.meeting)
  }

  private func sendPrepared(_ sql: SQL) throws(StorageError) -> String {
    let text = sql.text
    let parameters = try PostgresParameters(sql.arguments)
    let name = try prepare(text, parameters)
    try sent(
      parameters.withPointers { values, lengths, formats in
        PQsendQueryPrepared(handle, name, Int32(lengths.count), values, lengths, formats, 1)
      })
    return text
  }

  private func prepare(
    _ text: String, _ parameters: PostgresParameters
  ) throws(StorageError) -> String {
    let key = parameters.signature + text
    if let name = prepared[key] { return name }
    if prepared.count >= Self.preparedLimit {
      try send("DEALLOCATE ALL")
      prepared.removeAll()
    }
    preparedCount += 1
    let name = "zona\(preparedCount)"
    let types = parameters.types
    try sent(PQsendPrepare(handle, name, text, Int32(types.count), types))
    awaited.append(.preparation(key: key))
    prepared[key] = name
    return name
  }

  private func sent(_ isSent: Int32) throws(StorageError) {
    guard isSent == 1 else {
      let isOpen = PQstatus(handle) == CONNECTION_OK
      let message = PQerrorMessage(handle).map { String(cString: $0) } ?? ""
      let failure = lost()
      throw isOpen ? .broken("libpq refuses a statement: \(message)") : failure
    }
  }

  /// The server rolls an open transaction back by itself when the connection breaks.
  private func lost() -> StorageError {
    awaited.removeAll()
    isSpent = true
    return .busy
  }

  /// Reads every answer that is to come.
  ///
  /// - Returns: The one that was waited for, or the last.
  /// - Throws: The first failure.
  private func meet() throws(StorageError) -> PostgresResult {
    try dispatch()
    var failure: StorageError?
    var answer = PostgresResult(nil)
    for expectation in awaited {
      let result = PostgresResult(PQgetResult(handle))
      guard PQstatus(handle) == CONNECTION_OK else { throw lost() }
      if case .meeting = expectation { continue }
      // Each statement's answers end with nothing.
      while let more = PQgetResult(handle) { PQclear(more) }
      let trouble = trouble(with: result, expectation)
      if failure == nil { failure = trouble }
      answer = result
    }
    awaited.removeAll(keepingCapacity: true)
    if let failure { throw failure }
    return answer
  }

  private func trouble(with result: PostgresResult, _ expectation: Awaited) -> StorageError? {
    switch expectation {
    case .preparation(let key):
      guard !result.isSuccess else { return nil }
      prepared[key] = nil
      return storageError(result, in: key)
    case .success(let text), .result(let text):
      return result.isSuccess ? nil : storageError(result, in: text)
    case .change(let count, let otherwise, let text):
      guard result.isSuccess else { return storageError(result, in: text) }
      return result.changedRowCount == count ? nil : otherwise
    case .meeting: return nil
    }
  }

  private func storageError(_ result: PostgresResult, in text: String) -> StorageError {
    let failure = result.failure(in: text)
    // A statement prepared before the schema changed: a new connection prepares it anew.
    if failure.isStalePlan { isSpent = true }
    return failure.storageError
  }
}
