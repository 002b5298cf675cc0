import Kernel

/// Which questions the unit may change while its worksheet is with it.
///
/// A question is open or frozen as a whole: its answer, its note and its links of proof.
package enum OpenQuestions: Hashable, Sendable {
  /// Every question: a draft, a worksheet taken back before anybody judged it, or a return that
  /// opens the whole worksheet.
  case all
  /// Exactly the questions that came back, as positions in `Instrument.questions`.
  case only(Set<Int>)

  /// What is open in a stage.
  ///
  /// A worksheet that its head takes back after a return opens no more than that return did: what
  /// assessors did not name is not changed by sending and taking back.
  ///
  /// - Parameters:
  ///   - stage: How far the worksheet is.
  ///   - rounds: Its returns with notes, the first one first.
  package init(in stage: StageName, after rounds: [ReturnRound]) {
    guard stage == .returned, let last = rounds.last, !last.opensAll else {
      self = .all
      return
    }
    self = .only(Set(last.notes.map(\.question)))
  }

  /// Whether a question may be changed.
  package func contains(_ question: Int) -> Bool {
    switch self {
    case .all: true
    case .only(let questions): questions.contains(question)
    }
  }
}
