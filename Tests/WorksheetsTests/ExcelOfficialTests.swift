import Documents
import Foundation
import Instruments
import InstrumentsModel
import Kernel
import Testing
import WorksheetsModel

@testable import Worksheets

@Suite(.enabled(if: OfficialFiles.areHere)) struct ExcelOfficialTests {
  @Test func `the untouched form has no findings and no answers`() throws {
    let instrument = try InstrumentLibrary.instrument("permenpanrb-90-2021")

    let reading = try AnswerFile.read(
      OfficialFiles.bytes("workbooks/lke-annex-90-2021-blank.xlsx"), for: instrument, layer: .unit)

    #expect(reading.layout == .annex)
    #expect(reading.findings.isEmpty)
    #expect(reading.sheet.unansweredPositions.count == 127)
  }

  @Test func `the filled form is scored from its answers, not from its stored total`() throws {
    let instrument = try InstrumentLibrary.instrument("permenpanrb-90-2021")

    let reading = try AnswerFile.read(
      OfficialFiles.bytes("workbooks/lke-annex-90-2021-filled.xlsx"), for: instrument, layer: .unit)
    let report = ScoreReport(reading, of: instrument)

    #expect(report.card.total.description == "95.632600732601")
    #expect(report.workbookTotal?.description == "95.632600732601")
    #expect(reading.storedTotal == "95.5761904761905")
    #expect(
      reading.findings == [
        Finding(
          place: "LKE ZI!J8", soal: 0, problem: .answerTypeOverwritten(found: "Ya"),
          taken: "Ya/Tidak"),
        Finding(
          place: "LKE ZI!K185", problem: .totalContradictsParts(written: "12"), taken: "13"),
        Finding(
          place: "LKE ZI!L208",
          problem: .storedTotalDiffers(
            stored: "95.5761904761905", answers: report.card.total)),
      ])
  }

  @Test func `the assessors' layer is refused where the form has none`() throws {
    let instrument = try InstrumentLibrary.instrument("permenpanrb-90-2021")
    let bytes = try OfficialFiles.bytes("workbooks/lke-annex-90-2021-filled.xlsx")

    #expect(throws: AnswerFileRefusal.reading(.layerNotInLayout(layer: .tpi, layout: .annex))) {
      try AnswerFile.read(bytes, for: instrument, layer: .tpi)
    }
  }

  @Test func `the coordinates are those of the national question master`() throws {
    let instrument = try InstrumentLibrary.instrument("permenpanrb-90-2021")
    let form = try #require(PortalForm(of: instrument))
    let master = try JSONSerialization.jsonObject(
      with: Data(OfficialFiles.bytes("portal/master-soal-lke-zi-2026.json")))
    let rows = soals(in: master)

    #expect(rows.count == 127)
    for row in rows {
      let id = try #require(row["id"] as? Int)
      let soal = try #require(instrument.position(ofSoal: id))
      #expect(row["excel_sheet"] as? String == PortalForm.sheetName)
      #expect(row["excel_baris"] as? Int == form.rows.soals[soal])
      #expect(
        row["excel_kolom_jawaban_unit"] as? String == letter(PortalForm.answerColumn(of: .unit)))
      #expect(
        row["excel_kolom_jawaban_tpi"] as? String == letter(PortalForm.answerColumn(of: .tpi)))
      #expect(
        row["excel_kolom_catatan_unit"] as? String == letter(PortalForm.noteColumn(of: .unit)))
      #expect(row["excel_kolom_catatan_tpi"] as? String == letter(PortalForm.noteColumn(of: .tpi)))
      #expect(row["excel_kolom_bukti_dukung_unit"] as? String == letter(PortalForm.evidenceColumn))
    }
  }

  private func letter(_ column: FormColumn) -> String {
    String(SheetPlace(column, 1).text.dropLast())
  }

  private func soals(in value: Any) -> [[String: Any]] {
    if let list = value as? [Any] { return list.flatMap { soals(in: $0) } }
    guard let object = value as? [String: Any] else { return [] }
    let own = object["soals"] as? [[String: Any]] ?? []
    return own + ["data", "children"].flatMap { object[$0].map { soals(in: $0) } ?? [] }
  }
}
