package import Kernel
package import WorkUnitsModel

/// Which programme years concern a unit at one moment, and in which order.
package struct UnitYears: Hashable, Sendable {
  /// The years to show as work, most urgent first: what was returned, drafts, years to be started,
  /// what is sent.
  ///
  /// Never empty while there is any year: without an open one it names the next that opens, else
  /// the latest.
  package let shown: [Cycle]
  /// The open years for which a worksheet can be started, the earliest first.
  package let startable: [Cycle]
  /// The next year that opens and is not started; nil when there is none.
  package let upcoming: Cycle?

  /// Sorts the years of a unit.
  ///
  /// A year before the latest worksheet is past work: it can be started, but nobody is asked to.
  ///
  /// - Parameters:
  ///   - cycles: The cycles that hold for the unit's instansi, one for each year.
  ///   - worksheets: Every worksheet of the unit.
  ///   - instant: Now.
  package init(_ cycles: [Cycle], worksheets: [Worksheet], at instant: Instant) {
    var stages: [ID<Cycle>: StageName] = [:]
    for worksheet in worksheets { stages[worksheet.cycleID] = worksheet.stage.name }
    let latest = worksheets.map(\.year).max()
    startable =
      cycles.filter { stages[$0.id] == nil && $0.window.contains(instant) }
      .sorted { $0.year < $1.year }
    let fresh = { (cycle: Cycle) in
      stages[cycle.id] == nil && latest.map { $0 < cycle.year } ?? true
    }
    upcoming =
      cycles.filter { fresh($0) }.filter { $0.window.from.map { instant < $0 } ?? false }
      .min { ($0.window.from?.milliseconds ?? 0) < ($1.window.from?.milliseconds ?? 0) }
    let open = cycles.filter { $0.window.contains(instant) }.sorted { $0.year > $1.year }
    let working = { (stage: StageName) in open.filter { stages[$0.id] == stage } }
    // Of what is sent the latest year is enough: older ones stand on the page of the unit.
    let work =
      working(.returned) + working(.draft) + startable.filter(fresh) + working(.submitted).prefix(1)
    shown =
      work.isEmpty
      ? [upcoming ?? cycles.max { $0.year < $1.year }].compactMap(\.self) : work
  }
}
