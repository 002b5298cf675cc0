import InstrumentsModel
import Kernel
import WorksheetsModel

/// The score of one file with everything that `zona score` prints about it.
struct ScoreReport: Sendable {
  let instrument: Instrument
  let reading: ReadAnswers
  let card: Scorecard
  let verdicts: [Verdict]
  let unanswered: [Int]
  let workbookTotal: Points?

  init(_ reading: ReadAnswers, of instrument: Instrument) {
    self.instrument = instrument
    self.reading = reading
    card = instrument.score(reading.sheet)
    verdicts = instrument.verdicts(on: card)
    unanswered = instrument.unansweredSoals(on: reading.sheet, card)
    workbookTotal = instrument.workbookTotal(of: reading.sheet)
  }

  var isComplete: Bool { unanswered.isEmpty }

  /// A row of the tree: a node or, with a value, a question.
  struct Line {
    let code: String
    let name: Text
    let depth: Int
    let value: Points?
    let score: Points
    let weight: Points
    var percent: Points { ScoreReport.percent(score, of: weight) }
  }

  /// Everything below the total, in reading order, questions behind the node they belong to.
  var lines: [Line] {
    var lines: [Line] = []
    for child in instrument.nodes[0].children { add(child, depth: 0, to: &lines) }
    return lines
  }

  private func add(_ index: Int, depth: Int, to lines: inout [Line]) {
    let node = instrument.nodes[index]
    lines.append(
      Line(
        code: node.code, name: node.name, depth: depth, value: nil, score: card.nodes[index],
        weight: node.weight))
    for question in node.questions {
      lines.append(
        Line(
          code: instrument.questions[question].code, name: instrument.questions[question].text,
          depth: depth + 1, value: card.values[question].rounded,
          score: instrument.score(ofQuestion: question, in: card),
          weight: instrument.weight(ofQuestion: question)))
    }
    for child in node.children { add(child, depth: depth + 1, to: &lines) }
  }

  /// The change areas over both aspects.
  var areas: [(key: String, name: Text, score: Points, weight: Points)] {
    instrument.changeAreas.map { area in
      (
        area.key, area.name, area.nodes.reduce(.zero) { $0 + card.nodes[$1] }, area.weight
      )
    }
  }

  /// A share in percent, rounded half to even to 12 decimals.
  static func percent(_ score: Points, of weight: Points) -> Points {
    guard weight > .zero else { return .zero }
    return Points(
      rounding: Fraction(Int128(score.units) * 100, over: Int128(weight.units)))
  }
}

extension ScoreReport {
  /// The JSON of the scoring contract in one line; the name of the file first when there are several.
  func json(file: String?) -> String {
    var object = JSONObject()
    if let file { object.text("file", file) }
    object.text("instrument", instrument.id)
    object.text("layer", reading.layer.rawValue)
    object.raw("complete", isComplete ? "true" : "false")
    object.raw("unanswered", JSONObject.array(unanswered.map(String.init)))
    object.text("total", card.total.description)
    object.text("workbookTotal", workbookTotal?.description)
    if reading.layout != .contract { object.text("storedTotal", reading.storedTotal) }
    object.raw("nodes", JSONObject.array(lines.map(node)))
    object.raw(
      "areas",
      JSONObject.array(
        areas.map { area in
          var row = JSONObject()
          row.text("key", area.key)
          row.text("score", area.score.description)
          row.text("weight", area.weight.description)
          row.text("percent", Self.percent(area.score, of: area.weight).description)
          return row.line
        }))
    var predicates = JSONObject()
    for verdict in verdicts {
      var row = JSONObject()
      row.raw("pass", verdict.passes ? "true" : "false")
      row.raw("failed", JSONObject.array(verdict.failed.map(JSONObject.quoted)))
      predicates.raw(verdict.predicate, row.line)
    }
    object.raw("predicates", predicates.line)
    object.raw("findings", JSONObject.array(reading.findings.map(finding)))
    return object.line
  }

  private func node(_ line: Line) -> String {
    var row = JSONObject()
    row.text("code", line.code)
    if let value = line.value { row.text("value", value.description) }
    row.text("score", line.score.description)
    row.text("weight", line.weight.description)
    row.text("percent", line.percent.description)
    return row.line
  }

  private func finding(_ finding: Finding) -> String {
    var row = JSONObject()
    row.text("cell", finding.place)
    row.text("problem", ImportFindingText.problem(finding.problem).english)
    row.text("taken", finding.taken)
    return row.line
  }
}
