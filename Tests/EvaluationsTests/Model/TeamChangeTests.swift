import InstrumentsModel
import Kernel
import Testing
import WorksheetsModel

@testable import EvaluationsModel

/// People who leave a judgement and people who take over.
@Suite struct TeamChangeTests {
  private let newcomer = TeamMember(person: Cast.stranger, duty: .member)

  @Test func `with fewer than two members nothing is opened`() throws {
    var board = try Board()
    let budi = try board.committed(by: Cast.budi, rung: 1)
    let events = board.evaluation.leave(Cast.ana.accountID)

    #expect(board.happened(events) == ["team_left"])
    #expect(board.evaluation.members.map(\.person) == [Cast.budi])
    #expect(throws: EvaluationRefusal.teamTooSmall(members: 1, needed: 2)) {
      try board.reveal([budi])
    }
    #expect(board.evaluation.stage == .scoring)
  }

  @Test func `whoever takes over scores alone before the sheets open`() throws {
    var board = try Board()
    let budi = try board.committed(by: Cast.budi, rung: 1)
    _ = board.evaluation.leave(Cast.ana.accountID)
    let events = try board.evaluation.join(newcomer)

    #expect(board.happened(events) == ["team_joined"])
    #expect(throws: EvaluationRefusal.commitmentsMissing([Cast.stranger.accountID])) {
      try board.reveal([budi])
    }
    try board.reveal([budi, board.committed(by: Cast.stranger, rung: 0)])
    #expect(board.evaluation.stage == .consensus(revealedAt: .minute(1)))
  }

  @Test func `a new member after the opening takes the judgement back to scoring alone`() throws {
    var board = try Board()
    let budi = try board.committed(by: Cast.budi, rung: 1)
    try board.reveal([board.committed(by: Cast.ana, rung: 0), budi])
    _ = board.evaluation.leave(Cast.ana.accountID)
    #expect(board.evaluation.stage.name == .consensus)
    _ = try board.evaluation.join(newcomer)

    #expect(board.evaluation.stage == .scoring)
    try board.reveal([budi, board.committed(by: Cast.stranger, rung: 0)])
    #expect(board.evaluation.stage.name == .consensus)
  }

  @Test func `a new lead or controller does not stop the talk`() throws {
    for (old, duty) in [(Cast.ketua, TeamDuty.lead), (Cast.teknis, .controller)] {
      var board = try Board()
      try board.reveal([
        board.committed(by: Cast.ana, rung: 0), board.committed(by: Cast.budi, rung: 1),
      ])
      _ = board.evaluation.leave(old.accountID)
      #expect(board.evaluation.duty(of: old.accountID) == nil)
      _ = try board.evaluation.join(TeamMember(person: Cast.stranger, duty: duty))

      #expect(board.evaluation.stage.name == .consensus)
      #expect(board.evaluation.duty(of: Cast.stranger.accountID) == duty)
    }
  }

  @Test func `what was settled stays with the team that settled it`() throws {
    let begun = try Cast.begun()
    let settled = Evaluation(
      id: begun.id, worksheetID: begun.worksheetID, unitID: begun.unitID, year: begun.year,
      instrumentID: begun.instrumentID, layer: begun.layer, submission: 1, team: begun.team,
      stage: .settled(at: .sample, by: Cast.teknis))
    for member in Cast.team {
      var evaluation = settled
      let left = evaluation.leave(member.person.accountID)
      let joined = try evaluation.join(newcomer)
      #expect(left.isEmpty && joined.isEmpty)
      #expect(evaluation == settled)
    }
  }

  @Test func `while the controller checks, members stay and the others can be replaced`() throws {
    let begun = try Cast.begun()
    let checked = Evaluation(
      id: begun.id, worksheetID: begun.worksheetID, unitID: begun.unitID, year: begun.year,
      instrumentID: begun.instrumentID, layer: begun.layer, submission: 1, team: begun.team,
      stage: .checking(sample: [1]))
    for member in Cast.team {
      var evaluation = checked
      let stays = member.duty == .member
      let left = evaluation.leave(member.person.accountID)
      let joined = try evaluation.join(TeamMember(person: Cast.stranger, duty: member.duty))
      #expect(left.isEmpty == stays && joined.isEmpty == stays)
      #expect(evaluation.stage == checked.stage)
    }
  }

  @Test func `a conflict while the controller checks takes what was agreed back to the team`()
    throws
  {
    let begun = try Cast.begun()
    let checked = Evaluation(
      id: begun.id, worksheetID: begun.worksheetID, unitID: begun.unitID, year: begun.year,
      instrumentID: begun.instrumentID, layer: begun.layer, submission: 1, team: begun.team,
      stage: .checking(sample: [1]))
    for member in Cast.team {
      var evaluation = checked
      let events = evaluation.leave(member.person.accountID, conflictAt: .minute(9))
      let goesBack = member.duty == .member
      #expect(events.count == 1)
      #expect(evaluation.duty(of: member.person.accountID) == nil)
      #expect(
        evaluation.stage == (goesBack ? .consensus(revealedAt: .minute(9)) : checked.stage))
      #expect(evaluation.returnCount == (goesBack ? 1 : 0))
      _ = try evaluation.join(TeamMember(person: Cast.stranger, duty: member.duty))
      #expect(evaluation.stage == (goesBack ? .scoring : checked.stage))
    }
  }

  @Test func `nobody joins twice, and strangers have nothing to leave`() throws {
    var evaluation = try Cast.begun()

    let left = evaluation.leave(Cast.stranger.accountID)
    #expect(left.isEmpty)
    #expect(throws: EvaluationRefusal.memberTwice) {
      _ = try evaluation.join(TeamMember(person: Cast.ana, duty: .lead))
    }
    #expect(try evaluation == Cast.begun())
  }

  @Test func `what somebody who left had moved no longer counts, and one voice agrees on nothing`()
    throws
  {
    var board = try Board()
    let (ana, budi) = (
      try board.committed(by: Cast.ana, rung: 0), try board.committed(by: Cast.budi, rung: 1)
    )
    try board.reveal([ana, budi])
    var talk = board.consensus(of: [ana, budi])[0]
    _ = try talk.move(
      to: board.judgement(0, rung: 1).values, because: "Bukti nomor 3", by: Cast.ana,
      at: .minute(2), baseVersion: talk.version, in: board.evaluation,
      instrument: board.instrument)
    #expect(talk.outcome == .agreed(board.judgement(0, rung: 1).values))

    let alone = QuestionConsensus(
      question: 0, blind: [Cast.budi.accountID: board.judgement(0, rung: 1).values],
      steps: talk.steps)

    #expect(alone.positions == [Cast.budi.accountID: board.judgement(0, rung: 1).values])
    #expect(alone.outcome == .open)
  }
}
