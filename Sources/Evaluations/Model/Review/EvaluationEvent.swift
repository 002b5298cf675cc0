package import InstrumentsModel
package import Kernel
package import WorksheetsModel

/// What happened to a judgement; nothing here tells a score before the result stands.
package enum EvaluationEvent: Hashable, Sendable {
  /// It was begun.
  case begun(Evaluation)
  /// A member committed to their scores.
  case committed(Evaluation, Author, digest: String)
  /// All sheets were opened to the team.
  case revealed(Evaluation, [OpenedSeal])
  /// Somebody left the team; what they scored no longer counts.
  case left(Evaluation, TeamMember)
  /// Somebody took over a duty.
  case joined(Evaluation, TeamMember)
  /// A member moved on a question.
  case moved(Evaluation, question: Int, by: Author, reason: String)
  /// The lead decided a question.
  case decided(Evaluation, question: Int, by: Author, reason: String)
  /// The lead opened a settled question again.
  case reopened(Evaluation, question: Int, by: Author, reason: String)
  /// The lead wrote the reason that the unit reads; the words stand in the talk.
  case explained(Evaluation, question: Int, by: Author)
  /// What was agreed went to the controller, with the questions that were drawn and, beside them,
  /// those that are checked because they were doubted before.
  case finished(Evaluation, drawn: [Int], again: [Int], draw: SampleSeed)
  /// The controller returned it because of these questions.
  case returned(Evaluation, questions: [Int])
  /// The result stands.
  case approved(Evaluation)

  /// The kind under which the journal keeps judgements.
  package static let kind = "evaluation"

  /// The event as the journal keeps it.
  ///
  /// Questions are named by their code and by the soal numbers that people see. Entries before
  /// decision 0209 name them by position, counted from 0; their bytes stay as they are.
  ///
  /// - Parameter instrument: The instrument of the worksheet.
  /// - Returns: The entry.
  package func journalEntry(in instrument: Instrument) -> JournalEntry {
    switch self {
    case .begun(let evaluation):
      entry(
        evaluation, "evaluation_begun",
        JournalFacts().text("worksheet", evaluation.worksheetID.text)
          .text("layer", evaluation.layer.rawValue).number("submission", evaluation.submission)
          .number("members", evaluation.members.count))
    case .committed(let evaluation, let member, let digest):
      entry(
        evaluation, "scores_committed",
        JournalFacts().text("assessor", member.accountID).text("digest", digest))
    case .revealed(let evaluation, let seals):
      entry(
        evaluation, "scores_revealed",
        seals.reduce(JournalFacts()) { facts, seal in
          facts.text("nonce_" + seal.account, seal.nonce)
            .text("digest_" + seal.account, seal.digest)
        })
    case .left(let evaluation, let member):
      entry(
        evaluation, "team_left",
        duty(member).text("stage", evaluation.stage.name.rawValue))
    case .joined(let evaluation, let member):
      entry(
        evaluation, "team_joined",
        duty(member).text("stage", evaluation.stage.name.rawValue))
    case .moved(let evaluation, let question, let author, let reason):
      entry(evaluation, "position_moved", talk(question, author, reason, instrument))
    case .decided(let evaluation, let question, let author, let reason):
      entry(evaluation, "question_decided", talk(question, author, reason, instrument))
    case .reopened(let evaluation, let question, let author, let reason):
      entry(evaluation, "question_reopened", talk(question, author, reason, instrument))
    case .explained(let evaluation, let question, let author):
      entry(
        evaluation, "unit_reason_written",
        named([question], instrument, in: JournalFacts()).text("by", author.accountID))
    case .finished(let evaluation, let drawn, let again, let draw):
      entry(
        evaluation, "consensus_finished",
        added(
          again, instrument,
          to: named(drawn, instrument, in: JournalFacts()).text("seed_text", draw.text)
            .number("drawn_from", draw.questionCount)))
    case .returned(let evaluation, let questions):
      entry(
        evaluation, "consensus_returned",
        named(questions, instrument, in: JournalFacts().number("round", evaluation.returnCount)))
    case .approved(let evaluation):
      entry(evaluation, "evaluation_settled", JournalFacts())
    }
  }

  private func talk(
    _ question: Int, _ author: Author, _ reason: String, _ instrument: Instrument
  ) -> JournalFacts {
    named([question], instrument, in: JournalFacts()).text("by", author.accountID)
      .text("reason", reason)
  }

  private func duty(_ member: TeamMember) -> JournalFacts {
    JournalFacts().text("assessor", member.person.accountID).text("duty", member.duty.rawValue)
  }

  /// Questions in the order given: their codes, and beside them what people call them.
  private func named(
    _ questions: [Int], _ instrument: Instrument, in facts: JournalFacts
  ) -> JournalFacts {
    let known = questions.filter(instrument.questions.indices.contains)
    let codes = known.map { instrument.questions[$0].code }
    return facts.text("questions", codes.joined(separator: " "))
      .text("soal", known.map { numbers(of: $0, instrument) }.joined(separator: ", "))
  }

  /// Names what is checked beside the drawn questions; without any the facts stay as they are.
  private func added(
    _ questions: [Int], _ instrument: Instrument, to facts: JournalFacts
  ) -> JournalFacts {
    guard !questions.isEmpty else { return facts }
    let known = questions.filter(instrument.questions.indices.contains)
    let codes = known.map { instrument.questions[$0].code }
    return facts.text("doubted_before", codes.joined(separator: " "))
      .text(
        "soal_doubted_before", known.map { numbers(of: $0, instrument) }.joined(separator: ", "))
  }

  private func numbers(of question: Int, _ instrument: Instrument) -> String {
    let ids = instrument.questions[question].soals.map { instrument.soals[$0].id }
    guard let first = ids.first, let last = ids.last, first != last else {
      return String(ids.first ?? 0)
    }
    return "\(first)–\(last)"
  }

  private func entry(
    _ evaluation: Evaluation, _ event: String, _ facts: JournalFacts
  ) -> JournalEntry {
    JournalEntry(
      subjectKind: Self.kind, subjectID: evaluation.id.text, event: event, facts: facts.json)
  }
}

/// What the sample of the controller was drawn with, so that it can be drawn again from the journal.
package struct SampleSeed: Hashable, Sendable {
  /// The text whose SHA-256 begins with the seed; see `Evaluation.seedText(of:)`.
  package let text: String
  /// How many questions there were to draw from.
  package let questionCount: Int

  /// Describes a draw.
  package init(text: String, questionCount: Int) {
    self.text = text
    self.questionCount = questionCount
  }
}
