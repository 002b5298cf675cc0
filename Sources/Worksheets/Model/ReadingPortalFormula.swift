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
  private let answer: FormColumn
  private let value: FormColumn
  private let percent: FormColumn
  /// The letters of `answer` and `value`.
  private let answers: String
  private let points: String

  /// Prepares the formulas of a layer.
  package init(_ rows: FormRows, _ layer: Layer) {
    self.rows = rows
    answer = layer == .unit ? .k : .n
    value = Self.valueColumn(of: layer)
    percent = layer == .unit ? .r : .s
    answers = SheetPlace.letters(of: answer.rawValue)
    points = SheetPlace.letters(of: value.rawValue)
  }

  /// The column that holds a layer's points.
  package static func valueColumn(of layer: Layer) -> FormColumn {
    layer == .unit ? .o : .p
  }

  /// Every computed cell of the layer, in the form's order.
  package func figures(of instrument: Instrument) -> [Figure] {
    var figures: [Figure] = []
    for (index, node) in instrument.nodes.enumerated() {
      let row = rows.nodes[index]
      figures.append(figure(row, formula(of: node, at: row)))
      let whole = node.kind == .total ? "100" : "H" + String(row)
      let share = "IF(" + whole + "=0,0," + points + String(row) + "/" + whole + ")"
      figures.append(Figure(place: SheetPlace(percent, row), formula: share, isPercent: true))
    }
    for (component, row) in rows.totals {
      figures.append(figure(row, points + String(rows.nodes[component])))
    }
    let ladders = instrument.scales.map { $0.options.map(Self.rung) }
    for (index, question) in instrument.questions.enumerated() {
      let row = rows.questions[index]
      let share = share(of: question, ladders)
      figures.append(
        figure(row, question.weight == nil ? share : "(" + share + ")*H" + String(row)))
    }
    for (question, row) in rows.sums {
      guard case .ratio(let ratio) = instrument.questions[question].kind else { continue }
      let sum = "SUM(" + list(ratio.denominator) + ")"
      figures.append(Figure(place: SheetPlace(answer, row), formula: sum, isPercent: false))
    }
    return figures.sorted { $0.place.readingOrder < $1.place.readingOrder }
  }

  private func figure(_ row: Int, _ formula: String) -> Figure {
    Figure(place: SheetPlace(value, row), formula: formula, isPercent: false)
  }

  private func formula(of node: Node, at row: Int) -> String {
    let children = Self.list(points, node.children.map { rows.nodes[$0] }, ",")
    let own = Self.list(points, node.questions.map { rows.questions[$0] }, ",")
    switch node.kind {
    case .total, .component, .aspect, .area: return "SUM(" + children + ")"
    case .result: return "SUM(" + own + ")"
    case .indicator, .part:
      if own.isEmpty { return "SUM(" + children + ")" }
      return "SUM(" + own + ")/" + String(node.questions.count) + "*H" + String(row)
    }
  }

  private func share(of question: Question, _ ladders: [[String]]) -> String {
    let cell = question.soals.first.map { answers + String(rows.soals[$0]) } ?? ""
    switch question.kind {
    case .choice(let scale):
      var ladder = ""
      for rung in ladders[scale] { ladder += "IF(" + cell + rung }
      return ladder + "0" + String(repeating: ")", count: ladders[scale].count)
    case .index(let maximum):
      return "IF(ISNUMBER(" + cell + ")," + cell + "/" + maximum.description + ",0)"
    case .ratio(let ratio):
      let above = list(ratio.numerator, "+")
      let below = list(ratio.denominator, "+")
      return whenComplete(
        question,
        "IF((\(below))=0,IF((\(above))=0,\(ratio.zeroValue),0),MIN(1,(\(above))/(\(below))))")
    case .reduction(let reduction):
      let before = answers + String(rows.soals[reduction.previous])
      let now = answers + String(rows.soals[reduction.current])
      return whenComplete(
        question,
        "IF(\(before)=0,IF(\(now)=0,\(reduction.bothZeroValue),\(reduction.riseFromZeroValue)),"
          + "MAX(0,(\(before)-\(now))/\(before)))")
    case .unknown: return "0"
    }
  }

  private func whenComplete(_ question: Question, _ formula: String) -> String {
    "IF(COUNT(\(list(question.soals)))<\(question.soals.count),0,\(formula))"
  }

  /// The cells of some answers.
  private func list(_ soals: [Int], _ separator: String = ",") -> String {
    Self.list(answers, soals.map { rows.soals[$0] }, separator)
  }

  private static func list(_ column: String, _ rows: [Int], _ separator: String) -> String {
    var list = ""
    for (index, row) in rows.enumerated() {
      if index > 0 { list += separator }
      list += column + String(row)
    }
    return list
  }

  /// What follows the cell in one step of a ladder.
  private static func rung(_ option: Scale.Option) -> String {
    "=\"" + option.key + "\"," + option.value.description + ","
  }
}
