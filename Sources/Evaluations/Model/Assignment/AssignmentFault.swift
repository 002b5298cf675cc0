package import AccountsModel
package import Kernel
package import WorkUnitsModel

/// What is wrong with a plan, by the rule that it breaks.
package enum AssignmentFault: Hashable, Sendable {
  /// The plan names a unit that is not to be judged.
  case unknownUnit(ID<WorkUnit>)
  /// The plan names a team that there is not.
  case unknownTeam(ID<AssessorTeam>)
  /// A unit has two teams, or a team and a reason for having none.
  case unitTwice(ID<WorkUnit>)
  /// A unit has neither a team nor a reason.
  case unitLost(ID<WorkUnit>)
  /// A team that is not whole has a unit.
  case teamUnfit(ID<AssessorTeam>)
  /// A team has a unit of another instansi.
  case otherInstitution(ID<WorkUnit>, ID<AssessorTeam>)
  /// Somebody would judge a unit they must stay away from.
  case conflict(ID<WorkUnit>, ID<Account>)
  /// A team has more units than it may have.
  case overLimit(ID<AssessorTeam>, has: Int, limit: Int)
  /// What was to stay with its team did not.
  case keptMoved(ID<WorkUnit>)
  /// A unit has no team although one may take it and has room.
  case stoppedForNothing(ID<WorkUnit>, ID<AssessorTeam>)
  /// The rules that are said to have stopped a unit are not those that did.
  case stoppedWrongly(ID<WorkUnit>)
  /// The figures of the plan are not what its placements add up to.
  case totals(said: AssignmentTotals, found: AssignmentTotals)
  /// There are no prices, or not one for each team and class of work.
  case pricesMissing
  /// The load of a team does not fit its price.
  case loadOffPrice(ID<AssessorTeam>)
  /// The load of a team in a class of work does not fit its price.
  case classOffPrice(ID<AssessorTeam>, workClass: Int)
  /// A unit would cost less in another team.
  case cheaperElsewhere(ID<WorkUnit>, ID<AssessorTeam>)
  /// A unit without a team would cost less in this one.
  case cheaperPlaced(ID<WorkUnit>, ID<AssessorTeam>)
  /// A unit would cost less without a team, which shows that the prices are wrong.
  case cheaperAside(ID<WorkUnit>)
}
