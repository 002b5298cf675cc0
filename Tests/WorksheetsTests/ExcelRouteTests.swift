import Documents
import Foundation
import HTTPTypes
import Instruments
import InstrumentsModel
import Kernel
import Storage
import TestKit
import Testing
import Web
import WorksheetsModel

@testable import Worksheets

@Suite struct ExcelRouteTests {
  /// A filled form with one overwritten answer type and one letter outside the scale.
  private func form(seed: UInt64 = 3) throws -> [UInt8] {
    let instrument = try Instrument.current()
    var sheet = try SampleSheets.annex(
      SampleSheets.answers(of: instrument, seed: seed), of: instrument)
    sheet.cells[SheetPlace(.j, 9)] = SheetCell(.text("A"))
    sheet.cells[SheetPlace(.k, 9)] = SheetCell(.text("X"))
    sheet.cells[SheetPlace(.o, 8)] = SheetCell(.text("Catatan <satu>"))
    sheet.cells[SheetPlace(.q, 8)] = SheetCell(.text("https://contoh.id/sk"))
    return try SampleSheets.workbook(sheet)
  }

  private func upload(
    _ bytes: [UInt8], to world: WorksheetHouse, name: String = "lke.xlsx"
  ) async throws -> TestAnswer {
    try await world.house.upload(
      "/lke/\(world.id)/impor", files: [(field: "berkas", name: name, bytes: bytes)],
      as: world.staff)
  }

  /// The fields of the check page as a browser would send them back.
  private func fields(of page: TestAnswer) -> [(String, String)] {
    var fields: [(String, String)] = []
    for tag in page.text.split(separator: "<") {
      if tag.hasPrefix("input "), !tag.contains("checkbox"), let name = value("name", tag) {
        if name != CSRFKey.fieldName { fields.append((name, value("value", tag) ?? "")) }
      } else if tag.hasPrefix("select "), let name = value("name", tag) {
        fields.append((name, ""))
      }
    }
    return fields
  }

  private func value(_ attribute: String, _ tag: Substring) -> String? {
    guard let start = tag.range(of: " \(attribute)=\"")?.upperBound,
      let end = tag[start...].firstIndex(of: "\"")
    else { return nil }
    return String(tag[start..<end]).replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
      .replacing("&amp;", with: "&")
  }

  @Test func `a file is shown with its findings, and nothing is stored before approval`()
    async throws
  {
    try await WorksheetHouse.with { world in
      let before = try await world.storage.dump()

      let page = try await upload(form(), to: world)

      #expect(page.status == .ok)
      #expect(page.text.contains("LKE ZI!J9"))
      #expect(page.text.contains("LKE ZI!K9"))
      #expect(page.text.contains("huruf di luar pilihan"))
      #expect(try await world.storage.dump() == before)

      let hasty = try await world.house.upload(
        "/lke/\(world.id)/impor/persetujuan", fields(of: page), files: [], as: world.staff)
      #expect(hasty.status == .unprocessableContent)
      #expect(hasty.text.contains("LKE ZI!K9: setujui atau perbaiki dahulu."))
      #expect(try await world.storage.dump() == before)
    }
  }

  @Test func `approved answers are stored in one go, corrections included`() async throws {
    try await WorksheetHouse.with { world in
      let page = try await upload(form(), to: world)
      let sent = fields(of: page).map { $0.0 == "s2" ? ("s2", "B") : $0 }

      let stored = try await world.house.upload(
        "/lke/\(world.id)/impor/persetujuan", sent + [("setuju-semua", "ya")], files: [],
        as: world.staff)

      #expect(stored.status == .seeOther)
      let list = try await world.house.get("/lke/\(world.id)", as: world.staff)
      #expect(list.text.contains("113 dari 113 dijawab"))
      let question = try await world.house.get("/lke/\(world.id)/soal/1", as: world.staff)
      #expect(question.text.contains("Catatan &lt;satu&gt;"))
      #expect(question.text.contains("https://contoh.id/sk"))
      let contract = try await world.house.get(
        "/lke/\(world.id)/ekspor/jawaban.json", as: world.staff)
      #expect(contract.text.contains(#"{"soal_id": 2, "jawaban_unit": "B","#))

      let before = try await world.storage.dump()
      let again = try await upload(contract.bytes, to: world, name: "jawaban.json")
      let twice = try await world.house.upload(
        "/lke/\(world.id)/impor/persetujuan", fields(of: again), files: [], as: world.staff)
      #expect(twice.status == .seeOther)
      #expect(try await world.storage.dump() == before)
    }
  }

