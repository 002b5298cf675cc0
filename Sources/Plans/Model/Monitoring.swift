package import Kernel
package import WorkUnitsModel

/// The monitoring (monev) of a plan in a quarter: how everything stood when it was opened.
package struct Monitoring: Hashable, Sendable {
  /// The identity.
  package let id: ID<Monitoring>
  /// The instansi of the unit.
  package let institutionID: ID<Institution>
  /// The unit.
  package let unitID: ID<WorkUnit>
  /// The programme year.
  package let year: CycleYear
  /// The quarter.
  package let quarter: Quarter
  /// When it was opened: the moment whose progress is frozen.
  package let openedAt: Instant
  /// The name of who opened it.
  package let openedBy: String
  /// What was said; empty until somebody writes it.
  package private(set) var minutes: String
  /// How each item stood; never changed again.
  package let lines: [MonitoringLine]
  /// Counts the changes of the minutes; a form carries the version it was made on.
  package let version: Int64

  /// Describes a stored monitoring.
  package init(
    id: ID<Monitoring>, place: (institutionID: ID<Institution>, unitID: ID<WorkUnit>),
    year: CycleYear, quarter: Quarter, opened: (at: Instant, by: String), minutes: String = "",
    lines: [MonitoringLine], version: Int64 = 1
  ) {
    self.id = id
    institutionID = place.institutionID
    unitID = place.unitID
    self.year = year
    self.quarter = quarter
    openedAt = opened.at
    openedBy = opened.by
    self.minutes = minutes
    self.lines = lines
    self.version = version
  }

  /// How far the plan was; exact.
  package var progress: Fraction { PlanBoard.mean(lines.map(\.progress.share)) }

  /// How far an area was; exact.
  package func progress(of area: PlanArea) -> Fraction {
    PlanBoard.mean(lines.filter { $0.area == area }.map(\.progress.share))
  }

  /// Opens the monitoring of a quarter and freezes how everything stands.
  ///
  /// - Parameters:
  ///   - quarter: The quarter.
  ///   - id: A new id.
  ///   - year: The year of the unit.
  ///   - board: The plan as it stands today.
  ///   - earlier: The quarters that were monitored already.
  ///   - author: When, and the name of who opens it.
  /// - Returns: The monitoring and what happened.
  /// - Throws: `unitIsClosed`, `quarterTooEarly`, `quarterExists`, `laterQuarterExists`,
  ///   `planIsEmpty`.
  package static func open(
    _ quarter: Quarter, id: ID<Monitoring>, in year: PlanYear, board: PlanBoard,
    earlier: [Quarter], author: (at: Instant, name: String)
  ) throws(PlanRefusal) -> (Monitoring, [PlanEvent]) {
    guard year.isUnitActive else { throw .unitIsClosed }
    let first = quarter.opensOn(in: year.year)
    guard year.today >= first else { throw .quarterTooEarly(from: first) }
    guard !earlier.contains(quarter) else { throw .quarterExists(quarter) }
    if let later = earlier.filter({ $0 > quarter }).min() { throw .laterQuarterExists(later) }
    guard !board.lines.isEmpty else { throw .planIsEmpty }
    let monitoring = Monitoring(
      id: id, place: (year.institutionID, year.unitID), year: year.year, quarter: quarter,
      opened: (author.at, author.name), lines: board.lines.map(MonitoringLine.init))
    return (monitoring, [.monitoringOpened(monitoring)])
  }

  /// Writes the minutes.
  ///
  /// - Parameters:
  ///   - text: What was said.
  ///   - version: The version that the person saw.
  ///   - isUnitActive: Whether the unit still exists.
  /// - Returns: What happened; empty when they say the same already.
  /// - Throws: `stale` for an old form, `unitIsClosed`.
  package mutating func write(
    _ text: PlanWording, version: Int64, isUnitActive: Bool
  ) throws(PlanRefusal) -> [PlanEvent] {
    guard isUnitActive else { throw .unitIsClosed }
    guard version == self.version else { throw .stale }
    guard text.text != minutes else { return [] }
    minutes = text.text
    return [.minutesWritten(self)]
  }
}

/// How one item stood when its quarter was monitored.
package struct MonitoringLine: Hashable, Sendable {
  /// The item.
  package let itemID: ID<PlanItem>
  /// Its area then.
  package let area: PlanArea
  /// What was to be done then.
  package let action: String
  /// The name of who answered for it then.
  package let ownerName: String
  /// Its last day in time then.
  package let dueOn: CalendarDate
  /// How far it was.
  package let progress: ItemProgress
  /// How it stood.
  package let state: ItemState

  /// Describes a stored line.
  package init(
    itemID: ID<PlanItem>, area: PlanArea, action: String, ownerName: String,
    dueOn: CalendarDate, progress: ItemProgress, state: ItemState
  ) {
    self.itemID = itemID
    self.area = area
    self.action = action
    self.ownerName = ownerName
    self.dueOn = dueOn
    self.progress = progress
    self.state = state
  }

  /// Freezes a line.
  package init(_ line: PlanLine) {
    self.init(
      itemID: line.item.id, area: line.item.content.area, action: line.item.content.action.text,
      ownerName: line.owner.name, dueOn: line.item.content.dueOn, progress: line.progress,
      state: line.state)
  }
}
