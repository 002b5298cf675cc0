package import Kernel

/// How close to a training case's reference an assessor has to come, as data with a version.
package struct CalibrationRules: Hashable, Sendable {
  /// The version; a training case names the one it is judged by.
  package let version: Int
  /// The most that the answer to one question may be worth more or less than the reference, where
  /// the case does not say otherwise; exactly as much is fine.
  package let questionTolerance: QuestionShare
  /// The most that the mean of the differences without their sign may be; exactly as much is fine.
  package let meanTolerance: QuestionShare
  /// The smallest alpha between the assessor and the reference, by the difference of values;
  /// exactly as much is enough.
  package let smallestAlpha: Fraction
  /// The fewest questions of a case: on fewer a figure of agreement is luck.
  package let fewestQuestions: Int

  /// The first rules.
  ///
  /// One question: a rung on a ladder of four (0.33 or 0.34) or five (0.25); where there are only
  /// two or three rungs, the reference itself. All together: a rung of four off in three questions
  /// of ten. Alpha from 0.800 as everywhere. Twenty questions: there one rung of four moves alpha by
  /// about 0.02, on five questions it would be 0.07.
  ///
  /// - Source: decision 0190; Krippendorff 2004, page 241, for alpha. Baldrige examiners train on
  ///   one common case before live work.
  package static let version1 = CalibrationRules(
    version: 1, questionTolerance: QuestionShare(thousandths: 340),
    meanTolerance: QuestionShare(thousandths: 100),
    smallestAlpha: Fraction(4, over: 5), fewestQuestions: 20)

  /// All versions, the oldest first.
  package static let all = [version1]

  /// The rules of a version.
  ///
  /// - Returns: nil when there is none.
  package static func find(_ version: Int) -> CalibrationRules? {
    all.first { $0.version == version }
  }
}
