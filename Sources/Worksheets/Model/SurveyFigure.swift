package import InstrumentsModel
package import Kernel
package import SurveysModel
import WorkUnitsModel

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
  /// The wish to take the index of a year's surveys as the answer; note and proof stay.
  ///
  /// - Parameters:
  ///   - year: The surveys of the worksheet's year.
  ///   - question: The position in `Instrument.questions`; it asks for one index.
  ///   - standing: The answer as it stands; nil when there is none.
  ///   - seenVersion: The version that the person saw; 0 when there was none.
  /// - Throws: `surveyHasNoFigure` when no round has answers enough.
  package init(
    taking year: SurveyYear, for question: Int, over standing: AnswerContent?,
    seenVersion: Int64
  ) throws(WorksheetRefusal) {
    guard let latest = year.counted.first, let index = year.index?.figure.index else {
      throw .surveyHasNoFigure
    }
    self.init(
      question: question,
      content: AnswerContent(
        values: [.index(index)], note: standing?.note ?? "", evidence: standing?.evidence ?? ""),
      baseVersion: seenVersion,
      origin: .survey(latest, earlier: Array(year.counted.dropFirst())))
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

  /// Whether somebody who named a round saw the index of the year as it stands now.
  ///
  /// The index is of all rounds of the year, so that nobody chooses the best of them; a form names
  /// the one that was closed last.
  ///
  /// - Parameters:
  ///   - round: The round that somebody named.
  ///   - year: The surveys of the worksheet's year.
  /// - Throws: `surveyHasNoFigure` when too few answered it, `surveyOvertaken` when another one was
  ///   closed after it.
  package func require(
    _ round: ID<SurveyRound>, lastOf year: SurveyYear
  ) throws(WorksheetRefusal) {
    guard year.counted.contains(round) else { throw .surveyHasNoFigure }
    guard year.counted.first == round else { throw .surveyOvertaken }
  }
}
