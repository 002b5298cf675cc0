package import InstrumentsModel
package import Kernel

/// One programme year of an instansi or of the nation, with the instrument it is judged by.
///
/// The instrument is pinned when the cycle is made and never changes, so that the year can be
/// replayed (law 6 of the design).
package struct Cycle: Hashable, Sendable {
  /// The identity.
  package let id: ID<Cycle>
  /// The instansi whose year this is; nil for the whole nation.
  package let institutionID: ID<Institution>?
  /// The programme year.
  package let year: CycleYear
  /// The id of the instrument, such as `permenpanrb-90-2021`.
  package let instrumentID: String
  /// When worksheets may be filled.
  package private(set) var window: FillWindow
  /// Counts the changes; a form carries the version it was made on.
  package let version: Int64

  /// Describes a cycle.
  package init(
    id: ID<Cycle>, institutionID: ID<Institution>?, year: CycleYear, instrumentID: String,
    window: FillWindow, version: Int64 = 1
  ) {
    self.id = id
    self.institutionID = institutionID
    self.year = year
    self.instrumentID = instrumentID
    self.window = window
    self.version = version
  }

  /// Why a year cannot be judged by an instrument.
  ///
  /// - Returns: nil when it can.
  package static func refusal(
    for year: CycleYear, by instrument: Instrument
  ) -> WorkUnitRefusal? {
    let open = instrument.uncertainQuestions.count
    if open > 0 { return .instrumentCannotScore(questionCount: open) }
    if let last = instrument.lastCycle, year.number > last {
      return .instrumentOver(lastCycle: last)
    }
    return nil
  }

  /// Moves the window.
  ///
  /// - Returns: What happened; empty when it is the same window.
  package mutating func move(to newWindow: FillWindow) -> [WorkUnitEvent] {
    guard newWindow != window else { return [] }
    window = newWindow
    return [.cycleMoved(self)]
  }
}

/// A programme year that can be: from the first LKE of 2012 to 2100.
package struct CycleYear: Hashable, Comparable, Sendable {
  /// The years that are taken.
  ///
  /// - Source: The first LKE of the programme is of 2012 (PermenPANRB 60/2012).
  package static let range = 2012...2100

  /// The year of the calendar.
  package let number: Int

  /// Takes a year.
  ///
  /// - Returns: nil outside the range.
  package init?(_ number: Int) {
    guard Self.range.contains(number) else { return nil }
    self.number = number
  }

  package static func < (left: CycleYear, right: CycleYear) -> Bool { left.number < right.number }
}

/// The time in which worksheets may be filled.
package struct FillWindow: Hashable, Sendable {
  /// The first moment; nil when it has always been open.
  package let from: Instant?
  /// The first moment that is too late; nil when it stays open.
  package let until: Instant?

  /// Makes a window.
  ///
  /// - Throws: `windowIsEmpty` when it would end before it begins.
  package init(from: Instant?, until: Instant?) throws(WorkUnitRefusal) {
    if let from, let until, until <= from { throw .windowIsEmpty }
    self.from = from
    self.until = until
  }

  /// Always open.
  package static var open: FillWindow { FillWindow() }

  private init() {
    from = nil
    until = nil
  }

  /// Whether worksheets may be filled at a moment; at the closing moment itself no longer.
  package func contains(_ instant: Instant) -> Bool {
    if let from, instant < from { return false }
    if let until, instant >= until { return false }
    return true
  }
}
