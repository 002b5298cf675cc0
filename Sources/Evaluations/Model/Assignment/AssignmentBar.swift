package import AccountsModel
package import Kernel
package import WorkUnitsModel

/// Why a team may not take a unit.
package enum AssignmentBar: Hashable, Sendable {
  /// The team is not whole.
  case teamUnfit([TeamFault])
  /// The team judges units of another instansi.
  case otherInstitution
  /// Somebody of the team must stay away from the unit.
  case conflict(ID<Account>, [ConflictReason])
  /// The team has as many units as it may have.
  case full(limit: Int)

  /// The rule by its name.
  package var rule: AssignmentRule {
    switch self {
    case .teamUnfit: .teamUnfit
    case .otherInstitution: .otherInstitution
    case .conflict: .conflict
    case .full: .full
    }
  }
}

/// The rules that can stop a unit, in the order in which they are asked.
package enum AssignmentRule: String, CaseIterable, Comparable, Sendable {
  /// A team is whole: enough anggota, one ketua, one pengendali teknis, nobody twice.
  case teamUnfit = "team_unfit"
  /// A team of an instansi judges the units of that instansi.
  case otherInstitution = "other_institution"
  /// Nobody judges a unit they have a conflict of interest with.
  case conflict
  /// A team takes no more than its limit.
  case full

  package static func < (left: AssignmentRule, right: AssignmentRule) -> Bool {
    left.order < right.order
  }

  private var order: Int {
    switch self {
    case .teamUnfit: 0
    case .otherInstitution: 1
    case .conflict: 2
    case .full: 3
    }
  }
}

/// Why an assignment was not begun or not changed.
package enum AssignmentRefusal: Error, Hashable, Sendable {
  /// More units than one assignment takes.
  case tooManyUnits(limit: Int)
  /// More teams than one assignment takes.
  case tooManyTeams(limit: Int)
  /// More classes of work than one assignment takes.
  case tooManyWorkClasses(limit: Int)
  /// A unit stands twice in the list.
  case unitTwice(ID<WorkUnit>)
  /// A team stands twice in the list.
  case teamTwice(ID<AssessorTeam>)
  /// There is no such unit in this assignment.
  case unitUnknown
  /// There is no such team in this assignment.
  case teamUnknown
  /// What was assigned before and shall stay breaks rules now.
  case keptBreaks(ID<WorkUnit>, [AssignmentBar])
  /// The team may not take the unit.
  case barred([AssignmentBar])
}
