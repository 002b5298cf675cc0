package import Kernel

/// How close somebody came to a training case's reference, question by question.
package struct CalibrationResult: Hashable, Sendable {
  /// One question.
  package struct Line: Hashable, Sendable {
    /// Where an answer lies.
    package enum Position: String, CaseIterable, Hashable, Sendable {
      /// Not further off than allowed.
      case within
      /// Worth too much: too mild.
      case tooHigh
      /// Worth too little: too severe.
      case tooLow
    }

    /// What it should have been, and why.
    package let reference: ReferenceAnswer
    /// What was given.
    package let given: QuestionShare
    /// How far it may be off.
    package let tolerance: QuestionShare

    /// How far off it is: above zero is milder than the reference.
    ///
    /// - Unit: shares of the question's worth.
    package var deviation: Points { given.points - reference.share.points }

    /// Where the answer lies.
    package var position: Position {
      let difference = given.millionths - reference.share.millionths
      if abs(difference) <= tolerance.millionths { return .within }
      return difference > 0 ? .tooHigh : .tooLow
    }
  }

  /// Why it is not within tolerance.
  package enum Failure: Hashable, Sendable {
    /// Answers too far off, as positions in `Instrument.questions`.
    case questions([Int])
    /// The mean of the differences is larger than allowed.
    case mean(Fraction, allowed: QuestionShare)
    /// The assessor and the reference agree less than needed.
    case alpha(AgreementFigure, needed: Fraction)
  }

  /// Each question of the case in reading order.
  package let lines: [Line]
  /// The mean of the differences without their sign.
  ///
  /// - Unit: shares of a question's worth.
  package let mean: Fraction
  /// Krippendorff's alpha between the assessor and the reference, by the difference of values.
  package let alpha: AgreementFigure
  /// Why it is not within tolerance; empty when it is.
  package let failures: [Failure]

  /// Whether everything is within tolerance.
  package var passes: Bool { failures.isEmpty }
}

extension CalibrationCase {
  /// Compares answers with the reference.
  ///
  /// - Parameter given: What the assessor gave, in the order of `Instrument.questions`; questions
  ///   outside of the case are not looked at.
  /// - Returns: The result with its reasons.
  /// - Throws: `incomplete` naming the questions without an answer.
  package func compare(_ given: [QuestionShare?]) throws(CalibrationRefusal) -> CalibrationResult {
    var lines: [CalibrationResult.Line] = []
    var missing: [Int] = []
    for reference in references {
      guard given.indices.contains(reference.question), let share = given[reference.question] else {
        missing.append(reference.question)
        continue
      }
      lines.append(
        CalibrationResult.Line(
          reference: reference, given: share,
          tolerance: reference.tolerance ?? rules.questionTolerance))
    }
    guard missing.isEmpty else { throw .incomplete(questions: missing) }

    let sum = lines.reduce(Int128(0)) {
      $0 + Int128(abs($1.given.millionths - $1.reference.share.millionths))
    }
    let table = AgreementTable(
      rows: lines.map { [$0.given, $0.reference.share] }, assessors: ["assessor", "reference"])
    let mean = Fraction(sum, over: Int128(lines.count) * 1_000_000)
    let alpha = table.alpha(.interval)
    return CalibrationResult(
      lines: lines, mean: mean, alpha: alpha, failures: failures(lines, mean, alpha))
  }

  private func failures(
    _ lines: [CalibrationResult.Line], _ mean: Fraction, _ alpha: AgreementFigure
  ) -> [CalibrationResult.Failure] {
    var failures: [CalibrationResult.Failure] = []
    let outside = lines.filter { $0.position != .within }.map(\.reference.question)
    if !outside.isEmpty { failures.append(.questions(outside)) }
    if mean > rules.meanTolerance.points.fraction {
      failures.append(.mean(mean, allowed: rules.meanTolerance))
    }
    if !alpha.isAtLeast(rules.smallestAlpha) {
      failures.append(.alpha(alpha, needed: rules.smallestAlpha))
    }
    return failures
  }
}
