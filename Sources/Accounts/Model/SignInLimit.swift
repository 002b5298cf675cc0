package import Kernel

/// How often a sign-in may fail before the next try has to wait.
///
/// Counts per login *and* address, never per address alone: a whole office shares one. The
/// memory is bounded: with more pairs than `capacity` the ones that failed longest ago go first.
package struct SignInLimit: Sendable {
  /// Tries that may fail before the first wait.
  package static let freeTries = 5
  /// The first wait; each further failure doubles it.
  ///
  /// - Unit: seconds.
  package static let firstWaitSeconds: Int64 = 30
  /// The longest wait.
  ///
  /// - Unit: seconds; 15 minutes.
  package static let longestWaitSeconds: Int64 = 900
  /// A pair without failures for this long is forgotten.
  ///
  /// - Unit: seconds; one hour.
  package static let forgetSeconds: Int64 = 3600

  private struct Key: Hashable {
    let login: String
    let address: String
  }

  private struct Failures {
    var count: Int
    var lastAt: Instant
  }

  private let capacity: Int
  private var failures: [Key: Failures] = [:]

  /// Starts without failures.
  ///
  /// - Parameter capacity: The most pairs to remember.
  package init(capacity: Int = 10_000) {
    precondition(capacity > 0, "a limit that remembers nobody limits nothing")
    self.capacity = capacity
  }

  /// The number of pairs remembered.
  package var count: Int { failures.count }

  /// When the next try may be made; nil when at once.
  package func waitUntil(login: String, address: String, now: Instant) -> Instant? {
    guard let known = failures[Key(login: login, address: address)],
      known.count >= Self.freeTries
    else { return nil }
    let doublings = min(known.count - Self.freeTries, 10)
    let wait = min(Self.firstWaitSeconds << Int64(doublings), Self.longestWaitSeconds)
    let end = known.lastAt.adding(seconds: wait)
    return now < end ? end : nil
  }

  /// Notes a failed try.
  package mutating func fail(login: String, address: String, now: Instant) {
    let key = Key(login: login, address: address)
    var known = failures[key] ?? Failures(count: 0, lastAt: now)
    if known.lastAt.adding(seconds: Self.forgetSeconds) <= now { known.count = 0 }
    known.count += 1
    known.lastAt = now
    failures[key] = known
    if failures.count > capacity { forget(now: now) }
  }

  /// Forgets the failures after the right password.
  package mutating func succeed(login: String, address: String) {
    failures[Key(login: login, address: address)] = nil
  }

  private mutating func forget(now: Instant) {
    failures = failures.filter { $0.value.lastAt.adding(seconds: Self.forgetSeconds) > now }
    guard failures.count > capacity else { return }
    // A tenth at once, so that a flood does not sort the table for every request.
    let oldest = failures.sorted { $0.value.lastAt < $1.value.lastAt }
    for entry in oldest.prefix(max(1, capacity / 10)) { failures[entry.key] = nil }
  }
}
