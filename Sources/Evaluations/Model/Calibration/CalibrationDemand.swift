package import Kernel
package import WorkUnitsModel
package import WorksheetsModel

/// Whether an instansi asks its assessors to pass a training case before live work.
///
/// Nothing is asked until a coordinator says so. Every change is kept: whoever could score without
/// calibration last spring can be told apart from whoever could not.
package struct CalibrationDemand: Hashable, Sendable {
  /// What holds, and who said so.
  package enum State: Hashable, Sendable {
    /// Nobody ever asked for anything.
    case neverAsked
    /// A pass by these rules, or by later ones, comes before live work.
    case demanded(rulesVersion: Int, since: Instant, by: Author)
    /// It was asked for once and is not any more.
    case released(since: Instant, by: Author)
  }

  /// The kind under which the journal keeps it, by instansi.
  package static let kind = "calibration_demand"

  /// The instansi.
  package let institutionID: ID<Institution>
  /// Whose assessors it is about.
  package let layer: Layer
  /// The instrument of the units to be scored.
  package let instrumentID: String
  /// What holds.
  package private(set) var state: State
  /// Counts the changes; a form carries the number it was made on.
  package private(set) var version: Int64

  /// Describes what holds, as the store kept it.
  package init(
    institutionID: ID<Institution>, layer: Layer, instrumentID: String,
    state: State = .neverAsked, version: Int64 = 0
  ) {
    self.institutionID = institutionID
    self.layer = layer
    self.instrumentID = instrumentID
    self.state = state
    self.version = version
  }

  /// The rules that a pass has to meet; nil when nothing is asked for.
  package var rulesVersion: Int? {
    if case .demanded(let version, _, _) = state { version } else { nil }
  }

  /// Asks for a pass before live work.
  ///
  /// - Parameters:
  ///   - rulesVersion: The rules of the training case in force.
  ///   - baseVersion: The version that the person saw.
  ///   - author: Who asks.
  ///   - now: The present moment.
  /// - Returns: What happened; nil when just that is asked for already.
  /// - Throws: `unknownRules`, `overtaken`.
  package mutating func demand(
    rulesVersion: Int, baseVersion: Int64, by author: Author, at now: Instant
  ) throws(CalibrationRefusal) -> JournalEntry? {
    guard CalibrationRules.find(rulesVersion) != nil else {
      throw .unknownRules(version: rulesVersion)
    }
    if self.rulesVersion == rulesVersion { return nil }
    guard baseVersion == version else { throw .overtaken }
    state = .demanded(rulesVersion: rulesVersion, since: now, by: author)
    version += 1
    return entry("calibration_demanded", rulesVersion: rulesVersion)
  }

  /// Lets assessors score without a pass again.
  ///
  /// - Returns: What happened; nil when nothing is asked for.
  /// - Throws: `overtaken`.
  package mutating func release(
    baseVersion: Int64, by author: Author, at now: Instant
  ) throws(CalibrationRefusal) -> JournalEntry? {
    guard let rulesVersion else { return nil }
    guard baseVersion == version else { throw .overtaken }
    state = .released(since: now, by: author)
    version += 1
    return entry("calibration_released", rulesVersion: rulesVersion)
  }

  private func entry(_ event: String, rulesVersion: Int) -> JournalEntry {
    JournalEntry(
      subjectKind: Self.kind, subjectID: institutionID.text, event: event,
      facts: JournalFacts().text("layer", layer.rawValue).text("instrument", instrumentID)
        .number("rules", rulesVersion).json)
  }
}
