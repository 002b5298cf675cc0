import EvaluationsModel
import InstrumentsModel
import Kernel
import Web
import WorkUnitsModel
import Worksheets
import WorksheetsModel

/// Unit against assessors by component, result and area: the chart and its table.
struct ResultComparison: HTML {
  let frame: ConsensusFrame
  let comparison: LayerComparison

  var body: some HTML {
    section(.id("perbandingan")) {
      h2 { frame.page(ResultText.areas) }
      ComparisonPlot(
        title: frame.page(finding),
        names: [
          (.unit, frame.page(ConsensusText.unit)), (frame.plotLayer, frame.layerName),
        ],
        lines: parts.map { part in
          ComparisonPlot.Line(
            name(part), path: path(part, .assessors), maximum: part.maximum,
            marks: [
              ComparisonPlot.Mark(.unit, value: part.unit, words: frame.points(part.unit)),
              ComparisonPlot.Mark(
                frame.plotLayer, value: part.assessors, words: frame.points(part.assessors)),
            ])
        })
      p(.class("help")) { frame.page(ResultText.rounding) }
      table
    }
  }

  private var parts: [LayerComparison.Part] {
    comparison.components + comparison.areas + comparison.results
  }

  private var finding: Text {
    let areas = comparison.areas
    return ResultText.finding(
      frame.evaluation.layer, lower: areas.count { $0.printedDifference < .zero },
      higher: areas.count { $0.printedDifference > .zero }, of: areas.count)
  }

  private var table: some HTML {
    DataTable(
      caption: frame.page(ResultText.areas),
      columns: [
        Column(frame.page(ResultText.part)),
        Column(frame.page(ConsensusText.unit), isNumeric: true),
        Column(frame.layerName, isNumeric: true),
        Column(frame.page(ResultText.difference), isNumeric: true),
        Column(frame.page(ResultText.maximum), isNumeric: true),
      ]
    ) {
      parts.map(row)
    }
  }

  private func row(_ part: LayerComparison.Part) -> some HTML {
    tr {
      RowHead { name(part) }
      td(.class("number")) {
        a(.href(path(part, .unit))) { frame.points(part.unit) }
      }
      td(.class("number")) {
        a(.href(path(part, .assessors))) { frame.points(part.assessors) }
      }
      NumberCell(frame.signed(part.printedDifference))
      NumberCell(frame.points(part.maximum))
    }
  }

  private func name(_ part: LayerComparison.Part) -> String {
    switch part.place {
    case .node(let node): frame.page(frame.instrument.nodes[node].name)
    case .area(let area): frame.page(frame.instrument.changeAreas[area].name)
    }
  }

  /// An area lies in two aspects; its own page has both.
  private func path(_ part: LayerComparison.Part, _ side: SettledSide) -> String {
    let place: SettledPlace =
      switch part.place {
      case .node(let node): .node(node)
      case .area(let area): .area(frame.instrument.changeAreas[area])
      }
    return ConsensusLink.why(frame.id, code: place.code(in: frame.instrument), side).path
  }
}

/// The questions on which the layers differ, each with its reason.
struct ResultQuestions: HTML {
  let frame: ConsensusFrame
  let result: SettledResult
  let comparison: LayerComparison
  let cards: (unit: Scorecard, assessors: Scorecard)

  var body: some HTML {
    section(.id("pertanyaan")) {
      h2 { frame.page(ResultText.questions) }
      if comparison.questions.isEmpty {
        p { frame.page(ResultText.noQuestions) }
      } else {
        table
      }
    }
  }

  private var table: some HTML {
    DataTable(
      caption: frame.page(ResultText.questions),
      columns: [
        Column(frame.page(ConsensusText.number)), Column(frame.page(ConsensusText.question)),
        Column(frame.page(ConsensusText.unit)), Column(frame.layerName),
        Column(frame.page(ResultText.difference), isNumeric: true),
        Column(frame.page(ResultText.why)),
      ]
    ) {
      comparison.questions.map(row)
    }
  }

  private func row(_ question: Int) -> some HTML {
    let instrument = frame.instrument
    let difference = LayerComparison.printedDifference(
      instrument.score(ofQuestion: question, in: cards.assessors),
      instrument.score(ofQuestion: question, in: cards.unit))
    return tr {
      td(.class("soal")) { frame.numbers(question) }
      RowHead { a(.href(frame.why(question))) { frame.text(question) } }
      td(.class("given")) {
        frame.shown(result.unitAnswers[question]?.content.values, of: question)
      }
      td(.class("given")) { frame.shown(result.agreed[question]?.values, of: question) }
      NumberCell(frame.signed(difference))
      td(.class("why-note")) { note(question) }
    }
  }

  private func note(_ question: Int) -> String {
    let note = result.agreed[question]?.note ?? ""
    return note.isEmpty ? frame.page(ResultText.noNote) : note
  }
}

/// The totals of the years of a unit, the unit beside the layers of assessors.
struct ResultYears: HTML {
  let frame: ConsensusFrame
  let years: [SettledYear]

  /// The layers that judged in any of the years.
  private var layers: [Layer] {
    [Layer.tpi, .tpn].filter { layer in
      years.contains { $0.layers.contains { $0.layer == layer } }
    }
  }

  @HTMLBuilder var body: some HTML {
    if !years.isEmpty {
      section(.id("tahun")) {
        h2 { frame.page(ResultText.years) }
        p(.class("help")) { frame.page(ResultText.yearsHelp) }
        ComparisonPlot(
          title: frame.page(ResultText.yearsFinding(years.count)),
          names: names,
          lines: years.map(line))
        table
      }
    }
  }

  private var names: [(layer: AnswerBand.Layer, name: String)] {
    var names: [(layer: AnswerBand.Layer, name: String)] = [
      (.unit, frame.page(ConsensusText.unit))
    ]
    for layer in layers { names.append((plot(layer), frame.page(ConsensusText.layer(layer)))) }
    return names
  }

  private func line(_ year: SettledYear) -> ComparisonPlot.Line {
    ComparisonPlot.Line(
      String(year.year), path: WorksheetLink.list(year.worksheet).path, maximum: year.maximum,
      marks: [ComparisonPlot.Mark(.unit, value: year.unit, words: frame.points(year.unit))]
        + year.layers.map {
          ComparisonPlot.Mark(plot($0.layer), value: $0.total, words: frame.points($0.total))
        })
  }

  private var table: some HTML {
    DataTable(
      caption: frame.page(ResultText.years),
      columns: [
        Column(frame.page(ResultText.year)),
        Column(frame.page(ConsensusText.unit), isNumeric: true),
      ] + layers.map { Column(frame.page(ConsensusText.layer($0)), isNumeric: true) }
    ) {
      years.map(row)
    }
  }

  private func row(_ year: SettledYear) -> some HTML {
    tr {
      RowHead {
        a(.href(WorksheetLink.list(year.worksheet).path)) { String(year.year) }
      }
      NumberCell(frame.points(year.unit))
      for layer in layers {
        td(.class("number")) {
          if let found = year.layers.first(where: { $0.layer == layer }) {
            a(.href(ConsensusLink.result(found.evaluation).path)) { frame.points(found.total) }
          } else {
            frame.page(ResultText.notJudged)
          }
        }
      }
    }
  }

  private func plot(_ layer: Layer) -> AnswerBand.Layer {
    switch layer {
    case .unit: .unit
    case .tpi: .tpi
    case .tpn: .tpn
    }
  }
}
