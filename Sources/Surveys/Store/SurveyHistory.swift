import Foundation
import Kernel
import Storage

/// Reads facts of the journal for people.
enum SurveyHistory {
  /// One extension of a window, as everybody reads it; who did it stays with the organisers.
  struct Extension: Hashable, Sendable {
    /// When it was decided.
    let at: Instant
    /// The end before; nil where the journal is older than this fact.
    let from: Instant?
    /// The end since then.
    let until: Instant
    let reason: String
  }

  /// A round that was taken back before it opened.
  struct Withdrawal: Hashable, Sendable {
    let at: Instant
    let reason: String
  }

  /// The extensions of a round, the first one first.
  static func extensions(in entries: [Journal.Entry]) -> [Extension] {
    entries.compactMap { `extension`($0) }
  }

  /// What an entry says when it tells of an extension.
  static func `extension`(_ entry: Journal.Entry) -> Extension? {
    guard entry.entry.event == "round_extended" else { return nil }
    let facts = entry.entry.facts
    guard let until = number("until_ms", of: facts), let reason = reason(facts) else { return nil }
    return Extension(
      at: entry.at, from: number("from_ms", of: facts).map { Instant(milliseconds: Int64($0)) },
      until: Instant(milliseconds: Int64(until)), reason: reason)
  }

  /// That a round was withdrawn, and why.
  static func withdrawal(in entries: [Journal.Entry]) -> Withdrawal? {
    entries.last { $0.entry.event == "round_withdrawn" }.flatMap { entry in
      reason(entry.entry.facts).map { Withdrawal(at: entry.at, reason: $0) }
    }
  }

  /// The reason that somebody gave; nil when there is none.
  static func reason(_ facts: String) -> String? {
    fact("reason", of: facts)
  }

  /// A text among the facts of an entry.
  static func fact(_ key: String, of facts: String) -> String? {
    let read = try? JSONSerialization.jsonObject(with: Data(facts.utf8)) as? [String: Any]
    return read?[key] as? String
  }

  /// A whole number among the facts of an entry.
  static func number(_ key: String, of facts: String) -> Int? {
    let read = try? JSONSerialization.jsonObject(with: Data(facts.utf8)) as? [String: Any]
    return read?[key] as? Int
  }
}
