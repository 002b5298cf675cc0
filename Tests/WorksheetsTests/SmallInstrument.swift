import InstrumentsModel
import Kernel

/// Instruments small enough to try every set of changes, in the shape of the real one.
enum SmallInstrument {
  /// Two areas over two aspects and one result, nine questions, random weights and floors.
  static func random(using random: inout SeededGenerator) -> Instrument {
    var builder = SmallInstrumentBuilder()
    let root = builder.node("total", .total, 0, under: nil)
    let enabler = builder.node("A", .component, 0, under: root)
    for (aspect, name) in ["A.I", "A.II"].enumerated() {
      let place = builder.node(name, .aspect, 0, under: enabler)
      for area in 1...2 {
        let areaNode = builder.node("\(name).\(area)", .area, 0, under: place, key: "area\(area)")
        let weight = Int.random(in: 1...8, using: &random) * 25
        let leaf = builder.node("\(name).\(area).i", .indicator, weight, under: areaNode)
        builder.choice(under: leaf)
        if aspect == 1 { builder.ratio(under: leaf) } else { builder.choice(under: leaf) }
      }
    }
    let result = builder.node("B", .component, 0, under: root)
    let weight = Int.random(in: 4...16, using: &random) * 25
    let place = builder.node("B.I", .result, weight, under: result)
    builder.index(under: place, weight: weight)
    var instrument = builder.finished()
    instrument.predicates = ["wbk", "wbbm"].map { key in
      rule(key, instrument, [place], [enabler], using: &random)
    }
    return instrument
  }

  /// Answers everywhere but for an occasional blank.
  static func randomSheet(
    of instrument: Instrument, using random: inout SeededGenerator
  ) -> AnswerSheet {
    var sheet = AnswerSheet(blankFor: instrument.soals.count)
    for (position, soal) in instrument.soals.enumerated() {
      if Int.random(in: 0..<8, using: &random) == 0 { continue }
      switch soal.kind {
      case .choice(let scale):
        let rungs = instrument.scales[scale].options.count
        sheet.set(.option(Int.random(in: 0..<rungs, using: &random)), at: position)
      case .count: sheet.set(.count(Int.random(in: 0...5, using: &random)), at: position)
      case .index:
        let millionths = Int64.random(in: 0...4_000_000, using: &random)
        sheet.set(.index(Points(units: millionths * 1_000_000)), at: position)
      case .unknown: continue
      }
    }
    return sheet
  }

  private static func rule(
    _ key: String, _ instrument: Instrument, _ results: [Int], _ enablers: [Int],
    using random: inout SeededGenerator
  ) -> PredicateRule {
    func part(_ weight: Points) -> Points {
      Points(units: weight.units / 100 * Int64(Int.random(in: 30...95, using: &random)))
    }
    var thresholds = [
      Threshold(
        key: "total", target: .total, comparison: .atLeast, floor: part(instrument.nodes[0].weight),
        source: Text("x", "x")),
      Threshold(
        key: "area_each", target: .eachArea, comparison: .atLeast,
        floor: Points(units: Int64(Int.random(in: 30...90, using: &random)) * 10_000_000_000),
        source: Text("x", "x")),
    ]
    for node in results + enablers {
      thresholds.append(
        Threshold(
          key: instrument.nodes[node].code, target: .node(node), comparison: .above,
          floor: part(instrument.nodes[node].weight), source: Text("x", "x")))
    }
    return PredicateRule(
      key: key, name: Text(key, key), requiredPredicate: nil, confidence: .verified,
      thresholds: thresholds)
  }
}

/// Builds a small instrument place by place.
struct SmallInstrumentBuilder {
  private var nodes: [Node] = []
  private var questions: [Question] = []
  private var soals: [Soal] = []
  private let scale = Scale(
    key: "abcd",
    options: [("A", 100), ("B", 67), ("C", 33), ("D", 0)].map {
      Scale.Option(key: $0.0, value: Points(units: Int64($0.1) * 10_000_000_000))
    })

  /// Adds a node; the weight is in hundredths and counts for every node above.
  mutating func node(
    _ code: String, _ kind: Node.Kind, _ hundredths: Int, under parent: Int?, key: String? = nil
  ) -> Int {
    let name = Text(code, code)
    nodes.append(
      Node(code: code, key: key ?? code, kind: kind, name: name, weight: .zero, parent: parent))
    let index = nodes.count - 1
    if let parent { nodes[parent].children.append(index) }
    var place: Int? = index
    while let current = place {
      nodes[current].weight += Points(units: Int64(hundredths) * 10_000_000_000)
      place = nodes[current].parent
    }
    return index
  }

  mutating func choice(under node: Int) {
    let soal = add(.choice(scale: 0))
    append(.choice(scale: 0), [soal], under: node, weight: nil)
  }

  mutating func ratio(under node: Int) {
    let (below, above) = (add(.count), add(.count))
    let reason = Text("uji", "test")
    let ratio = Ratio(
      numerator: [above], denominator: [below], zeroValue: .zero, zeroReason: reason)
    append(.ratio(ratio), [below, above], under: node, weight: nil)
  }

  mutating func index(under node: Int, weight: Int) {
    let soal = add(.index(maximum: Points(4)))
    let points = Points(units: Int64(weight) * 10_000_000_000)
    append(.index(maximum: Points(4)), [soal], under: node, weight: points)
  }

  func finished() -> Instrument {
    Instrument(
      id: "small", regulation: "small", title: "small", firstCycle: nil, lastCycle: nil,
      maximum: nodes[0].weight, scales: [scale], nodes: nodes, questions: questions, soals: soals,
      predicates: [])
  }

  private mutating func add(_ kind: Soal.Kind) -> Int {
    soals.append(
      Soal(
        id: soals.count + 1, question: questions.count, kind: kind, text: Text("s", "s"),
        portalRow: nil, annexRow: nil))
    return soals.count - 1
  }

  private mutating func append(
    _ kind: Question.Kind, _ places: [Int], under node: Int, weight: Points?
  ) {
    nodes[node].questions.append(questions.count)
    questions.append(
      Question(
        code: "\(nodes[node].code).\(nodes[node].questions.count)", text: Text("q", "q"),
        kind: kind, confidence: .verified, node: node, weight: weight, soals: places,
        criteria: [], evidenceHints: []))
  }
}
