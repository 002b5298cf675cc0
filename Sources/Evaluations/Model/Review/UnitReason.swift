package import InstrumentsModel
import WorksheetsModel

/// When words are a reason that a unit can use: at least one plain sentence.
///
/// - Source: decision 0206.
package enum UnitReason {
  /// The fewest words with a letter in them.
  package static let fewestWords = 3
  /// The fewest characters, blanks between words included.
  package static let fewestCharacters = 20

  /// Whether a text is one.
  package static func isEnough(_ text: String) -> Bool {
    let text = AnswerContent.tidy(text)
    let words = text.split(whereSeparator: \.isWhitespace).filter { $0.contains(where: \.isLetter) }
    return words.count >= fewestWords && text.count >= fewestCharacters
  }
}

extension QuestionConsensus {
  /// Whether the settled value is not what the unit answered.
  ///
  /// - Parameter unit: What the unit answered, one place for each soal; nil for no answer.
  /// - Returns: false while the question is open.
  package func differs(from unit: [Answer?]?) -> Bool {
    guard let values = outcome.values else { return false }
    return unit != values
  }

  /// Whether the settled value differs from the unit's and nothing tells the unit why.
  ///
  /// It does not matter who settled it, nor whether it was raised or lowered. A remark of one word
  /// is no reason; of several pieces one must be enough by itself.
  ///
  /// - Parameters:
  ///   - unit: What the unit answered, one place for each soal; nil for no answer.
  ///   - notes: What each member wrote beside their blind answer, by account id.
  /// - Returns: false while the question is open.
  package func lacksReason(against unit: [Answer?]?, notes: [String: String]) -> Bool {
    guard let values = outcome.values, differs(from: unit) else { return false }
    return !reasons(for: values, notes: notes).contains(where: UnitReason.isEnough)
  }
}
