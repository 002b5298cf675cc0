import Dispatch
import Synchronization

/// A closure that waits for a transaction, with the caller who waits for its answer.
protocol Job: AnyObject, Sendable {
  /// Runs the closure and keeps its value; throws if the transaction must not be committed.
  func attempt(in transaction: Transaction) throws
  /// Answers the caller with the value of the last attempt.
  func acknowledge()
  /// Answers the caller with an error.
  func refuse(_ error: any Error)
}

/// A closure and its caller.
final class TransactionJob<Value: Sendable>: Job {
  private let body: @Sendable (Transaction) throws -> Value
  private let continuation: CheckedContinuation<Value, any Error>
  private let outcome = Mutex<Value?>(nil)

  init(
    _ body: @escaping @Sendable (Transaction) throws -> Value,
    continuation: CheckedContinuation<Value, any Error>
  ) {
    self.body = body
    self.continuation = continuation
  }

  func attempt(in transaction: Transaction) throws {
    let value = try body(transaction)
    if let failure = transaction.failure { throw failure }
    outcome.withLock { $0 = value }
  }

  func acknowledge() {
    guard let value = outcome.withLock({ $0 }) else {
      preconditionFailure("A job is acknowledged only after an attempt that succeeded.")
    }
    continuation.resume(returning: value)
  }

  func refuse(_ error: any Error) { continuation.resume(throwing: error) }
}

/// Jobs that wait for a thread, at most so many.
final class JobQueue: Sendable {
  private struct State {
    var waiting: [any Job] = []
    var isClosed = false
  }

  private let state = Mutex(State())
  private let arrivals = DispatchSemaphore(value: 0)
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  /// Takes a job in, or answers its caller at once that there are too many.
  func add(_ job: any Job) {
    let refusal: StorageError? = state.withLock { state in
      if state.isClosed { return .broken("The database was closed.") }
      guard state.waiting.count < limit else { return .busy }
      state.waiting.append(job)
      return nil
    }
    if let refusal { job.refuse(refusal) } else { arrivals.signal() }
  }

  /// Waits for jobs and hands out up to `count` of them; nothing after the queue was closed.
  func take(upTo count: Int) -> [any Job] {
    while true {
      arrivals.wait()
      let (jobs, isClosed) = state.withLock { state in
        let jobs = Array(state.waiting.prefix(count))
        state.waiting.removeFirst(jobs.count)
        return (jobs, state.isClosed)
      }
      // Each job came with one signal, and one is used up here however many jobs are taken. A
      // thread that wakes by one that is left over finds nothing and waits again; so every thread
      // is sure of its own signal when the queue is closed.
      if !jobs.isEmpty || isClosed { return jobs }
    }
  }

  /// Refuses further jobs and lets the threads end after those that wait.
  func close(threadCount: Int) {
    let wasOpen = state.withLock { state in
      defer { state.isClosed = true }
      return !state.isClosed
    }
    if wasOpen { for _ in 0..<threadCount { arrivals.signal() } }
  }
}
