import Accounts
import AccountsModel
import HTTPTypes
import Kernel
import Storage
import TestKit
import Testing
import WorkUnits
import WorkUnitsModel
import Worksheets
import WorksheetsModel

@testable import Evaluations
@testable import EvaluationsModel

/// Seats of the year before, beside those of this year on the same unit.
@Suite struct SeatYearTests {
  private static let shutToo = "Kursi Anda untuk tahun 2026 di unit ini ikut tertutup"
  private static let staysOpen = "tetap terbuka bagi Anda karena kursi Anda untuk tahun 2026"

  @Test(arguments: TestStorage.engines)
  func `before a conflict of last year is declared, it says what becomes of the seat of this year`(
    engine: Engine
  ) async throws {
    for (kind, shuts) in [("family", true), ("worked_there", false)] {
      try await EvaluationHouse.with(engine) { world in
        let id = try await world.assignLastYear()
        let page = try await world.declare(kind, of: id, isConfirmed: false)
        #expect(page.text.contains(Self.shutToo) == shuts)
        #expect(page.text.contains(Self.staysOpen) == !shuts)
        #expect(page.text.contains("Berkas unit ini langsung tertutup") == shuts)

        #expect(try await world.declare(kind, of: id).status == .seeOther)
        let unit = try await world.house.get(
          WorkUnitLink.unit(world.place.unitID).path, as: world.ana)
        #expect(unit.status == (shuts ? .notFound : .ok), "\(kind)")
        // The seat of this year is not emptied by it.
        #expect(try await world.assignment().vacancies.isEmpty)
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a seat says that the dossier is shut only while it is`(engine: Engine) async throws {
    try await EvaluationHouse.with(engine) { world in
      let path = SeatLink.seat(try await world.assignLastYear()).path
      let open = try await world.house.get(path, as: world.ana).text
      #expect(open.contains("sudah terbuka karena pernyataan Anda untuk tahun lain"))
      #expect(open.contains("penilaian tahun 2025 baru dimulai"))
      #expect(!open.contains("tertutup sampai Anda menyatakan"))

      try await world.endTerm(of: Cast.ana)
      let shut = try await world.house.get(path, as: world.ana).text
      #expect(shut.contains("tertutup sampai Anda menyatakan"))
      #expect(!shut.contains("sudah terbuka karena"))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a judgement is ready to begin once every seat has somebody who has declared`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      try await world.storage.write { transaction in
        try transaction.execute("DELETE FROM evaluation_member")
        try transaction.execute("DELETE FROM evaluation")
      }
      let path = ScoringLink.beginning(Cast.assignment).path
      func isReady() async throws -> Bool {
        try await world.house.get("/tugas", as: world.ketua).text.contains("href=\"\(path)\"")
      }
      #expect(try await isReady())
      let budi = try EvaluationHouse.account(Cast.budi)
      // As if Budi had spoken of another layer only.
      try await world.storage.write { transaction in
        _ = try transaction.execute(
          "UPDATE conflict_declaration SET layer = 'tpn' WHERE account_id = \(budi)")
      }
      #expect(try await !isReady())
      try await world.storage.write { transaction in
        _ = try transaction.execute(
          "UPDATE conflict_declaration SET layer = 'tpi' WHERE account_id = \(budi)")
      }
      #expect(try await isReady())
      try await world.endTerm(of: Cast.budi)
      #expect(try await !isReady())
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a vacant seat of last year is listed once the unit has sent, before it is judged`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      let (institution, unit) = (world.place.institutionID, world.place.unitID)
      let id = try await world.assignLastYear()
      #expect(try await world.declare("worked_there", of: id).status == .seeOther)
      func listed() async throws -> [ID<UnitAssignment>] {
        try await world.storage.read { transaction in
          try SeatGapStore(
            in: [institution], layer: .tpi, at: TestHouse.now, transaction: transaction
          ).lines.map(\.assignment.id)
        }
      }
      #expect(try await listed().isEmpty)
      // The judgement of the sheet that is moved goes first.
      try await world.storage.write { transaction in
        try transaction.execute("DELETE FROM evaluation_member")
        try transaction.execute("DELETE FROM evaluation")
        try transaction.execute("UPDATE worksheet SET year = 2025 WHERE unit_id = \(unit)")
      }
      #expect(try await listed() == [id])
      let tasks = try await world.house.get("/tugas", as: world.coordinator).text
      #expect(tasks.contains("Isi kursi anggota: LKE 2025"))
    }
  }
}

extension EvaluationHouse {
  /// Empties somebody's seat of this year without a conflict.
  fileprivate func endTerm(of person: Author) async throws {
    var left = try await assignment()
    _ = left.vacate(try Self.account(person), because: .reassigned, at: .minute(1))
    let saved = left
    try await storage.write { try AssignmentStore.save(saved, in: $0) }
  }

  /// Gives the unit to the team for the year before too, and nobody has said anything of it.
  fileprivate func assignLastYear() async throws -> ID<UnitAssignment> {
    var random = SystemRandomNumberGenerator()
    let id = ID<UnitAssignment>(at: .sample, using: &random)
    let (institution, unit) = (place.institutionID, place.unitID)
    try await storage.write { transaction in
      let seats = try Cast.team.map { TeamSeat(try Self.account($0.person), $0.duty) }
      let (assignment, _) = UnitAssignment.begin(
        id, of: unit, in: (year: 2025, layer: .tpi),
        to: AssessorTeam(id: Cast.assessorTeam, institutionID: institution, seats: seats),
        at: .sample)
      try AssignmentStore.insert(assignment, of: institution, in: transaction)
    }
    return id
  }

  /// Sends Ana's declaration of a seat.
  fileprivate func declare(
    _ statement: String, of id: ID<UnitAssignment>, isConfirmed: Bool = true
  ) async throws -> TestAnswer {
    try await house.post(
      SeatLink.declaration(id).path,
      [(SeatForm.statement, statement)] + (isConfirmed ? [(SeatForm.confirmed, "ya")] : []),
      as: ana)
  }
}
