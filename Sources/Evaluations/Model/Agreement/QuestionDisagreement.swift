package import InstrumentsModel
package import Kernel

/// How much of a unit's score hangs on one question that assessors see differently.
package struct QuestionDisagreement: Hashable, Sendable {
  /// The position in `Instrument.questions`.
  package let question: Int
  /// The lowest that was given; nil when nobody scored it.
  package let lowest: QuestionShare?
  /// The highest that was given; nil when nobody scored it.
  package let highest: QuestionShare?
  /// How many assessors scored it.
  package let assessorCount: Int
  /// The distance from the lowest to the highest, times the question's weight.
  ///
  /// - Unit: points of the total score.
  package let points: Points

  /// Whether somebody gave another value than somebody else.
  ///
  /// Different counts may be worth the same; whether an answer is agreed on is for the answers.
  package var isSplit: Bool { lowest != highest }

  /// Lists every question of one judgement, what moves the score most first.
  ///
  /// - Parameters:
  ///   - sheets: What each assessor gave, in the order of the questions; revealed.
  ///   - instrument: The instrument of the judgement.
  /// - Returns: All questions; those worth the same stay in reading order.
  package static func list(
    _ sheets: [[QuestionShare?]], instrument: Instrument
  ) -> [QuestionDisagreement] {
    list(sheets, weights: instrument.questions.indices.map { instrument.weight(ofQuestion: $0) })
  }

  /// Lists every question of one judgement, what moves the score most first.
  ///
  /// - Parameters:
  ///   - sheets: What each assessor gave, in the order of the questions; revealed.
  ///   - weights: The most that each question can earn.
  /// - Returns: All questions; those worth the same stay in reading order.
  package static func list(
    _ sheets: [[QuestionShare?]], weights: [Points]
  ) -> [QuestionDisagreement] {
    precondition(
      sheets.allSatisfy { $0.count == weights.count }, "The sheets belong to another instrument.")
    return weights.enumerated().map { question, weight in
      let given = sheets.compactMap { $0[question] }
      let (lowest, highest) = (given.min(), given.max())
      let spread = Int128((highest?.millionths ?? 0) - (lowest?.millionths ?? 0))
      let units = divideHalfEven(spread * Int128(weight.units), by: 1_000_000)
      return QuestionDisagreement(
        question: question, lowest: lowest, highest: highest, assessorCount: given.count,
        points: Points(units: Int64(units)))
    }
    .sorted { ($1.points, $0.question) < ($0.points, $1.question) }
  }
}
