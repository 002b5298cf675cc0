package import Kernel

/// One sentence that a further language has to say, with the wording that is translated.
package struct WordingKey: Hashable, Sendable {
  /// Its name in the file, such as `item.persyaratan`.
  package let key: String
  /// What it says in the languages of the product.
  package let source: Text

  /// Describes a sentence.
  package init(key: String, source: Text) {
    self.key = key
    self.source = source
  }

  /// What stands in braces in the source, such as `{items}`; the wording has the same.
  package var placeholders: Set<String> { Self.placeholders(in: source.indonesian) }

  static func placeholders(in text: String) -> Set<String> {
    var found: Set<String> = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      found.insert(String(rest[open...close]))
      rest = rest[rest.index(after: close)...]
    }
    return found
  }
}

extension Questionnaire {
  /// Everything that a further language says of this questionnaire, in order.
  package var wordingKeys: [WordingKey] {
    [WordingKey(key: "title", source: title)]
      + items.map { WordingKey(key: "item." + $0.key, source: $0.sentence) }
      + stepNames.sorted { $0.key < $1.key }.flatMap { count, names in
        names.enumerated().map { place, name in
          WordingKey(key: Self.stepKey(count, place + 1), source: name)
        }
      }
  }

  /// The key of the name of a step.
  ///
  /// - Parameters:
  ///   - count: How many steps the scale has.
  ///   - step: Which one, from 1.
  /// - Returns: Such as `step.4.1`.
  package static func stepKey(_ count: Int, _ step: Int) -> String { "step.\(count).\(step)" }
}

/// The words of one questionnaire, or of the pages around it, in a further language.
package struct SurveyWording: Hashable, Sendable {
  /// The longest wording, in characters.
  package static let longestWord = 800

  /// The id of the questionnaire with its version, or of the words of the page.
  package let subject: String
  /// The language.
  package let language: LanguageTag
  /// The wordings by their key.
  package let words: [String: String]

  /// Describes a wording that was checked before.
  package init(subject: String, language: LanguageTag, words: [String: String]) {
    self.subject = subject
    self.language = language
    self.words = words
  }

  /// What is wrong with it; each sentence is there, no other is, and each says what it has to.
  ///
  /// - Parameter keys: What the subject asks for.
  /// - Returns: Every fault, in the order of the keys; empty for a wording that can be used.
  package func faults(against keys: [WordingKey]) -> [WordingFault] {
    var faults: [WordingFault] = []
    if language.isBuiltIn { faults.append(.builtIn(language.text)) }
    for key in keys {
      guard let word = words[key.key], !word.allSatisfy(\.isWhitespace) else {
        faults.append(.missing(key.key))
        continue
      }
      let isPlain = word.unicodeScalars.allSatisfy { scalar in
        // Marks of direction are letters' business; a line break or a bell is nobody's.
        scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value)
      }
      if word.count > Self.longestWord || !isPlain { faults.append(.unusable(key.key)) }
      if WordingKey.placeholders(in: word) != key.placeholders {
        faults.append(.placeholders(key.key, wanted: key.placeholders.sorted()))
      }
    }
    let known = Set(keys.map(\.key))
    faults += words.keys.filter { !known.contains($0) }.sorted().map { .extra($0) }
    return faults
  }
}

/// Why a wording was not taken.
package enum WordingFault: Error, Hashable, Sendable {
  /// The product speaks that language itself.
  case builtIn(String)
  /// A sentence without a wording.
  case missing(String)
  /// A wording of nothing that is asked.
  case extra(String)
  /// A wording that is too long, or has line breaks or other signs that are no text.
  case unusable(String)
  /// What stands in braces is not what stands in braces in the source.
  case placeholders(String, wanted: [String])
}
