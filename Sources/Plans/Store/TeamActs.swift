package import Accounts
import Cryptography
import Evidence
package import EvidenceModel
package import Kernel
package import PlansModel
package import Storage
import WorkUnitsModel

/// What can be done with teams and agents of change, in the caller's transaction.
///
/// Whether the person may do it is asked before, through `PlanPolicy`.
package enum TeamActs {
  /// Appoints a team.
  ///
  /// - Throws: What `WorkTeam.appoint` refuses.
  package static func appoint(
    _ content: TeamContent, in year: PlanYear, act: Act, transaction: Transaction
  ) throws -> WorkTeam {
    try PlanYearStore.begin(year, in: transaction)
    let others = try TeamStore.teams(
      of: year.unitID, year: year.year, on: year.today, in: transaction
    ).teams
    var random = SecureGenerator()
    let (team, events) = try WorkTeam.appoint(
      content, id: ID(at: act.now, using: &random), in: year, others: others,
      roster: try PlanActs.present(content.members.map(\.employeeID), year, transaction))
    try TeamStore.insert(team, in: transaction)
    try PlanActs.journal(events, act, in: transaction)
    return team
  }

  /// Changes decree, days or members of a team.
  ///
  /// - Throws: `StorageError.notFound` for a team of another plan, and what `WorkTeam.change`
  ///   refuses.
  package static func change(
    _ id: ID<WorkTeam>, to content: TeamContent, version: Int64, in year: PlanYear, act: Act,
    transaction: Transaction
  ) throws {
    try PlanYearStore.begin(year, in: transaction)
    let teams = try TeamStore.teams(
      of: year.unitID, year: year.year, on: year.today, in: transaction
    ).teams
    guard var team = teams.first(where: { $0.id == id }) else { throw StorageError.notFound }
    let events = try team.change(
      to: content, version: version, in: year, others: teams,
      roster: try PlanActs.present(content.members.map(\.employeeID), year, transaction))
    guard !events.isEmpty else { return }
    try TeamStore.save(team, in: transaction)
    try PlanActs.journal(events, act, in: transaction)
  }

  /// Takes the promise of an agent of change.
  ///
  /// - Throws: What `ChangeAgent.promise` refuses.
  package static func promise(
    _ content: AgentContent, in year: PlanYear, act: Act, transaction: Transaction
  ) throws -> ChangeAgent {
    try PlanYearStore.begin(year, in: transaction)
    var random = SecureGenerator()
    let (agent, events) = try ChangeAgent.promise(
      content, id: ID(at: act.now, using: &random), in: year,
      roster: try PlanActs.present([content.employeeID], year, transaction))
    try AgentStore.insert(agent, in: transaction)
    try PlanActs.journal(events, act, in: transaction)
    return agent
  }

  /// Tells that a promise was kept.
  ///
  /// - Throws: `StorageError.notFound` for an agent of another plan, and what `ChangeAgent.keep`
  ///   refuses.
  package static func keep(
    _ id: ID<ChangeAgent>, with proofID: ID<Proof>, version: Int64, in year: PlanYear, act: Act,
    transaction: Transaction
  ) throws {
    try PlanYearStore.begin(year, in: transaction)
    let agents = try AgentStore.agents(
      of: year.unitID, year: year.year, on: year.today, in: transaction)
    guard var agent = agents.first(where: { $0.agent.id == id })?.agent else {
      throw StorageError.notFound
    }
    let proof = try ProofStore.find(proofID, of: year.unitID, in: transaction)
    let events = try agent.keep(with: proof, version: version, in: year)
    guard !events.isEmpty else { return }
    if let proof { try EvidenceActs.use(proof, by: "change_agent", act: act, in: transaction) }
    try AgentStore.save(agent, in: transaction)
    try PlanActs.journal(events, act, in: transaction)
  }
}
