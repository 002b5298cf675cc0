package import Kernel

/// What somebody tried on training cases; decides whether they may score live units.
///
/// No access to live worksheets until an attempt was within tolerance. Attempts are counted and
/// never deleted.
package struct CalibrationRecord: Hashable, Sendable {
  /// One finished attempt.
  package struct Attempt: Hashable, Sendable {
    /// The case.
    package let caseID: ID<CalibrationCase>
    /// The instrument of the case.
    package let instrumentID: String
    /// The rules it was judged by.
    package let rulesVersion: Int
    /// When it was finished.
    package let at: Instant
    /// Whether it was within tolerance.
    package let passed: Bool

    /// Describes an attempt, as the store kept it.
    package init(
      caseID: ID<CalibrationCase>, instrumentID: String, rulesVersion: Int, at: Instant,
      passed: Bool
    ) {
      self.caseID = caseID
      self.instrumentID = instrumentID
      self.rulesVersion = rulesVersion
      self.at = at
      self.passed = passed
    }
  }

  /// Who, by account id.
  package let assessor: String
  /// All attempts, the earliest first.
  package private(set) var attempts: [Attempt]

  /// Describes what somebody tried so far.
  package init(assessor: String, attempts: [Attempt] = []) {
    self.assessor = assessor
    self.attempts = attempts
  }

  /// Counts the attempts; a form carries the number it was made on.
  package var version: Int64 { Int64(attempts.count) }

  /// How many attempts there were with an instrument.
  package func attemptCount(with instrumentID: String) -> Int {
    attempts.count { $0.instrumentID == instrumentID }
  }

  /// Whether the person may take a case: none of the others was tried less often.
  ///
  /// The references of a finished attempt are shown, so a case that was tried shows less the next
  /// time. It is open again when the others were tried as often.
  ///
  /// - Parameters:
  ///   - id: The case.
  ///   - cases: Every case of its instrument.
  /// - Returns: True while no other case was tried less.
  package func isOpen(_ id: ID<CalibrationCase>, of cases: [ID<CalibrationCase>]) -> Bool {
    cases.allSatisfy { tries(of: $0) >= tries(of: id) }
  }

  /// How often a case was tried.
  package func tries(of id: ID<CalibrationCase>) -> Int { attempts.count { $0.caseID == id } }

  /// Finishes an attempt and counts it.
  ///
  /// - Parameters:
  ///   - item: The training case.
  ///   - cases: Every case of its instrument.
  ///   - given: What was given, in the order of `Instrument.questions`.
  ///   - now: The present moment.
  ///   - baseVersion: The version that the person saw.
  /// - Returns: The result with its reasons, and what happened.
  /// - Throws: `overtaken`, `alreadyCalibrated`, `anotherFirst`, `incomplete`; none of them is
  ///   counted.
  package mutating func attempt(
    _ item: CalibrationCase, of cases: [ID<CalibrationCase>] = [], given: [QuestionShare?],
    at now: Instant, baseVersion: Int64
  ) throws(CalibrationRefusal) -> (result: CalibrationResult, event: CalibrationEvent) {
    guard baseVersion == version else { throw .overtaken }
    if let passed = passingAttempt(
      with: item.instrumentID, rulesVersion: item.rules.version)
    {
      throw .alreadyCalibrated(attempt: passed)
    }
    guard isOpen(item.id, of: cases) else { throw .anotherFirst }
    let result = try item.compare(given)
    attempts.append(
      Attempt(
        caseID: item.id, instrumentID: item.instrumentID, rulesVersion: item.rules.version,
        at: now, passed: result.passes))
    let event = CalibrationEvent(
      assessor: assessor, caseID: item.id, instrumentID: item.instrumentID,
      rulesVersion: item.rules.version, number: attemptCount(with: item.instrumentID),
      passed: result.passes)
    return (result, event)
  }

  /// The number from 1, among the attempts with the instrument, of the first pass.
  private func passingAttempt(with instrumentID: String, rulesVersion: Int) -> Int? {
    attempts.filter { $0.instrumentID == instrumentID }
      .firstIndex { $0.passed && $0.rulesVersion >= rulesVersion }
      .map { $0 + 1 }
  }
}
