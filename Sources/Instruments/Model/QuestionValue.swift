package import Kernel

/// What one question is worth, as an exact share, and why.
package struct QuestionValue: Hashable, Sendable {
  /// How the value came about.
  package enum Origin: UInt8, Hashable, Sendable {
    /// From the answer as given.
    case answer
    /// Not all of its soal are answered: counts 0.
    case unanswered
    /// Something over nothing is contradictory: counts as unanswered.
    case contradictory
    /// Nothing over nothing, decided by the instrument's rule.
    case zeroRule
    /// The share was above 1 and was cut.
    case capped
    /// The fall was a rise and counts 0.
    case floored
  }

  /// Above the line; `0...denominator`.
  package let numerator: Int64
  /// Below the line; above zero.
  package let denominator: Int64
  /// How the value came about.
  package let origin: Origin

  /// Whether the answer counts as given.
  package var isAnswered: Bool { origin != .unanswered && origin != .contradictory }

  /// The exact share, `0...1`.
  package var fraction: Fraction { Fraction(Int128(numerator), over: Int128(denominator)) }

  /// The share rounded half to even to 12 decimals, for showing.
  package var rounded: Points { Points(rounding: fraction) }

  static let unanswered = QuestionValue(numerator: 0, denominator: 1, origin: .unanswered)

  static func decimal(_ value: Points, _ origin: Origin = .answer) -> QuestionValue {
    QuestionValue(numerator: value.units, denominator: Points.unitsPerPoint, origin: origin)
  }
}

extension Instrument {
  /// What a question is worth on a sheet.
  ///
  /// Every soal of the question must be answered, informational ones included, as the form asks.
  ///
  /// - Parameters:
  ///   - question: The position in `questions`.
  ///   - places: The packed places of an answer sheet of this instrument.
  /// - Returns: The exact share with its origin; nothing is rounded.
  /// - Source: PermenPANRB 90/2021, Lampiran III, columns K and L.
  package func value(of question: Int, on places: borrowing [Int32]) -> QuestionValue {
    for soal in questions[question].soals where places[soal] < 0 { return .unanswered }
    switch questions[question].kind {
    case .choice(let scale):
      return .decimal(scales[scale].options[Int(places[questions[question].soals[0]])].value)
    case .index(let maximum):
      let millionths = Int64(places[questions[question].soals[0]])
      return QuestionValue(
        numerator: millionths, denominator: maximum.units / AnswerSheet.unitsPerMillionth,
        origin: .answer)
    case .ratio(let ratio):
      var (above, below): (Int64, Int64) = (0, 0)
      for soal in ratio.numerator { above += Int64(places[soal]) }
      for soal in ratio.denominator { below += Int64(places[soal]) }
      if below == 0 {
        return above == 0
          ? .decimal(ratio.zeroValue, .zeroRule)
          : QuestionValue(numerator: 0, denominator: 1, origin: .contradictory)
      }
      if above > below { return QuestionValue(numerator: 1, denominator: 1, origin: .capped) }
      return QuestionValue(numerator: above, denominator: below, origin: .answer)
    case .reduction(let reduction):
      let (before, now) = (Int64(places[reduction.previous]), Int64(places[reduction.current]))
      if before == 0 {
        let value = now == 0 ? reduction.bothZeroValue : reduction.riseFromZeroValue
        return .decimal(value, .zeroRule)
      }
      if now > before { return QuestionValue(numerator: 0, denominator: 1, origin: .floored) }
      return QuestionValue(numerator: before - now, denominator: before, origin: .answer)
    case .unknown: return .unanswered
    }
  }
}
