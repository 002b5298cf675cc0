package import InstrumentsModel
package import Kernel
package import WorksheetsModel

/// How the team came to agree on one question, from their blind answers on.
///
/// Every member has a position. It begins with what they said alone and moves with a reason; when
/// all positions are the same the question is agreed. What stays open is decided by the lead.
package struct QuestionConsensus: Hashable, Sendable {
  /// The longest reason or remark, in characters.
  package static let longestText = 2000

  /// One step of the talk, as it is kept.
  package struct Step: Hashable, Sendable {
    /// What was done.
    package enum Act: Hashable, Sendable {
      /// Somebody said something.
      case remark
      /// A member moved to other values.
      case move(from: [Answer?], to: [Answer?])
      /// The lead decided what the members did not agree on, or decided otherwise than before.
      case decision([Answer?])
      /// The lead opened again what was settled.
      case reopening
      /// The lead wrote the reason that the unit reads.
      case unitReason
      /// The controller doubts what was agreed.
      case doubt

      /// Whether it says where the question stands; the others only say something about it.
      package var settles: Bool {
        switch self {
        case .move, .decision, .reopening, .doubt: true
        case .remark, .unitReason: false
        }
      }

      /// Whether the question is open after it, whatever the members said before.
      package var opens: Bool { self == .doubt || self == .reopening }
    }

    /// What was done.
    package let act: Act
    /// Who did it.
    package let by: Author
    /// The reason or the remark.
    package let words: String
    /// When.
    package let at: Instant

    /// Describes a step.
    package init(_ act: Act, by: Author, words: String, at: Instant) {
      self.act = act
      self.by = by
      self.words = words
      self.at = at
    }
  }

  /// Where a question stands.
  package enum Outcome: Hashable, Sendable {
    /// All said the same alone.
    case agreedAtOnce([Answer?])
    /// Members moved until all said the same.
    case agreed([Answer?])
    /// The lead decided.
    case decided([Answer?])
    /// Still open.
    case open

    /// What stands; nil while it is open.
    package var values: [Answer?]? {
      switch self {
      case .agreedAtOnce(let values), .agreed(let values), .decided(let values): values
      case .open: nil
      }
    }
  }

  /// The position in `Instrument.questions`.
  package let question: Int
  /// What each member said alone, by account id.
  package let blind: [String: [Answer?]]
  /// What was done since, oldest first.
  package private(set) var steps: [Step]

  /// Describes a question with what was done so far.
  package init(question: Int, blind: [String: [Answer?]], steps: [Step] = []) {
    self.question = question
    self.blind = blind
    self.steps = steps
  }

  /// Counts the steps; a form carries the number it was made on.
  package var version: Int64 { Int64(steps.count) }

  /// What each member says now, by account id.
  package var positions: [String: [Answer?]] {
    steps.reduce(into: blind) { positions, step in
      // Whoever left the team has no sheet here, and what they moved no longer counts.
      guard positions[step.by.accountID] != nil else { return }
      if case .move(_, let to) = step.act { positions[step.by.accountID] = to }
    }
  }

  /// Where the question stands.
  ///
  /// A doubt of the controller and a reopening of the lead open it again: what follows must be a
  /// move or a decision. While fewer members are left than must score alone, nothing is agreed by
  /// itself.
  package var outcome: Outcome {
    let settling = steps.filter(\.act.settles)
    if let last = settling.last {
      if last.act.opens { return .open }
      if case .decision(let values) = last.act { return .decided(values) }
    }
    let positions = positions
    guard positions.count >= Evaluation.fewestMembers, let first = positions.values.first,
      positions.values.allSatisfy({ $0 == first })
    else { return .open }
    return settling.isEmpty ? .agreedAtOnce(first) : .agreed(first)
  }

  /// Whether the controller ever doubted it in this judgement.
  package var wasDoubted: Bool { steps.contains { $0.act == .doubt } }

  /// Whether a doubt or a reopening stands: somebody has to confirm, move or decide.
  package var isOpenedAgain: Bool { steps.last(where: \.act.settles)?.act.opens ?? false }

  /// Says something about the question, as a member or the lead: what the controller finds is in the
  /// sample, so that they check what they had no part in.
  ///
  /// - Throws: `wrongStage`, `notInTeam`, `wrongDuty`, `reasonMissing`, `textTooLong`.
  package mutating func remark(
    _ words: String, by author: Author, at now: Instant, in evaluation: Evaluation
  ) throws(EvaluationRefusal) -> [EvaluationEvent] {
    try evaluation.require(author.accountID, .member, .lead)
    try evaluation.require(.consensus)
    try add(.remark, words, by: author, at: now)
    return []
  }

  /// Moves a member's position.
  ///
  /// - Parameters:
  ///   - values: What they say now.
  ///   - reason: Which proof or argument moved them, 1 to 2,000 characters.
  ///   - author: The member.
  ///   - now: The present moment.
  ///   - baseVersion: The version that they saw.
  ///   - evaluation: Where; the sheets must have been opened.
  ///   - instrument: The instrument of the worksheet.
  /// - Returns: What happened; empty when they say that already.
  /// - Throws: `wrongStage`, `notInTeam`, `wrongDuty`, `nothingOpen` once the lead has decided,
  ///   `overtaken` when somebody else acted first, `unfit`, `incomplete`, `reasonMissing`, `textTooLong`.
  package mutating func move(
    to values: [Answer?], because reason: String, by author: Author, at now: Instant,
    baseVersion: Int64, in evaluation: Evaluation, instrument: Instrument
  ) throws(EvaluationRefusal) -> [EvaluationEvent] {
    try evaluation.require(author.accountID, .member)
    try evaluation.require(.consensus)
    guard let standing = positions[author.accountID] else { throw .notInTeam }
    if case .decided = outcome { throw .nothingOpen(question: question) }
    if standing == values, !isOpenedAgain { return [] }
    guard baseVersion == version else { throw .overtaken(question: question) }
    try check(values, in: instrument)
    try add(.move(from: standing, to: values), reason, by: author, at: now)
    return [.moved(evaluation, question: question, by: author, reason: reason)]
  }

  /// Decides what the members did not agree on, or replaces the decision that stands.
  ///
  /// The earlier decision stays in the history. What the members agreed on is not replaced: the
  /// lead opens it again first, with a reason that they read.
  ///
  /// - Returns: What happened.
  /// - Throws: `wrongStage`, `notInTeam`, `wrongDuty`, `nothingOpen` where the members agree,
  ///   `overtaken`, `unfit`, `incomplete`, `reasonMissing`, `textTooLong`.
  package mutating func decide(
    _ values: [Answer?], because reason: String, by author: Author, at now: Instant,
    baseVersion: Int64, in evaluation: Evaluation, instrument: Instrument
  ) throws(EvaluationRefusal) -> [EvaluationEvent] {
    try evaluation.require(author.accountID, .lead)
    try evaluation.require(.consensus)
    guard baseVersion == version else { throw .overtaken(question: question) }
    switch outcome {
    case .open, .decided: break
    case .agreed, .agreedAtOnce: throw .nothingOpen(question: question)
    }
    try check(values, in: instrument)
    try add(.decision(values), reason, by: author, at: now)
    return [.decided(evaluation, question: question, by: author, reason: reason)]
  }

  /// Keeps the doubt of the controller, which opens the question again.
  ///
  /// - Throws: `reasonMissing`, `textTooLong`.
  mutating func doubt(
    _ reason: String, by author: Author, at now: Instant
  ) throws(EvaluationRefusal) {
    try add(.doubt, reason, by: author, at: now)
  }

  mutating func add(
    _ act: Step.Act, _ words: String, by author: Author, at now: Instant
  ) throws(EvaluationRefusal) {
    let words = AnswerContent.tidy(words)
    guard !words.isEmpty else { throw .reasonMissing }
    guard words.count <= Self.longestText else { throw .textTooLong(limit: Self.longestText) }
    steps.append(Step(act, by: author, words: words, at: now))
  }

  private func check(_ values: [Answer?], in instrument: Instrument) throws(EvaluationRefusal) {
    try Judgement(values: values).check(question, in: instrument)
    var sheet = AnswerSheet(blankFor: instrument.soals.count)
    for (position, value) in zip(instrument.questions[question].soals, values) {
      sheet.set(value, at: position)
    }
    guard !instrument.missingQuestions(on: sheet).contains(question) else {
      throw .incomplete(questions: [question])
    }
  }
}
