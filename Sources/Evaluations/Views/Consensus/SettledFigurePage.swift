import EvaluationsModel
import Instruments
import InstrumentsModel
import Kernel
import Web
import WorkUnitsModel
import WorksheetsModel

/// Why one figure of a result is what it is, with the answers and the reason for a question.
struct SettledFigurePage: HTML {
  let frame: ConsensusFrame
  let side: SettledSide
  /// The place of the form; nil for the total.
  let code: String?
  /// The question that the place is; nil for a node.
  let question: Int?
  let result: SettledResult
  let explanation: Explanation

  var body: some HTML {
    let title = Text(
      "\(name.indonesian): \(explanation.name.indonesian)",
      "\(name.english): \(explanation.name.english)")
    Page(title: title, context: frame.page) {
      frame.breadcrumb(
        [(frame.page(ResultText.title), ConsensusLink.result(frame.id).path)],
        here: ResultText.why)
      h1 { frame.page(title) }
      if let question { answers(question) }
      ExplanationView(explanation, language: frame.language, openDepth: code == nil ? 1 : 2)
      p(.class("step-more")) {
        a(.href(ConsensusLink.why(frame.id, code: code, other).path)) {
          frame.page(
            side == .unit ? ResultText.ofAssessors(frame.evaluation.layer) : ResultText.ofUnit)
        }
        if code != nil {
          " · "
          a(.href(ConsensusLink.why(frame.id, code: nil, side).path)) {
            frame.page(ResultText.seeTotal)
          }
        }
      }
    }
  }

  private var name: Text {
    side == .unit ? ConsensusText.unit : ConsensusText.layer(frame.evaluation.layer)
  }

  private var other: SettledSide { side == .unit ? .assessors : .unit }

  private func answers(_ question: Int) -> some HTML {
    let unit = result.unitAnswers[question]?.content
    let agreed = result.agreed[question]
    return AnswerBands([
      AnswerBand(
        .unit, title: frame.page(ConsensusText.unit),
        answer: frame.shown(unit?.values, of: question),
        worth: unit.map { frame.points(frame.worth($0.values, of: question)) },
        note: unit?.note),
      AnswerBand(
        frame.plotLayer, title: frame.layerName,
        answer: frame.shown(agreed?.values, of: question),
        worth: agreed.map { frame.points(frame.worth($0.values, of: question)) },
        note: agreed.map { $0.note.isEmpty ? frame.page(ResultText.noNote) : $0.note }),
    ])
  }
}
