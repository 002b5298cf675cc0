package import Kernel

/// One thing in which two editions differ.
package struct InstrumentDifference: Hashable, Sendable {
  /// What the difference is about.
  package enum Subject: String, Hashable, Sendable, CaseIterable {
    /// The weight of a component, aspect or change area.
    case weight
    /// A ladder of answers.
    case scale
    /// The number or the answer type of questions in a change area.
    case question
    /// A floor of a predicate.
    case floor
  }

  /// What it is about.
  package let subject: Subject
  /// Where, for programs: an area key, a scale key, a predicate with its floor.
  package let place: String
  /// What people call it.
  package let name: Text
  /// What the first edition says; nil when it has no such thing.
  package let before: String?
  /// What the second edition says; nil when it has no such thing.
  package let after: String?
}

extension Instrument {
  /// In what another edition differs: weights, scales, questions and floors.
  ///
  /// Editions number their places differently, so nodes are matched by key (areas over both
  /// aspects together) and floors by predicate and key.
  ///
  /// - Parameter other: The edition to compare with.
  /// - Returns: The differences, this edition before, the other after.
  package func differences(from other: Instrument) -> [InstrumentDifference] {
    weightDifferences(other) + scaleDifferences(other) + questionDifferences(other)
      + floorDifferences(other)
  }

  private func weightDifferences(_ other: Instrument) -> [InstrumentDifference] {
    let (before, after) = (weights(), other.weights())
    return merged(before.map(\.key), after.map(\.key)).compactMap { key in
      let (old, new) = (before.first { $0.key == key }, after.first { $0.key == key })
      guard old?.weight != new?.weight, let name = new?.name ?? old?.name else { return nil }
      return InstrumentDifference(
        subject: .weight, place: key, name: name, before: old?.weight.description,
        after: new?.weight.description)
    }
  }

  /// Components, aspects and results by key; change areas with both aspects together.
  private func weights() -> [(key: String, name: Text, weight: Points)] {
    let nodes = nodes.filter { [.component, .aspect, .result].contains($0.kind) }
      .map { (key: $0.key, name: $0.name, weight: $0.weight) }
    return nodes + changeAreas.map { (key: $0.key, name: $0.name, weight: $0.weight) }
  }

  private func scaleDifferences(_ other: Instrument) -> [InstrumentDifference] {
    merged(scales.map(\.key), other.scales.map(\.key)).compactMap { key in
      let (old, new) = (
        scales.first { $0.key == key }, other.scales.first { $0.key == key }
      )
      let (before, after) = (old.map(Self.line), new.map(Self.line))
      guard before != after, let label = new?.label ?? old?.label else { return nil }
      return InstrumentDifference(
        subject: .scale, place: key, name: Text(label, label), before: before, after: after)
    }
  }

  private static func line(_ scale: Scale) -> String {
    scale.options.map { "\($0.key) \($0.value)" }.joined(separator: "; ")
  }

  private func questionDifferences(_ other: Instrument) -> [InstrumentDifference] {
    let (before, after) = (questionLines(), other.questionLines())
    return merged(before.map(\.key), after.map(\.key)).compactMap { key in
      let (old, new) = (before.first { $0.key == key }, after.first { $0.key == key })
      guard old?.line != new?.line, let name = new?.name ?? old?.name else { return nil }
      return InstrumentDifference(
        subject: .question, place: key, name: name, before: old?.line, after: new?.line)
    }
  }

  /// How many questions of which answer type each change area and each result has.
  private func questionLines() -> [(key: String, name: Text, line: String)] {
    let results = nodes.enumerated().filter { $0.element.kind == .result }
      .map { (key: $0.element.key, name: $0.element.name, nodes: [$0.offset]) }
    let places = changeAreas.map { (key: $0.key, name: $0.name, nodes: $0.nodes) } + results
    return places.map { place in
      var counts: [String: Int] = [:]
      for question in questions where isInside(question.node, place.nodes) {
        counts[typeKey(question), default: 0] += 1
      }
      let total = counts.values.reduce(0, +)
      let types = counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
      return (place.key, place.name, "\(total): " + types.joined(separator: "; "))
    }
  }

  private func isInside(_ node: Int, _ tops: [Int]) -> Bool {
    var place: Int? = node
    while let current = place {
      if tops.contains(current) { return true }
      place = nodes[current].parent
    }
    return false
  }

  private func typeKey(_ question: Question) -> String {
    switch question.kind {
    case .choice(let scale): scales[scale].label
    case .ratio, .reduction: "%"
    case .index(let maximum): "0-\(maximum)"
    case .unknown: "?"
    }
  }

  private func floorDifferences(_ other: Instrument) -> [InstrumentDifference] {
    let (before, after) = (floorLines(), other.floorLines())
    return merged(before.map(\.key), after.map(\.key)).compactMap { key in
      let (old, new) = (before.first { $0.key == key }, after.first { $0.key == key })
      guard old?.line != new?.line, let name = new?.name ?? old?.name else { return nil }
      return InstrumentDifference(
        subject: .floor, place: key, name: name, before: old?.line, after: new?.line)
    }
  }

  private func floorLines() -> [(key: String, name: Text, line: String)] {
    predicates.flatMap { rule in
      rule.thresholds.map { threshold in
        let name: Text =
          switch threshold.target {
          case .total: Text("Nilai total", "Total")
          case .eachArea: Text("Setiap area perubahan", "Each change area")
          case .node(let index): nodes[index].name
          case .question(let index): questions[index].text
          }
        let predicate = rule.key.uppercased()
        let maximum: Points? =
          switch threshold.target {
          case .total: maximum
          case .node(let index): nodes[index].weight
          case .question(let index): weight(ofQuestion: index)
          case .eachArea: nil
          }
        let of = maximum.map { " / \($0)" } ?? ""
        let line = "\(threshold.comparison.rawValue) \(threshold.floor)\(of)"
        return (
          "\(rule.key):\(threshold.key)",
          Text("\(predicate): \(name.indonesian)", "\(predicate): \(name.english)"), line
        )
      }
    }
  }

  /// Keys of both, those of the first in its order, then what only the second has.
  private func merged(_ first: [String], _ second: [String]) -> [String] {
    first + second.filter { !first.contains($0) }
  }
}
