package import InstrumentsModel
package import Kernel

/// How a question stands in the list of the team.
package enum TalkState: String, CaseIterable, Hashable, Sendable {
  /// The controller doubts it; the team settles it anew.
  case doubted
  /// Members say different things.
  case open
  /// The lead decided.
  case decided
  /// All members say the same.
  case agreed

  /// Whether somebody has to do something.
  package var isOpen: Bool { self == .doubted || self == .open }
}

extension QuestionConsensus {
  /// How the question stands in the list of the team.
  package var state: TalkState {
    switch outcome {
    case .agreedAtOnce, .agreed: .agreed
    case .decided: .decided
    case .open: steps.last(where: \.act.settles)?.act == .doubt ? .doubted : .open
    }
  }
}

/// The questions of one judgement in the order in which they are worth talking about.
package struct ConsensusBoard: Hashable, Sendable {
  /// One question.
  package struct Line: Hashable, Sendable {
    /// Where it stands, with every step.
    package let talk: QuestionConsensus
    /// How far apart the members are now.
    ///
    /// - Unit: points of the total score.
    package let stake: Points
    /// How far apart they were when each scored alone.
    ///
    /// - Unit: points of the total score.
    package let firstStake: Points
  }

  /// All questions: doubted ones first, then what moves the score most; ties in reading order.
  package let lines: [Line]

  /// Orders the questions of a judgement.
  ///
  /// - Parameters:
  ///   - talks: Every question in reading order.
  ///   - instrument: The instrument of the worksheet.
  package init(_ talks: [QuestionConsensus], instrument: Instrument) {
    let now = Self.points(talks.map(\.positions), instrument)
    let first = Self.points(talks.map(\.blind), instrument)
    lines = talks.map { talk in
      Line(
        talk: talk, stake: now[talk.question] ?? .zero, firstStake: first[talk.question] ?? .zero)
    }
    .sorted { left, right in
      let (leftDoubt, rightDoubt) = (left.talk.state == .doubted, right.talk.state == .doubted)
      if leftDoubt != rightDoubt { return leftDoubt }
      if left.stake != right.stake { return left.stake > right.stake }
      return left.talk.question < right.talk.question
    }
  }

  /// Those that wait for the team, in the same order.
  package var open: [Line] { lines.filter { $0.talk.state.isOpen } }

  /// The next question that waits after another one.
  ///
  /// - Parameter question: The one that somebody just looked at.
  /// - Returns: The first open one that is not this; nil when nothing else is open.
  package func nextOpen(after question: Int) -> Int? {
    let open = open.map(\.talk.question)
    guard let place = open.firstIndex(of: question) else { return open.first }
    return place + 1 < open.count ? open[place + 1] : open.first { $0 != question }
  }

  /// The distance from the lowest to the highest of each question, times its weight.
  private static func points(
    _ positions: [[String: [Answer?]]], _ instrument: Instrument
  ) -> [Int: Points] {
    let accounts = Set(positions.flatMap(\.keys)).sorted()
    let sheets = accounts.map { account in
      var sheet = AnswerSheet(blankFor: instrument.soals.count)
      for (question, given) in positions.enumerated() {
        for (position, value) in zip(instrument.questions[question].soals, given[account] ?? []) {
          sheet.set(value, at: position)
        }
      }
      return RevealedSheet.shares(of: instrument.score(sheet))
    }
    return Dictionary(
      uniqueKeysWithValues: QuestionDisagreement.list(sheets, instrument: instrument)
        .map { ($0.question, $0.points) })
  }
}
