import WorksheetsModel

/// What somebody has to do about the report on a judgement whose result stands.
package enum ReportTask: String, CaseIterable, Hashable, Sendable {
  /// Write it: it has no number yet, and without one nobody signs.
  case write
  /// Change what the controller gave back, and sign again.
  case repair
  /// Sign it.
  case sign

  /// The task of a duty, in the order in which a report is signed; nil while it is somebody else's
  /// turn, and once everybody has signed.
  ///
  /// - Parameters:
  ///   - duty: Of the person.
  ///   - isNumbered: Whether the report has its number.
  ///   - edition: Which edition stands, from 1.
  ///   - signatures: How many signatures the edition has.
  package init?(duty: TeamDuty, isNumbered: Bool, edition: Int, signatures: Int) {
    let signers = EvaluationReport.signers
    guard signatures < signers.count, signers[signatures] == duty else { return nil }
    if signatures > 0 {
      self = .sign
    } else if edition > 1 {
      self = .repair
    } else {
      self = isNumbered ? .sign : .write
    }
  }
}
