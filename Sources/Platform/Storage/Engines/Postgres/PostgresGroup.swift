/// Commits waiting writes together on one connection, each still all or nothing.
///
/// A group saves a commit and a way there and back for all but the last: the changes of one job
/// travel with the first question of the next. A job that is refused before it changed anything is
/// answered alone. Whatever else fails takes the whole group back, and each job runs again in a
/// transaction of its own, so that one cannot spoil the others. Nobody is answered before the
/// commit.
struct PostgresGroup {
  /// How a group ended.
  enum Outcome {
    /// Everything is on the disk; one error or nil for each job.
    case committed([(any Error)?])
    /// Nothing was stored: another transaction was in the way.
    case collided
    /// Nothing was stored: a job of the group failed.
    case failed
    /// The connection broke during the commit: nobody knows.
    case unknown(any Error)
  }

  let connection: PostgresConnection
  let observer: (@Sendable (SQL) -> Void)?

  // Two groups may want the same two rows in opposite order. The server would notice after a
  // second; whoever waits for long gives way before that.
  private static let patience = "SET LOCAL lock_timeout = 50"

  /// Runs the jobs in one transaction.
  func run(_ jobs: [any Job]) -> Outcome {
    var errors: [(any Error)?] = []
    do throws(StorageError) {
      try connection.begin(PostgresEngine.Kind.write.rawValue)
      try connection.begin(Self.patience)
      for job in jobs { errors.append(try refusal(of: job)) }
      try connection.settle()
    } catch {
      return takenBack(after: error)
    }
    do throws(StorageError) {
      try connection.commit()
      return .committed(errors)
    } catch {
      // What the server refuses at the commit is refused as a whole.
      return connection.isUsable ? takenBack(after: error) : .unknown(error)
    }
  }

  /// Runs one job.
  ///
  /// - Returns: What it threw before it changed anything.
  /// - Throws: What makes the whole group fail.
  private func refusal(of job: any Job) throws(StorageError) -> (any Error)? {
    let transaction = Transaction(on: connection, engine: .postgres, observer: observer)
    do {
      try job.attempt(in: transaction)
      return nil
    } catch {
      if let failure = transaction.failure { throw failure }
      guard !transaction.mayHaveChanged else { throw .broken("A job was refused after a change.") }
      return error
    }
  }

  private func takenBack(after error: StorageError) -> Outcome {
    if connection.isUsable {
      do throws(StorageError) { try connection.rollBack() } catch { return .failed }
    }
    return error == .busy ? .collided : .failed
  }
}
