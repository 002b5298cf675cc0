package import Kernel

extension Instrument {
  /// The total that the official form would show for a sheet; nil where it shows an error.
  ///
  /// The form skips blank questions in its averages, so that a blank can raise a score. This
  /// figure is printed beside ours, named as such, and decides nothing. The form's listed faults
  /// are repaired: the LHK total is the sum of its two parts.
  ///
  /// - Parameter sheet: A valid sheet of this instrument.
  /// - Returns: nil when a result is blank, a node has nothing filled, or a share has nothing
  ///   below the line: the form shows `#VALUE!` or `#DIV/0!` there.
  /// - Source: PermenPANRB 90/2021, Lampiran III, cell L208.
  package func workbookTotal(of sheet: AnswerSheet) -> Points? {
    var total = Points.zero
    for node in nodes where !node.questions.isEmpty {
      var (sum, filled) = (Fraction.zero, 0)
      for question in node.questions {
        let value = value(of: question, on: sheet.places)
        if isErrorInForm(question, value, sheet) { return nil }
        if let weight = questions[question].weight {
          guard value.isAnswered else { return nil }
          total += Points(rounding: value.fraction * weight.fraction)
        } else if value.isAnswered {
          sum = sum + value.fraction
          filled += 1
        }
      }
      if node.kind == .result { continue }
      guard filled > 0 else { return nil }
      total += Points(rounding: sum * node.weight.fraction / filled)
    }
    return total
  }

  private func isErrorInForm(
    _ question: Int, _ value: QuestionValue, _ sheet: AnswerSheet
  ) -> Bool {
    switch (questions[question].kind, value.origin) {
    case (.ratio, .zeroRule), (.ratio, .contradictory): true
    // The form gives none against none the full value itself; a rise from none is an error.
    case (.reduction(let reduction), .zeroRule): sheet.places[reduction.current] > 0
    default: false
    }
  }
}
