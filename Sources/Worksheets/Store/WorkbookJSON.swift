/// One JSON object in one line, its keys in the order they are added.
struct JSONObject {
  private var members: [String] = []

  /// The object so far.
  var line: String { "{" + members.joined(separator: ", ") + "}" }

  /// Adds a text; nil is `null`.
  mutating func text(_ key: String, _ value: String?) {
    raw(key, value.map(Self.quoted) ?? "null")
  }

  /// Adds a value that is JSON already.
  mutating func raw(_ key: String, _ json: String) {
    members.append(Self.quoted(key) + ": " + json)
  }

  /// A list of values that are JSON already.
  static func array(_ values: [String]) -> String { "[" + values.joined(separator: ", ") + "]" }

  /// A JSON string.
  static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case "\u{0}"..."\u{1F}":
        let hex = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
