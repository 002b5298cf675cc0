package import Kernel

/// Somebody finished an attempt on a training case.
package struct CalibrationEvent: Hashable, Sendable {
  /// The kind under which the journal keeps it, by account.
  package static let kind = "calibration"

  /// Who, by account id.
  package let assessor: String
  /// The case.
  package let caseID: ID<CalibrationCase>
  /// The instrument of the case.
  package let instrumentID: String
  /// The rules it was judged by.
  package let rulesVersion: Int
  /// The number of the attempt with this instrument, from 1.
  package let number: Int
  /// Whether it was within tolerance.
  package let passed: Bool

  /// The event as the journal keeps it; answers and references are not in it.
  package var journalEntry: JournalEntry {
    JournalEntry(
      subjectKind: Self.kind, subjectID: assessor,
      event: passed ? "calibration_passed" : "calibration_failed",
      facts: JournalFacts().text("case", caseID.text).text("instrument", instrumentID)
        .number("rules", rulesVersion).number("attempt", number).json)
  }
}
