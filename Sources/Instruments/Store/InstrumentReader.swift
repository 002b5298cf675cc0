import InstrumentsModel
import Kernel

/// Builds an instrument from its YAML, remembering where each part stands.
///
/// Faults are gathered, not thrown one by one, so that a file can be mended in one go.
struct InstrumentReader {
  typealias Place = InstrumentFault.Place

  /// The file itself.
  let document: YAMLTree
  /// The file it extends; nil when it stands alone.
  let base: YAMLTree?
  var faults: [LocatedFault] = []
  var places: [Place: YAMLTree] = [:]
  var scales: [Scale] = []
  var nodes: [Node] = []
  var questions: [Question] = []
  var soals: [Soal] = []

  init(document: YAMLTree, base: YAMLTree?) {
    self.document = document
    self.base = base
  }

  /// Reads and checks.
  ///
  /// - Throws: `faulty` with everything that is wrong.
  static func read(_ document: YAMLTree, base: YAMLTree?) throws(InstrumentLoadRefusal)
    -> Instrument
  {
    var reader = InstrumentReader(document: document, base: base)
    let instrument = reader.instrument()
    if reader.faults.isEmpty {
      reader.faults = instrument.faults().map(reader.located)
    }
    if !reader.faults.isEmpty {
      throw .faulty(reader.faults.sorted { ($0.file, $0.line) < ($1.file, $1.line) })
    }
    return instrument
  }

  private mutating func instrument() -> Instrument {
    readScales()
    let cycles = inherited("applies_to_cycles")
    let maximum = required("maximum", in: nil, at: .instrument)
    let most = maximum.map { points($0, key: "maximum", at: .instrument) } ?? .zero
    nodes = [
      Node(
        code: "total", key: "total", kind: .total, name: Text("Nilai total", "Total"),
        weight: most, parent: nil)
    ]
    places[.node("total")] = maximum
    for component in list("components", in: nil, at: .instrument) {
      readNode(component, kind: .component, parent: 0)
    }
    checkRoot(most)
    checkCounts()
    return Instrument(
      id: text("id", in: document, at: .instrument),
      regulation: text("regulation", in: document, at: .instrument),
      title: text("title", in: document, at: .instrument),
      firstCycle: cycles?["from"].flatMap { whole($0, key: "from", at: .instrument) },
      lastCycle: cycles?["to"].flatMap { whole($0, key: "to", at: .instrument) },
      maximum: most, scales: scales, nodes: nodes, questions: questions, soals: soals,
      predicates: readPredicates(), preconditions: readPreconditions(), sources: readSources())
  }

  /// The total has no weight of its own in the file: its components must add up to the maximum.
  private mutating func checkRoot(_ maximum: Points) {
    var sum = Points.zero
    for child in nodes[0].children { sum += nodes[child].weight }
    if sum != maximum {
      note(
        .instrument, .totalDiffers(sum: sum, maximum: maximum), near: places[.node("total")])
    }
  }

  private mutating func checkCounts() {
    guard let counts = inherited("counts") else { return }
    let found = [
      "scored_questions": questions.count,
      "portal_soal": soals.count,
      "numeric_inputs": soals.count { $0.kind == .count },
      "hasil": questions.count { $0.weight != nil },
      "pengungkit": questions.count { $0.weight == nil },
    ]
    for (key, value) in counts.pairs ?? [] {
      guard let count = found[key], let stated = whole(value, key: key, at: .instrument) else {
        continue
      }
      if stated != count {
        note(.instrument, .countDiffers(key: key, stated: stated, found: count), near: value)
      }
    }
  }

  private mutating func readScales() {
    guard let table = inherited("scales")?.pairs else {
      note(.instrument, .missing(key: "scales"))
      return
    }
    for (key, value) in table {
      places[.scale(key)] = value
      guard let options = value.pairs else {
        note(.scale(key), .wrongShape(key: key), near: value)
        continue
      }
      var rungs: [Scale.Option] = []
      for (option, worth) in options {
        rungs.append(
          Scale.Option(key: option, value: points(worth, key: option, at: .scale(key))))
      }
      scales.append(Scale(key: key, options: rungs))
    }
  }

  private mutating func readSources() -> RuleSources {
    guard let table = required("rule_sources", in: nil, at: .instrument),
      let english = required("rule_sources_en", in: nil, at: .instrument)
    else { return .none }
    func source(_ key: String) -> Text {
      Text(text(key, in: table, at: .instrument), text(key, in: english, at: .instrument))
    }
    return RuleSources(
      sum: source("sum"), mean: source("mean"), ownWeight: source("own_weight"),
      choice: source("choice"), ratio: source("ratio"), reduction: source("reduction"),
      index: source("index"), blank: source("blank"), zero: source("zero"))
  }
}
