package import InstrumentsModel
package import Kernel
package import SurveysModel
import WorkUnitsModel

/// The figure of a closed survey round that a question may take.
package struct SurveyFigure: Hashable, Sendable {
  /// The round.
  package let roundID: ID<SurveyRound>
  /// What the round is called.
  package let title: String
  /// When it was closed for good.
  package let closedAt: Instant
  /// How many answered.
  package let answerCount: Int
  /// How many answers the round had set itself.
  package let wanted: Int
  /// Index on 0 to 4, six decimals, cut off; nil with too few answers for any figure.
  package let index: Points?
  /// Half the width of its interval of 95 %; nil where there is none.
  package let margin: Points?
  /// Whether the sample reached what the round had set itself.
  package let isEnough: Bool

  /// Describes the figure of a round.
  package init(
    roundID: ID<SurveyRound>, title: String, closedAt: Instant, answerCount: Int, wanted: Int,
    index: Points?, margin: Points?, isEnough: Bool
  ) {
    self.roundID = roundID
    self.title = title
    self.closedAt = closedAt
    self.answerCount = answerCount
    self.wanted = wanted
    self.index = index
    self.margin = margin
    self.isEnough = isEnough
  }
}

extension Instrument {
  /// The survey whose index a question asks for.
  ///
  /// - Parameter question: The position in `questions`.
  /// - Returns: nil when it asks for no index. The floors `ipak` and `ipkp` of the instrument name
  ///   the parts of the form; the question with an index below such a part is meant.
  package func surveyKind(of question: Int) -> QuestionnaireKind? {
    guard case .index = questions[question].kind else { return nil }
    for threshold in predicates.flatMap(\.thresholds) {
      let kind: QuestionnaireKind
      switch threshold.key {
      case "ipak": kind = .spak
      case "ipkp": kind = .spkp
      default: continue
      }
      switch threshold.target {
      case .question(question): return kind
      case .node(let node) where isNode(node, above: question): return kind
      case .node, .question, .total, .eachArea: continue
      }
    }
    return nil
  }

  /// Whether a question asks how satisfaction is measured, so that the SKM belongs beside it.
  ///
  /// Source: domain dossier e.2 (soal 82, 83 and 84 of PermenPANRB 90/2021).
  ///
  /// - Parameter question: The position in `questions`.
  /// - Returns: false for every question of an instrument that has no such part.
  package func asksForSatisfaction(_ question: Int) -> Bool {
    id == "permenpanrb-90-2021"
      && questions[question].soals.contains { (82...84).contains(soals[$0].id) }
  }

  private func isNode(_ node: Int, above question: Int) -> Bool {
    var place: Int? = questions[question].node
    while let current = place {
      if current == node { return true }
      place = nodes[current].parent
    }
    return false
  }
}

extension AnswerEdit {
  /// The wish to take the figure of a survey round as the answer; note and proof stay.
  ///
  /// - Parameters:
  ///   - figure: The figure of the round.
  ///   - question: The position in `Instrument.questions`; it asks for one index.
  ///   - standing: The answer as it stands; nil when there is none.
  ///   - seenVersion: The version that the person saw; 0 when there was none.
  /// - Throws: `surveyHasNoFigure` when too few answered.
  package init(
    taking figure: SurveyFigure, for question: Int, over standing: AnswerContent?,
    seenVersion: Int64
  ) throws(WorksheetRefusal) {
    guard let index = figure.index else { throw .surveyHasNoFigure }
    self.init(
      question: question,
      content: AnswerContent(
        values: [.index(index)], note: standing?.note ?? "", evidence: standing?.evidence ?? ""),
      baseVersion: seenVersion, origin: .survey(figure.roundID))
  }
}

extension Worksheet {
  /// Whether the figure of a survey round may stand in this worksheet.
  ///
  /// Only a closed round of the unit's own survey of the same year that asked the questionnaire.
  /// A round of another unit or of assessors is treated like none: who asks here need not know it.
  ///
  /// - Parameters:
  ///   - round: The round that somebody named; nil when there is none.
  ///   - kinds: The questionnaires it asked.
  ///   - kind: Whose index the question asks for; nil when it asks for none.
  /// - Returns: The same round.
  /// - Throws: `surveyUnknown`, `surveyOfAnotherYear`, `surveyNotClosed`, `surveyAskedOtherwise`.
  package func require(
    _ round: SurveyRound?, asking kinds: [QuestionnaireKind], for kind: QuestionnaireKind?
  ) throws(WorksheetRefusal) -> SurveyRound {
    guard let kind, let round, round.unitID == unitID, round.plan.purpose == .unit,
      round.publishedAt != nil
    else { throw .surveyUnknown }
    guard round.year == year else { throw .surveyOfAnotherYear(round.year.number) }
    guard round.closedAt != nil else { throw .surveyNotClosed }
    guard kinds.contains(kind) else { throw .surveyAskedOtherwise(kind) }
    return round
  }
}
