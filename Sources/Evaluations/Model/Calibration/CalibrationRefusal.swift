/// Why something about training cases was not done; nothing was changed.
package enum CalibrationRefusal: Error, Hashable, Sendable {
  /// No title, or one of more than 200 characters.
  case titleIsWrong(limit: Int)
  /// No rules of that version.
  case unknownRules(version: Int)
  /// A case needs more questions.
  case tooFewQuestions(found: Int, needed: Int)
  /// The question stands in the case twice, or the instrument does not have it.
  case questionIsWrong(Int)
  /// The reference of the question has no reason, or one of more than 2,000 characters.
  case reasonIsWrong(question: Int, limit: Int)
  /// All references are worth the same: whoever gives everything that value would pass.
  case referencesDoNotVary
  /// Questions of the case without an answer, as positions in `Instrument.questions`.
  case incomplete(questions: [Int])
  /// The person is calibrated for this instrument already.
  case alreadyCalibrated(attempt: Int)
  /// The references of this case were shown to the person; another case has been tried less.
  case anotherFirst
  /// Another attempt was counted since the form was opened.
  case overtaken
}
