import Cryptography
import InstrumentsModel
import Kernel
import Synchronization
import WorksheetsModel

/// What a list says of a cheapest path.
enum PathSummary: Hashable, Sendable {
  /// Nothing needs to change.
  case alreadyCleared
  /// So many answers change, and the total that they lead to.
  case changes(Int, result: Points)
  /// Even the best answers everywhere leave a floor missed.
  case outOfReach
  /// The search does not apply to the floors.
  case notNested

  /// Keeps what is said of a path.
  init(_ path: CheapestPath) {
    self =
      switch path {
      case .alreadyCleared: .alreadyCleared
      case .changes(let changes, let result): .changes(changes.count, result: result)
      case .outOfReach: .outOfReach
      case .notNested: .notNested
      }
  }
}

/// Paths that were searched before, so that a list that is opened again searches none.
///
/// The key is everything that a path follows from, so an entry is never stale, whatever is written
/// by whichever process (decision 0215).
final class PathMemory: Sendable {
  /// How many paths are kept; then it begins anew.
  ///
  /// - Unit: entries of about a hundred bytes.
  static let limit = 16_384

  private struct Kept {
    var paths: [SHA256Digest: PathSummary] = [:]
    var searchCount = 0
  }

  private let kept = Mutex(Kept())

  /// How many paths were searched so far.
  var searchCount: Int { kept.withLock { $0.searchCount } }

  /// The cheapest path from a sheet to a predicate.
  ///
  /// - Parameters:
  ///   - sheet: A valid sheet of the instrument.
  ///   - rule: A predicate of the instrument.
  ///   - instrument: The instrument, known by its id.
  /// - Returns: What a list says of it.
  func summary(
    from sheet: AnswerSheet, to rule: PredicateRule, in instrument: Instrument
  ) -> PathSummary {
    var hash = SHA256Digest.Builder()
    hash.append(text: instrument.id)
    hash.append(text: rule.key)
    hash.append(sheet.bytes)
    let key = hash.finish()
    if let known = kept.withLock({ $0.paths[key] }) { return known }
    // Searched without the lock: two who ask at once both search, and find the same.
    let found = PathSummary(instrument.cheapestPath(from: sheet, to: rule))
    kept.withLock { kept in
      if kept.paths.count >= Self.limit { kept.paths.removeAll(keepingCapacity: true) }
      kept.paths[key] = found
      kept.searchCount += 1
    }
    return found
  }
}
