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

/// What an import does to the answer of one question.
package struct ImportChange: Hashable, Sendable {
  /// The position in `Instrument.questions`.
  package let question: Int
  /// What stands now; blank when nothing does.
  package let before: AnswerContent
  /// What will stand.
  package let after: AnswerContent

  /// Whether something that stands now is replaced.
  package var replaces: Bool {
    zip(before.values, after.values).contains { $0 != nil && $0 != $1 }
      || !before.note.isEmpty && before.note != after.note
      || !before.evidence.isEmpty && before.evidence != after.evidence
  }

  /// The changes that a file makes, in the order of the form; what stays the same is left out.
  ///
  /// - Parameters:
  ///   - answers: What the file says.
  ///   - standing: The answers of the worksheet, by question.
  /// - Returns: One change for each question whose values, note or proof become others.
  package static func all(
    _ answers: [ImportedAnswer], on standing: [Int: QuestionAnswer]
  ) -> [ImportChange] {
    answers.compactMap { answer in
      guard let after = answer.edit(on: standing[answer.question])?.content else { return nil }
      let before =
        standing[answer.question]?.content ?? AnswerContent(blankFor: after.values.count)
      return before == after
        ? nil : ImportChange(question: answer.question, before: before, after: after)
    }
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
