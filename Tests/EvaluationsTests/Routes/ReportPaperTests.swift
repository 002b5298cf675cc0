import Cryptography
import DeclarationsModel
import EvaluationsModel
import Foundation
import HTTPTypes
import InstrumentsModel
import Kernel
import Storage
import TestKit
import Testing
import WorkUnitsModel
import Worksheets
import WorksheetsModel

@testable import Evaluations

/// What stands on the paper beside its figures, and the file that is made of it once.
@Suite struct ReportPaperTests {
  @Test(arguments: TestStorage.engines)
  func `a letterhead is seen before it is stored, and a signed report keeps its own`(
    engine: Engine
  ) async throws {
    try await ReportHouse.with(engine) { report in
      let house = report.house
      let path = ReportLink.letterhead(house.place.institutionID).path
      for other in [house.head, house.ketua, house.outsider] {
        #expect(try await report.get(path, as: other).status == .notFound)
        #expect(try await report.print("X", at: "", as: other).status == .notFound)
      }
      let preview = try await report.post(
        path,
        [
          ("versi", "0"), ("inspektorat", "Inspektorat Utama"), ("alamat", "Jalan Contoh 1"),
          ("aksi", "lihat"),
        ], as: house.coordinator)
      #expect(preview.status == .ok)
      #expect(preview.text.contains("Pratinjau"))
      #expect(preview.text.contains("Inspektorat Utama"))
      #expect(try await report.count("report_letterhead") == 0)

      let long = try await report.print(
        String(repeating: "x", count: 161), at: "Jalan Contoh 1")
      #expect(long.status == .unprocessableContent)
      #expect(long.text.contains("Jalan Contoh 1"))
      #expect(
        try await report.print("Inspektorat Jenderal", at: "Jalan Contoh 1\nJakarta").status
          == .seeOther)
      let stale = try await report.print("Inspektorat lain", at: "")
      #expect(stale.status == .conflict)
      #expect(stale.text.contains("Inspektorat lain"))
      #expect(stale.text.contains("Anda sendiri mengubah kop ini di jendela lain"))
      #expect(
        try await report.count("journal_entry WHERE event = 'letterhead_changed'") == 1)

