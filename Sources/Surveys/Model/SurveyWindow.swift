package import Kernel

/// From the first moment in which answers are taken to the first in which they are not any more.
package struct SurveyWindow: Hashable, Sendable {
  /// The longest window, extensions included: the longest quarter, because a unit asks up to four
  /// times a year and one round must not run into the next (decision 0182).
  ///
  /// - Unit: days of 24 hours.
  package static let mostDays = 92

  /// The first moment.
  package let opensAt: Instant
  /// The first moment that is too late.
  package let closesAt: Instant

  /// Makes a window.
  ///
  /// - Throws: `windowIsWrong` when it would end before it begins.
  package init(opensAt: Instant, closesAt: Instant) throws(SurveyRefusal) {
    guard opensAt < closesAt else { throw .windowIsWrong }
    self.opensAt = opensAt
    self.closesAt = closesAt
  }

  /// The latest end that a window with this beginning may ever have.
  package static func latestEnd(opening opensAt: Instant) -> Instant {
    opensAt.adding(seconds: Int64(mostDays) * 86_400)
  }

  /// The latest end that this window may ever have.
  package var latestEnd: Instant { Self.latestEnd(opening: opensAt) }

  /// Everything that stands in the way of planning or publishing this window now.
  ///
  /// - Returns: Empty when it can be kept.
  package func faults(at now: Instant) -> [SurveyRefusal] {
    Self.faults(opensAt: opensAt, closesAt: closesAt, at: now)
  }

  /// Everything that stands in the way of two moments as a window.
  ///
  /// - Parameters:
  ///   - opensAt: The first moment; nil when it could not be read.
  ///   - closesAt: The first moment that is too late; nil when it could not be read.
  ///   - now: The present moment.
  /// - Returns: Those of the beginning first; empty when there are none.
  package static func faults(
    opensAt: Instant?, closesAt: Instant?, at now: Instant
  ) -> [SurveyRefusal] {
    var faults: [SurveyRefusal] = []
    if let opensAt, opensAt <= now { faults.append(.startIsPast) }
    guard let closesAt else { return faults }
    if closesAt <= now { return faults + [.endIsPast] }
    guard let opensAt else { return faults }
    if closesAt <= opensAt { return faults + [.windowIsWrong] }
    let latest = latestEnd(opening: opensAt)
    return closesAt > latest ? faults + [.windowIsTooLong(latest: latest)] : faults
  }
}
