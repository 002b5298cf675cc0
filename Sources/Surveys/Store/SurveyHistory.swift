import Foundation

/// Reads facts of the journal for people.
enum SurveyHistory {
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