      let lines = try await report.opened().letterhead
      #expect(lines.dropFirst() == ["Inspektorat Jenderal", "Jalan Contoh 1", "Jakarta"])
      try await report.write()
      _ = try await report.sign(as: house.ketua)
      #expect(
        try await report.print("Inspektorat baru", at: "", version: 1).status == .seeOther)
      #expect(try await report.opened().letterhead == lines)
      _ = try await report.sign(as: house.teknis)
      #expect(try await report.opened().report.isComplete)
      #expect(try await report.opened().letterhead == lines)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `every answer that differs from the unit's stands there with its reason`(
    engine: Engine
  ) async throws {
    try await ReportHouse.with(engine) { report in
      let instrument = report.house.judgement.instrument
      let result = try await report.house.judgement.act { loaded, _, transaction in
        let worksheet = try #require(
          try WorksheetActs.load(loaded.evaluation.worksheetID, in: transaction))
        return try Settling.result(of: loaded, worksheet: worksheet.worksheet, in: transaction)
      }
      let settled = try #require(result)
      let changed = instrument.questions.indices.filter {
        settled.unitAnswers[$0]?.content.values != settled.agreed[$0]?.values
      }

      let table = try #require(try await report.opened().paper.section("perubahan")?.table)

      #expect(!changed.isEmpty)
      #expect(table.rows.count == changed.count)
      #expect(table.rows.allSatisfy { $0.last == .text(ReportHouse.reason) })
      #expect(table.lead == 1)
      // The same differences as on the page of the result: of the figures as they are printed.
      let cards = (instrument.score(settled.unit), instrument.score(settled.assessors))
      for (question, row) in zip(changed, table.rows) {
        let own = instrument.score(ofQuestion: question, in: cards.0)
        let given = instrument.score(ofQuestion: question, in: cards.1)
        #expect(row[4] == .points(given.printed() - own.printed(), decimals: 2))
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `an index stands there from both sources with why they may differ`(
    engine: Engine
  ) async throws {
    try await ReportHouse.with(engine) { report in
      let section = try #require(try await report.opened().paper.section("survei"))
      let rows = try #require(section.table?.rows)

      #expect(rows.count.isMultiple(of: 2))
      let form = try #require(rows.first { $0[1] == .text("IPAK, angka LKE") })
      let own = try #require(rows.first { $0[1] == .text("IPAK, survei penilai") })
      // The settled worksheet of this house says 3 where at least 3.6 is needed.
      #expect(form[3] == .points(Points(units: 3_000_000_000_000), decimals: 2))
      #expect(form[6] == .text("belum tercapai"))
      #expect(own[6] == .text("belum ada"))
      #expect(section.paragraphs.contains { $0.contains("Keduanya dapat berbeda") })
    }
  }

  @Test(arguments: TestStorage.engines)
  func `an English page says why its paper is Indonesian, and is English around it`(
    engine: Engine
  ) async throws {
    try await ReportHouse.with(engine) { report in
      let page = try await report.house.house.get(
        report.path, as: report.house.ketua, headers: [.cookie: "zona_bahasa=en"])

      #expect(page.text.contains("are in Indonesian for every reader"))
      #expect(page.text.contains(#"<div class="paper" lang="id">"#))
      #expect(page.text.contains(#"<div class="letterhead" lang="id">"#))
      #expect(page.text.contains("Download PDF"))
      #expect(page.text.contains("data-wait=\"Making the PDF"))
      let own = try await report.get(report.path, as: report.house.ketua)
      #expect(!own.text.contains("satu teks berbahasa Indonesia"))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `what a lead typed comes back when it is too long or too late`(
    engine: Engine
  ) async throws {
    try await ReportHouse.with(engine) { report in
      try await report.write()
      let long = String(repeating: "kata ", count: 900)
      let refused = try await report.post(
        report.path, [("versi", "1"), ("nomor", "LHE-8/2026"), ("pembuka", long)],
        as: report.house.ketua)
      #expect(refused.status == .unprocessableContent)
      #expect(refused.text.contains("LHE-8/2026"))
      #expect(refused.text.contains("kata kata"))

      let late = try await report.post(
        report.path, [("versi", "0"), ("nomor", "LHE-9/2026")], as: report.house.ketua)
      #expect(late.status == .conflict)
      #expect(late.text.contains("LHE-9/2026"))
      // A conflict is no wrong entry: it stands on top, beside what is stored.
      #expect(!late.text.contains("isian perlu diperbaiki"))
      #expect(late.text.contains("laporan berubah sesudah Anda membukanya"))
      #expect(late.text.contains("Yang tersimpan sekarang:"))

      _ = try await report.sign(as: report.house.ketua)
      let signed = try await report.post(
        report.path, [("versi", "1"), ("nomor", "LHE-10/2026")], as: report.house.ketua)
      #expect(signed.status == .conflict)
      #expect(signed.text.contains("LHE-10/2026"))
      #expect(try await report.opened().report.words.number == "LHE-7/2026")
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a PDF is kept once and never given out when it is not the one that was kept`(
    engine: Engine
  ) async throws {
    try await ReportHouse.with(engine) { report in
      let (one, other) = (Array("%PDF-1.7 satu".utf8), Array("%PDF-1.7 dua".utf8))
      let address = "http://localhost"
      func keep(_ bytes: [UInt8]) async throws -> KeptPrint? {
        let opened = try await report.opened()
        return try await report.house.storage.write {
          try PrintStore.keep(
            bytes, of: opened.report, records: opened.records, address: address, at: .sample,
            in: $0)
        }
      }
      func find(_ address: String?, records: Int = 2) async throws -> KeptPrint? {
        let opened = try await report.opened()
        return try await report.house.storage.read {
          try PrintStore.find(
            of: opened.report, records: Array(opened.records.prefix(records)),
            address: address, in: $0)
        }
      }
      try await report.write()
      _ = try await report.sign(as: report.house.ketua)
      #expect(try await keep(one) == nil)
      _ = try await report.sign(as: report.house.teknis)

      #expect(try await keep(one)?.bytes == one)
      // Whoever comes second gets what was kept first.
      #expect(try await keep(other)?.bytes == one)
      #expect(try await find(address)?.digest == SHA256Digest(of: one))
      #expect(try await find("http://lain.example") == nil)
      #expect(try await find(address, records: 1) == nil)

      let answer = try await report.get(ReportLink.pdf(report.id).path, as: report.house.head)
      #expect(answer.bytes == one)
      let name = try #require(HTTPField.Name("Repr-Digest"))
      let digest = Data(SHA256Digest(of: one).bytes).base64EncodedString()
      #expect(answer.headers[name] == "sha-256=:\(digest):")
      let page = try await report.get(report.path, as: report.house.head)
      #expect(page.text.contains(SHA256Digest(of: one).hex))
      #expect(!page.text.contains("data-wait"))

      try await report.house.storage.write { transaction in
        _ = try transaction.execute("UPDATE report_print SET bytes = \(other)")
      }
      #expect(try await find(address) == nil)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `no file is made of a report whose signature does not hold`(
    engine: Engine
  ) async throws {
    try await ReportHouse.with(engine) { report in
      try await report.complete()
      let zeros = String(repeating: "0", count: 128)
      try await report.house.storage.write { transaction in
        _ = try transaction.execute(
          "UPDATE report_signature SET signature = \(zeros) WHERE duty = 'controller'")
      }

      for path in [ReportLink.pdf(report.id).path, ReportLink.workbook(report.id).path] {
        #expect(try await report.get(path, as: report.house.head).status == .conflict)
      }
      #expect(try await report.count("report_print") == 0)
      let digest = try #require(try await report.opened().records.first?.digest)
      let proof = try await report.get(ReportLink.proof(digest).path, as: nil)
      #expect(proof.text.contains("tidak cocok"))
    }
  }
}
