import Synchronization

/// What features keep in memory for as long as the house stands, such as counters of failures;
/// one thing of each type.
///
/// Nothing in here may matter after a restart.
package final class Belongings: Sendable {
  private let things = Mutex<[ObjectIdentifier: any Sendable]>([:])

  /// Starts with nothing.
  package init() {}

  /// The thing of a type; it is made the first time, by one caller only.
  ///
  /// - Throws: What making it throws; the next caller tries again.
  package func one<Thing: Sendable>(
    of type: Thing.Type, make: () throws -> Thing
  ) rethrows -> Thing {
    try things.withLock { things in
      if let known = things[ObjectIdentifier(type)] as? Thing { return known }
      let new = try make()
      things[ObjectIdentifier(type)] = new
      return new
    }
  }
}
