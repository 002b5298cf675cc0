/// Which database is behind `Storage`.
package enum Engine: String, CaseIterable, Sendable {
  /// The embedded database, one file.
  case sqlite
  /// The server, for several application servers or a synchronous standby.
  case postgres
}

/// Where the database is and how it is used.
package struct StorageConfiguration: Sendable {
  /// The place of the database.
  package enum Location: Hashable, Sendable {
    /// A file; it is made if it is not there.
    case sqlite(path: String)
    /// A database that ends with its `Storage`, for tests and the public explainer.
    case sqliteInMemory
    /// A server: `postgres://user:password@host:port/database?options`.
    case postgres(url: String)
  }

  /// How much a commit waits for the disk.
  package enum Durability: String, CaseIterable, Sendable {
    /// Acknowledged means on the disk.
    case full
    /// Commits may be lost in a power cut; refused at start.
    case normal
    /// The engine does not wait at all; refused at start.
    case off
  }

  /// The place of the database.
  package var location: Location
  /// How much a commit waits for the disk; anything below `full` makes the start fail.
  package var durability: Durability = .full
  /// How many requests may wait before further ones are refused as `busy`.
  package var queueLimit = 10_000
  /// How many reads run at the same time on SQLite.
  package var readerCount = 4
  /// How many connections are held to PostgreSQL.
  package var connectionCount = 8
  /// How many writes share one commit on one connection to PostgreSQL at most.
  package var connectionGroupLimit = 8
  /// How many writes share one commit on SQLite at most.
  package var groupLimit = 256

  /// Hears every statement of a closure before it runs, for tests of query plans; nil in earnest.
  package var observer: (@Sendable (SQL) -> Void)?

  /// Chooses a place and leaves everything else as it should be.
  package init(_ location: Location) {
    self.location = location
  }

  /// A database file; it is made if it is not there.
  package static func sqlite(path: String) -> StorageConfiguration { .init(.sqlite(path: path)) }

  /// A database that ends with its `Storage`.
  package static var sqliteInMemory: StorageConfiguration { .init(.sqliteInMemory) }

  /// A server by its `postgres://` address.
  package static func postgres(url: String) -> StorageConfiguration { .init(.postgres(url: url)) }

  /// The engine that belongs to the place.
  package var engine: Engine {
    switch location {
    case .sqlite, .sqliteInMemory: .sqlite
    case .postgres: .postgres
    }
  }
}
