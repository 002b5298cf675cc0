package import InstrumentsModel
package import Kernel
package import WorkUnitsModel

/// Who acts, when, and in which window.
package struct Occasion: Hashable, Sendable {
  /// Who acts.
  package let author: Author
  /// The moment, from the caller's clock.
  package let instant: Instant
  /// The window of the cycle.
  package let window: FillWindow

  /// Describes an occasion.
  package init(author: Author, instant: Instant, window: FillWindow) {
    self.author = author
    self.instant = instant
    self.window = window
  }
}

extension Worksheet {
  /// Answers questions of the unit layer: all of them or, when one is refused, none.
  ///
  /// An edit that says what stands already changes nothing, whatever version it was made on, so
  /// that a form sent twice is one answer.
  ///
  /// - Parameters:
  ///   - edits: What the person says, each question at most once.
  ///   - current: The answers as they stand, by question.
  ///   - open: Which questions the unit may change.
  ///   - instrument: The instrument of the worksheet.
  ///   - occasion: Who, when, in which window.
  /// - Returns: The new versions, without those that change nothing.
  /// - Throws: `alreadySubmitted`, `windowNotOpen`, `windowOver`; `frozen` with every question that
  ///   did not come back; `conflict` with every answer that somebody else changed meanwhile; and
  ///   what is wrong with the content itself.
  package func answer(
    _ edits: [AnswerEdit], on current: [Int: QuestionAnswer], within open: OpenQuestions = .all,
    instrument: Instrument, occasion: Occasion
  ) throws(WorksheetRefusal) -> [QuestionAnswer] {
    if case .submitted(let at, _) = stage { throw .alreadySubmitted(at: at) }
    try occasion.window.require(occasion.instant)
    var versions: [QuestionAnswer] = []
    var overtaken: [QuestionAnswer] = []
    var frozen: [Int] = []
    for edit in edits {
      let standing = current[edit.question]
      if let standing, standing.content == edit.content, !givesOrigin(edit, to: standing) {
        continue
      }
      if standing == nil, edit.content.isBlank { continue }
      guard open.contains(edit.question) else {
        frozen.append(edit.question)
        continue
      }
      guard edit.baseVersion == standing?.version ?? 0 else {
        if let standing { overtaken.append(standing) }
        continue
      }
      try instrument.check(edit)
      versions.append(
        QuestionAnswer(
          question: edit.question, content: edit.content, version: edit.baseVersion + 1,
          origin: origin(of: edit, after: standing), author: occasion.author,
          at: occasion.instant))
    }
    guard frozen.isEmpty else { throw .frozen(questions: frozen.sorted()) }
    guard overtaken.isEmpty else { throw .conflict(overtaken) }
    return versions
  }

  /// Takes an earlier version back, as a new version.
  ///
  /// - Parameters:
  ///   - version: The version to stand again.
  ///   - history: Every version of the answer, oldest first.
  ///   - open: Which questions the unit may change.
  ///   - instrument: The instrument of the worksheet.
  ///   - occasion: Who, when, in which window.
  /// - Returns: The new version.
  /// - Throws: `versionUnknown`, `versionStands`, and what `answer` refuses.
  package func restore(
    _ version: Int64, of history: [QuestionAnswer], within open: OpenQuestions = .all,
    instrument: Instrument, occasion: Occasion
  ) throws(WorksheetRefusal) -> QuestionAnswer {
    guard let standing = history.last,
      let wanted = history.first(where: { $0.version == version })
    else { throw .versionUnknown(version) }
    var edit = AnswerEdit(
      question: wanted.question, content: wanted.content, baseVersion: standing.version,
      origin: .restored(version: version), confirmsExcess: true)
    // A figure of a closed round is the same whenever it is taken.
    if case .survey = wanted.origin { edit.origin = wanted.origin }
    let versions = try answer(
      [edit], on: [wanted.question: standing], within: open, instrument: instrument,
      occasion: occasion)
    guard let restored = versions.first else { throw .versionStands(version) }
    return restored
  }

  /// Whether saving what stands already is worth a version: somebody says that a carried-over answer
  /// still holds, or a typed figure is taken from the survey that it came from.
  private func givesOrigin(_ edit: AnswerEdit, to standing: QuestionAnswer) -> Bool {
    guard edit.baseVersion == standing.version else { return false }
    if case .survey = edit.origin { return edit.origin != standing.origin }
    if case .carriedOver = standing.origin { return edit.origin == .typed }
    return false
  }

  /// A new note beside a figure of a survey leaves the figure with its survey, and so does a
  /// workbook that brings the same figure back.
  private func origin(
    of edit: AnswerEdit, after standing: QuestionAnswer?
  ) -> QuestionAnswer.Origin {
    guard let standing, case .survey = standing.origin,
      edit.content.values == standing.content.values
    else { return edit.origin }
    if case .survey = edit.origin { return edit.origin }
    return standing.origin
  }
}

extension Instrument {
  /// Lets through only contents that the form allows for a question.
  ///
  /// - Throws: `unfit`, `noteTooLong`, `evidenceTooLong`, `contradictory`, `excessNotConfirmed`.
  func check(_ edit: AnswerEdit) throws(WorksheetRefusal) {
    let question = questions[edit.question]
    guard edit.content.values.count == question.soals.count else {
      throw .unfit(soal: question.soals.first.map { soals[$0].id } ?? 0)
    }
    for (position, value) in zip(question.soals, edit.content.values) {
      if let value, !accepts(value, at: position) { throw .unfit(soal: soals[position].id) }
    }
    guard edit.content.note.count <= AnswerContent.longestNote else {
      throw .noteTooLong(limit: AnswerContent.longestNote)
    }
    guard edit.content.evidence.count <= AnswerContent.longestEvidence else {
      throw .evidenceTooLong(limit: AnswerContent.longestEvidence)
    }
    guard case .ratio(let ratio) = question.kind,
      let above = sum(ratio.numerator, of: edit), let below = sum(ratio.denominator, of: edit)
    else { return }
    if below == 0, above > 0 {
      throw .contradictory(
        question: edit.question, above: ratio.numerator.map { soals[$0].id },
        below: ratio.denominator.map { soals[$0].id })
    }
    if above > below, !edit.confirmsExcess {
      throw .excessNotConfirmed(question: edit.question, above: above, below: below)
    }
  }

  /// The sum of some counts of an edit; nil while one of them is blank.
  private func sum(_ positions: [Int], of edit: AnswerEdit) -> Int? {
    var sum = 0
    for (position, value) in zip(questions[edit.question].soals, edit.content.values)
    where positions.contains(position) {
      guard case .count(let count) = value else { return nil }
      sum += count
    }
    return sum
  }
}
