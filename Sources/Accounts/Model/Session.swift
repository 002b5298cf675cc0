package import Kernel

/// The rules of a signed-in session.
package enum SessionRule {
  /// A session ends after this long without a request.
  ///
  /// - Unit: seconds; 12 hours, a long working day.
  package static let idleSeconds: Int64 = 12 * 3600
  /// A session ends after this long in any case.
  ///
  /// - Unit: seconds; 7 days.
  package static let longestSeconds: Int64 = 7 * 24 * 3600
  /// The last request is noted no more often than this, so that reading does not always write.
  ///
  /// - Unit: seconds.
  package static let noteSeconds: Int64 = 300

  /// Whether a session is still good.
  ///
  /// - Parameters:
  ///   - createdAt: When the person signed in.
  ///   - lastSeenAt: The last request that was noted.
  ///   - now: The moment of this request.
  /// - Returns: false on the limit itself.
  package static func isAlive(createdAt: Instant, lastSeenAt: Instant, now: Instant) -> Bool {
    now < lastSeenAt.adding(seconds: idleSeconds) && now < createdAt.adding(seconds: longestSeconds)
  }

  /// Whether this request is worth noting.
  package static func isWorthNoting(lastSeenAt: Instant, now: Instant) -> Bool {
    now >= lastSeenAt.adding(seconds: noteSeconds)
  }
}

/// The rules of one-time links: to set a password, to make the first administrator.
package enum OneTimeLinkRule {
  /// A link is good for this long.
  ///
  /// - Unit: seconds; 24 hours.
  package static let validSeconds: Int64 = 24 * 3600
}
