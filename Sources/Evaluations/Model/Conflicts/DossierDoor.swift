package import AccountsModel
package import Kernel
package import WorkUnitsModel

/// Somebody before the door of a unit, with everything that decides whether it opens.
package struct DossierDoor: Hashable, Sendable {
  /// The unit.
  package let unit: WorkUnitPlace
  /// The role by which the person judges.
  package let role: Role
  /// Every grant of a role that the person has or had.
  package let grants: [RoleGrant]
  /// The times in which the person has a seat for the unit; empty without one.
  package let seats: [SeatTerm]
  /// What the person declared for the unit and the year; nil when nothing was ever said.
  package let declaration: ConflictDeclaration?
  /// What is known against the person.
  package let facts: [ConflictReason]

  /// Describes who asks.
  package init(
    unit: WorkUnitPlace, role: Role, grants: [RoleGrant], seats: [SeatTerm],
    declaration: ConflictDeclaration?, facts: [ConflictReason]
  ) {
    self.unit = unit
    self.role = role
    self.grants = grants
    self.seats = seats
    self.declaration = declaration
    self.facts = facts
  }

  /// What keeps the door shut.
  ///
  /// Only for the person and for whoever assigns: everybody else is answered as for a unit that
  /// does not exist.
  ///
  /// - Parameters:
  ///   - instant: The moment of asking.
  ///   - day: The day of the moment, in the time zone by which roles are counted.
  /// - Returns: Everything that does; empty when the door opens: only with a valid role, a seat, "no
  ///   conflict" and no fact against it.
  package func bars(at instant: Instant, on day: CalendarDate) -> [DoorBar] {
    var bars: [DoorBar] = []
    let roles = grants.filter { $0.role == role && unit.scopes.contains($0.scope) }
    if !roles.contains(where: { $0.isValid(on: day) }) {
      let over = roles.filter { $0.from <= day }.compactMap(\.until).max()
      bars.append(roles.isEmpty ? .noRole : .roleNotNow(lastDay: over))
    }
    if !seats.contains(where: { $0.contains(instant) }) {
      let over = seats.compactMap(\.until).filter { $0 <= instant }.max()
      bars.append(seats.isEmpty ? .noSeat : .seatNotNow(since: over))
    }
    // A declaration for another unit says nothing about this one.
    let said = declaration.flatMap { $0.unitID == unit.unitID ? $0.standing : nil } ?? .silent
    switch said {
    case .silent: bars.append(.silent)
    case .free(let since): if since > instant { bars.append(.silent) }
    case .conflicted(let conflict, let since), .withdrawn(_, let conflict, let since):
      bars.append(.conflict(.declared(conflict.kind, since: since)))
    }
    return bars + facts.map { .conflict($0) }
  }
}

/// The time in which somebody has a seat for a unit.
package struct SeatTerm: Hashable, Sendable {
  /// The first moment.
  package let from: Instant
  /// The moment from which the seat is no longer theirs; nil while it is.
  package let until: Instant?

  /// Describes a term.
  package init(from: Instant, until: Instant? = nil) {
    self.from = from
    self.until = until
  }

  /// Whether the seat is theirs at a moment; at the last one no longer.
  package func contains(_ instant: Instant) -> Bool {
    guard instant >= from else { return false }
    guard let until else { return true }
    return instant < until
  }
}

/// What keeps a door shut.
package enum DoorBar: Hashable, Sendable {
  /// The person never had the role for this unit.
  case noRole
  /// The role has ended, was taken back, or has not begun; the last day where one was set.
  case roleNotNow(lastDay: CalendarDate?)
  /// The person was never assigned to the unit.
  case noSeat
  /// The assignment has ended, or not begun; the moment where it ended.
  case seatNotNow(since: Instant?)
  /// The person has not said whether there is a conflict.
  case silent
  /// The instansi asks for training first, and the person is not within tolerance yet.
  case notCalibrated
  /// There is one.
  case conflict(ConflictReason)
}
