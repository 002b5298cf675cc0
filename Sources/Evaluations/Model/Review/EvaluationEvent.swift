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
  /// What was agreed went to the controller, with this sample.
  case finished(Evaluation, sample: [Int])
  /// The controller returned it because of these questions.
  case returned(Evaluation, questions: [Int])
  /// The result stands.
  case approved(Evaluation)

  /// The kind under which the journal keeps judgements.
  package static let kind = "evaluation"

  /// The event as the journal keeps it.
  package var journalEntry: JournalEntry {
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
      entry(evaluation, "team_left", duty(member))
    case .joined(let evaluation, let member):
      entry(
        evaluation, "team_joined",
        duty(member).text("stage", evaluation.stage.name.rawValue))
    case .moved(let evaluation, let question, let author, let reason):
      entry(evaluation, "position_moved", talk(question, author, reason))
    case .decided(let evaluation, let question, let author, let reason):
      entry(evaluation, "question_decided", talk(question, author, reason))
    case .reopened(let evaluation, let question, let author, let reason):
      entry(evaluation, "question_reopened", talk(question, author, reason))
    case .explained(let evaluation, let question, let author):
      entry(
        evaluation, "unit_reason_written",
        JournalFacts().number("question", question).text("by", author.accountID))
    case .finished(let evaluation, let sample):
      entry(evaluation, "consensus_finished", JournalFacts().text("sample", list(sample)))
    case .returned(let evaluation, let questions):
      entry(
        evaluation, "consensus_returned",
        JournalFacts().number("round", evaluation.returnCount).text("questions", list(questions)))
    case .approved(let evaluation):
      entry(evaluation, "evaluation_settled", JournalFacts())
    }
  }

  private func talk(_ question: Int, _ author: Author, _ reason: String) -> JournalFacts {
    JournalFacts().number("question", question).text("by", author.accountID)
      .text("reason", reason)
  }

  private func duty(_ member: TeamMember) -> JournalFacts {
    JournalFacts().text("assessor", member.person.accountID).text("duty", member.duty.rawValue)
  }

  private func list(_ questions: [Int]) -> String {
    questions.map(String.init).joined(separator: ",")
  }

  private func entry(
    _ evaluation: Evaluation, _ event: String, _ facts: JournalFacts
  ) -> JournalEntry {
    JournalEntry(
      subjectKind: Self.kind, subjectID: evaluation.id.text, event: event, facts: facts.json)
  }
}
