/// One count that feeds a percentage.
package struct CountField: HTML {
  let title: String
  let name: String
  let typed: String
  let help: String?
  let error: String?

  /// A field for a whole number from 0.
  package init(
    _ title: String, name: String, value: String = "", help: String? = nil, error: String? = nil
  ) {
    self.title = title
    self.name = name
    typed = value
    self.help = help
    self.error = error
  }

  /// The field.
  package var body: some HTML {
    Field(
      title, name: name, value: typed, kind: .count, help: help, error: error,
      attributes: [.maxlength(11), .data(.count, name)])
  }
}

/// How counts become a percentage, so that the script can show it while somebody types.
///
/// The server computes the real value; this is only its preview.
package struct CountFormula: Sendable {
  let kind: String
  let terms: String

  /// The sum of some counts over the sum of others, at most 1.
  ///
  /// - Parameters:
  ///   - numerator: Names of the fields above the line.
  ///   - denominator: Names of the fields below it.
  ///   - zero: What zero over zero is worth: 0 or 1.
  /// - Returns: The formula.
  package static func ratio(
    _ numerator: [String], over denominator: [String], zero: Int
  ) -> CountFormula {
    CountFormula(
      kind: "ratio-\(zero)",
      terms: numerator.joined(separator: " ") + "/" + denominator.joined(separator: " "))
  }

  /// By how much a count fell from last year, from 0 to 1; nothing in both years is 1.
  ///
  /// - Parameters:
  ///   - previous: The field with last year's count.
  ///   - current: The field with this year's count.
  /// - Returns: The formula.
  package static func reduction(from previous: String, to current: String) -> CountFormula {
    CountFormula(kind: "reduction", terms: previous + "/" + current)
  }
}

/// Counts together with the percentage that they make.
package struct CountGroup: HTML {
  let title: String
  let formula: CountFormula
  let fields: [CountField]
  let explanation: String
  let result: String?
  let resultTitle: String

  /// A group.
  ///
  /// - Parameters:
  ///   - title: The question; the legend.
  ///   - formula: How the counts become a percentage.
  ///   - fields: The counts.
  ///   - explanation: The formula in words, such as "jumlah lapor ÷ jumlah wajib lapor".
  ///   - resultTitle: What stands before the result, such as "Hasil".
  ///   - result: The stored percentage as text; nil when something is missing.
  package init(
    _ title: String, formula: CountFormula, fields: [CountField], explanation: String,
    resultTitle: String, result: String?
  ) {
    self.title = title
    self.formula = formula
    self.fields = fields
    self.explanation = explanation
    self.result = result
    self.resultTitle = resultTitle
  }

  /// The group.
  package var body: some HTML {
    fieldset(
      .class("count-group"), .data(.formula, formula.kind), .data(.term, formula.terms)
    ) {
      legend { title }
      div(.class("count-fields")) { fields }
      p(.class("count-result")) {
        span(.class("count-result-title")) { resultTitle }
        output(.class("count-output"), .aria(.live, "polite")) { result ?? "–" }
        span(.class("count-explanation")) { explanation }
      }
    }
  }
}
