import Storage
package import Web

/// What a person is told when the database says no; Web itself does not know storage.
///
/// - Parameter error: Whatever a route threw.
/// - Returns: nil when it did not come from storage.
package func storageProblem(_ error: any Error) -> Problem? {
  guard let error = error as? StorageError else { return nil }
  return switch error {
  case .conflict: .conflict
  case .staleVersion: .stale
  case .busy: .busy
  case .notFound: .notFound
  case .corrupted: .altered
  case .notDurable, .broken: .broken
  }
}
