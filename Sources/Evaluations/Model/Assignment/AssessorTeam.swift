package import AccountsModel
package import Kernel
package import WorkUnitsModel

/// A team of assessors that units are given to as a whole.
///
/// The same for every assessor layer: the internal team of an instansi and a national one differ
/// in `institutionID` only.
package struct AssessorTeam: Hashable, Sendable {
  /// The identity.
  package let id: ID<AssessorTeam>
  /// The instansi whose units it may judge; nil for those of every instansi.
  package let institutionID: ID<Institution>?
  /// Who does what in it.
  package let seats: [TeamSeat]
  /// Where it starts its visits; nil when nobody said.
  package let site: Site?
  /// The languages that it speaks.
  package let languages: Set<LanguageCode>
  /// How many units it takes at most; nil for what the rules say.
  package let unitLimit: Int?

  /// Describes a team.
  package init(
    id: ID<AssessorTeam>, institutionID: ID<Institution>?, seats: [TeamSeat], site: Site? = nil,
    languages: Set<LanguageCode> = [.indonesian], unitLimit: Int? = nil
  ) {
    self.id = id
    self.institutionID = institutionID
    self.seats = seats
    self.site = site
    self.languages = languages
    self.unitLimit = unitLimit
  }

  /// How many units it takes at most, in units.
  package func limit(under rules: AssignmentRules) -> Int {
    max(0, unitLimit ?? rules.unitsPerTeam)
  }

  /// What keeps the team from judging any unit; empty when it is whole.
  package func faults(under rules: AssignmentRules) -> [TeamFault] {
    var faults: [TeamFault] = []
    let members = seats.count { $0.duty == .member }
    if members < rules.membersPerTeam {
      faults.append(.tooFewMembers(has: members, needed: rules.membersPerTeam))
    }
    for duty in [TeamDuty.lead, .controller] {
      switch seats.count(where: { $0.duty == duty }) {
      case 0: faults.append(.missing(duty))
      case 1: break
      default: faults.append(.taken(duty))
      }
    }
    var seen: Set<ID<Account>> = []
    var twice: Set<ID<Account>> = []
    for seat in seats where !seen.insert(seat.personID).inserted {
      twice.insert(seat.personID)
    }
    return faults + twice.sorted().map { .personTwice($0) }
  }
}

/// A seat of a team and who has it.
package struct TeamSeat: Hashable, Sendable {
  /// Who.
  package let personID: ID<Account>
  /// What they do.
  package let duty: TeamDuty

  /// Describes a seat.
  package init(_ personID: ID<Account>, _ duty: TeamDuty) {
    self.personID = personID
    self.duty = duty
  }
}

/// What is wrong with a team, whatever the unit.
package enum TeamFault: Hashable, Sendable {
  /// Fewer anggota than it takes to score blind.
  case tooFewMembers(has: Int, needed: Int)
  /// Nobody does this.
  case missing(TeamDuty)
  /// Several people are to do this, and one must.
  case taken(TeamDuty)
  /// Somebody has two seats; a pengendali teknis who is ketua would check their own work.
  case personTwice(ID<Account>)
}
