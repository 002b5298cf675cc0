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
  let place: SettledPlace
  let result: SettledResult
  let card: Scorecard
  let explanations: [Explanation]

  private var instrument: Instrument { frame.instrument }
  private var code: String? { place.code(in: instrument) }

  var body: some HTML {
    let title = Text(
      "\(name.indonesian): \(placeName.indonesian)", "\(name.english): \(placeName.english)")
    Page(title: title, context: frame.page) {
      frame.breadcrumb(
        [(frame.page(ResultText.title), ConsensusLink.result(frame.id).path)],
        here: ResultText.why)
      h1 { frame.page(title) }
      if case .question(let question) = place { answers(question) }
      if case .area(let area) = place { parts(area) }
      trees
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

  private var placeName: Text {
    if case .area(let area) = place { return area.name }
    return explanations.first?.name ?? ResultText.total
  }

  @HTMLBuilder private var trees: some HTML {
    if case .area(let area) = place {
      for (node, explanation) in zip(area.nodes, explanations) {
        h2 { frame.page(instrument.aspectName(of: node)) }
        ExplanationView(explanation, language: frame.language, openDepth: 2)
      }
    } else {
      explanations.map {
        ExplanationView($0, language: frame.language, openDepth: code == nil ? 1 : 2)
      }
    }
  }

  /// What the area earns in each part of the form, and together.
  private func parts(_ area: ChangeArea) -> some HTML {
    let together = area.nodes.reduce(Points.zero) { $0 + card.nodes[$1] }
    return DataTable(
      caption: frame.page(area.name),
      columns: [
        Column(frame.page(ResultText.part)), Column(frame.page(ResultText.earned), isNumeric: true),
        Column(frame.page(ResultText.maximum), isNumeric: true),
      ]
    ) {
      area.nodes.map { node in
        line(
          frame.page(instrument.aspectName(of: node)), card.nodes[node],
          instrument.nodes[node].weight)
      }
      line(frame.page(ResultText.together), together, area.weight)
    }
  }

  private func line(_ name: String, _ points: Points, _ maximum: Points) -> some HTML {
    tr {
      RowHead { name }
      NumberCell(frame.points(points))
      NumberCell(frame.points(maximum))
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
