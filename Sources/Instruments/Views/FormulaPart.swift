package import InstrumentsModel
package import Kernel

/// A piece of a formula in words and numbers: plain text, or the figure of one term below.
package enum FormulaPart: Hashable, Sendable {
  /// Words and signs.
  case text(String)
  /// A figure that one of the terms explains; the position in `Explanation.terms`.
  case figure(String, term: Int)

  /// The piece without its link.
  package var plain: String {
    switch self {
    case .text(let text), .figure(let text, _): text
    }
  }
}

extension Explanation {
  /// A step in words and numbers: «rata-rata (1 + 0,67) ÷ 2 × 1,5 = 1,2525».
  ///
  /// - Parameters:
  ///   - step: One of `steps`.
  ///   - language: The language of the reader.
  /// - Returns: The pieces in reading order; joined they are the sentence.
  package func parts(of step: Step, in language: Language) -> [FormulaPart] {
    var parts = formulaParts(step.formula, in: language)
    if let result = step.result, !saysResult(step.formula) {
      parts.append(.text(" " + FigureText.result(result, in: language)))
    }
    return parts
  }

  /// A step as one line.
  ///
  /// - Parameters:
  ///   - step: One of `steps`.
  ///   - language: The language of the reader.
  /// - Returns: The sentence.
  package func sentence(of step: Step, in language: Language) -> String {
    parts(of: step, in: language).map(\.plain).joined()
  }

  private func saysResult(_ formula: Formula) -> Bool {
    switch formula {
    case .option, .count, .blank: true
    case .sum, .mean, .ownWeight, .part, .ratio, .reduction, .index: false
    }
  }

  private func formulaParts(_ formula: Formula, in language: Language) -> [FormulaPart] {
    func figure(_ points: Points) -> String { FigureText.inside(points, in: language) }
    func say(_ text: Text) -> FormulaPart { .text(text.in(language)) }
    switch formula {
    case .sum(let scores):
      if scores.isEmpty { return [.text("0")] }
      return joined(scores.map(figure))
    case .mean(let shares, let weight):
      let inside = joined(shares.map(figure))
      if shares.count == 1 { return inside + [.text(" × " + figure(weight))] }
      return [say(Text("rata-rata (", "mean ("))] + inside
        + [.text(") ÷ \(shares.count) × " + figure(weight))]
    case .ownWeight(let share, let weight):
      return [.text(figure(share) + " × " + figure(weight))]
    case .part(let share, let weight, let count):
      let divided = count == 1 ? "" : " ÷ \(count)"
      return [.text(figure(share) + " × " + figure(weight) + divided)]
    case .option(let key, let worth):
      return [say(Text("\(key) bernilai ", "\(key) is worth ")), .text(figure(worth))]
    case .ratio(let above, let below):
      return [.text(sum(above, language) + " ÷ " + sum(below, language))]
    case .reduction(let previous, let current):
      let (before, now) = (
        FigureText.count(previous, in: language), FigureText.count(current, in: language)
      )
      return [.text("(\(before) − \(now)) ÷ \(before)")]
    case .index(let index, let maximum):
      return [.text(figure(index) + " ÷ " + figure(maximum))]
    case .count(let count): return [.text(FigureText.count(count, in: language))]
    case .blank: return [say(Text("belum dijawab, bernilai 0", "not answered, worth 0"))]
    }
  }

  private func joined(_ figures: [String]) -> [FormulaPart] {
    var parts: [FormulaPart] = []
    for (index, figure) in figures.enumerated() {
      if index > 0 { parts.append(.text(" + ")) }
      parts.append(.figure(figure, term: index))
    }
    return parts
  }

  private func sum(_ counts: [Int], _ language: Language) -> String {
    let text = counts.map { FigureText.count($0, in: language) }.joined(separator: " + ")
    return counts.count == 1 ? text : "(" + text + ")"
  }
}
