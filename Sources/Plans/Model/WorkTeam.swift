package import Kernel
package import WorkUnitsModel

/// The working team (tim kerja) of a unit for a programme year, appointed by a decree.
package struct WorkTeam: Hashable, Sendable {
  /// The most members of one team.
  package static let mostMembers = 100

  /// The identity.
  package let id: ID<WorkTeam>
  /// The instansi of the unit.
  package let institutionID: ID<Institution>
  /// The unit.
  package let unitID: ID<WorkUnit>
  /// The programme year.
  package let year: CycleYear
  /// Decree, days and members.
  package private(set) var content: TeamContent
  /// Counts the changes; a form carries the version it was made on.
  package let version: Int64

  /// Describes a stored team.
  package init(
    id: ID<WorkTeam>, institutionID: ID<Institution>, unitID: ID<WorkUnit>, year: CycleYear,
    content: TeamContent, version: Int64 = 1
  ) {
    self.id = id
    self.institutionID = institutionID
    self.unitID = unitID
    self.year = year
    self.content = content
    self.version = version
  }

  /// Appoints a team.
  ///
  /// - Parameters:
  ///   - content: Decree, days and members.
  ///   - id: A new id.
  ///   - year: The year of the unit.
  ///   - others: The other teams of the unit in the year.
  ///   - roster: Who of the members is on the roster of the unit today.
  /// - Returns: The team and what happened.
  /// - Throws: What `TeamContent.checked` and `PlanYear.requireOpen` refuse, `teamOverlaps`.
  package static func appoint(
    _ content: TeamContent, id: ID<WorkTeam>, in year: PlanYear, others: [WorkTeam],
    roster: Set<ID<Employee>>
  ) throws(PlanRefusal) -> (WorkTeam, [PlanEvent]) {
    try year.requireOpen()
    let checked = try content.checked(in: year, roster: roster, known: [])
    try checked.requireFree(of: others)
    let team = WorkTeam(
      id: id, institutionID: year.institutionID, unitID: year.unitID, year: year.year,
      content: checked)
    return (team, [.teamAppointed(team)])
  }

  /// Changes decree, days or members.
  ///
  /// - Parameters:
  ///   - newContent: As it shall be.
  ///   - version: The version that the person saw.
  ///   - year: The year of the unit.
  ///   - others: The other teams of the unit in the year.
  ///   - roster: Who of the members is on the roster of the unit today.
  /// - Returns: What happened; empty when nothing is different.
  /// - Throws: `stale` for an old form, and what a new team is refused for; members who have left
  ///   since may stay on the list, where they no longer hold a role.
  package mutating func change(
    to newContent: TeamContent, version: Int64, in year: PlanYear, others: [WorkTeam],
    roster: Set<ID<Employee>>
  ) throws(PlanRefusal) -> [PlanEvent] {
    try year.requireOpen()
    guard version == self.version else { throw .stale }
    let known = Set(content.members.map(\.employeeID))
    let checked = try newContent.checked(in: year, roster: roster, known: known)
    try checked.requireFree(of: others.filter { $0.id != id })
    guard checked != content else { return [] }
    content = checked
    return [.teamChanged(self)]
  }

  /// What somebody is in the team on a day; roles lapse with its days.
  ///
  /// - Parameters:
  ///   - employee: Somebody on the roster of the unit on that day.
  ///   - day: The day.
  /// - Returns: nil for somebody who is no member, or outside the days of the team.
  package func tie(of employee: ID<Employee>, on day: CalendarDate) -> UnitTie? {
    guard content.holds(on: day),
      let member = content.members.first(where: { $0.employeeID == employee })
    else { return nil }
    switch member.role {
    case .leader: return .leader
    case .member: return .member(member.areas)
    }
  }
}

