package import AccountsModel
package import Kernel
package import WorkUnitsModel
import WorksheetsModel

/// A seat for which somebody else has to be found, because it will not judge by itself.
///
/// A holder who has not declared yet, who is still in training or whose role begins later is none:
/// that passes without anybody acting on the seat.
package struct SeatGap: Hashable, Sendable {
  /// Why nobody judges from the seat.
  package enum Cause: Hashable, Sendable {
    /// Nobody has it; the moment from which on.
    case vacant(since: Instant?)
    /// The holder's role for the unit is over; the last day where one was set, nil for a role that
    /// was taken back or never was.
    case roleOver(lastDay: CalendarDate?)
    /// The holder cannot sign in any more.
    case accountClosed
    /// The holder must stay away: what they declared for another year or layer, and facts.
    case conflict(isDeclared: Bool, facts: [ConflictReason])
  }

  /// Which seat.
  package let duty: TeamDuty
  /// Who still has it; nil for a vacant one.
  package let holder: ID<Account>?
  /// Why somebody else is needed.
  package let cause: Cause

  /// Describes a seat.
  package init(duty: TeamDuty, holder: ID<Account>?, cause: Cause) {
    self.duty = duty
    self.holder = holder
    self.cause = cause
  }
}

/// The kinds of gaps, for a list that is filtered by them.
package enum SeatGapKind: String, CaseIterable, Hashable, Sendable {
  /// Nobody has the seat.
  case vacant
  /// The role of the holder is over, or their account is closed.
  case roleOver = "role_over"
  /// The holder must stay away.
  case conflict
}

extension SeatGap {
  /// The kind.
  package var kind: SeatGapKind {
    switch cause {
    case .vacant: .vacant
    case .roleOver, .accountClosed: .roleOver
    case .conflict: .conflict
    }
  }
}

/// What is known of the people of seats when somebody looks for gaps.
package struct SeatWatch: Sendable {
  /// The day of looking.
  package let day: CalendarDate
  /// What is known of each holder.
  package let past: [ID<Account>: AssessorPast]
  /// The judged units with those around them.
  package let units: [ID<WorkUnit>: UnitKin]
  /// The latest year for which somebody declared a conflict with a unit, in any layer.
  package let declared: [ID<WorkUnit>: [ID<Account>: Int]]
  /// Holders whose account is closed.
  package let closed: Set<ID<Account>>

  /// Describes what is known.
  package init(
    day: CalendarDate, past: [ID<Account>: AssessorPast], units: [ID<WorkUnit>: UnitKin],
    declared: [ID<WorkUnit>: [ID<Account>: Int]] = [:], closed: Set<ID<Account>> = []
  ) {
    self.day = day
    self.past = past
    self.units = units
    self.declared = declared
    self.closed = closed
  }

  /// The seats of an assignment that need somebody else: vacant ones first, in the order of duties.
  package func gaps(of assignment: UnitAssignment) -> [SeatGap] {
    let vacant = assignment.vacancies.map { duty in
      SeatGap(
        duty: duty, holder: nil,
        cause: .vacant(
          since: assignment.terms.filter { $0.duty == duty }.compactMap(\.term.until).max()))
    }
    return vacant
      + assignment.seats.compactMap { seat in
        cause(against: seat.personID, in: assignment).map {
          SeatGap(duty: seat.duty, holder: seat.personID, cause: $0)
        }
      }
  }

  /// Why somebody's door will not open by itself; nil when it is open or may open.
  private func cause(
    against person: ID<Account>, in assignment: UnitAssignment
  ) -> SeatGap.Cause? {
    guard let role = EvaluationPolicy.role(of: assignment.layer),
      let unit = units[assignment.unitID]
    else { return nil }
    let known = past[person] ?? AssessorPast(assessorID: person)
    let moment = ConflictMoment(year: assignment.year, layer: assignment.layer, day: day)
    let facts = known.facts(against: unit, at: moment, rules: .usual(for: assignment.layer))
    let isDeclared = declared[assignment.unitID]?[person].map { $0 >= assignment.year } ?? false
    if isDeclared || !facts.isEmpty { return .conflict(isDeclared: isDeclared, facts: facts) }
    if closed.contains(person) { return .accountClosed }
    let roles = known.grants.filter { $0.role == role && unit.place.scopes.contains($0.scope) }
    if roles.contains(where: { $0.isCurrentOrComing(on: day) }) { return nil }
    return .roleOver(lastDay: roles.compactMap(\.until).max())
  }
}
