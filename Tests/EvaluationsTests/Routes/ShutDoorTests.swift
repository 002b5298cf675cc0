import HTTPTypes
import Kernel
import Storage
import TestKit
import Testing
import WorkUnitsModel
import WorksheetsModel

@testable import Evaluations
@testable import EvaluationsModel

/// A door that shuts while a team judges: nothing of the person counts until somebody decided.
@Suite struct ShutDoorTests {
  private static let refused = "Tidak boleh lagi menilai unit ini: "

  @Test(arguments: TestStorage.engines)
  func `sheets stay shut while a member must stay away, and open once somebody took over`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      try await world.judgement.commitAll(by: Cast.ana, rung: 1)
      try await world.judgement.commitAll(by: Cast.budi, rung: 0)
      try await world.employ(Cast.ana, since: "2026-11-21")

      let early = try await world.openSheets()
      #expect(early.status == .conflict)
      #expect(early.text.contains(Self.refused + Cast.ana.name))
      #expect(early.text.contains("Isi kursi penilai"))
      // The team learns that, and never why.
      #expect(!early.text.contains("bekerja di unit ini"))
      #expect(try await world.judgement.evaluation().stage == .scoring)

      try await world.giveSeat("member." + Cast.ana.accountID, to: Cast.stranger)
      let waiting = try await world.openSheets()
      #expect(waiting.status == .unprocessableContent)
      try await world.judgement.commitAll(by: Cast.stranger, rung: 0)
      #expect(try await world.openSheets().status == .seeOther)
      let sheets = try await world.judgement.act { loaded, _, transaction in
        try BlindStore.opened(
          of: loaded.evaluation, instrument: loaded.instrument, in: transaction)
      }
      #expect(Set(sheets.map(\.member)) == [Cast.budi, Cast.stranger])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `nothing is handed over while somebody of the team must stay away`(
    engine: Engine
  ) async throws {
    for person in [Cast.ana, Cast.teknis] {
      try await EvaluationHouse.with(engine) { world in
        try await world.reveal(ana: 0, budi: 0)
        try await world.declareLater(person, year: 2027)

        let answer = try await world.finish()
        #expect(answer.status == .conflict, "\(person.name)")
        #expect(answer.text.contains(Self.refused + person.name), "\(person.name)")
        #expect(try await world.judgement.evaluation().stage.name == .consensus)
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a member who must stay away takes what is checked back to the team`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      try await world.checked()
      try await world.declareLater(Cast.ana, year: 2027)

      let answer = try await world.close(world.result)
      #expect(answer.status == .conflict)
      #expect(answer.text.contains(Self.refused + Cast.ana.name))
      #expect(try await world.judgement.evaluation().stage.name == .checking)
      let tasks = try await world.house.get("/tugas", as: world.coordinator)
      #expect(tasks.text.contains(SeatLink.handover(Cast.assignment).path))

      try await world.giveSeat("member." + Cast.ana.accountID, to: Cast.stranger)
      let back = try await world.judgement.evaluation()
      #expect(back.stage == .scoring && back.returnCount == 1)
      #expect(Set(back.members.map(\.person)) == [Cast.budi, Cast.stranger])

      try await world.judgement.commitAll(by: Cast.stranger, rung: 0)
      #expect(try await world.openSheets().status == .seeOther)
      #expect(try await world.finish().status == .seeOther)
      // What was found before is no check of what stands now.
      #expect(try await world.close(world.result).status == .unprocessableContent)
      for question in try await world.sampled() { _ = try await world.check(question) }
      #expect(try await world.close(world.result).status == .seeOther)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a role that ended while the controller checks takes nothing back`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      try await world.checked()
      try await world.endRoles(of: Cast.ana, after: "2026-11-20")
      let left = try await world.house.post(
        SeatLink.vacating(Cast.assignment).path,
        [("versi", "1"), ("orang", Cast.ana.accountID), (VacatingPage.confirmed, "ya")],
        as: world.coordinator)

      #expect(left.status == .seeOther)
      #expect(try await world.judgement.evaluation().members.count == 2)
      #expect(try await world.close(world.result).status == .seeOther)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a conflict takes back what is unread about a result that stands`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      try await world.checked()
      _ = try await world.close(world.result)
      let before = try await world.kinds(to: Cast.ketua)
      let said = try await world.house.post(
        SeatLink.declaration(Cast.assignment).path,
        [(SeatForm.statement, "family"), (SeatForm.confirmed, "ya")], as: world.ketua)

      #expect(before.contains("evaluation_settled"))
      #expect(said.status == .seeOther)
      let after = try await world.kinds(to: Cast.ketua)
      #expect(after.isEmpty)
    }
  }
}

extension EvaluationHouse {
  /// Opens the sheets by the page.
  fileprivate func openSheets() async throws -> TestAnswer {
    let version = try await judgement.evaluation().version
    return try await house.post(
      opening, [(ScoringField.version, String(version)), sandi], as: ketua)
  }

  /// Goes to where the controller has looked at every question of the sample.
  fileprivate func checked() async throws {
    try await reveal(ana: 0, budi: 0)
    #expect(try await finish().status == .seeOther)
    for question in try await sampled() { _ = try await check(question) }
  }

  /// Gives a seat to somebody else by the page, as the coordinator does.
  fileprivate func giveSeat(_ seat: String, to person: Author) async throws {
    let version = try await assignment().version
    let answer = try await house.post(
      SeatLink.handover(Cast.assignment).path,
      [
        (HandoverPage.duty, seat), (HandoverPage.person, person.accountID),
        (HandoverPage.version, String(version)),
      ], as: coordinator)
    #expect(answer.status == .seeOther, "\(answer.text)")
  }
}
