import Accounts
import AccountsModel
import HTTPTypes
import Kernel
import Storage
import TestKit
import Testing
import Web
import WorkUnits
import WorkUnitsModel
import Worksheets
import WorksheetsModel

@testable import Evaluations
@testable import EvaluationsModel

/// Seats that need somebody: what the coordinator is told, and the handover in one go.
@Suite struct SeatGapTests {
  private static let handover = SeatLink.handover(Cast.assignment).path

  @Test(arguments: TestStorage.engines)
  func `a seat whose holder's role ended is a task until somebody takes it over`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      func tasks() async throws -> String {
        try await world.house.get("/tugas", as: world.coordinator).text
      }
      #expect(!(try await tasks().contains(Self.handover)))
      try await world.endRoles(of: Cast.ana, after: "2026-11-20")

      let told = try await tasks()
      #expect(told.contains("Isi kursi anggota: LKE 2026, Balai Sertifikasi"))
      #expect(told.contains("Ana, anggota: perannya berakhir 20 November 2026"))
      #expect(told.contains("href=\"\(Self.handover)\""))
      let page = try await world.house.get(Self.handover, as: world.coordinator)
      #expect(page.text.contains("value=\"member.\(Cast.ana.accountID)\""))

      let filled = try await world.handOver(
        "member." + Cast.ana.accountID, to: Cast.stranger, version: 1)
      #expect(filled.status == .seeOther)
      let assignment = try await world.assignment()
      #expect(assignment.vacancies.isEmpty)
      #expect(assignment.seats.contains { $0.personID.text == Cast.stranger.accountID })
      let evaluation = try await world.judgement.evaluation()
      #expect(evaluation.duty(of: Cast.stranger.accountID) == .member)
      #expect(evaluation.duty(of: Cast.ana.accountID) == nil)
      #expect(!(try await tasks().contains(Self.handover)))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a handover that is refused changes nothing, and nobody with an open door is replaced`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      _ = try await world.makeConflicted()
      let seat = "member." + Cast.ana.accountID
      let open = try await world.handOver(seat, to: Cast.stranger, version: 1)
      #expect(open.status == .conflict)
      try await world.endRoles(of: Cast.ana, after: "2026-11-20")
      let before = try await world.assignment()

      let barred = try await world.handOver(seat, to: Cast.konflik, version: 1)
      let wrongDuty = try await world.handOver(
        "lead." + Cast.ana.accountID, to: Cast.stranger, version: 1)
      let stale = try await world.handOver(seat, to: Cast.stranger, version: 7)
      let nonsense = try await world.handOver("member.x", to: Cast.stranger, version: 1)

      #expect(barred.status == .unprocessableContent)
      #expect(wrongDuty.status == .conflict && stale.status == .conflict)
      #expect(nonsense.status == .unprocessableContent)
      let after = try await world.assignment()
      #expect(after == before)
      let evaluation = try await world.judgement.evaluation()
      #expect(evaluation.duty(of: Cast.ana.accountID) == .member)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a fact is a gap, silence and a role to come are none`(engine: Engine) async throws {
    try await EvaluationHouse.with(engine) { world in
      try await world.storage.write { transaction in
        for table: SQL in ["conflict_statement", "conflict_declaration"] {
          _ = try transaction.execute("DELETE FROM " + table)
        }
        _ = try transaction.execute(
          """
          UPDATE role_grant SET valid_from = \("2026-12-01")
          WHERE account_id = \(Cast.budi.accountID)
          """)
      }
      let silent = try await world.gaps()
      try await world.employ(Cast.ketua, since: "2026-11-21")
      let fact = try await world.gaps()
      try await world.storage.write { transaction in
        _ = try transaction.execute(
          "UPDATE account SET is_active = 0 WHERE id = \(Cast.teknis.accountID)")
      }
      let closed = try await world.gaps()

      #expect(silent.isEmpty)
      #expect(fact.map(\.duty) == [.lead] && fact.map(\.kind) == [.conflict])
      #expect(closed.map(\.duty) == [.lead, .controller])
      #expect(closed.last?.cause == .accountClosed)
      let text = try await world.house.get("/tugas", as: world.coordinator).text
      #expect(text.contains("Isi 2 kursi penilai: LKE 2026, Balai Sertifikasi"))
      #expect(text.contains("bekerja di unit ini") && text.contains("akunnya dinonaktifkan"))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `once the result stands, whoever takes the lead over writes the report`(
    engine: Engine
  ) async throws {
    try await ReportHouse.with(engine) { report in
      let world = report.house
      try await world.endRoles(of: Cast.ana, after: "2026-11-20")
      // What members did is done.
      #expect(try await world.gaps(listed: true).isEmpty)
      try await world.endRoles(of: Cast.ketua, after: "2026-11-20")
      #expect(try await world.gaps(listed: true).map(\.duty) == [.lead])

      let filled = try await world.handOver(
        "lead." + Cast.ketua.accountID, to: Cast.stranger, version: 1)
      #expect(filled.status == .seeOther)
      try await world.storage.write { try world.declareFree(Cast.stranger, in: $0) }

      let tasks = try await world.house.get("/tugas", as: world.outsider)
      #expect(tasks.text.contains("Tulis LHE 2026, Balai Sertifikasi"))
      let written = try await report.post(
        report.path, [("versi", "0"), ("nomor", "LHE-7/2026"), ("pembuka", ""), ("penutup", "")],
        as: world.outsider)
      #expect(written.status == .seeOther)
      let evaluation = try await world.judgement.evaluation()
      #expect(evaluation.stage.name == .settled)
      #expect(evaluation.team.count == 5)
    }
  }
}

extension EvaluationHouse {
  /// Sends the form of the handover.
  fileprivate func handOver(
    _ seat: String, to person: Author, version: Int64
  ) async throws -> TestAnswer {
    try await house.post(
      SeatLink.handover(Cast.assignment).path,
      [
        (HandoverPage.duty, seat), (HandoverPage.person, person.accountID),
        (HandoverPage.version, String(version)),
      ], as: coordinator)
  }

  /// The seats that need somebody: of the assignment, or as the coordinator's list has them.
  fileprivate func gaps(listed: Bool = false) async throws -> [SeatGap] {
    let institution = place.institutionID
    return try await storage.read { transaction in
      if listed {
        return try SeatGapStore(
          in: [institution], layer: .tpi, at: TestHouse.now, transaction: transaction
        ).lines.flatMap(\.gaps)
      }
      guard let assignment = try AssignmentStore.find(Cast.assignment, in: transaction) else {
        throw StorageError.notFound
      }
      return try SeatGapStore.gaps(of: assignment, at: TestHouse.now, in: transaction).gaps
    }
  }
}
