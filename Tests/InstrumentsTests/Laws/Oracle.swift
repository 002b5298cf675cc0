import Foundation
import Instruments
import Testing
import Yams

/// A slow second opinion: scores an instrument straight from its YAML, as a tree of dictionaries.
///
/// It shares nothing with the product but the bytes of the file.
struct Oracle: Sendable {
  typealias Map = [String: Value]

  /// A YAML value as texts, lists and maps.
  enum Value: Sendable {
    case text(String)
    case list([Value])
    case map([String: Value])

    init(_ any: Any) {
      switch any {
      case let map as [String: Any]: self = .map(map.mapValues(Value.init))
      case let list as [Any]: self = .list(list.map(Value.init))
      default: self = .text(any as? String ?? "")
      }
    }
  }

  /// The second opinion on the instrument in force, read once.
  static let current = Result { try Oracle(InstrumentLibrary.current) }

  /// What the oracle says of one fill.
  struct Opinion {
    /// Units of 10⁻¹² points by code; questions as well as nodes, and `total`.
    var scores: [String: Int64] = [:]
    /// The missed floors by predicate.
    var failed: [String: [String]] = [:]
  }

  /// One row that can be answered, as the file describes it.
  struct Row: Sendable {
    let id: Int
    let type: String
    let question: String
  }

  let document: Map
  let rows: [Row]

  init(_ id: String) throws {
    let text = String(decoding: try InstrumentLibrary.bytes(of: id), as: UTF8.self)
    let loaded = try #require(Yams.load(yaml: text, .basic) as? [String: Any])
    document = loaded.mapValues(Value.init)
    var rows: [Row] = []
    for component in Self.maps(document["components"]) { Self.collect(component, &rows) }
    self.rows = rows
  }

  static func map(_ value: Value?) -> Map? {
    if case .map(let map)? = value { map } else { nil }
  }
  static func list(_ value: Value?) -> [Value] {
    if case .list(let list)? = value { list } else { [] }
  }
  static func text(_ value: Value?) -> String {
    if case .text(let text)? = value { text } else { "" }
  }
  static func maps(_ value: Value?) -> [Map] { list(value).compactMap { map($0) } }
  static func texts(_ value: Value?) -> [String] { list(value).map { text($0) } }

  private static func collect(_ node: Map, _ rows: inout [Row]) {
    for question in maps(node["questions"]) {
      let inputs = maps(question["inputs"])
      for row in inputs.isEmpty ? [question] : inputs {
        rows.append(
          Row(
            id: Int(text(row["portal_id"])) ?? 0, type: text(row["type"]),
            question: text(question["id"])))
      }
    }
    for key in ["aspects", "areas", "results", "indicators", "parts"] {
      for child in maps(node[key]) { collect(child, &rows) }
    }
  }

  /// The keys of a ladder, best first.
  func ladder(_ type: String) -> [String]? {
    guard let scale = Self.map(Self.map(document["scales"])?[type]) else { return nil }
    return scale.keys.sorted {
      Exact(written: Self.text(scale[$0])) >= Exact(written: Self.text(scale[$1]))
    }
  }

  /// Scores answers by soal id; a missing one is blank.
  func opinion(on answers: [Int: String]) -> Opinion {
    var opinion = Opinion()
    var total: Int64 = 0
    for component in Self.maps(document["components"]) {
      total += score(component, answers, &opinion)
    }
    opinion.scores["total"] = total
    for predicate in Self.maps(document["predicates"]) {
      opinion.failed[Self.text(predicate["key"])] = failed(predicate, opinion)
    }
    return opinion
  }

