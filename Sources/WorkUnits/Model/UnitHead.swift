package import Kernel

/// A head of unit with the days of office.
package struct UnitHead: Hashable, Sendable {
  /// The unit.
  package let unitID: ID<WorkUnit>
  /// The person.
  package let employeeID: ID<Employee>
  /// Whether the person acts in the place of a definitive head (pelaksana tugas, plt.).
  package let isActing: Bool
  /// The first day.
  package let from: CalendarDate
  /// The last day; nil while it is not known.
  package var until: CalendarDate?

  /// Describes a head.
  package init(
    unitID: ID<WorkUnit>, employeeID: ID<Employee>, isActing: Bool, from: CalendarDate,
    until: CalendarDate? = nil
  ) {
    self.unitID = unitID
    self.employeeID = employeeID
    self.isActing = isActing
    self.from = from
    self.until = until
  }

  /// Whether the person is head on a day; on the last day still.
  package func contains(_ day: CalendarDate) -> Bool {
    guard day >= from else { return false }
    guard let until else { return true }
    return day <= until
  }
}

/// The heads of one unit, one at a time.
package struct UnitHeads: Hashable, Sendable {
  /// The heads, oldest first.
  package private(set) var list: [UnitHead]

  /// Takes the heads of one unit.
  package init(_ list: [UnitHead]) {
    self.list = list.sorted { $0.from < $1.from }
  }

  /// The head of a day.
  package func head(on day: CalendarDate) -> UnitHead? { list.last { $0.contains(day) } }

  /// Makes somebody the head; the one before ends the day before.
  ///
  /// - Parameters:
  ///   - head: The new head.
  ///   - isMember: Whether the person is on the roster of the unit on the first day. An acting
  ///     head may come from another unit.
  /// - Returns: What happened.
  /// - Throws: `headIsNoMember`; `headExists` when a head begins on that day or later.
  package mutating func appoint(
    _ head: UnitHead, isMember: Bool
  ) throws(RosterRefusal) -> [RosterEvent] {
    guard isMember || head.isActing else { throw .headIsNoMember }
    var events: [RosterEvent] = []
    if let last = list.last {
      guard last.from < head.from, let lastDay = head.from.adding(days: -1) else {
        throw .headExists(from: last.from)
      }
      if last.contains(head.from) {
        list[list.count - 1].until = lastDay
        events.append(.headEnded(list[list.count - 1]))
      }
    }
    list.append(head)
    return events + [.headAppointed(head)]
  }

  /// Ends the office of the latest head.
  ///
  /// - Parameter lastDay: The last day in office.
  /// - Returns: What happened.
  /// - Throws: `noSuchHead` without a present head, `leavesTooEarly` before the first day.
  package mutating func end(lastDay: CalendarDate) throws(RosterRefusal) -> [RosterEvent] {
    guard let last = list.last, last.until == nil else { throw .noSuchHead }
    guard lastDay >= last.from else { throw .leavesTooEarly(joinedOn: last.from) }
    list[list.count - 1].until = lastDay
    return [.headEnded(list[list.count - 1])]
  }
}
