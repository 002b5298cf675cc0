import InstrumentsModel
import Kernel

/// Reading the tree.
extension InstrumentReader {
  /// What may stand under a node, by the key in the file.
  private static let branches: [(key: String, kind: Node.Kind)] = [
    ("aspects", .aspect), ("areas", .area), ("results", .result), ("indicators", .indicator),
    ("parts", .part),
  ]

  /// Reads a node with everything under it.
  mutating func readNode(_ tree: YAMLTree, kind: Node.Kind, parent: Int) {
    let code = text("code", in: tree, at: .instrument)
    let place = Place.node(code)
    if places[place] == nil { places[place] = tree }
    let index = nodes.count
    nodes.append(
      Node(
        code: code, key: tree["key"]?.text ?? code, kind: kind,
        name: wording("name", "name_en", in: tree, at: place),
        weight: points("weight", in: tree, at: place), parent: parent))
    nodes[parent].children.append(index)
    for branch in Self.branches {
      for child in tree[branch.key]?.items ?? [] {
        readNode(child, kind: branch.kind, parent: index)
      }
    }
    for question in tree["questions"]?.items ?? [] { readQuestion(question, node: index) }
  }

  private mutating func readQuestion(_ tree: YAMLTree, node: Int) {
    let code = text("id", in: tree, at: .node(nodes[node].code))
    let place = Place.question(code)
    if places[place] == nil { places[place] = tree }
    let index = questions.count
    nodes[node].questions.append(index)
    let wording = wording("text", "gloss_en", in: tree, at: place)
    let first = soals.count
    let kind = readKind(tree, wording, question: index, at: place)
    var question = Question(
      code: code, text: wording, kind: kind,
      confidence: confidence("type_confidence", in: tree, at: place), node: node,
      weight: tree["weight"].map { points($0, key: "weight", at: place) },
      soals: Array(first..<soals.count), criteria: [],
      evidenceHints: wordings("evidence_hints", "evidence_hints_en", in: tree, at: place))
    if case .choice(let scale) = kind { question.criteria = criteria(tree, scale, at: place) }
    questions.append(question)
  }

  private mutating func readKind(
    _ tree: YAMLTree, _ wording: Text, question: Int, at place: Place
  ) -> Question.Kind {
    let type = text("type", in: tree, at: place)
    if let scale = scales.firstIndex(where: { $0.key == type }) {
      addSoal(tree, .choice(scale: scale), wording, question)
      return .choice(scale: scale)
    }
    if type == "unknown" {
      addSoal(tree, .unknown, wording, question)
      return .unknown
    }
    if type == "percent" { return readShare(tree, question: question, at: place) }
    if let range = inherited("formulas")?[type]?["range"]?.items, range.count == 2 {
      let maximum = points(range[1], key: "range", at: place)
      addSoal(tree, .index(maximum: maximum), wording, question)
      return .index(maximum: maximum)
    }
    note(place, .unknownWord(key: "type", written: type), near: tree["type"] ?? tree)
    return .unknown
  }

  /// Adds a row; a file without row numbers numbers them in reading order.
  private mutating func addSoal(
    _ tree: YAMLTree, _ kind: Soal.Kind, _ wording: Text, _ question: Int
  ) {
    let id = whole("portal_id", in: tree, at: .soal(soals.count + 1)) ?? soals.count + 1
    let place = Place.soal(id)
    if places[place] == nil { places[place] = tree }
    soals.append(
      Soal(
        id: id, question: question, kind: kind, text: wording,
        portalRow: whole("excel_row", in: tree, at: place),
        annexRow: whole("annex_row", in: tree, at: place)))
  }

  private mutating func readShare(
    _ tree: YAMLTree, question: Int, at place: Place
  ) -> Question.Kind {
    var positions: [String: Int] = [:]
    for input in list("inputs", in: tree, at: place) {
      positions[text("key", in: input, at: place)] = soals.count
      addSoal(input, .count, wording("text", "gloss_en", in: input, at: place), question)
    }
    let zero = required("zero_denominator", in: tree, at: place) ?? tree
    let reason = wording("reason_id", "reason", in: zero, at: place)
    switch text("formula", in: tree, at: place) {
    case "capped_ratio":
      return .ratio(
        Ratio(
          numerator: rows("numerator", in: tree, positions, at: place),
          denominator: rows("denominator", in: tree, positions, at: place),
          zeroValue: points("value", in: zero, at: place), zeroReason: reason))
    case "reduction_ratio":
      let previous = rows("previous", in: tree, positions, at: place)
      let current = rows("current", in: tree, positions, at: place)
      guard previous.count == 1, current.count == 1 else {
        note(place, .foreignSoal, near: tree)
        return .unknown
      }
      return .reduction(
        Reduction(
          previous: previous[0], current: current[0],
          bothZeroValue: points("both_zero", in: zero, at: place),
          riseFromZeroValue: points("previous_zero_current_more", in: zero, at: place),
          zeroReason: reason))
    case let other:
      note(place, .unknownWord(key: "formula", written: other), near: tree["formula"] ?? tree)
      return .unknown
    }
  }

  private mutating func rows(
    _ key: String, in tree: YAMLTree, _ positions: [String: Int], at place: Place
  ) -> [Int] {
    var rows: [Int] = []
    for name in list(key, in: tree, at: place) {
      guard let position = name.text.flatMap({ positions[$0] }) else {
        note(place, .unknownWord(key: key, written: name.text ?? ""), near: name)
        continue
      }
      rows.append(position)
    }
    return rows
  }

  /// What each rung asks for, in the order of the ladder; none where the file has none.
  private mutating func criteria(_ tree: YAMLTree, _ scale: Int, at place: Place) -> [Text] {
    guard let indonesian = tree["options"]?.pairs else { return [] }
    let english = required("criteria_en", in: tree, at: place)?.pairs ?? []
    let keys = scales[scale].options.map(\.key)
    for pairs in [indonesian, english] where pairs.map(\.key) != keys {
      let found = pairs.map(\.key).joined(separator: "/")
      note(place, .criteriaDiffer(found: found, scale: scales[scale].label), near: tree)
      return []
    }
    return zip(indonesian, english).map { Text($0.value.text ?? "", $1.value.text ?? "") }
  }
}