  private func score(_ node: Map, _ answers: [Int: String], _ opinion: inout Opinion) -> Int64 {
    var sum: Int64 = 0
    for key in ["aspects", "areas", "results", "indicators", "parts"] {
      for child in Self.maps(node[key]) { sum += score(child, answers, &opinion) }
    }
    let questions = Self.maps(node["questions"])
    let weight = Exact(written: Self.text(node["weight"]))
    if questions.contains(where: { $0["weight"] != nil }) {
      for question in questions {
        let own = Exact(written: Self.text(question["weight"]))
        let points = (value(question, answers) * own).rounded(decimals: 12)
        opinion.scores[Self.text(question["id"])] = points
        sum += points
      }
    } else if !questions.isEmpty {
      var mean = Exact(0)
      for question in questions {
        let share = value(question, answers)
        mean = mean + share
        let part = share * weight * Exact(1, Int128(questions.count))
        opinion.scores[Self.text(question["id"])] = part.rounded(decimals: 12)
      }
      sum += (mean * weight * Exact(1, Int128(questions.count))).rounded(decimals: 12)
    }
    opinion.scores[Self.text(node["code"])] = sum
    return sum
  }

  private func value(_ question: Map, _ answers: [Int: String]) -> Exact {
    let type = Self.text(question["type"])
    if let scale = Self.map(Self.map(document["scales"])?[type]) {
      guard let answer = answers[Int(Self.text(question["portal_id"])) ?? 0] else {
        return Exact(0)
      }
      return Exact(written: Self.text(scale[answer]))
    }
    if type == "index_0_4" {
      guard let answer = answers[Int(Self.text(question["portal_id"])) ?? 0] else {
        return Exact(0)
      }
      return Exact(written: answer) * Exact(1, 4)
    }
    return share(question, answers)
  }

  private func share(_ question: Map, _ answers: [Int: String]) -> Exact {
    var counts: [String: Int128] = [:]
    for input in Self.maps(question["inputs"]) {
      guard let answer = answers[Int(Self.text(input["portal_id"])) ?? 0] else { return Exact(0) }
      counts[Self.text(input["key"])] = Int128(answer) ?? 0
    }
    func sum(_ key: String) -> Int128 {
      Self.texts(question[key]).reduce(0) { $0 + (counts[$1] ?? 0) }
    }
    let zero = Self.map(question["zero_denominator"]) ?? [:]
    if Self.text(question["formula"]) == "reduction_ratio" {
      let (before, now) = (sum("previous"), sum("current"))
      if before == 0 {
        return Exact(
          written: Self.text(zero[now == 0 ? "both_zero" : "previous_zero_current_more"]))
      }
      return now >= before ? Exact(0) : Exact(before - now, before)
    }
    let (above, below) = (sum("numerator"), sum("denominator"))
    if below == 0 { return above == 0 ? Exact(written: Self.text(zero["value"])) : Exact(0) }
    return above >= below ? Exact(1) : Exact(above, below)
  }

  private func failed(_ predicate: Map, _ opinion: Opinion) -> [String] {
    var failed: [String] = []
    for threshold in Self.maps(predicate["thresholds"]) {
      let key = Self.text(threshold["key"])
      let floor = Exact(written: Self.text(threshold["value"]))
      let target = Self.text(threshold["target"])
      if target == "each_area_percent" {
        for (area, codes) in areas() {
          let weight = codes.map(\.weight).reduce(Exact(0), +)
          let score = codes.map { opinion.scores[$0.code] ?? 0 }.reduce(0, +)
          if isMissed(score, floor * weight, threshold) { failed.append("\(key):\(area)") }
        }
      } else if isMissed(opinion.scores[target] ?? 0, floor, threshold) {
        failed.append(key)
      }
    }
    return failed
  }

  private func isMissed(_ score: Int64, _ floor: Exact, _ threshold: Map) -> Bool {
    let found = Exact(Int128(score), 1_000_000_000_000).rounded(decimals: 9)
    let needed = floor.rounded(decimals: 9)
    return Self.text(threshold["op"]) == ">" ? found <= needed : found < needed
  }

  private func areas() -> [(key: String, codes: [(code: String, weight: Exact)])] {
    var areas: [(key: String, codes: [(code: String, weight: Exact)])] = []
    for component in Self.maps(document["components"]) {
      for aspect in Self.maps(component["aspects"]) {
        for area in Self.maps(aspect["areas"]) {
          let key = Self.text(area["key"])
          let entry = (Self.text(area["code"]), Exact(written: Self.text(area["weight"])))
          if let known = areas.firstIndex(where: { $0.key == key }) {
            areas[known].codes.append(entry)
          } else {
            areas.append((key, [entry]))
          }
        }
      }
    }
    return areas
  }
}
