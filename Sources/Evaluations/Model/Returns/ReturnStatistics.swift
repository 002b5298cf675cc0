package import Kernel
package import WorksheetsModel

/// What comes back most, so that units and trainers know where the form is misunderstood.
package struct ReturnStatistics: Hashable, Sendable {
  /// One line: a question or a reason with how often it came back.
  package struct Line<Subject: Hashable & Sendable>: Hashable, Sendable {
    /// What came back.
    package let subject: Subject
    /// How many notes.
    package let count: Int
  }

  /// Questions, the most returned first, ties in reading order.
  package let questions: [Line<Int>]
  /// Reasons, the most given first, ties in the order of the list of reasons.
  package let reasons: [Line<ReturnReason>]
  /// How many rounds came back late.
  package let late: Int
  /// How many rounds there are.
  package let rounds: Int

  /// Counts over many returns.
  ///
  /// - Parameters:
  ///   - rounds: The returns of many worksheets of one instrument.
  ///   - now: The present moment, for those that are still with their unit.
  package init(_ rounds: [ReturnRound], at now: Instant) {
    var byQuestion: [Int: Int] = [:]
    var byReason: [ReturnReason: Int] = [:]
    for note in rounds.flatMap(\.notes) {
      byQuestion[note.question, default: 0] += 1
      byReason[note.reason, default: 0] += 1
    }
    questions = byQuestion.map { Line(subject: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.subject) < ($0.count, $1.subject) }
    reasons = ReturnReason.allCases
      .compactMap { reason in byReason[reason].map { Line(subject: reason, count: $0) } }
      .sorted { $0.count > $1.count }
    late = rounds.filter { $0.isLate(at: now) }.count
    self.rounds = rounds.count
  }
}

/// Where a question stands for the unit, in the programme's own words.
package enum QuestionStatus: String, CaseIterable, Hashable, Sendable {
  /// Nobody answered it (belum diisi).
  case blank = "belum_diisi"
  /// Answered, not sent (draf).
  case draft = "draf"
  /// Sent (dikirim).
  case sent = "dikirim"
  /// Came back and is owed (perlu perbaikan).
  case needsRepair = "perlu_perbaikan"
  /// Came back and the deadline is over (terlambat).
  case late = "terlambat"
  /// The result stands and agrees with the unit (sesuai).
  case fits = "sesuai"

  /// Where a question stands.
  ///
  /// - Parameters:
  ///   - isAnswered: Whether the unit gave a full answer.
  ///   - stage: How far the worksheet is.
  ///   - round: The return that the unit works on; nil for none.
  ///   - question: The position in `Instrument.questions`.
  ///   - agrees: Whether a settled result says what the unit says; nil while nothing is settled.
  ///   - now: The present moment.
  package init(
    isAnswered: Bool, stage: StageName, round: ReturnRound?, question: Int, agrees: Bool?,
    at now: Instant
  ) {
    if agrees == true { self = .fits; return }
    if let round, stage == .returned,
      let note = round.notes.first(where: { $0.question == question }), note.reply == nil
    {
      self = round.isLate(at: now) ? .late : .needsRepair
      return
    }
    guard isAnswered else { self = .blank; return }
    self = stage == .submitted ? .sent : .draft
  }
}
