import Evidence
package import EvidenceModel
package import Kernel
package import PlansModel
package import Storage
package import WorkUnitsModel

/// Agents of change: SQL in, model out.
package enum AgentStore {
  /// An agent with the person, the proof and how the promise stands on a day.
  package struct Line: Sendable {
    /// The agent.
    package let agent: ChangeAgent
    /// The person.
    package let person: Assignee
    /// The proof of the kept promise; nil while there is none, or when it was deleted.
    package let proof: Proof?
    /// How the promise stands.
    package let state: AgentState

    /// Whether the person has to act: late, without proof, or due within two weeks.
    package func presses(on today: CalendarDate) -> Bool {
      switch state {
      case .late, .proofGone: true
      case .kept: false
      case .open:
        today.adding(days: ItemState.riskDays).map { agent.content.dueOn <= $0 } ?? false
      }
    }
  }

  /// The plans in which somebody is an agent of change, the latest year first.
  package static func plans(
    ofAgent person: ID<Employee>, in transaction: Transaction
  ) throws(StorageError) -> [(unitID: ID<WorkUnit>, year: CycleYear)] {
    let rows = try transaction.query(
      """
      SELECT DISTINCT unit_id, year FROM change_agent
      WHERE employee_id = \(person)
      ORDER BY year DESC, unit_id
      """)
    return try rows.map { row throws(StorageError) in
      guard let year = CycleYear(Int(try row.int("year"))) else {
        throw .broken("An agent of change has a year that is none.")
      }
      return (try row.id("unit_id", of: WorkUnit.self), year)
    }
  }

  /// The agents of a unit in a year, the soonest due first, in two statements.
  package static func agents(
    of unit: ID<WorkUnit>, year: CycleYear, on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> [Line] {
    let rows = try transaction.query(
      """
      SELECT agent.unit_id, agent.year, agent.id, plan.institution_id, agent.promise,
        agent.due_on, agent.proof_id, agent.version,
        \(RosterCheck.columns(unit: "agent.unit_id", on: day))
      FROM change_agent agent
      JOIN plan_year plan ON plan.unit_id = agent.unit_id AND plan.year = agent.year
      JOIN employee person ON person.id = agent.employee_id
      WHERE agent.unit_id = \(unit) AND agent.year = \(year.number)
      ORDER BY agent.due_on, agent.id
      """)
    let agents = try rows.map { row throws(StorageError) in
      (try agent(row), try RosterCheck.assignee(row))
    }
    let named = agents.compactMap { $0.0.proofID }
    let found = named.isEmpty ? [] : try ProofStore.find(named, of: unit, in: transaction)
    let proofs = Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0) })
    return agents.map { agent, person in
      let proof = agent.proofID.flatMap { proofs[$0] }
      return Line(
        agent: agent, person: person, proof: proof,
        state: AgentState(
          of: agent, proof: proof.map { ProofStanding(of: $0, in: year) }, on: day))
    }
  }

  static func insert(_ agent: ChangeAgent, in transaction: Transaction) throws(StorageError) {
    try transaction.execute(
      """
      INSERT INTO change_agent (unit_id, year, id, employee_id, promise, due_on, version)
      VALUES (\(agent.unitID), \(agent.year.number), \(agent.id), \(agent.content.employeeID),
        \(agent.content.promise.text), \(agent.content.dueOn), \(agent.version))
      """)
  }

  /// Saves the proof of a promise on the version it was read with.
  ///
  /// - Throws: `staleVersion` when another change came first.
  static func save(_ agent: ChangeAgent, in transaction: Transaction) throws(StorageError) {
    let changed = try transaction.execute(
      """
      UPDATE change_agent SET proof_id = \(agent.proofID), version = version + 1
      WHERE unit_id = \(agent.unitID) AND year = \(agent.year.number) AND id = \(agent.id)
        AND version = \(agent.version)
      """)
    guard changed == 1 else { throw .staleVersion }
  }

  private static func agent(_ row: Row) throws(StorageError) -> ChangeAgent {
    let id = try row.id("id", of: ChangeAgent.self)
    guard let year = CycleYear(Int(try row.int("year"))),
      let promise = try? PlanWording(line: row.text("promise"), .promise)
    else { throw .broken("The agent of change \(id) cannot be read.") }
    return ChangeAgent(
      id: id, institutionID: try row.id("institution_id", of: Institution.self),
      unitID: try row.id("unit_id", of: WorkUnit.self), year: year,
      content: AgentContent(
        employeeID: try row.id("person_id", of: Employee.self), promise: promise,
        dueOn: try row.date("due_on")),
      proofID: try row.optionalID("proof_id", of: Proof.self), version: try row.int("version"))
  }
}
