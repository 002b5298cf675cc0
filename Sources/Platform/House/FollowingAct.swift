package import Kernel
package import Storage

/// What a feature does in the transaction of an act of a feature upstream, which does not know it.
package struct FollowingAct: Sendable {
  /// A name for logs and tests, such as `tell_returner`.
  package let name: String
  /// Does it; what it throws takes the act upstream back as well.
  package let perform: @Sendable (FollowedAct, Transaction) throws -> Void

  /// Names an act and what it does.
  package init(
    _ name: String, perform: @escaping @Sendable (FollowedAct, Transaction) throws -> Void
  ) {
    self.name = name
    self.perform = perform
  }
}

/// The act upstream that something follows.
package struct FollowedAct: Hashable, Sendable {
  /// The id of what it changed.
  package let subject: String
  /// When it happens.
  package let now: Instant

  /// Describes an act.
  package init(on subject: String, at now: Instant) {
    self.subject = subject
    self.now = now
  }
}

/// Every act of a feature that follows one upstream.
package struct FollowingActs: Sendable {
  /// After a unit sent its worksheet; the subject is the id of the worksheet.
  package var worksheetSent: [FollowingAct]
  /// After assessors gave a worksheet back to its unit; the subject is the id of the worksheet.
  package var worksheetReturned: [FollowingAct]

  /// Lists the acts; none unless given.
  package init(worksheetSent: [FollowingAct] = [], worksheetReturned: [FollowingAct] = []) {
    self.worksheetSent = worksheetSent
    self.worksheetReturned = worksheetReturned
  }
}
