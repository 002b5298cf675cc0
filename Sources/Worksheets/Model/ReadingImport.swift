package import InstrumentsModel

/// What a file says about one question, with the version that the person saw beside it.
package struct ImportedAnswer: Hashable, Sendable {
  /// The position in `Instrument.questions`.
  package var question: Int
  /// What the file says.
  package var content: AnswerContent
  /// The version of the worksheet's answer when the file was shown; 0 when there was none.
  package var seenVersion: Int64

  /// Describes an answer from a file.
  package init(question: Int, content: AnswerContent, seenVersion: Int64) {
    self.question = question
    self.content = content
    self.seenVersion = seenVersion
  }

  /// The wish to store it: what is blank in the file leaves what stands in the worksheet.
  ///
  /// Values of one question stay together, so that a new count never meets an old whole. The person
  /// has seen shares above 1 among the findings and accepted them.
  ///
  /// - Parameter standing: The worksheet's answer to the question, if there is one.
  /// - Returns: nil when the file says nothing about the question.
  package func edit(on standing: QuestionAnswer?) -> AnswerEdit? {
    if content.isBlank { return nil }
    var merged = content
    if let old = standing?.content {
      if merged.values.allSatisfy({ $0 == nil }) { merged.values = old.values }
      if merged.note.isEmpty { merged.note = old.note }
      if merged.evidence.isEmpty { merged.evidence = old.evidence }
    }
    return AnswerEdit(
      question: question, content: merged, baseVersion: seenVersion, origin: .imported,
      confirmsExcess: true)
  }
}

extension AnswerContent {
  /// The same with texts cut to the longest that is stored.
  ///
  /// - Returns: The content, and whether the note and the proof were cut.
  package func cut() -> (content: AnswerContent, note: Bool, evidence: Bool) {
    var copy = self
    copy.note = String(note.prefix(Self.longestNote))
    copy.evidence = String(evidence.prefix(Self.longestEvidence))
    return (copy, copy.note != note, copy.evidence != evidence)
  }
}

extension AnswerSheet {
  /// This sheet with some answers of a file put in, to show what they are worth.
  package func replacing(
    with answers: [ImportedAnswer], in instrument: Instrument
  ) -> AnswerSheet {
    var copy = self
    for answer in answers where answer.content.values.contains(where: { $0 != nil }) {
      for (soal, value) in zip(instrument.questions[answer.question].soals, answer.content.values) {
        copy.set(value, at: soal)
      }
    }
    return copy
  }
}
