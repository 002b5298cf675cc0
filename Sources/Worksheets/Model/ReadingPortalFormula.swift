package import InstrumentsModel
import Kernel

/// The living formulas of the portal workbooks that this program makes.
///
/// They give our figures, not the form's: a blank counts 0, and nothing over nothing is decided by
/// the instrument's rule. So a program that recalculates the workbook shows what Zona shows.
package struct PortalFormula: Sendable {
  /// One computed cell.
  package struct Figure: Hashable, Sendable {
    /// Where it stands.
    package let place: SheetPlace
    /// The formula without `=`.
    package let formula: String
    /// Whether it shows a percentage.
    package let isPercent: Bool
  }

  private let rows: FormRows
  private let answer: String
  private let value: FormColumn
  private let percent: FormColumn

  /// Prepares the formulas of a layer.
  package init(_ rows: FormRows, _ layer: Layer) {
    self.rows = rows
    answer = layer == .unit ? "K" : "N"
    value = Self.valueColumn(of: layer)
    percent = layer == .unit ? .r : .s
  }

  /// The column that holds a layer's points.
  package static func valueColumn(of layer: Layer) -> FormColumn {
    layer == .unit ? .o : .p
  }

  /// Every computed cell of the layer.
  package func figures(of instrument: Instrument) -> [Figure] {
    var figures: [Figure] = []
    for (index, node) in instrument.nodes.enumerated() {
      let row = rows.nodes[index]
      figures.append(points(row, formula(of: node, at: row, in: instrument)))
      let whole = node.kind == .total ? "100" : "H\(row)"
      let share = "IF(\(whole)=0,0,\(column)\(row)/\(whole))"
      figures.append(Figure(place: SheetPlace(percent, row), formula: share, isPercent: true))
    }
    for (component, row) in rows.totals {
      figures.append(points(row, "\(column)\(rows.nodes[component])"))
    }
    for (index, question) in instrument.questions.enumerated() {
      let row = rows.questions[index]
      let share = share(of: question, in: instrument)
      figures.append(points(row, question.weight == nil ? share : "(\(share))*H\(row)"))
    }
    for (question, row) in rows.sums {
      guard case .ratio(let ratio) = instrument.questions[question].kind else { continue }
      let parts = ratio.denominator.map { "\(answer)\(rows.soals[$0])" }
      let place = SheetPlace(answer == "K" ? .k : .n, row)
      let sum = "SUM(\(parts.joined(separator: ",")))"
      figures.append(Figure(place: place, formula: sum, isPercent: false))
    }
    return figures.sorted {
      ($0.place.row, $0.place.column) < ($1.place.row, $1.place.column)
    }
  }

  private var column: String { SheetPlace(value, 1).text.filter(\.isLetter) }

  private func points(_ row: Int, _ formula: String) -> Figure {
    Figure(place: SheetPlace(value, row), formula: formula, isPercent: false)
  }

  private func formula(of node: Node, at row: Int, in instrument: Instrument) -> String {
    let children = node.children.map { "\(column)\(rows.nodes[$0])" }
    let own = node.questions.map { "\(column)\(rows.questions[$0])" }
    switch node.kind {
    case .total, .component, .aspect, .area: return "SUM(\(children.joined(separator: ",")))"
    case .result: return "SUM(\(own.joined(separator: ",")))"
    case .indicator, .part:
      if own.isEmpty { return "SUM(\(children.joined(separator: ",")))" }
      return "SUM(\(own.joined(separator: ",")))/\(own.count)*H\(row)"
    }
  }

  private func share(of question: Question, in instrument: Instrument) -> String {
    let cells = question.soals.map { "\(answer)\(rows.soals[$0])" }
    switch question.kind {
    case .choice(let scale):
      return instrument.scales[scale].options.reversed().reduce("0") { rest, option in
        "IF(\(cells[0])=\"\(option.key)\",\(option.value),\(rest))"
      }
    case .index(let maximum): return "IF(ISNUMBER(\(cells[0])),\(cells[0])/\(maximum),0)"
    case .ratio(let ratio):
      let above = ratio.numerator.map { "\(answer)\(rows.soals[$0])" }.joined(separator: "+")
      let below = ratio.denominator.map { "\(answer)\(rows.soals[$0])" }.joined(separator: "+")
      let whole =
        "IF((\(below))=0,IF((\(above))=0,\(ratio.zeroValue),0),"
        + "MIN(1,(\(above))/(\(below))))"
      return whenComplete(cells, whole)
    case .reduction(let reduction):
      let before = "\(answer)\(rows.soals[reduction.previous])"
      let now = "\(answer)\(rows.soals[reduction.current])"
      return whenComplete(
        cells,
        "IF(\(before)=0,IF(\(now)=0,\(reduction.bothZeroValue),\(reduction.riseFromZeroValue)),"
          + "MAX(0,(\(before)-\(now))/\(before)))")
    case .unknown: return "0"
    }
  }

  private func whenComplete(_ cells: [String], _ formula: String) -> String {
    "IF(COUNT(\(cells.joined(separator: ",")))<\(cells.count),0,\(formula))"
  }
}
