package import Kernel
package import WorkUnitsModel
package import WorksheetsModel

/// The judgement of one sent worksheet by one layer of assessors.
///
/// The same for the internal assessors (TPI) and the national ones (TPN): the layer says whose.
/// Its way: members score alone and commit, the lead opens all sheets at once, they agree question
/// by question, the controller checks a sample, and the result stands.
package struct Evaluation: Hashable, Sendable {
  /// How many members must score alone at least.
  ///
  /// - Source: issue 5, "at least two assessors score alone"; Baldrige and EFQM practice.
  package static let fewestMembers = 2
  /// How often the controller may return what was agreed.
  package static let mostReturns = 3

  /// How far it is; each stage carries only what it knows.
  package enum Stage: Hashable, Sendable {
    /// Members score alone; nobody sees another's scores.
    case scoring
    /// All sheets are open to the team; they agree.
    case consensus(revealedAt: Instant)
    /// The controller checks these questions, as positions in `Instrument.questions`.
    case checking(sample: [Int])
    /// The result stands.
    case settled(at: Instant, by: Author)

    /// The name in the database and in the state diagram.
    package var name: EvaluationStage {
      switch self {
      case .scoring: .scoring
      case .consensus: .consensus
      case .checking: .checking
      case .settled: .settled
      }
    }
  }

  /// The identity.
  package let id: ID<Evaluation>
  /// What is judged.
  package let worksheetID: ID<Worksheet>
  /// Whose worksheet it is.
  package let unitID: ID<WorkUnit>
  /// The programme year.
  package let year: CycleYear
  /// The id of the instrument of the worksheet.
  package let instrumentID: String
  /// Whose judgement it is; never `unit`.
  package let layer: Layer
  /// The sending of the worksheet that is judged, from 1.
  package let submission: Int
  /// Who judges; those who left are not in it.
  package internal(set) var team: [TeamMember]
  /// How far it is.
  package internal(set) var stage: Stage
  /// How often what was agreed came back to the team: returned by the controller, or because a
  /// member had to stay away (decision 0212).
  package internal(set) var returnCount: Int
  /// What the program drew by chance when the result was handed over last, 64 hexadecimal digits;
  /// nil before, and for what was handed over before decision 0214.
  package internal(set) var drawNonce: String?
  /// Counts the steps between stages; a form carries the version it was made on.
  package let version: Int64

  /// Describes a stored evaluation.
  package init(
    id: ID<Evaluation>, worksheetID: ID<Worksheet>, unitID: ID<WorkUnit>, year: CycleYear,
    instrumentID: String, layer: Layer, submission: Int, team: [TeamMember],
    stage: Stage = .scoring, returnCount: Int = 0, drawNonce: String? = nil, version: Int64 = 1
  ) {
    self.id = id
    self.worksheetID = worksheetID
    self.unitID = unitID
    self.year = year
    self.instrumentID = instrumentID
    self.layer = layer
    self.submission = submission
    self.team = team
    self.stage = stage
    self.returnCount = returnCount
    self.drawNonce = drawNonce
    self.version = version
  }

  /// Begins the judgement of a sent worksheet.
  ///
  /// - Parameters:
  ///   - id: A new id.
  ///   - worksheet: What is judged; it must have been sent.
  ///   - layer: Whose judgement it is.
  ///   - team: Who judges.
  /// - Returns: The evaluation, and what happened.
  /// - Throws: `notSubmitted`, `unitJudgesNobody`, `teamTooSmall`, `dutyMissing`, `memberTwice`.
  package static func begin(
    id: ID<Evaluation>, of worksheet: Worksheet, layer: Layer, team: [TeamMember]
  ) throws(EvaluationRefusal) -> (Evaluation, [EvaluationEvent]) {
    guard case .submitted = worksheet.stage else { throw .notSubmitted }
    guard layer != .unit else { throw .unitJudgesNobody }
    guard Set(team.map(\.person.accountID)).count == team.count else { throw .memberTwice }
    let members = team.filter { $0.duty == .member }.count
    guard members >= fewestMembers else {
      throw .teamTooSmall(members: members, needed: fewestMembers)
    }
    for duty in TeamDuty.allCases where !team.contains(where: { $0.duty == duty }) {
      throw .dutyMissing(duty)
    }
    let evaluation = Evaluation(
      id: id, worksheetID: worksheet.id, unitID: worksheet.unitID, year: worksheet.year,
      instrumentID: worksheet.instrumentID, layer: layer, submission: worksheet.submissionCount,
      team: team)
    return (evaluation, [.begun(evaluation)])
  }

  /// Whether a worksheet is still what this judgement is about: sent, and not sent again since.
  ///
  /// While it is back with the unit, and after it was sent again, the judgement of the earlier
  /// sending stands still; the new sending has its own.
  package func judges(_ worksheet: Worksheet) -> Bool {
    guard case .submitted = worksheet.stage, worksheet.id == worksheetID else { return false }
    return worksheet.submissionCount == submission
  }

  /// The duty of a person in this team; nil for everybody else.
  package func duty(of account: String) -> TeamDuty? {
    team.first { $0.person.accountID == account }?.duty
  }

  /// Who scores alone, in the order of the team.
  package var members: [TeamMember] { team.filter { $0.duty == .member } }

  /// Lets through only people of this team with one of some duties.
  ///
  /// - Throws: `notInTeam` for strangers, `wrongDuty` for the rest of the team.
  func require(_ account: String, _ duties: TeamDuty...) throws(EvaluationRefusal) {
    guard let duty = duty(of: account) else { throw .notInTeam }
    guard duties.contains(duty) else { throw .wrongDuty(needed: duties[0]) }
  }

  /// Lets through only one stage.
  ///
  /// - Throws: `wrongStage` naming the stage that stands.
  func require(_ wanted: EvaluationStage) throws(EvaluationRefusal) {
    guard stage.name == wanted else { throw .wrongStage(stands: stage.name) }
  }
}

/// The names of the stages.
package enum EvaluationStage: String, CaseIterable, Hashable, Sendable {
  /// Members score alone.
  case scoring
  /// The team agrees.
  case consensus
  /// The controller checks a sample.
  case checking
  /// The result stands.
  case settled
}
