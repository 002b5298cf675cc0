package import Kernel

/// A stage of a programme year, as data: the key is stored, the list is the national order.
package struct Stage: Hashable, Sendable {
  /// Lower-case words joined by hyphens.
  package let key: String

  /// Takes a key of the national list.
  ///
  /// - Returns: nil for a stage that the programme does not have.
  package init?(_ key: String) {
    guard Self.all.contains(where: { $0.key == key }) else { return nil }
    self.key = key
  }

  private init(known key: String) {
    self.key = key
  }

  /// The unit declares its promise (pencanangan).
  package static let declaration = Stage(known: "pencanangan")
  /// The unit builds (pembangunan).
  package static let building = Stage(known: "pembangunan")
  /// The unit fills its worksheet (penilaian mandiri); the filling window of the cycle.
  package static let selfAssessment = Stage(known: "penilaian-mandiri")
  /// The internal assessors judge (TPI).
  package static let internalReview = Stage(known: "penilaian-tpi")
  /// The instansi proposes units (pengusulan).
  package static let proposal = Stage(known: "pengusulan")
  /// The national team checks the papers.
  package static let administrativeSelection = Stage(known: "seleksi-administrasi")
  /// The instansi may object to the result (sanggah).
  package static let objection = Stage(known: "sanggah")
  /// The national team reads the worksheets (desk evaluasi).
  package static let deskEvaluation = Stage(known: "desk-evaluasi")
  /// The national team talks to the unit.
  package static let interview = Stage(known: "wawancara")
  /// The national team visits the unit.
  package static let fieldVerification = Stage(known: "verifikasi-lapangan")
  /// The panel decides.
  package static let panel = Stage(known: "panel")
  /// The predicates are given (penetapan).
  package static let designation = Stage(known: "penetapan")

  /// Every stage in the order of the year.
  ///
  /// - Source: PortalRB, timeline of a proposal; PermenPANRB 90/2021, annex, stages of building.
  package static let all: [Stage] = [
    declaration, building, selfAssessment, internalReview, proposal, administrativeSelection,
    objection, deskEvaluation, interview, fieldVerification, panel, designation,
  ]
}

/// The time in which a stage is open: one national moment at each end, the same for every unit.
///
/// The zone is the one in which the moments were announced; each unit reads them on its own clock.
package struct StageWindow: Hashable, Sendable {
  /// The stage.
  package let stage: Stage
  /// When it is open.
  package let window: FillWindow
  /// The zone in which the moments were announced.
  package let zone: UnitZone
  /// How often the window was set; the next change names it.
  package let number: Int64

  /// Describes a window.
  package init(stage: Stage, window: FillWindow, zone: UnitZone, number: Int64) {
    self.stage = stage
    self.window = window
    self.zone = zone
    self.number = number
  }

  /// Whether the stage is open at a moment.
  package func contains(_ instant: Instant) -> Bool { window.contains(instant) }
}

/// One setting of a stage window: who opened, moved or extended it, when and why.
package struct StageChange: Hashable, Sendable {
  /// The window from then on.
  package let window: StageWindow
  /// Why; empty for windows that were set without the calendar of stages.
  package let reason: String
  /// When it was set.
  package let at: Instant
  /// The name of who set it; empty for the program itself.
  package let by: String

  /// The longest reason, in characters.
  package static let longestReason = 500

  /// Describes a change.
  package init(window: StageWindow, reason: String, at: Instant, by: String) {
    self.window = window
    self.reason = reason
    self.at = at
    self.by = by
  }
}

/// Why the window of a stage was not set.
package enum StageRefusal: Error, Hashable, Sendable {
  /// A window is opened, moved or extended with a reason.
  case reasonMissing
  /// The reason is longer than the limit.
  case reasonTooLong(limit: Int)
  /// The window would end before it begins.
  case windowIsEmpty
  /// It is the window that holds already.
  case nothingChanged
  /// Somebody else set it since the form was opened.
  case stale
}

extension StageWindow {
  /// Sets the window of a stage anew.
  ///
  /// - Parameters:
  ///   - stage: The stage.
  ///   - present: The window that holds; nil when none was set.
  ///   - window: When the stage shall be open.
  ///   - zone: The zone in which the moments are announced.
  ///   - typedReason: Why.
  /// - Returns: The new window and the reason as it is kept.
  /// - Throws: `reasonMissing`, `reasonTooLong`, or `nothingChanged`.
  package static func set(
    _ stage: Stage, from present: StageWindow?, to window: FillWindow, zone: UnitZone,
    reason typedReason: String
  ) throws(StageRefusal) -> (window: StageWindow, reason: String) {
    let reason = typedReason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !reason.isEmpty else { throw .reasonMissing }
    guard reason.count <= StageChange.longestReason else {
      throw .reasonTooLong(limit: StageChange.longestReason)
    }
    if let present, present.window == window, present.zone == zone { throw .nothingChanged }
    let next = StageWindow(
      stage: stage, window: window, zone: zone, number: (present?.number ?? 0) + 1)
    return (next, reason)
  }
}
