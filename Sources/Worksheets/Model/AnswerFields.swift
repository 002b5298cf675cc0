import Kernel
package import InstrumentsModel

/// What is wrong with a field of a question's form.
package enum FieldProblem: Hashable, Sendable {
  /// Not a rung of the ladder.
  case outsideScale(scale: String)
  /// Below zero.
  case negative
  /// A fraction where things are counted.
  case fraction
  /// Marks between the digits, as in `12.000`, which could mean 12 as well as 12000.
  case grouped(plain: String)
  /// Not a whole number, or beyond the largest count.
  case notACount(largest: Int)
  /// Not a number.
  case notANumber
  /// A number outside the range of the index.
  case outOfRange(maximum: String)
  /// More than six decimals.
  case tooManyDecimals
}

/// The fields of a question's form, read into answers.
package struct AnswerFields: Hashable, Sendable {
  /// One place for each soal of the question; nil when blank or wrong.
  package let values: [Answer?]
  /// What is wrong, by soal id.
  package let problems: [Int: FieldProblem]

  /// Reads what somebody typed.
  ///
  /// Unlike a file, a form never takes anything for something else: what does not fit is a problem.
  ///
  /// - Parameters:
  ///   - typed: The text of each field, in the order of the question's soal; blank clears.
  ///   - question: The position in `Instrument.questions`.
  ///   - instrument: The instrument of the worksheet.
  package init(_ typed: [String], of question: Int, in instrument: Instrument) {
    var values: [Answer?] = []
    var problems: [Int: FieldProblem] = [:]
    for (text, position) in zip(typed, instrument.questions[question].soals) {
      values.append(instrument.read(text, at: position).answer)
      if let problem = Self.problem(text, at: position, in: instrument) {
        problems[instrument.soals[position].id] = problem
      }
    }
    self.values = values
    self.problems = problems
  }

  /// What is wrong with the text of one field.
  ///
  /// - Parameters:
  ///   - typed: The text of the field; blank is never wrong.
  ///   - position: The position in `Instrument.soals`.
  ///   - instrument: The instrument of the worksheet.
  /// - Returns: nil when nothing is.
  package static func problem(
    _ typed: String, at position: Int, in instrument: Instrument
  ) -> FieldProblem? {
    instrument.read(typed, at: position).problem.flatMap { problem($0, typed: typed) }
  }

  private static func problem(_ problem: AnswerReading.Problem, typed: String) -> FieldProblem? {
    switch problem {
    case .untidy: return nil
    case .outsideScale(_, let scale): return .outsideScale(scale: scale)
    case .notACount:
      switch Shape(typed) {
      case .negative: return .negative
      case .decimal: return .fraction
      case .whole, .other: return .notACount(largest: AnswerSheet.largestCount)
      }
    case .groupedCount(let written):
      let plain = written.filter { $0.isNumber }.drop { $0 == "0" }
      return .grouped(plain: plain.isEmpty ? "0" : String(plain))
    case .indexOutOfRange(_, let maximum): return outOfRange(typed, maximum.description)
    case .notAnIndex:
      switch Shape(typed) {
      case .negative: return .negative
      case .decimal: return .tooManyDecimals
      case .whole, .other: return .notANumber
      }
    }
  }

  private static func outOfRange(_ typed: String, _ maximum: String) -> FieldProblem {
    if Shape(typed) == .negative { return .negative }
    let halves = typed.split(whereSeparator: { $0 == "," || $0 == "." })
    let whole = halves.first.flatMap { Int($0.filter { !$0.isWhitespace }) } ?? 0
    let isInRange = whole < (Int(maximum) ?? 0)
    if isInRange, halves.count == 2, halves[1].count > 6 { return .tooManyDecimals }
    return .outOfRange(maximum: maximum)
  }

  /// What a text that was not taken looks like.
  private enum Shape {
    case negative, decimal, whole, other

    init(_ typed: String) {
      var text = typed.filter { !$0.isWhitespace }[...]
      let isNegative = text.first == "-" || text.first == "−"
      if isNegative { text.removeFirst() }
      let halves = text.split(
        omittingEmptySubsequences: false, whereSeparator: { $0 == "," || $0 == "." })
      let isNumber =
        halves.count <= 2 && halves.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isNumber } }
      switch (isNumber, isNegative, halves.count) {
      case (false, _, _): self = .other
      case (true, true, _): self = .negative
      case (true, false, 2): self = .decimal
      default: self = .whole
      }
    }
  }
}
