/// Commits many waiting writes at once, each still all or nothing.
///
/// One commit waits for the disk once however many writes it holds, so ten times the requests need
/// hardly more commits. Each write runs in its own savepoint; one that throws is taken back alone.
/// Nobody is answered before the commit. If the group itself fails, each write gets a transaction
/// of its own, so that one cannot spoil the others.
struct GroupCommit {
  let connection: SQLiteConnection
  let observer: (@Sendable (SQL) -> Void)?

  /// Commits the jobs and answers their callers.
  func run(_ jobs: [any Job]) {
    if jobs.count > 1, let errors = together(jobs) {
      for (job, error) in zip(jobs, errors) { answer(job, error) }
    } else {
      for job in jobs { answer(job, alone(job)) }
    }
  }

  private func answer(_ job: any Job, _ error: (any Error)?) {
    if let error { job.refuse(error) } else { job.acknowledge() }
  }

  /// Runs all jobs in one transaction.
  ///
  /// - Returns: One error or nil for each job; nil as a whole if nothing was committed.
  private func together(_ jobs: [any Job]) -> [(any Error)?]? {
    do {
      try connection.control("BEGIN IMMEDIATE")
    } catch {
      // Another process holds the file. Each would wait for it as long as this did, one by one.
      return jobs.map { _ in error }
    }
    do {
      var errors: [(any Error)?] = []
      for job in jobs { errors.append(try inSavepoint(job)) }
      try connection.control("COMMIT")
      return errors
    } catch {
      // Each job is tried again on its own and hears its own error then.
      rollBack()
      return nil
    }
  }

  /// Runs one job inside the group.
  ///
  /// - Returns: What the job threw.
  /// - Throws: What makes the whole group fail: the engine ended the transaction by itself.
  private func inSavepoint(_ job: any Job) throws(StorageError) -> (any Error)? {
    try connection.control("SAVEPOINT job")
    var refusal: (any Error)?
    do {
      try job.attempt(in: transaction)
    } catch {
      refusal = error
      guard connection.isInTransaction else { throw .busy }
      try connection.control("ROLLBACK TO job")
    }
    try connection.control("RELEASE job")
    return refusal
  }

  private func alone(_ job: any Job) -> (any Error)? {
    do {
      try connection.control("BEGIN IMMEDIATE")
      try job.attempt(in: transaction)
      try connection.control("COMMIT")
      return nil
    } catch {
      rollBack()
      return error
    }
  }

  private var transaction: Transaction {
    Transaction(on: connection, engine: .sqlite, observer: observer)
  }

  private func rollBack() {
    guard connection.isInTransaction else { return }
    do throws(StorageError) {
      try connection.control("ROLLBACK")
    } catch {
      preconditionFailure("SQLite cannot even roll back: \(error)")
    }
  }
}
