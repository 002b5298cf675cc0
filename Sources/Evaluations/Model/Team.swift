package import WorksheetsModel

/// What somebody does in the team that judges a unit.
package enum TeamDuty: String, CaseIterable, Hashable, Sendable {
  /// Scores alone, then agrees with the others (anggota).
  case member
  /// Leads the agreement and decides what stays open (ketua).
  case lead
  /// Checks a sample of what was agreed, and approves or returns it (pengendali teknis).
  case controller
}

/// Somebody who judges a unit, with their duty there.
package struct TeamMember: Hashable, Sendable {
  /// Who.
  package let person: Author
  /// What they do in this team.
  package let duty: TeamDuty

  /// Describes a member.
  package init(person: Author, duty: TeamDuty) {
    self.person = person
    self.duty = duty
  }
}
