package import Kernel
package import WorkUnitsModel

/// Something that a monitoring asks somebody to do (tindak lanjut).
package struct FollowUp: Hashable, Sendable {
  /// The identity.
  package let id: ID<FollowUp>
  /// The instansi of the unit.
  package let institutionID: ID<Institution>
  /// The unit.
  package let unitID: ID<WorkUnit>
  /// The programme year.
  package let year: CycleYear
  /// The quarter whose monitoring asks for it.
  package let quarter: Quarter
  /// What is to be done, by whom, until when.
  package let content: FollowUpContent
  /// When it was set.
  package let setAt: Instant
  /// What was done; nil while it is open.
  package private(set) var closing: Closing?
  /// Counts the changes; a form carries the version it was made on.
  package let version: Int64

  /// What was done about it.
  package struct Closing: Hashable, Sendable {
    /// What was done.
    package let done: PlanWording
    /// When it was told.
    package let at: Instant
    /// The name of who told it.
    package let by: String

    /// Describes a closing.
    package init(done: PlanWording, at: Instant, by: String) {
      self.done = done
      self.at = at
      self.by = by
    }
  }

  /// Describes a stored follow-up.
  package init(
    id: ID<FollowUp>, monitoring: Monitoring, content: FollowUpContent, setAt: Instant,
    closing: Closing? = nil, version: Int64 = 1
  ) {
    self.init(
      id: id, place: (monitoring.institutionID, monitoring.unitID), year: monitoring.year,
      quarter: monitoring.quarter, content: content, setAt: setAt, closing: closing,
      version: version)
  }

  /// Describes a stored follow-up by the place it belongs to.
  package init(
    id: ID<FollowUp>, place: (institutionID: ID<Institution>, unitID: ID<WorkUnit>),
    year: CycleYear, quarter: Quarter, content: FollowUpContent, setAt: Instant,
    closing: Closing? = nil, version: Int64 = 1
  ) {
    self.id = id
    institutionID = place.institutionID
    unitID = place.unitID
    self.year = year
    self.quarter = quarter
    self.content = content
    self.setAt = setAt
    self.closing = closing
    self.version = version
  }

  /// Asks somebody to do something.
  ///
  /// - Parameters:
  ///   - content: What, by whom, until when.
  ///   - id: A new id.
  ///   - monitoring: The monitoring that asks for it.
  ///   - year: The year of the unit.
  ///   - roster: Who is on the roster of the unit today.
  ///   - instant: The moment.
  /// - Returns: The follow-up and what happened.
  /// - Throws: `unitIsClosed`, `notOnRoster`, `dueOutOfReach` for a day before today or after the
  ///   end of the next year.
  package static func ask(
    _ content: FollowUpContent, id: ID<FollowUp>, of monitoring: Monitoring, in year: PlanYear,
    roster: Set<ID<Employee>>, at instant: Instant
  ) throws(PlanRefusal) -> (FollowUp, [PlanEvent]) {
    guard year.isUnitActive else { throw .unitIsClosed }
    guard roster.contains(content.ownerID) else { throw .notOnRoster(.owner) }
    let latest =
      CalendarDate(year: year.year.number + 1, month: 12, day: 31) ?? content.dueOn
    guard content.dueOn >= year.today, content.dueOn <= latest else {
      throw .dueOutOfReach(earliest: year.today, latest: latest)
    }
    let followUp = FollowUp(id: id, monitoring: monitoring, content: content, setAt: instant)
    return (followUp, [.followUpAsked(followUp)])
  }

  /// Tells what was done.
  ///
  /// - Parameters:
  ///   - done: What was done.
  ///   - version: The version that the person saw.
  ///   - author: When, and the name of who tells it.
  /// - Returns: What happened.
  /// - Throws: `followUpIsClosed`, `stale` for an old form.
  package mutating func close(
    _ done: PlanWording, version: Int64, author: (at: Instant, name: String)
  ) throws(PlanRefusal) -> [PlanEvent] {
    guard closing == nil else { throw .followUpIsClosed }
    guard version == self.version else { throw .stale }
    closing = Closing(done: done, at: author.at, by: author.name)
    return [.followUpClosed(self, done: done)]
  }

  /// How it stands on a day.
  package func state(on today: CalendarDate) -> FollowUpState {
    if closing != nil { return .closed }
    if content.dueOn < today { return .late }
    if let line = today.adding(days: ItemState.riskDays), content.dueOn <= line { return .dueSoon }
    return .open
  }

  /// Whether it was open at a moment: set before it and not closed by then.
  package func wasOpen(at instant: Instant) -> Bool {
    guard setAt < instant else { return false }
    guard let closing else { return true }
    return closing.at >= instant
  }
}

/// What is to be done, by whom, until when.
package struct FollowUpContent: Hashable, Sendable {
  /// What is to be done.
  package let what: PlanWording
  /// Who answers for it.
  package let ownerID: ID<Employee>
  /// The last day in time.
  package let dueOn: CalendarDate

  /// Describes what is asked for.
  package init(what: PlanWording, ownerID: ID<Employee>, dueOn: CalendarDate) {
    self.what = what
    self.ownerID = ownerID
    self.dueOn = dueOn
  }
}

/// How a follow-up stands.
package enum FollowUpState: String, CaseIterable, Sendable {
  /// Due in the past and not closed.
  case late
  /// Due within two weeks and not closed.
  case dueSoon = "due_soon"
  /// Still to be done.
  case open
  /// Done and told.
  case closed
}
