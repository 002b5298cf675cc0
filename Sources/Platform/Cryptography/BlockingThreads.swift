import Dispatch
import Foundation
import Synchronization

/// Too many requests wait for a thread already.
package struct TooMuchWaiting: Error {
  /// Says only that.
  package init() {}
}

/// A few threads for work that blocks or computes long, apart from the cooperative pool.
///
/// Swift's own threads are as many as the processor has; one that hashes a password keeps every
/// other request waiting.
package final class BlockingThreads: Sendable {
  private struct State {
    var waiting: [@Sendable () -> Void] = []
    var isStopped = false
  }

  private let state = Mutex(State())
  private let arrivals = DispatchSemaphore(value: 0)
  private let queueLimit: Int
  private let threadCount: Int

  /// Starts the threads.
  ///
  /// - Parameters:
  ///   - name: Shown by debuggers.
  ///   - count: How many pieces of work run at the same time.
  ///   - queueLimit: How many may wait.
  package init(name: String, count: Int, queueLimit: Int) {
    self.queueLimit = queueLimit
    threadCount = count
    for index in 0..<count {
      let thread = Thread { [self] in serve() }
      thread.name = "\(name) \(index)"
      thread.start()
    }
  }

  /// Runs a closure on one of the threads and waits for it without holding a cooperative thread.
  ///
  /// - Throws: What the closure throws; `TooMuchWaiting` if the queue is full or stopped.
  package func run<Value: Sendable>(
    _ body: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      let accepted = state.withLock { state in
        guard !state.isStopped, state.waiting.count < queueLimit else { return false }
        state.waiting.append { continuation.resume(with: Result { try body() }) }
        return true
      }
      if accepted { arrivals.signal() } else { continuation.resume(throwing: TooMuchWaiting()) }
    }
  }

  /// Ends the threads after the work that waits already.
  package func stop() {
    state.withLock { $0.isStopped = true }
    for _ in 0..<threadCount { arrivals.signal() }
  }

  private func serve() {
    while true {
      arrivals.wait()
      // One signal per piece of work; the signals of `stop` find nothing left.
      let work = state.withLock { $0.waiting.isEmpty ? nil : $0.waiting.removeFirst() }
      guard let work else { return }
      work()
    }
  }
}
