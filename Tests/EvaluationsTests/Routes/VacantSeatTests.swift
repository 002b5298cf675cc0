import HTTPTypes
import Kernel
import Storage
import TestKit
import Testing
import WorkUnitsModel
import Worksheets
import WorksheetsModel

@testable import Evaluations
@testable import EvaluationsModel

/// A seat that falls vacant: who is told, where the team sees it, and until when it may happen.
@Suite struct VacantSeatTests {
  private static let seat = SeatLink.seat(Cast.assignment).path
  private static let vacating = SeatLink.vacating(Cast.assignment).path
  private static let handover = SeatLink.handover(Cast.assignment).path
  private static let told = "colleague_left"
  private static let row = "Kursi kosong"

  @Test(arguments: TestStorage.engines)
  func `once a report is signed no seat changes, and a conflict still shuts the door`(
    engine: Engine
  ) async throws {
    try await ReportHouse.with(engine) { report in
      let house = report.house
      try await report.complete()
      try await house.endRoles(of: Cast.ana, after: "2026-11-20")
      let page = try await house.house.get(Self.seat, as: house.coordinator)
      #expect(page.text.contains("tim dan kursinya tetap"))
      #expect(!page.text.contains(Self.vacating) && !page.text.contains(Self.handover))
      for isConfirmed in [false, true] {
        let answer = try await house.empty(Cast.ana, isConfirmed: isConfirmed)
        #expect(answer.status == .conflict)
        #expect(answer.text.contains("sudah ditandatangani: tim dan kursinya tetap"))
        #expect(answer.text.contains("menyatakannya sendiri"))
      }
      let replaced = try await house.give("member." + Cast.ana.accountID, to: Cast.stranger)
      #expect(replaced.status == .conflict)
      #expect(try await house.assignment().seats.count == 4)

      #expect(try await house.declareConflict(isConfirmed: false).text.contains("tidak diisi lagi"))
      #expect(try await house.declareConflict().status == .seeOther)
      #expect(try await report.get(report.path, as: house.ketua).status == .notFound)
      #expect(try await house.assignment().vacancies == [.lead])
      let kinds = try await house.kinds(to: Cast.coordinator)
      #expect(!kinds.contains("seat_vacant"))
      #expect(try await !house.kinds(to: Cast.budi).contains(Self.told))
      let after = try await house.house.get(Self.seat, as: house.coordinator)
      #expect(after.text.contains(Self.row) && !after.text.contains(Self.handover))
      #expect(try await house.give("lead", to: Cast.stranger).status == .conflict)
      // Who signed stays on the report; the unit reads it as before.
      #expect(try await report.get(report.path, as: house.head).status == .ok)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a report that waits for signatures keeps its people, or gets others in one go`(
    engine: Engine
  ) async throws {
    try await ReportHouse.with(engine) { report in
      let house = report.house
      try await house.endRoles(of: Cast.ana, after: "2026-11-20")
      try await house.endRoles(of: Cast.teknis, after: "2026-11-20")
      let page = try await house.house.get(Self.seat, as: house.coordinator)
      #expect(!page.text.contains(Self.vacating) && page.text.contains(Self.handover))

      let member = try await house.empty(Cast.ana)
      #expect(member.status == .conflict && member.text.contains("tetap tercatat"))
      let controller = try await house.empty(Cast.teknis)
      #expect(controller.status == .conflict)
      #expect(controller.text.contains("«Isi kursi penilai»"))
      #expect(try await house.assignment().vacancies.isEmpty)

      let seat = "controller." + Cast.teknis.accountID
      #expect(try await house.give(seat, to: Cast.stranger).status == .seeOther)
      #expect(try await house.assignment().vacancies.isEmpty)
      #expect(try await house.judgement.evaluation().duty(of: Cast.stranger.accountID) != nil)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the team with open doors and the coordinator are told, and the list has a row`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      try await world.employ(Cast.budi, since: "2026-11-21")
      #expect(try await world.declareConflict().status == .seeOther)

      #expect(try await world.kinds(to: Cast.ana) == [Self.told])
      #expect(try await world.kinds(to: Cast.teknis) == [Self.told])
      #expect(try await world.kinds(to: Cast.coordinator) == ["seat_vacant"])
      for person in [Cast.budi, Cast.ketua, Cast.stranger] {
        #expect(try await world.kinds(to: person).isEmpty, "\(person.name)")
      }
      for path in [world.overview, Self.seat] {
        let team = try await world.house.get(path, as: world.ana)
        #expect(team.text.contains(Self.row) && !team.text.contains(Self.handover), "\(path)")
        let running = try await world.house.get(path, as: world.coordinator)
        #expect(running.text.contains(Self.row), "\(path)")
        #expect(running.text.contains("href=\"\(Self.handover)\""), "\(path)")
      }
      let unit = TeamLink.unit(world.place.institutionID, 2026, world.place.unitID).path
      let desk = try await world.house.get(unit, as: world.coordinator)
      #expect(desk.text.contains("Kursi kosong, ketua tim"))

      #expect(try await world.give("lead", to: Cast.stranger).status == .seeOther)
      let filled = try await world.house.get(world.overview, as: world.ana)
      #expect(!filled.text.contains(Self.row))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `whoever empties a seat is not told of it, and a seat handed over is none`(
    engine: Engine
  ) async throws {
    for isHandedOver in [false, true] {
      try await EvaluationHouse.with(engine) { world in
        try await world.endRoles(of: Cast.ana, after: "2026-11-20")
        let answer =
          isHandedOver
          ? try await world.give("member." + Cast.ana.accountID, to: Cast.stranger)
          : try await world.empty(Cast.ana)
        #expect(answer.status == .seeOther)

        for person in [Cast.budi, Cast.ketua, Cast.teknis] {
          let kinds = try await world.kinds(to: person)
          #expect(kinds == (isHandedOver ? [] : [Self.told]), "\(person.name)")
        }
        #expect(try await world.kinds(to: Cast.coordinator).isEmpty)
        #expect(try await world.kinds(to: Cast.ana).isEmpty)
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a return is told to the rest of the team with open doors`(engine: Engine) async throws {
    try await EvaluationHouse.with(engine) { world in
      try await world.employ(Cast.budi, since: "2026-11-21")
      let id = world.judgement.worksheet.id
      let noted = try await world.house.post(
        WorksheetLink.returnNote(id).path,
        [
          ("soal", String(world.soal(0))), ("alasan", "note_unclear"), ("isi", "Jelaskan lagi."),
          ("versi", "0"),
        ], as: world.ana)
      #expect(noted.status == .seeOther, "\(noted.text)")
      let worksheet = try await world.storage.read {
        try #require(try WorksheetStore.find(id, in: $0))
      }
      let back = try await world.house.post(
        WorksheetLink.returns(id).path,
        [
          ("batas", "2026-11-25T10:00"), ("versi", String(worksheet.version)), ("konsep", "0.1"),
        ], as: world.ana)
      #expect(back.status == .seeOther, "\(back.text)")

      let returned = "worksheet_returned_by_team"
      for person in [Cast.ketua, Cast.teknis] {
        #expect(try await world.kinds(to: person) == [returned], "\(person.name)")
      }
      for person in [Cast.ana, Cast.budi, Cast.stranger, Cast.coordinator] {
        #expect(try await !world.kinds(to: person).contains(returned), "\(person.name)")
      }
      let round = try await world.house.get(WorksheetLink.round(id, 1).path, as: world.ketua)
      #expect(round.status == .ok)

      #expect(try await world.declareConflict().status == .seeOther)
      #expect(try await world.kinds(to: Cast.ketua).isEmpty)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a message about a share goes with the last seat that waits for a word`(
    engine: Engine
  ) async throws {
    try await TeamsHouse.with(engine) { teams in
      _ = try await teams.team(teams.content("Tim Barat"))
      _ = try await teams.team(teams.content("Tim Timur", from: 4))
      let digest = DeskActs.digest(of: try AssignmentProposal(try await teams.desk()))
      let applied = try await teams.house.post(
        TeamLink.proposal(teams.institution.id, 2026).path, [(ProposalPage.digestField, digest)],
        as: teams.coordinator)
      #expect(applied.status == .seeOther)
      let assignments = try await teams.desk().assignments.values

      for person in [teams.people[0], teams.people[4]] {
        let own = assignments.filter { $0.seats.contains { $0.personID == person } }
        #expect(!own.isEmpty)
        for (number, assignment) in own.enumerated() {
          let act = teams.act
          try await teams.storage.write { transaction in
            try SeatActs.declare(
              try DeclaredConflict(.family), of: assignment, by: person, act: act,
              in: transaction)
          }
          let isLast = number == own.count - 1
          let kinds = try await teams.messages(person)
          #expect(kinds.contains("units_given") == !isLast, "\(number + 1) of \(own.count)")
        }
      }
      // Colleagues keep theirs.
      #expect(try await teams.messages(teams.people[1]).contains("units_given"))
    }
  }
}

extension EvaluationHouse {
  /// Empties a seat by its check page, as the coordinator does.
  fileprivate func empty(_ person: Author, isConfirmed: Bool = true) async throws -> TestAnswer {
    let version = try await assignment().version
    return try await house.post(
      SeatLink.vacating(Cast.assignment).path,
      [(HandoverPage.version, String(version)), (HandoverPage.person, person.accountID)]
        + (isConfirmed ? [(VacatingPage.confirmed, "ya")] : []), as: coordinator)
  }

  /// Gives a seat to somebody by the page, as the coordinator does.
  fileprivate func give(_ seat: String, to person: Author) async throws -> TestAnswer {
    let version = try await assignment().version
    return try await house.post(
      SeatLink.handover(Cast.assignment).path,
      [
        (HandoverPage.duty, seat), (HandoverPage.person, person.accountID),
        (HandoverPage.version, String(version)),
      ], as: coordinator)
  }

  /// Lets the lead declare a conflict by the page.
  fileprivate func declareConflict(isConfirmed: Bool = true) async throws -> TestAnswer {
    try await house.post(
      SeatLink.declaration(Cast.assignment).path,
      [(SeatForm.statement, "family")] + (isConfirmed ? [(SeatForm.confirmed, "ya")] : []),
      as: ketua)
  }
}
