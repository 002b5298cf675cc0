package import InstrumentsModel
package import Kernel
package import WorkUnitsModel

/// The LKE of one unit in one programme year.
package struct Worksheet: Hashable, Sendable {
  /// How far the self-assessment is; each stage carries only what it knows.
  package enum Stage: Hashable, Sendable {
    /// The unit is answering and has not sent it yet.
    case draft
    /// Sent by the head of the unit; nobody of the unit may change it.
    case submitted(at: Instant, by: Author)
    /// Back with the unit for repair.
    case returned(at: Instant, by: Author, reason: String, submittedAt: Instant)

    /// The name in the database and in the state diagram.
    package var name: StageName {
      switch self {
      case .draft: .draft
      case .submitted: .submitted
      case .returned: .returned
      }
    }

    /// When it was last sent; nil before the first time.
    package var lastSubmittedAt: Instant? {
      switch self {
      case .draft: nil
      case .submitted(let at, _): at
      case .returned(_, _, _, let at): at
      }
    }
  }

  /// The identity.
  package let id: ID<Worksheet>
  /// Whose LKE it is.
  package let unitID: ID<WorkUnit>
  /// The cycle it belongs to.
  package let cycleID: ID<Cycle>
  /// The programme year of the cycle.
  package let year: CycleYear
  /// The id of the instrument, pinned when the worksheet was started (law 6 of the design).
  package let instrumentID: String
  /// How far it is.
  package internal(set) var stage: Stage
  /// How often it has been sent.
  package internal(set) var submissionCount: Int
  /// Counts the steps between stages; a form carries the version it was made on.
  package let version: Int64

  /// Describes a worksheet.
  package init(
    id: ID<Worksheet>, unitID: ID<WorkUnit>, cycleID: ID<Cycle>, year: CycleYear,
    instrumentID: String, stage: Stage = .draft, submissionCount: Int = 0, version: Int64 = 1
  ) {
    self.id = id
    self.unitID = unitID
    self.cycleID = cycleID
    self.year = year
    self.instrumentID = instrumentID
    self.stage = stage
    self.submissionCount = submissionCount
    self.version = version
  }

  /// Starts the worksheet of a unit for a cycle.
  ///
  /// - Parameters:
  ///   - id: A new id.
  ///   - unit: Whose LKE it is.
  ///   - cycle: The cycle with its window.
  ///   - instrument: The instrument of the cycle.
  ///   - instant: The moment, from the caller's clock.
  /// - Returns: A draft, and what happened.
  /// - Throws: `unitIsClosed`, `windowNotOpen`, `windowOver`, or `instrumentIncomplete` when the
  ///   answer type of a question is not established, so that the sheet could not be scored.
  package static func start(
    id: ID<Worksheet>, unit: WorkUnit, cycle: Cycle, instrument: Instrument, at instant: Instant
  ) throws(WorksheetRefusal) -> (Worksheet, [WorksheetEvent]) {
    guard unit.isActive else { throw .unitIsClosed }
    try cycle.window.require(instant)
    guard instrument.isComplete, instrument.id == cycle.instrumentID else {
      throw .instrumentIncomplete(questionCount: instrument.uncertainQuestions.count)
    }
    let worksheet = Worksheet(
      id: id, unitID: unit.id, cycleID: cycle.id, year: cycle.year,
      instrumentID: cycle.instrumentID)
    return (worksheet, [.started(worksheet)])
  }
}

/// The names of the stages.
package enum StageName: String, CaseIterable, Hashable, Sendable {
  /// Being answered.
  case draft
  /// Sent.
  case submitted
  /// Back for repair.
  case returned

  /// Whether the unit may change its answers.
  package var isOpen: Bool {
    switch self {
    case .draft, .returned: true
    case .submitted: false
    }
  }
}

extension FillWindow {
  /// Lets through only moments inside the window.
  ///
  /// - Throws: `windowNotOpen` before its first moment, `windowOver` from its closing moment on.
  package func require(_ instant: Instant) throws(WorksheetRefusal) {
    if let from, instant < from { throw .windowNotOpen(from: from) }
    if let until, instant >= until { throw .windowOver(since: until) }
  }
}
