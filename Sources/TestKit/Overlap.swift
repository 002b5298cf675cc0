import Dispatch
package import Storage

/// How two writes ended of which one began inside the other.
package struct Overlap<First: Sendable, Second: Sendable>: Sendable {
  /// What the write that began first led to.
  package let first: Result<First, any Error>
  /// What the other one led to.
  package let second: Result<Second, any Error>

  /// Runs two writes: the second one begins when the first one has done everything but commit.
  ///
  /// The first one commits when the second has been answered. Where it cannot be answered before (on
  /// SQLite one writes at a time, and on PostgreSQL it may wait for a row of the first) the first one
  /// commits after a moment: without that limit the two would wait for each other for ever.
  ///
  /// - Parameters:
  ///   - storage: Where.
  ///   - first: May run again when the two collide, and then waits no more.
  ///   - second: The other one.
  package init(
    in storage: Storage, _ first: @escaping @Sendable (Transaction) throws -> First,
    with second: @escaping @Sendable (Transaction) throws -> Second
  ) async {
    let (reached, announcement) = AsyncStream.makeStream(of: Void.self)
    let answered = DispatchSemaphore(value: 0)
    let leading = Task { () -> Result<First, any Error> in
      defer { announcement.finish() }
      do {
        return .success(
          try await storage.write { transaction in
            let value = try first(transaction)
            announcement.yield()
            _ = answered.wait(timeout: .now() + .milliseconds(300))
            return value
          })
      } catch {
        return .failure(error)
      }
    }
    for await _ in reached { break }
    do {
      self.second = .success(try await storage.write(second))
    } catch {
      self.second = .failure(error)
    }
    answered.signal()
    self.first = await leading.value
  }
}
