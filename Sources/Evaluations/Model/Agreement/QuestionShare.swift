package import InstrumentsModel
package import Kernel

/// What an assessor gives one question, as a share of its worth.
///
/// Agreement is measured in millionths: rungs of ladders have at most six decimals, so nothing of
/// them is lost; shares of counts are rounded half to even. Scores are never made from this.
package struct QuestionShare: Hashable, Comparable, Sendable {
  /// The share.
  ///
  /// - Unit: millionths of the question's worth.
  /// - Range: `0...1_000_000`.
  package let millionths: Int32

  /// Nothing.
  package static let nothing = QuestionShare(unchecked: 0)
  /// All of it.
  package static let whole = QuestionShare(unchecked: 1_000_000)

  /// Takes a count of millionths.
  ///
  /// - Returns: nil outside of `0...1_000_000`.
  package init?(millionths: Int) {
    guard (0...1_000_000).contains(millionths) else { return nil }
    self.init(unchecked: Int32(millionths))
  }

  /// Takes a whole number of thousandths, for rules written in the program.
  package init(thousandths: Int) {
    precondition((0...1000).contains(thousandths), "A share is a part of a whole.")
    self.init(unchecked: Int32(thousandths) * 1000)
  }

  /// Rounds the value of a question on a scored sheet half to even.
  ///
  /// - Returns: nil for a question that is not answered: a blank is no judgement.
  package init?(_ value: QuestionValue) {
    guard value.isAnswered else { return nil }
    // Below 10¹² × 10⁶, so that it fits 64 bits.
    let (quotient, rest) = (value.numerator * 1_000_000)
      .quotientAndRemainder(dividingBy: value.denominator)
    let isUp =
      rest * 2 > value.denominator
      || rest * 2 == value.denominator && !quotient.isMultiple(of: 2)
    self.init(unchecked: Int32(quotient) + (isUp ? 1 : 0))
  }

  private init(unchecked millionths: Int32) {
    self.millionths = millionths
  }

  package static func < (left: QuestionShare, right: QuestionShare) -> Bool {
    left.millionths < right.millionths
  }

  /// The share as a number from 0 to 1.
  package var points: Points {
    Points(units: Int64(millionths) * (Points.unitsPerPoint / 1_000_000))
  }
}