/// What a decree says about a team.
package struct TeamContent: Hashable, Sendable {
  /// The number of the decree.
  package var decree: PlanWording
  /// The date of the decree.
  package var decreedOn: CalendarDate
  /// The first day of the team.
  package var from: CalendarDate
  /// The last day of the team; every role in it lapses after it.
  package var until: CalendarDate
  /// The members, the leader first.
  package var members: [TeamMember]

  /// Describes a team.
  package init(
    decree: PlanWording, decreedOn: CalendarDate, from: CalendarDate, until: CalendarDate,
    members: [TeamMember]
  ) {
    self.decree = decree
    self.decreedOn = decreedOn
    self.from = from
    self.until = until
    self.members = members
  }

  /// Whether a day is one of the team's; on its last day still.
  package func holds(on day: CalendarDate) -> Bool { from <= day && day <= until }

  /// Takes a member in the place of the same person; an earlier leader then joins every pokja.
  package mutating func take(_ member: TeamMember) {
    members.removeAll { $0.employeeID == member.employeeID }
    if member.role == .leader {
      members = members.map { earlier in
        guard earlier.role == .leader else { return earlier }
        return TeamMember(
          employeeID: earlier.employeeID, name: earlier.name, role: .member,
          areas: Set(PlanArea.allCases))
      }
    }
    members.append(member)
  }

  func checked(
    in year: PlanYear, roster: Set<ID<Employee>>, known: Set<ID<Employee>>
  ) throws(PlanRefusal) -> TeamContent {
    try year.require(from, .from)
    try year.require(until, .until)
    guard from <= until else { throw .teamEndsBeforeItBegins }
    guard decreedOn <= from else { throw .decreeAfterStart(decreedOn) }
    let leaders = members.count { $0.role == .leader }
    guard leaders > 0 else { throw .leaderMissing }
    guard leaders == 1 else { throw .tooManyLeaders }
    guard members.count <= WorkTeam.mostMembers else {
      throw .tooManyMembers(limit: WorkTeam.mostMembers)
    }
    var seen: Set<ID<Employee>> = []
    for member in members {
      guard seen.insert(member.employeeID).inserted else { throw .memberTwice(member.name) }
      guard roster.contains(member.employeeID) || known.contains(member.employeeID) else {
        throw .notOnRoster(.members)
      }
      if member.role == .member, member.areas.isEmpty {
        throw .memberWithoutArea(member.name)
      }
    }
    var copy = self
    copy.members.sort {
      ($0.role.rank, $0.name, $0.employeeID) < ($1.role.rank, $1.name, $1.employeeID)
    }
    return copy
  }

  func requireFree(of others: [WorkTeam]) throws(PlanRefusal) {
    for other in others where other.content.from <= until && from <= other.content.until {
      throw .teamOverlaps(decree: other.content.decree.text)
    }
  }
}

/// A member of a team.
package struct TeamMember: Hashable, Sendable {
  /// The person.
  package let employeeID: ID<Employee>
  /// The name with titles, as the roster has it.
  package let name: String
  /// What the person is in the team.
  package let role: TeamRole
  /// The working groups (pokja) the person belongs to; the leader has all, whatever stands here.
  package let areas: Set<PlanArea>

  /// Describes a member.
  package init(employeeID: ID<Employee>, name: String, role: TeamRole, areas: Set<PlanArea>) {
    self.employeeID = employeeID
    self.name = name
    self.role = role
    self.areas = role == .leader ? [] : areas
  }
}

/// What somebody is in a team.
package enum TeamRole: String, CaseIterable, Sendable {
  /// Ketua.
  case leader = "ketua"
  /// Anggota of one or more pokja.
  case member = "anggota"

  var rank: Int { self == .leader ? 0 : 1 }
}

/// How somebody belongs to a unit today, beside the roles of the account.
package enum UnitTie: Hashable, Sendable {
  /// Not at all.
  case none
  /// On the roster.
  case employee
  /// Member of these working groups.
  case member(Set<PlanArea>)
  /// Leader of the team.
  case leader
}
