/// The facts of a journal event, printed as canonical JSON (RFC 8785).
///
/// Keys are ASCII names chosen by us, so that sorting their bytes equals the sorting of the RFC.
package struct JournalFacts: Sendable {
  private var members: [String: String] = [:]

  /// Starts without facts.
  package init() {}

  /// Adds a text; nil adds nothing.
  package func text(_ key: String, _ value: String?) -> JournalFacts {
    guard let value else { return self }
    return with(key, Self.quoted(value))
  }

  /// Adds a whole number; nil adds nothing.
  package func number(_ key: String, _ value: Int?) -> JournalFacts {
    guard let value else { return self }
    return with(key, String(value))
  }

  /// Adds a yes or no.
  package func flag(_ key: String, _ value: Bool) -> JournalFacts {
    with(key, value ? "true" : "false")
  }

  /// One line of JSON with sorted keys and no spaces.
  package var json: String {
    let sorted = members.sorted { $0.key < $1.key }
    return "{" + sorted.map { Self.quoted($0.key) + ":" + $0.value }.joined(separator: ",") + "}"
  }

  private func with(_ key: String, _ value: String) -> JournalFacts {
    var copy = self
    copy.members[key] = value
    return copy
  }

  private static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\u{8}": out += "\\b"
      case "\u{9}": out += "\\t"
      case "\u{A}": out += "\\n"
      case "\u{C}": out += "\\f"
      case "\u{D}": out += "\\r"
      case "\u{0}"..."\u{1F}":
        let hex = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
