/// A language that the whole product speaks.
package enum Language: String, CaseIterable, Sendable {
  /// Bahasa Indonesia, the first language of every page.
  case indonesian = "id"
  /// English, complete beside it.
  case english = "en"
}

/// A sentence or label in every language of the product.
///
/// The compiler refuses a missing one: there is no way to make a `Text` with one language only.
package struct Text: Hashable, Sendable {
  /// The Indonesian wording.
  package let indonesian: String
  /// The English wording.
  package let english: String

  /// Makes a text from its two wordings, Indonesian first.
  package init(_ indonesian: String, _ english: String) {
    self.indonesian = indonesian
    self.english = english
  }

  /// The wording in one language.
  package func `in`(_ language: Language) -> String {
    switch language {
    case .indonesian: indonesian
    case .english: english
    }
  }
}
