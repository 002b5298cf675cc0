import EvaluationsModel
import InstrumentsModel
import Kernel
import Web
import WorksheetsModel

/// The six change areas with their parts of the form beside each other, then the results outside
/// the areas: no name stands twice.
struct AreaTables<Value: HTML>: HTML {
  let caption: String
  let instrument: Instrument
  let page: PageContext
  /// What stands in the cell of a node.
  let value: @Sendable (Int) -> Value

  init(
    _ caption: String, of instrument: Instrument, page: PageContext,
    @HTMLBuilder value: @escaping @Sendable (Int) -> Value
  ) {
    self.caption = caption
    self.instrument = instrument
    self.page = page
    self.value = value
  }

  var body: some HTML {
    let areas = instrument.changeAreas
    let aspects = instrument.aspects
    DataTable(
      caption: caption,
      columns: [Column(page(ScoringText.area))]
        + aspects.map { Column(page(instrument.nodes[$0].name), isNumeric: true) }
    ) {
      areas.map { area in row(area, aspects) }
    }
    DataTable(
      caption: page(ScoringText.results),
      columns: [Column(page(ScoringText.result)), Column(caption, isNumeric: true)]
    ) {
      outside(areas).map { node in
        tr {
          RowHead { page(instrument.nodes[node].name) }
          td(.class("number")) { value(node) }
        }
      }
    }
  }

  private func row(_ area: ChangeArea, _ aspects: [Int]) -> some HTML {
    tr {
      RowHead { page(area.name) }
      aspects.map { aspect in
        cell(area.nodes.first { instrument.nodes[$0].parent == aspect })
      }
    }
  }

  private func cell(_ node: Int?) -> some HTML {
    td(.class("number")) {
      if let node {
        value(node)
      } else {
        "–"
      }
    }
  }

  private func outside(_ areas: [ChangeArea]) -> [Int] {
    instrument.sections.filter { node in !areas.contains { $0.nodes.contains(node) } }
  }
}

extension Instrument {
  /// The parts of the form in which the areas lie, as positions in `nodes`, in reading order.
  var aspects: [Int] {
    Set(changeAreas.flatMap(\.nodes).compactMap { nodes[$0].parent }).sorted()
  }

  /// What the part of the form that a node lies in is called.
  func aspectName(of node: Int) -> Text {
    nodes[node].parent.map { nodes[$0].name } ?? nodes[node].name
  }
}
