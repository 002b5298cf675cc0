package import EvidenceModel
package import Kernel
package import WorkUnitsModel

/// An agent of change (agen perubahan) with the change promised for a year.
package struct ChangeAgent: Hashable, Sendable {
  /// The identity.
  package let id: ID<ChangeAgent>
  /// The instansi of the unit.
  package let institutionID: ID<Institution>
  /// The unit.
  package let unitID: ID<WorkUnit>
  /// The programme year.
  package let year: CycleYear
  /// Who promised what.
  package private(set) var content: AgentContent
  /// The proof that the promise was kept; nil while it is not told.
  package private(set) var proofID: ID<Proof>?
  /// Counts the changes; a form carries the version it was made on.
  package let version: Int64

  /// Describes a stored agent.
  package init(
    id: ID<ChangeAgent>, institutionID: ID<Institution>, unitID: ID<WorkUnit>, year: CycleYear,
    content: AgentContent, proofID: ID<Proof>? = nil, version: Int64 = 1
  ) {
    self.id = id
    self.institutionID = institutionID
    self.unitID = unitID
    self.year = year
    self.content = content
    self.proofID = proofID
    self.version = version
  }

  /// Takes a promise.
  ///
  /// - Parameters:
  ///   - content: Who promised what.
  ///   - id: A new id.
  ///   - year: The year of the unit.
  ///   - roster: Who is on the roster of the unit today.
  /// - Returns: The agent and what happened.
  /// - Throws: `notOnRoster`, `outsideYear`, and what `PlanYear.requireOpen` refuses.
  package static func promise(
    _ content: AgentContent, id: ID<ChangeAgent>, in year: PlanYear, roster: Set<ID<Employee>>
  ) throws(PlanRefusal) -> (ChangeAgent, [PlanEvent]) {
    try year.requireOpen()
    try year.require(content.dueOn, .due)
    guard roster.contains(content.employeeID) else { throw .notOnRoster(.owner) }
    let agent = ChangeAgent(
      id: id, institutionID: year.institutionID, unitID: year.unitID, year: year.year,
      content: content)
    return (agent, [.agentPromised(agent)])
  }

  /// Tells that the promise was kept.
  ///
  /// - Parameters:
  ///   - proof: A proof of the vault of the same unit; nil when there is none with that id.
  ///   - version: The version that the person saw.
  ///   - year: The year of the unit.
  /// - Returns: What happened; empty when it is told so already.
  /// - Throws: `stale`, `unknownProof`, `proofDoesNotCount`, or what `PlanYear.requireOpen`
  ///   refuses.
  package mutating func keep(
    with proof: Proof?, version: Int64, in year: PlanYear
  ) throws(PlanRefusal) -> [PlanEvent] {
    try year.requireOpen()
    guard version == self.version else { throw .stale }
    guard let proof, proof.unitID == unitID else { throw .unknownProof }
    guard ProofStanding(of: proof, in: self.year) == .counts else {
      throw .proofDoesNotCount(self.year)
    }
    guard proofID != proof.id else { return [] }
    proofID = proof.id
    return [.agentKept(self, proof: proof.id)]
  }
}

/// Who promised what.
package struct AgentContent: Hashable, Sendable {
  /// The agent.
  package let employeeID: ID<Employee>
  /// The change that was promised.
  package let promise: PlanWording
  /// The last day in time.
  package let dueOn: CalendarDate

  /// Describes a promise.
  package init(employeeID: ID<Employee>, promise: PlanWording, dueOn: CalendarDate) {
    self.employeeID = employeeID
    self.promise = promise
    self.dueOn = dueOn
  }
}

/// How the promise of an agent stands.
package enum AgentState: String, CaseIterable, Sendable {
  /// Told with a proof that counts.
  case kept
  /// A proof was named that is gone or no longer counts.
  case proofGone = "proof_gone"
  /// Due in the past and not told.
  case late
  /// Still to come.
  case open

  /// Judges a promise.
  ///
  /// - Parameters:
  ///   - agent: The agent.
  ///   - standing: How the proof stands now; nil when there is none or it was deleted.
  ///   - today: The day.
  package init(of agent: ChangeAgent, proof standing: ProofStanding?, on today: CalendarDate) {
    if agent.proofID != nil {
      self = standing == .counts ? .kept : .proofGone
    } else {
      self = agent.content.dueOn < today ? .late : .open
    }
  }
}
