import Declarations
import DeclarationsModel
import EvaluationsModel
import HTTPTypes
import Kernel
import Storage
import TestKit
import Testing
import Web
import WorkUnitsModel

@testable import Evaluations

/// What readers look for first on a report, and what the paper leaves out.
@Suite struct ReportTopTests {
  @Test(arguments: TestStorage.engines)
  func `the rule of an index stands once below its table, also in what is signed`(
    engine: Engine
  ) async throws {
    try await ReportHouse.with(engine) { report in
      let draft = try #require(try await report.opened().paper.section("survei"))
      #expect(draft.table?.columns.count == 7)
      #expect(draft.table?.rows.allSatisfy { $0.count == 7 } == true)
      #expect(!draft.notes.isEmpty && Set(draft.notes).count == draft.notes.count)
      #expect(draft.notes.allSatisfy { $0.hasPrefix("Batas indeks menurut ") })

      try await report.write()
      _ = try await report.sign(as: report.house.ketua)
      #expect(try await report.opened().paper.section("survei") == draft)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the rounding of the scores is explained below them, also in what is signed`(
    engine: Engine
  ) async throws {
    try await ReportHouse.with(engine) { report in
      let draft = try await report.opened().paper
      #expect(draft.section("nilai")?.notes == [PaperWriter.rounding])
      let page = try await report.get(report.path, as: report.house.ketua)
      #expect(page.text.contains(PaperWriter.rounding))

      try await report.write()
      _ = try await report.sign(as: report.house.ketua)
      #expect(try await report.opened().paper.section("nilai") == draft.section("nilai"))
    }
  }

  @Test(arguments: [
    ("Kesimpulan: pembinaan.", "Pembinaan."), ("Kesimpulan: siap WBK.", "Siap WBK."),
    ("Lainnya.", "Lainnya."), ("", ""),
  ])
  func `a conclusion does not repeat its label`(sentence: String, value: String) {
    #expect(ReportText.value(ofOutcome: sentence) == value)
  }

  @Test(arguments: TestStorage.engines)
  func `an English page says once that outcome and score stand as printed`(
    engine: Engine
  ) async throws {
    try await ReportHouse.with(engine) { report in
      try await report.complete()
      let digest = try #require(try await report.opened().records.last?.digest)
      let said = "Words and figures stand as they are printed on the Indonesian paper."
      for path in [report.path, ReportLink.proof(digest).path] {
        let page = try await report.house.house.get(
          path, as: report.house.ketua, headers: [.cookie: "zona_bahasa=en"])
        #expect(page.text.ranges(of: said).count == 1)
        #expect(page.text.contains("Outcome, as printed"))
        #expect(page.text.contains("Score, as printed"))
        let own = try await report.get(path, as: report.house.ketua)
        #expect(!own.text.contains("seperti yang tercetak di laporan"))
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a printed report is called after its unit and year`(engine: Engine) async throws {
    try await ReportHouse.with(engine) { report in
      let html = ReportPrint(
        opened: try await report.opened(), logo: nil, address: nil, page: PageContext())
      let text = String(decoding: PrintedPage.bytes(of: html), as: UTF8.self)

      #expect(text.contains("<title>Laporan hasil evaluasi Balai Sertifikasi 2026"))
      #expect(text.contains("<h1>Laporan hasil evaluasi</h1>"))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `praise of an answer that was lowered is left out`(engine: Engine) async throws {
    try await ReportHouse.with(engine) { report in
      let section = try #require(try await report.opened().paper.section("kekuatan"))
      let words = section.table?.rows.compactMap(\.last)

      #expect(words == [.text(ReportHouse.strength)])
      #expect(section.notes.contains { $0.contains("tidak dimuat") })
      let page = try await report.get(report.path, as: report.house.ketua)
      #expect(!page.text.contains(ReportHouse.vainStrength))
      // The page of the result keeps to the same rule, with the same sentence.
      let result = try await report.get(report.house.result, as: report.house.ketua).text
      #expect(result.contains(ReportHouse.strength))
      #expect(!result.contains(ReportHouse.vainStrength))
      #expect(result.contains(ResultText.strengthsLeftOut.indonesian))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the page says on top what comes out, who signs next, and leads to the proof`(
    engine: Engine
  ) async throws {
    try await ReportHouse.with(engine) { report in
      let (ketua, teknis) = (report.house.ketua, report.house.teknis)
      let waitsForLead = "Menunggu tanda tangan ketua."
      let waitsForController = "Menunggu tanda tangan pengendali teknis."
      try await report.write()
      _ = try await report.recommend()
      let early = try await report.get(report.path, as: teknis).text
      #expect(early.ranges(of: waitsForLead).count == 2)
      #expect(!early.contains("Sidik naskah"))
      for part in ["nilai", "kesimpulan", "rekomendasi", "tanda-tangan"] {
        #expect(early.contains("href=\"#\(part)\"") && early.contains("id=\"\(part)\""), "\(part)")
      }
      let outcome = try #require(
        try await report.opened().paper.section("kesimpulan")?.paragraphs.first)
      let top = try #require(early.firstRange(of: "class=\"paper\""))
      #expect(early[..<top.lowerBound].contains(ReportText.value(ofOutcome: outcome)))
      #expect(!early[..<top.lowerBound].contains("Kesimpulan: "))

      _ = try await report.sign(as: ketua)
      let late = try await report.get(report.path, as: ketua).text
      #expect(late.ranges(of: waitsForController).count == 2)

      _ = try await report.sign(as: teknis)
      let done = try await report.get(report.path, as: report.house.head).text
      #expect(!done.contains("Menunggu tanda tangan"))
      let opened = try await report.opened()
      let digest = ReportDocument.digest(of: opened.paper)
      #expect(done.contains(digest))
      for record in opened.records {
        let path = ReportLink.proof(record.digest).path
        #expect(done.contains("href=\"\(path)\""))
        #expect(try await report.get(path, as: nil).text.contains(digest))
      }
    }
  }
}
