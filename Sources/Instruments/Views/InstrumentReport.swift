package import InstrumentsModel
package import Kernel

/// Instruments as lines of text for a terminal.
package enum InstrumentReport {
  /// One line for each edition.
  package static func list(_ instruments: [Instrument], in language: Language) -> [String] {
    instruments.map { instrument in
      let state =
        instrument.isComplete
        ? Text("lengkap", "complete") : Text("belum lengkap", "incomplete")
      return [
        padded(instrument.regulation, 22),
        padded(InstrumentText.cycles(instrument).in(language), 12),
        padded(state.in(language), 14),
        InstrumentText.counts(instrument).in(language),
      ].joined(separator: "  ")
    }
  }

  /// The whole structure: tree, questions, floors.
  package static func show(_ instrument: Instrument, in language: Language) -> [String] {
    var lines = [
      "\(instrument.regulation), " + InstrumentText.cycles(instrument).in(language),
      instrument.title, InstrumentText.counts(instrument).in(language),
    ]
    if !instrument.isComplete { lines.append(InstrumentText.incomplete(instrument).in(language)) }
    lines.append("")
    appendTree(0, of: instrument, depth: 0, language, to: &lines)
    for rule in instrument.predicates {
      lines.append("")
      lines.append(heading(rule, language))
      for threshold in rule.thresholds {
        let name = InstrumentText.floor(threshold, in: instrument).in(language)
        let floor = FigureText.exact(threshold.floor, in: language)
        lines.append("  \(threshold.comparison.rawValue) \(padded(floor, 6)) \(name)")
        lines.append("            \(threshold.source.in(language))")
      }
    }
    appendPreconditions(of: instrument, language, to: &lines)
    return lines
  }

  private static func appendPreconditions(
    of instrument: Instrument, _ language: Language, to lines: inout [String]
  ) {
    for holder in Precondition.Holder.allCases {
      lines.append("")
      lines.append(InstrumentText.preconditions(of: holder).in(language))
      for item in instrument.preconditions where item.holder == holder {
        lines.append("  \(item.name.in(language))")
        for demand in item.demands {
          let predicate = demand.predicate.map { $0.uppercased() + ": " } ?? ""
          let word =
            demand.confidence == .verified
            ? "" : " [\(InstrumentText.confidenceWord(demand.confidence).in(language))]"
          lines.append("    \(predicate)\(demand.text.in(language))\(word)")
        }
        lines.append("            \(item.source.in(language))")
      }
    }
  }

  /// What differs between two editions, by subject.
  package static func differences(
    _ differences: [InstrumentDifference], in language: Language
  ) -> [String] {
    if differences.isEmpty {
      return [Text("Tidak ada perbedaan.", "No differences.").in(language)]
    }
    var lines: [String] = []
    for subject in InstrumentDifference.Subject.allCases {
      let found = differences.filter { $0.subject == subject }
      if found.isEmpty { continue }
      if !lines.isEmpty { lines.append("") }
      lines.append(title(subject).in(language))
      for difference in found {
        let before = decimals(difference.before ?? "–", language)
        let after = decimals(difference.after ?? "–", language)
        lines.append("  \(difference.name.in(language))")
        lines.append("    \(before) → \(after)")
      }
    }
    return lines
  }

  /// What a subject of differences is called.
  package static func title(_ subject: InstrumentDifference.Subject) -> Text {
    switch subject {
    case .weight: Text("Bobot", "Weights")
    case .scale: Text("Skala jawaban", "Answer scales")
    case .question: Text("Pertanyaan", "Questions")
    case .floor: Text("Ambang", "Floors")
    }
  }

  /// A figure with the decimal mark of the language.
  static func decimals(_ text: String, _ language: Language) -> String {
    language == .indonesian ? text.replacing(".", with: ",") : text
  }

  private static func heading(_ rule: PredicateRule, _ language: Language) -> String {
    let word =
      rule.confidence == .verified
      ? "" : " [\(InstrumentText.confidenceWord(rule.confidence).in(language))]"
    return "\(rule.key.uppercased()): \(rule.name.in(language))\(word)"
  }

  private static func appendTree(
    _ index: Int, of instrument: Instrument, depth: Int, _ language: Language,
    to lines: inout [String]
  ) {
    let node = instrument.nodes[index]
    let indent = String(repeating: "  ", count: depth)
    let code = node.kind == .total ? "" : node.code + " "
    let weight = FigureText.exact(node.weight, in: language)
    lines.append("\(padded(weight, 6)) \(indent)\(code)\(node.name.in(language))")
    for question in node.questions {
      let data = instrument.questions[question]
      let tag =
        data.confidence == .verified
        ? "" : " [\(InstrumentText.confidenceWord(data.confidence).in(language))]"
      let type = InstrumentText.type(of: data, in: instrument).in(language)
      let ids = data.soals.map { String(instrument.soals[$0].id) }.joined(separator: ", ")
      lines.append(
        "       \(indent)  \(data.code) \(type)\(tag): \(data.text.in(language)) (soal \(ids))")
    }
    for child in node.children {
      appendTree(child, of: instrument, depth: depth + 1, language, to: &lines)
    }
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