  @Test func `what an import replaces is shown before, with notes and proof`() async throws {
    try await WorksheetHouse.with { world in
      _ = try await world.save(1, [("s1", "Tidak"), ("catatan", "Catatan lama")])
      _ = try await world.save(2, [("s2", "B")])

      let page = try await upload(form(), to: world)

      #expect(page.text.contains("Yang akan berubah"))
      #expect(page.text.contains("Catatan: Catatan lama"))
      #expect(page.text.contains("Catatan: Catatan &lt;satu&gt;"))
      #expect(page.text.contains("1 menggantikan isian yang ada"))
      #expect(page.text.contains("Tidak diambil; jawaban yang ada di Zona («B») tetap."))

      let approved = try await world.house.upload(
        "/lke/\(world.id)/impor/persetujuan", fields(of: page) + [("setuju-semua", "ya")],
        files: [], as: world.staff)
      #expect(approved.status == .seeOther)
      let again = try await upload(form(), to: world)
      #expect(again.text.contains("Tidak ada yang akan berubah"))
      #expect(!again.text.contains("Yang akan berubah</"))
    }
  }

  @Test func `an answer that came meanwhile is not overwritten`() async throws {
    try await WorksheetHouse.with { world in
      let page = try await upload(form(), to: world)
      _ = try await world.save(
        1, [("s1", "Tidak"), ("catatan", "dari rekan")], as: world.colleague)
      let before = try await world.storage.dump()

      let late = try await world.house.upload(
        "/lke/\(world.id)/impor/persetujuan", fields(of: page) + [("setuju-semua", "ya")],
        files: [], as: world.staff)

      #expect(late.status == .conflict)
      #expect(try await world.storage.dump() == before)
    }
  }

  @Test(arguments: [
    ([], "kosong"), (Array("%PDF-1.7\n1 0 obj".utf8), "PDF"),
    (Array("nama,nilai\nA,1\n".utf8), "CSV"),
    (Array(#"{"answers": [{"soal_id": 900}]}"#.utf8), "Soal 900 (soal_id)"),
  ])
  func `bad files get a sentence and change nothing`(bytes: [UInt8], word: String) async throws {
    try await WorksheetHouse.with { world in
      let before = try await world.storage.dump()

      let page = try await upload(bytes, to: world)

      #expect(page.status == .unprocessableContent)
      #expect(page.text.contains("name=\"berkas\""))
      #expect(bytes.isEmpty || page.text.contains(word))
      #expect(try await world.storage.dump() == before)
    }
  }

  @Test func `a body of 50 MB is refused`() async throws {
    try await WorksheetHouse.with { world in
      let page = try await upload([UInt8](repeating: 0, count: 50_000_000), to: world)

      #expect(page.status == .contentTooLarge)
    }
  }

  @Test func `a fresh workbook and one's own come back with the answers`() async throws {
    try await WorksheetHouse.with { world in
      try await world.fill()
      let instrument = try Instrument.current()
      let fresh = try await world.house.get("/lke/\(world.id)/ekspor/lke.xlsx", as: world.staff)
      let reading = try AnswerFile.read(fresh.bytes, for: instrument, layer: .unit)

      let own = try await world.house.upload(
        "/lke/\(world.id)/ekspor/buku-kerja",
        files: [(field: "berkas", name: "Formulir kami.xlsx", bytes: form())], as: world.staff)
      let filled = try AnswerFile.read(own.bytes, for: instrument, layer: .unit)

      #expect(reading.sheet.unansweredPositions.isEmpty)
      #expect(filled.sheet == reading.sheet)
      #expect(own.headers[.contentDisposition]?.contains("Formulir kami.xlsx") == true)
      let page = try await world.house.get("/lke/\(world.id)/ekspor", as: world.staff)
      #expect(page.text.contains("/ekspor/jawaban.csv"))
      let table = try await world.house.get("/lke/\(world.id)/ekspor/jawaban.csv", as: world.staff)
      #expect(try CSV.parse(table.bytes).count == 128)
    }
  }

  @Test func `a worksheet that is not yours looks like one that does not exist`() async throws {
    try await WorksheetHouse.with { world in
      for tail in ["impor", "ekspor", "ekspor/lke.xlsx", "ekspor/jawaban.json"] {
        let page = try await world.house.get("/lke/\(world.id)/\(tail)", as: world.stranger)
        #expect(page.status == .notFound, "\(tail)")
      }
      for tail in ["impor", "impor/persetujuan", "ekspor/buku-kerja"] {
        let page = try await world.house.upload(
          "/lke/\(world.id)/\(tail)",
          files: [(field: "berkas", name: "a.xlsx", bytes: [1])], as: world.stranger)
        #expect(page.status == .notFound, "\(tail)")
      }
    }
  }
}
