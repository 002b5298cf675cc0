package import Kernel

/// One role of one person: where it holds and between which dates.
package struct RoleGrant: Hashable, Sendable {
  /// The identity of this grant.
  package let id: ID<RoleGrant>
  /// Who holds it.
  package let accountID: ID<Account>
  /// What the person is entrusted with.
  package let role: Role
  /// Where it holds.
  package let scope: Scope
  /// The instansi that the scope lies in; nil for the whole installation.
  package let institutionID: String?
  /// The first day.
  package let from: CalendarDate
  /// The last day; nil when it is open.
  package let until: CalendarDate?
  /// The decree or other reason it rests on; nil when none was given.
  package let reason: Reason?
  /// When it was taken back, whatever its dates; nil while it was not.
  package private(set) var endedAt: Instant?

  /// Describes a grant.
  ///
  /// - Throws: `scopeDoesNotFit` when the role does not exist at such a place, `untilBeforeFrom`
  ///   for dates in the wrong order.
  package init(
    id: ID<RoleGrant>, accountID: ID<Account>, role: Role, at place: GrantPlace,
    from: CalendarDate, until: CalendarDate?, endedAt: Instant? = nil,
    reason: Reason? = nil
  ) throws(AccountRefusal) {
    guard role.fits(place.scope) else { throw .scopeDoesNotFit(role) }
    if let until, until < from { throw .untilBeforeFrom }
    self.id = id
    self.accountID = accountID
    self.role = role
    self.scope = place.scope
    self.institutionID = place.institutionID
    self.from = from
    self.until = until
    self.endedAt = endedAt
    self.reason = reason
  }

  /// The first day that a role may begin: nobody holds one in earnest since before the programme.
  package static let earliest = CalendarDate(year: 2000, month: 1, day: 1)
  /// How far ahead a role may begin or end; unit: years.
  package static let yearsAhead = 10

  /// What is wrong with the dates of a role before it is given, at most one thing a date.
  ///
  /// Roles from before these bounds stay as they were given.
  ///
  /// - Parameters:
  ///   - from: The first day.
  ///   - until: The last day; nil when it is open.
  ///   - today: The present day.
  /// - Returns: Empty for dates that can be taken.
  package static func faults(
    from: CalendarDate, until: CalendarDate?, today: CalendarDate
  ) -> [AccountRefusal] {
    var faults: [AccountRefusal] = []
    let last = today.inYears(yearsAhead)
    if let earliest, from < earliest { faults.append(.fromTooEarly(earliest)) }
    if let last, last < from { faults.append(.fromTooLate(last)) }
    guard let until else { return faults }
    if until < from {
      faults.append(.untilBeforeFrom)
    } else if let last, last < until {
      faults.append(.untilTooLate(last))
    }
    return faults
  }

  /// Whether the role holds on a day.
  package func isValid(on day: CalendarDate) -> Bool {
    guard endedAt == nil, from <= day else { return false }
    guard let until else { return true }
    return day <= until
  }

  /// Whether the role will hold on some day from this one on.
  package func isCurrentOrComing(on day: CalendarDate) -> Bool {
    guard endedAt == nil else { return false }
    guard let until else { return true }
    return day <= until
  }

  /// Whether nobody may hold this role and another one together: the coordinator of an instansi
  /// gives its assessors their units, so that they are not one of them.
  package func excludes(_ other: RoleGrant) -> Bool {
    guard institutionID != nil, institutionID == other.institutionID else { return false }
    return [role, other.role] == [.coordinator, .internalAssessor]
      || [role, other.role] == [.internalAssessor, .coordinator]
  }

  /// Takes the role back at once.
  ///
  /// - Parameters:
  ///   - instant: The moment, from the caller's clock.
  ///   - isLastAdministrator: Whether nobody else could run the installation afterwards.
  /// - Returns: What happened; empty when it was taken back before.
  /// - Throws: `lastAdministrator` for the only one left.
  package mutating func end(
    at instant: Instant, isLastAdministrator: Bool
  ) throws(AccountRefusal) -> [AccountEvent] {
    guard endedAt == nil else { return [] }
    guard !isLastAdministrator else { throw .lastAdministrator }
    endedAt = instant
    return [.roleEnded(self)]
  }
}

/// A place for a role, with the instansi it lies in.
package enum GrantPlace: Hashable, Sendable {
  /// The whole installation.
  case national
  /// One instansi.
  case institution(String)
  /// One unit kerja of an instansi.
  case workUnit(String, institution: String)

  /// The place as policies compare it.
  package var scope: Scope {
    switch self {
    case .national: .national
    case .institution(let id): .institution(id)
    case .workUnit(let id, institution: _): .workUnit(id)
    }
  }

  /// The instansi that the place lies in; nil for the whole installation.
  package var institutionID: String? {
    switch self {
    case .national: nil
    case .institution(let id): id
    case .workUnit(_, institution: let id): id
    }
  }
}

extension CalendarDate {
  /// The same day some years later; 28 February where that year has no 29th.
  fileprivate func inYears(_ years: Int) -> CalendarDate? {
    CalendarDate(year: year + years, month: month, day: day)
      ?? CalendarDate(year: year + years, month: month, day: 28)
  }
}

extension Role {
  /// Whether the role exists at a kind of place.
  package func fits(_ scope: Scope) -> Bool {
    switch (self, scope) {
    case (.administrator, .national), (.nationalAssessor, .national): true
    case (.coordinator, .institution): true
    case (.internalAssessor, .institution), (.internalAssessor, .workUnit): true
    case (.unitHead, .workUnit), (.unitStaff, .workUnit): true
    case (.administrator, _), (.nationalAssessor, _), (.coordinator, _): false
    case (.internalAssessor, .national), (.unitHead, _), (.unitStaff, _): false
    }
  }
}
