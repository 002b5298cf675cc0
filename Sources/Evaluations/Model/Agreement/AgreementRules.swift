package import Kernel

/// How figures of agreement and severity are read, as data with a version.
package struct AgreementRules: Hashable, Sendable {
  /// How much may be built on an alpha.
  package enum Reading: String, CaseIterable, Hashable, Sendable {
    /// Conclusions may be drawn.
    case reliable
    /// Only tentative ones.
    case tentative
    /// None: the assessors mean different things.
    case unreliable
  }

  /// The version.
  package let version: Int
  /// The smallest alpha on which conclusions are built.
  package let reliableAlpha: Fraction
  /// The smallest alpha on which tentative conclusions are built.
  package let tentativeAlpha: Fraction
  /// The fewest questions from which anything is said of somebody's severity.
  package let fewestQuestions: Int
  /// The fewest units from which anything is said of somebody's severity.
  package let fewestUnits: Int
  /// How far single deviations are taken to spread around their mean, for intervals.
  package let deviationSpread: QuestionShare
  /// How many spreads of a mean an interval reaches to either side.
  package let confidence: Fraction

  /// The first rules.
  ///
  /// Alpha: from 0.800 reliable, from 0.667 tentative. Severity: deviations on ladders of three
  /// and four rungs are taken to spread by 0.3, so with thirty questions the mean is known to about 0.11,
  /// a third of a rung (1.96 × 0.3 ÷ √30). Answers of one unit hang together: whoever differs on
  /// one unit may be right about it, so it takes three.
  ///
  /// - Source: Krippendorff 2004, page 241, for alpha; decision 0190 for severity.
  package static let version1 = AgreementRules(
    version: 1, reliableAlpha: Fraction(4, over: 5), tentativeAlpha: Fraction(667, over: 1000),
    fewestQuestions: 30, fewestUnits: 3, deviationSpread: QuestionShare(thousandths: 300),
    confidence: Fraction(49, over: 25))

  /// All versions, the oldest first.
  package static let all = [version1]

  /// The rules of a version.
  ///
  /// - Returns: nil when there is none.
  package static func find(_ version: Int) -> AgreementRules? {
    all.first { $0.version == version }
  }

  /// How much may be built on an alpha; exactly on the line reaches it.
  ///
  /// - Returns: nil when there is no figure.
  package func reading(of alpha: AgreementFigure) -> Reading? {
    guard alpha.value != nil else { return nil }
    if alpha.isAtLeast(reliableAlpha) { return .reliable }
    return alpha.isAtLeast(tentativeAlpha) ? .tentative : .unreliable
  }
}
