/// What can go wrong between the program and its database.
package enum StorageError: Error, Equatable {
  /// A constraint of the schema refused the change; nothing was stored.
  ///
  /// The same words on both engines: `account.email` or `member.unit_id, member.account_id` for a
  /// unique or primary key and for NOT NULL, the name of the index if the key is an expression,
  /// the name of a CHECK, `foreign key` for a reference to a row that is not there.
  case conflict(constraint: String)
  /// The row was changed by somebody else since it was read.
  case staleVersion
  /// Too much at once: the queue is full, a lock did not come free, or the server is not reachable.
  ///
  /// Nothing was stored; the same request may succeed later.
  case busy
  /// A row that must be there is not.
  case notFound
  /// Stored bytes are not the bytes that were written; names the table and the key.
  case corrupted(String)
  /// The database would not survive a power cut with everything that it acknowledged.
  case notDurable(String)
  /// Anything else, in the words of the engine, for the log.
  case broken(String)
}

extension StorageError: CustomStringConvertible {
  /// The sentence for the log and the command line; never shown on a page.
  package var description: String {
    switch self {
    case .conflict(let constraint): "The schema refused the change: \(constraint)."
    case .staleVersion: "The row was changed by somebody else since it was read."
    case .busy: "The database is busy."
    case .notFound: "The row is not there."
    case .corrupted(let place): "Stored bytes were altered: \(place)."
    case .notDurable(let reason): "Refused to work without durability: \(reason)"
    case .broken(let reason): reason
    }
  }
}
