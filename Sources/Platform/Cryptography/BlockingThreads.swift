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
  private let work: WaitingWork

  /// Starts the threads; they end with this value or with `stop`.
  ///
  /// - Parameters:
  ///   - name: Shown by debuggers.
  ///   - count: How many pieces of work run at the same time.
  ///   - queueLimit: How many may wait.
  package init(name: String, count: Int, queueLimit: Int) {
    work = WaitingWork(limit: queueLimit, threadCount: count)
    for index in 0..<count {
      // The threads hold the queue only, so that they do not keep this value alive.
      let thread = Thread { [work] in work.serve() }
      thread.name = "\(name) \(index)"
      thread.start()
    }
  }

  deinit { work.stop() }

  /// Runs a closure on one of the threads and waits for it without holding a cooperative thread.
  ///
  /// - Throws: What the closure throws; `TooMuchWaiting` if the queue is full or stopped.
  package func run<Value: Sendable>(
    _ body: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      let isAccepted = work.add { continuation.resume(with: Result { try body() }) }
      if !isAccepted { continuation.resume(throwing: TooMuchWaiting()) }
    }
  }

  /// Ends the threads after the work that waits already.
  package func stop() { work.stop() }
}

/// The queue of the threads.
private final class WaitingWork: Sendable {
  private struct State {
    var waiting: [@Sendable () -> Void] = []
    var isStopped = false
  }

  private let state = Mutex(State())
  private let arrivals = DispatchSemaphore(value: 0)
  private let limit: Int
  private let threadCount: Int

  init(limit: Int, threadCount: Int) {
    self.limit = limit
    self.threadCount = threadCount
  }

  /// Takes a piece of work in; false if there is too much or no thread any more.
  func add(_ piece: @escaping @Sendable () -> Void) -> Bool {
    let isAccepted = state.withLock { state in
      guard !state.isStopped, state.waiting.count < limit else { return false }
      state.waiting.append(piece)
      return true
    }
    if isAccepted { arrivals.signal() }
    return isAccepted
  }

  func stop() {
    let wasRunning = state.withLock { state in
      defer { state.isStopped = true }
      return !state.isStopped
    }
    if wasRunning { for _ in 0..<threadCount { arrivals.signal() } }
  }

  func serve() {
    while true {
      arrivals.wait()
      // One signal for each piece of work; the signals of `stop` find nothing left.
      let piece = state.withLock { $0.waiting.isEmpty ? nil : $0.waiting.removeFirst() }
      guard let piece else { return }
      piece()
    }
  }
}
