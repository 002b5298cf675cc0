package import InstrumentsModel

/// The answers of one layer with their words, as a form holds them: one place for each soal.
package struct FormAnswers: Hashable, Sendable {
  /// The answers.
  package var sheet: AnswerSheet
  /// The note beside each soal, empty where there is none.
  package var notes: [String]
  /// The proof named beside each soal, empty where there is none.
  package var evidence: [String]

  /// Starts without answers.
  package init(blankFor instrument: Instrument) {
    sheet = AnswerSheet(blankFor: instrument.soals.count)
    notes = [String](repeating: "", count: instrument.soals.count)
    evidence = notes
  }

  /// Takes the answers of a worksheet; the words of a question stand beside its first soal.
  package init(_ answers: [QuestionAnswer], of instrument: Instrument) {
    self.init(blankFor: instrument)
    for answer in answers {
      let soals = instrument.questions[answer.question].soals
      for (soal, value) in zip(soals, answer.content.values) { sheet.set(value, at: soal) }
      guard let first = soals.first else { continue }
      notes[first] = answer.content.note
      evidence[first] = answer.content.evidence
    }
  }
}

extension ReadAnswers {
  /// What the file says about each question, in the order of the instrument.
  ///
  /// Words beside several soal of one question become lines of one note.
  package func contents(for instrument: Instrument) -> [AnswerContent] {
    instrument.questions.map { question in
      AnswerContent(
        values: question.soals.map { sheet.answer(at: $0, in: instrument) },
        note: Self.joined(question.soals.map { notes[$0] }),
        evidence: Self.joined(question.soals.map { evidence[$0] }))
    }
  }

  private static func joined(_ texts: [String]) -> String {
    texts.filter { !$0.isEmpty }.joined(separator: "\n")
  }
}
