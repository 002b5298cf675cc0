package import Kernel

/// A published rule about a whole round.
package enum RoundRule: String, CaseIterable, Hashable, Sendable {
  /// The share of answers with a mark.
  case marked = "marked_share"
  /// The share of answers with one step for everything.
  case straightLines = "straight_line_share"
  /// The distance to last year's index.
  case lastYear = "jump_last_year"
  /// The distance to the index of another purpose.
  case otherPurpose = "jump_other_purpose"
}

/// Something about a whole round that is worth asking about; it changes no figure.
package enum RoundSignal: Hashable, Sendable {
  /// Many answers have a mark.
  case manyMarked(count: Int64, of: Int64)
  /// Many answers take one step for everything.
  case manyStraightLines(count: Int64, of: Int64)
  /// An index is far from that of a year before.
  case jumpFromLastYear(QuestionnaireKind, now: Points, before: Points)
  /// An index is far from that of a survey with another purpose.
  case apartFrom(SurveyPurpose, QuestionnaireKind, here: Points, there: Points)

  /// The rule that it breaks.
  package var rule: RoundRule {
    switch self {
    case .manyMarked: .marked
    case .manyStraightLines: .straightLines
    case .jumpFromLastYear: .lastYear
    case .apartFrom: .otherPurpose
    }
  }

  /// The questionnaire whose index stands out; nil for what concerns all answers.
  package var questionnaire: QuestionnaireKind? {
    switch self {
    case .manyMarked, .manyStraightLines: nil
    case .jumpFromLastYear(let kind, _, _), .apartFrom(_, let kind, _, _): kind
    }
  }
}

extension HonestyRules {
  /// What stands out in a whole round.
  ///
  /// - Parameters:
  ///   - figures: Of the round.
  ///   - straightLines: How many of its answers take one step for everything.
  ///   - lastYear: Of the same purpose a programme year before; nil for none.
  ///   - others: Of other purposes in the same programme year.
  /// - Returns: In the order of the cases; empty when nothing does, or when nothing is shown.
  package func signals(
    of figures: RoundFigures, straightLines: Int64, lastYear: RoundFigures?,
    others: [(purpose: SurveyPurpose, figures: RoundFigures)]
  ) -> [RoundSignal] {
    let count = figures.all.count
    guard figures.sufficiency != .hidden else { return [] }
    var signals: [RoundSignal] = []
    if figures.flaggedCount >= RoundFigures.smallestCell,
      figures.flaggedCount * 100 >= count * Int64(markedPercent)
    {
      signals.append(.manyMarked(count: figures.flaggedCount, of: count))
    }
    if straightLines * 100 >= count * Int64(straightPercent) {
      signals.append(.manyStraightLines(count: straightLines, of: count))
    }
    let comparable = { (figures: RoundFigures) in
      !self.comparesOnlyFullSamples || figures.sufficiency == .enough
    }
    let lastYear = lastYear.flatMap { comparable($0) ? $0 : nil }
    for part in figures.all.parts {
      if let before = lastYear?.all.part(part.kind), isApart(part.overall, before.overall) {
        signals.append(
          .jumpFromLastYear(part.kind, now: part.overall.index, before: before.overall.index))
      }
    }
    for other in others where comparable(other.figures) {
      for part in figures.all.parts {
        if let there = other.figures.all.part(part.kind), isApart(part.overall, there.overall) {
          signals.append(
            .apartFrom(
              other.purpose, part.kind, here: part.overall.index, there: there.overall.index))
        }
      }
    }
    return signals
  }

  /// How far an index has to be from another one.
  package var jump: Points { Points(units: Points.unitsPerPoint / 100 * Int64(jumpHundredths)) }

  /// Whether two indexes are far from each other and their intervals do not touch.
  private func isApart(_ first: IndexFigure, _ second: IndexFigure) -> Bool {
    let (low, high) = first.index < second.index ? (first, second) : (second, first)
    return high.index - low.index >= jump && low.high < high.low
  }
}
