package import InstrumentsModel
package import WorksheetsModel

/// What one assessor says about one question.
package struct Judgement: Hashable, Sendable {
  /// The longest text of each kind, in characters.
  package static let longestText = 4000

  /// One place for each soal of the question, in the order of the question; nil when blank.
  package var values: [Answer?]
  /// Why, for the team and later for the unit.
  package var note: String
  /// What is done well, for the report.
  package var strength: String
  /// What has to be looked at on site.
  package var doubt: String

  /// Takes values and texts; control characters and blanks at the ends are left out.
  package init(values: [Answer?], note: String = "", strength: String = "", doubt: String = "") {
    self.values = values
    self.note = AnswerContent.tidy(note)
    self.strength = AnswerContent.tidy(strength)
    self.doubt = AnswerContent.tidy(doubt)
  }

  /// Whether nothing at all is said.
  package var isBlank: Bool {
    values.allSatisfy { $0 == nil } && note.isEmpty && strength.isEmpty && doubt.isEmpty
  }

  /// Lets through only judgements that the form allows.
  ///
  /// More above the line than below it is a wish the assessor sees as a doubt of the pre-check;
  /// here it counts like every other full answer.
  ///
  /// - Throws: `unfit`, `textTooLong`.
  func check(_ question: Int, in instrument: Instrument) throws(EvaluationRefusal) {
    let soals = instrument.questions[question].soals
    guard values.count == soals.count,
      zip(soals, values).allSatisfy({ position, value in
        value.map { instrument.accepts($0, at: position) } ?? true
      })
    else { throw .unfit(question: question) }
    for text in [note, strength, doubt] where text.count > Self.longestText {
      throw .textTooLong(limit: Self.longestText)
    }
  }
}

/// Everything one member says alone, until all have committed.
package struct BlindSheet: Hashable, Sendable {
  /// Whether it may still change.
  package enum State: Hashable, Sendable {
    /// Being filled in.
    case open
    /// Committed: the journal holds its digest.
    case committed(Commitment)
  }

  /// Whose sheet it is.
  package let member: Author
  /// What they say, by position in `Instrument.questions`.
  package private(set) var judgements: [Int: Judgement]
  /// Counts the versions of each question.
  package private(set) var versions: [Int: Int64]
  /// Whether it may still change.
  package private(set) var state: State

  /// Describes a stored sheet.
  package init(
    member: Author, judgements: [Int: Judgement] = [:], versions: [Int: Int64] = [:],
    state: State = .open
  ) {
    self.member = member
    self.judgements = judgements
    self.versions = versions
    self.state = state
  }

  /// What they committed to; nil while the sheet is open.
  package var commitment: Commitment? {
    if case .committed(let commitment) = state { commitment } else { nil }
  }

  /// The sheet as answers, for the score.
  package func answers(in instrument: Instrument) -> AnswerSheet {
    var sheet = AnswerSheet(blankFor: instrument.soals.count)
    for (question, judgement) in judgements {
      for (position, value) in zip(instrument.questions[question].soals, judgement.values) {
        sheet.set(value, at: position)
      }
    }
    return sheet
  }

  /// Says something about one question.
  ///
  /// What stands already changes nothing, so that a form sent twice is one judgement.
  ///
  /// - Parameters:
  ///   - judgement: What is said now.
  ///   - question: The position in `Instrument.questions`.
  ///   - baseVersion: The version of the question that the person saw; 0 when there was none.
  ///   - evaluation: Where; it must be scored alone still.
  ///   - instrument: The instrument of the worksheet.
  /// - Returns: Whether anything changed.
  /// - Throws: `wrongStage`, `notInTeam`, `wrongDuty`, `committed`, `overtaken`, `unfit`,
  ///   `textTooLong`.
  package mutating func judge(
    _ judgement: Judgement, question: Int, baseVersion: Int64, in evaluation: Evaluation,
    instrument: Instrument
  ) throws(EvaluationRefusal) -> Bool {
    try evaluation.require(member.accountID, .member)
    if case .committed(let commitment) = state { throw .committed(at: commitment.at) }
    try evaluation.require(.scoring)
    guard instrument.questions.indices.contains(question) else { throw .unfit(question: question) }
    try judgement.check(question, in: instrument)
    if let standing = judgements[question], standing == judgement { return false }
    if judgements[question] == nil, judgement.isBlank { return false }
    let version = versions[question] ?? 0
    guard baseVersion == version else { throw .overtaken(question: question) }
    judgements[question] = judgement
    versions[question] = version + 1
    return true
  }

  /// Commits: from now on the sheet cannot change, and its digest is in the journal.
  ///
  /// - Parameters:
  ///   - commitment: The digest of `canonical(of:nonce:)`, made by the shell.
  ///   - evaluation: Where.
  ///   - instrument: The instrument of the worksheet.
  /// - Returns: What happened, for the journal: the digest, never a score.
  /// - Throws: `wrongStage`, `notInTeam`, `wrongDuty`, `committed`, `incomplete`.
  package mutating func commit(
    _ commitment: Commitment, in evaluation: Evaluation, instrument: Instrument
  ) throws(EvaluationRefusal) -> [EvaluationEvent] {
    try evaluation.require(member.accountID, .member)
    if case .committed(let commitment) = state { throw .committed(at: commitment.at) }
    try evaluation.require(.scoring)
    let missing = instrument.missingQuestions(on: answers(in: instrument))
    guard missing.isEmpty else { throw .incomplete(questions: missing) }
    state = .committed(commitment)
    return [.committed(evaluation, member, digest: commitment.digest)]
  }
}
