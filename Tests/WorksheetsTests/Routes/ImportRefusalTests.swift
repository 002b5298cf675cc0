import Documents
import HTTPTypes
import Instruments
import InstrumentsModel
import Kernel
import Storage
import TestKit
import Testing
import WorksheetsModel

@testable import Worksheets

/// Bad files sent to the real pages: a clear sentence, the status of the table, nothing changed.
@Suite struct ImportRefusalTests {
  private static let empty: [UInt8] = []
  private static let pdf = Array("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n".utf8)
  private static let latin1 = Array("nama;nilai\nBalai D".utf8) + [0xE9] + Array("sa;1\n".utf8)

  /// A refused file: what it is, its bytes, and what the person reads.
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let bytes: @Sendable () throws -> [UInt8]
    let sentence: [String]
  }

  private static let cases: [Case] = [
    Case(
      testDescription: "an empty file", bytes: { Self.empty },
      sentence: ["Berkas kosong (0 bita).", "Unduh atau simpan ulang berkas itu"]),
    Case(
      testDescription: "a PDF renamed to .xlsx", bytes: { Self.pdf },
      sentence: ["sebenarnya berisi PDF", "Pilih berkas .xlsx yang asli"]),
    Case(
      testDescription: "a CSV in Latin-1 renamed to .xlsx", bytes: { Self.latin1 },
      sentence: ["sebenarnya berisi teks atau CSV", "Pilih berkas .xlsx yang asli"]),
    Case(
      testDescription: "a zip bomb", bytes: { try SampleBooks.bomb() },
      sentence: ["mengembang jauh lebih besar", "simpan sebagai .xlsx, lalu coba lagi"]),
    Case(
      testDescription: "a row number of two million",
      bytes: { try SampleBooks.annex("<row r=\"2000000\"><c><v>1</v></c></row>") },
      sentence: ["“LKE ZI” berisi lebih dari 100000 baris.", "Hapus baris, lembar"]),
    Case(
      testDescription: "two million rows",
      bytes: { try SampleBooks.manyRows() },
      sentence: ["“LKE ZI” berisi lebih dari 100000 baris.", "Hapus baris, lembar"]),
    Case(
      testDescription: "the form of another year",
      bytes: { try SampleBooks.annex("<row r=\"4\"><c><v>1</v></c></row>") },
      sentence: ["formulir dari tahun atau peraturan lain", "Salin jawabannya ke formulir"]),
    Case(
      testDescription: "a workbook of an unknown layout", bytes: { try SampleBooks.roster() },
      sentence: ["(yang ada: Pegawai)", "Gunakan formulir resmi atau unduh lembar kosong"]),
  ]

  @Test(arguments: cases)
  func `a bad file gets its sentence on both pages and changes nothing`(bad: Case) async throws {
    try await WorksheetHouse.with { world in
      let before = try await world.storage.dump()
      let files = [(field: "berkas", name: "LKE 2026.xlsx", bytes: try bad.bytes())]

      for tail in ["impor", "ekspor/buku-kerja"] {
        let page = try await world.house.upload(
          "/lke/\(world.id)/\(tail)", files: files, as: world.staff)

        #expect(page.status == .unprocessableContent, "\(tail)")
        #expect(page.text.contains("name=\"berkas\""), "the file can be chosen anew on \(tail)")
        for words in bad.sentence { #expect(page.text.contains(words), "\(tail): \(words)") }
      }
      #expect(try await world.storage.dump() == before)
    }
  }

  @Test(arguments: [
    (SampleBooks.Oddity.macros, "berkas memuat makro", "tidak pernah dijalankan"),
    (.externalLink, "berkas menautkan berkas lain", "tidak pernah dibuka"),
  ])
  func `macros and links to other files are findings to accept, not refusals`(
    oddity: SampleBooks.Oddity, problem: String, sentence: String
  ) async throws {
    try await WorksheetHouse.with { world in
      let before = try await world.storage.dump()
      let file = try SampleBooks.odd(oddity)

      let page = try await world.house.upload(
        "/lke/\(world.id)/impor", files: [(field: "berkas", name: "LKE.xlsm", bytes: file)],
        as: world.staff)

      #expect(page.status == .ok)
      #expect(page.text.contains(problem))
      #expect(page.text.contains(sentence))
      #expect(try await world.storage.dump() == before)
    }
  }

  @Test func `a false statement of two million rows costs nothing`() async throws {
    try await WorksheetHouse.with { world in
      let before = try await world.storage.dump()
      let file = try SampleBooks.odd(.largeDimension)

      let page = try await world.house.upload(
        "/lke/\(world.id)/impor", files: [(field: "berkas", name: "LKE.xlsx", bytes: file)],
        as: world.staff)

      #expect(page.status == .ok)
      #expect(try await world.storage.dump() == before)
    }
  }

  @Test(arguments: SampleBooks.Oddity.allCases)
  func `one's own odd workbook comes back with all of its parts`(
    oddity: SampleBooks.Oddity
  ) async throws {
    try await WorksheetHouse.with { world in
      try await world.fill()
      let file = try SampleBooks.odd(oddity)

      let page = try await world.house.upload(
        "/lke/\(world.id)/ekspor/buku-kerja",
        files: [(field: "berkas", name: "LKE.xlsx", bytes: file)], as: world.staff)

      let old = try SampleBooks.parts(of: file)
      let new = try SampleBooks.parts(of: page.bytes)
      #expect(page.status == .ok)
      #expect(Set(new.keys) == Set(old.keys))
      for (name, bytes) in old where !SampleBooks.changing.contains(name) {
        #expect(new[name] == bytes, "\(name)")
      }
      let book = try Workbook.read(bytes: page.bytes)
      #expect(book.sheets.map(\.visibility) == [.visible, .veryHidden])
      #expect(book.sheets[1]["A1"] == Cell(value: .text("rahasia")))
      #expect(book.sheets[1]["B1"]?.formula == "1+1")
      #expect(book.hasMacros == (oddity == .macros))
      #expect(book.hasExternalLinks == (oddity == .externalLink))
    }
  }
}
