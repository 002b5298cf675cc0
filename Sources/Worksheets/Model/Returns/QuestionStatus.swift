package import Kernel

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
  ///   - isFrozen: Whether it stands as it was sent although the worksheet is back.
  ///   - agrees: Whether a settled result says what the unit says; nil while nothing is settled.
  ///   - now: The present moment.
  package init(
    isAnswered: Bool, stage: StageName, round: ReturnRound?, question: Int,
    isFrozen: Bool = false, agrees: Bool?, at now: Instant
  ) {
    if agrees == true { self = .fits; return }
    if let round, stage == .returned,
      let note = round.notes.first(where: { $0.question == question }), note.reply == nil
    {
      self = round.isLate(at: now) ? .late : .needsRepair
      return
    }
    guard isAnswered else { self = .blank; return }
    self = stage == .submitted || isFrozen ? .sent : .draft
  }
}
