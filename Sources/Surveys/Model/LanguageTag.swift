/// The name of a language as browsers and screen readers know it, such as `jv`, `ms`, `jv-Arab`.
///
/// - Source: RFC 5646 (BCP 47): language, then perhaps script, region and variants.
package struct LanguageTag: Hashable, Sendable, CustomStringConvertible {
  /// The tag with the letters in their usual case.
  package let text: String
  private let language: String
  private let script: String?

  /// The longest tag that is taken.
  package static let longest = 35

  /// Reads a tag in any case.
  ///
  /// - Returns: nil for what is no well-formed tag of a language, script, region and variants.
  package init?(_ typed: String) {
    guard typed.utf8.count <= Self.longest, typed.utf8.allSatisfy({ $0 < 128 }) else { return nil }
    var parts = typed.split(separator: "-", omittingEmptySubsequences: false)[...]
    guard let first = parts.popFirst(), (2...3).contains(first.count), Self.isLetters(first)
    else { return nil }
    language = first.lowercased()
    var kept = [language]
    if let next = parts.first, next.count == 4, Self.isLetters(next) {
      script = next.prefix(1).uppercased() + next.dropFirst().lowercased()
      kept.append(next.prefix(1).uppercased() + next.dropFirst().lowercased())
      parts.removeFirst()
    } else {
      script = nil
    }
    if let next = parts.first,
      next.count == 2 && Self.isLetters(next) || next.count == 3 && next.allSatisfy(\.isNumber)
    {
      kept.append(next.uppercased())
      parts.removeFirst()
    }
    for part in parts {
      let isVariant =
        (5...8).contains(part.count) || part.count == 4 && part.first?.isNumber == true
      guard isVariant, part.allSatisfy({ $0.isLetter || $0.isNumber }) else { return nil }
      kept.append(part.lowercased())
    }
    text = kept.joined(separator: "-")
  }

  /// The tag.
  package var description: String { text }

  /// Whether the product itself speaks it, so that no file may replace its words.
  package var isBuiltIn: Bool { language == "id" || language == "en" || language == "in" }

  /// Whether it is written from right to left: by its script, or by the usual one of the language.
  package var isRightToLeft: Bool {
    if let script { return Self.leftwardScripts.contains(script) }
    return Self.leftwardLanguages.contains(language)
  }

  private static let leftwardScripts: Set<String> = [
    "Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi",
  ]
  private static let leftwardLanguages: Set<String> = [
    "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi",
  ]

  private static func isLetters(_ text: Substring) -> Bool { text.allSatisfy(\.isLetter) }
}
