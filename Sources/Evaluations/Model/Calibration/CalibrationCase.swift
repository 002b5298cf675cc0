package import Kernel

/// What an answer of a training case should have been, and why.
package struct ReferenceAnswer: Hashable, Sendable {
  /// The longest reason, in characters.
  package static let longestReason = 2000

  /// The position in `Instrument.questions`.
  package let question: Int
  /// What the answer is worth.
  package let share: QuestionShare
  /// How far an answer may be off; nil for what the rules say.
  package let tolerance: QuestionShare?
  /// Why it is that, for whoever saw it differently.
  package let reason: String

  /// Describes a reference.
  package init(
    question: Int, share: QuestionShare, tolerance: QuestionShare? = nil, reason: String
  ) {
    self.question = question
    self.share = share
    self.tolerance = tolerance
    self.reason = reason
  }
}

/// A training case: an invented unit with answers that experienced assessors agreed on.
package struct CalibrationCase: Hashable, Sendable {
  /// The longest title, in characters.
  package static let longestTitle = 200

  /// The identity.
  package let id: ID<CalibrationCase>
  /// What people call it.
  package let title: String
  /// The instrument that the case is scored with.
  package let instrumentID: String
  /// What it is judged by.
  package let rules: CalibrationRules
  /// The references in reading order.
  package let references: [ReferenceAnswer]

  /// Makes a case that can tell who scores alike.
  ///
  /// - Parameters:
  ///   - id: The identity, from the caller.
  ///   - title: 1 to 200 characters.
  ///   - instrumentID: The instrument.
  ///   - questionCount: How many questions the instrument has.
  ///   - rulesVersion: The version of the rules.
  ///   - references: In any order.
  /// - Throws: What does not fit.
  package init(
    id: ID<CalibrationCase>, title: String, instrumentID: String, questionCount: Int,
    rulesVersion: Int, references: [ReferenceAnswer]
  ) throws(CalibrationRefusal) {
    guard (1...Self.longestTitle).contains(title.count) else {
      throw .titleIsWrong(limit: Self.longestTitle)
    }
    guard let rules = CalibrationRules.find(rulesVersion) else {
      throw .unknownRules(version: rulesVersion)
    }
    guard references.count >= rules.fewestQuestions else {
      throw .tooFewQuestions(found: references.count, needed: rules.fewestQuestions)
    }
    var seen: Set<Int> = []
    for reference in references {
      guard (0..<questionCount).contains(reference.question),
        seen.insert(reference.question).inserted
      else { throw .questionIsWrong(reference.question) }
      guard (1...ReferenceAnswer.longestReason).contains(reference.reason.count) else {
        throw .reasonIsWrong(
          question: reference.question, limit: ReferenceAnswer.longestReason)
      }
    }
    guard Set(references.map(\.share)).count > 1 else { throw .referencesDoNotVary }
    self.id = id
    self.title = title
    self.instrumentID = instrumentID
    self.rules = rules
    self.references = references.sorted { $0.question < $1.question }
  }
}
