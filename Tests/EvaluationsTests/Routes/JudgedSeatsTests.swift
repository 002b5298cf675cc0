import HTTPTypes
import Storage
import TestKit
import Testing
import WorkUnitsModel

@testable import Evaluations
@testable import EvaluationsModel

/// What a coordinator reads of team and seats after the result stands.
@Suite struct JudgedSeatsTests {
  @Test(arguments: TestStorage.engines)
  func `seats stay once the report of an approved result is signed`(engine: Engine) async throws {
    try await ReportHouse.with(engine) { report in
      let house = report.house
      let path = TeamLink.unit(house.place.institutionID, 2026, report.unit).path
      let fixed = "Hasil penilaian unit ini sudah disetujui; tim dan kursinya tetap."

      let approved = try await house.house.get(path, as: house.coordinator)
      let seat = try await house.house.get(
        SeatLink.seat(Cast.assignment).path, as: house.coordinator)
      try await report.write()
      _ = try await report.sign(as: house.ketua)
      let second = try await report.sign(as: house.teknis)
      let signed = try await house.house.get(path, as: house.coordinator)

      #expect(approved.text.contains("sudah disetujui; timnya tetap. Selain kursi anggota"))
      #expect(!approved.text.contains(fixed) && !approved.text.contains("sudah berjalan"))
      #expect(seat.status == .ok && !seat.text.contains("Kursi dapat diserahkan"))
      #expect(second.status == .seeOther)
      #expect(signed.text.contains(fixed) && !signed.text.contains("Selain kursi anggota"))
    }
  }
}
