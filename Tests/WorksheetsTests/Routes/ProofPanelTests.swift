import HTTPTypes
import Accounts
import Evidence
import EvidenceModel
import Kernel
import Storage
import TestKit
import Testing
import WorkUnitsModel
import WorksheetsModel

@testable import Worksheets

@Suite struct ProofPanelTests {
  /// An address that proves soal 13 of this year; addresses need no disk.
  private func bring(_ house: WorksheetHouse, from: String?) async throws {
    let unit = house.sample.unit
    let place = WorkUnitPlace(institutionID: unit.institutionID, unitID: unit.id)
    let act = Act(by: house.staff, at: TestHouse.now)
    try await house.storage.write { transaction in
      var description = ProofDescription(question: (house.sample.worksheet.year, 13, "hlm. 2"))
      if let day = from.flatMap({ CalendarDate($0) }) {
        description.period = try EffectivePeriod(from: day, until: nil)
      }
      _ = try EvidenceActs.add(
        .webDrive(WebAddress("https://drive.example/x")), title: "Galeri", description: description,
        to: place, act: act, in: transaction)
    }
  }

  @Test func `a question shows its proof and whether it counts`() async throws {
    try await WorksheetHouse.with { house in
      let path = WorksheetLink.question(house.id, soal: 13).path
      #expect(try await house.house.get(path, as: house.staff).text.contains("belum ada bukti"))

      try await bring(house, from: "2026-01-01")

      let page = try await house.house.get(path, as: house.staff).text
      #expect(page.contains("hanya tautan") && page.contains("Galeri"))
      #expect(page.contains("hlm. 2"))
      let english = try await house.house.get(
        path, as: house.staff, headers: [.cookie: "zona_bahasa=en"]
      ).text
      #expect(english.contains(", p. 2") && !english.contains("hlm."))
    }
  }

  @Test func `the list of questions without proof is the missing-proof list`() async throws {
    try await WorksheetHouse.with { house in
      try await bring(house, from: nil)
      let path = WorksheetLink.filtered(house.id, .unproven).path

      let page = try await house.house.get(path, as: house.staff).text

      #expect(page.contains("bukti tidak dihitung"))
      #expect(page.contains("belum ada bukti"))
    }
  }

  @Test func `sending a worksheet lets assessors read its proof, giving it back keeps it for TPI`()
    async throws
  {
    try await WorksheetHouse.with { house in
      func release() async throws -> Release {
        try await house.storage.read { transaction in
          try LinkStore.release(
            of: house.sample.unit.id, year: house.sample.worksheet.year, in: transaction)
        }
      }
      #expect(try await release() == .none)
      try await house.fill()
      let sent = try await house.house.post(
        WorksheetLink.submission(house.id).path, [("versi", "1")], as: house.head)
      #expect(sent.status == .seeOther)
      #expect(try await release() == .submitted)
      let back = try await house.house.post(
        WorksheetLink.reopening(house.id).path, [("versi", "2"), ("alasan", "Lengkapi")],
        as: house.head)
      #expect(back.status == .seeOther)
      #expect(try await release() == .returned)
    }
  }
}
