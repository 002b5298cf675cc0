import Cryptography
import Declarations
import DeclarationsModel
import Documents
import EvaluationsModel
import HTTPTypes
import InstrumentsModel
import Kernel
import Programs
import Storage
import TestKit
import Testing
import WorkUnitsModel
import Worksheets
import WorksheetsModel

@testable import Evaluations

@Suite struct ReportRouteTests {
  @Test(arguments: TestStorage.engines)
  func `the unit reads a report once lead and controller have signed it`(
    engine: Engine
  ) async throws {
    try await ReportHouse.with(engine) { report in
      let house = report.house
      #expect(try await report.get(report.path, as: house.head).status == .notFound)
      #expect(try await report.get(report.path, as: house.outsider).status == .notFound)
      #expect(try await report.get(report.path, as: house.coordinator).status == .ok)
      let member = try await report.get(report.path, as: house.ana)
      #expect(member.status == .ok)
      #expect(!member.text.contains("Simpan naskah"))
      #expect(member.text.contains(ReportHouse.strength))

      try await report.write()
      #expect(try await report.recommend().status == .seeOther)
      #expect(try await report.sign(as: house.teknis).status == .forbidden)
      #expect(
        try await report.sign(as: house.ketua, password: "salah").status == .unprocessableContent)
      #expect(try await report.count("report_signature") == 0)
      #expect(try await report.sign(as: house.ketua).status == .seeOther)
      // A second time is refused, and the text stands.
      #expect(try await report.sign(as: house.ketua).status == .conflict)
      #expect(try await report.recommend("Satu lagi.").status == .conflict)
      #expect(try await report.get(report.path, as: house.head).status == .notFound)
      #expect(
        try await report.get(ReportLink.recommendations(report.unit).path, as: house.head)
          .text.contains("Lengkapi SOP") == false)
      #expect(try await report.sign(as: house.teknis).status == .seeOther)

      #expect(try await report.count("report_signature") == 2)
      let page = try await report.get(report.path, as: house.head)
      #expect(page.status == .ok)
      #expect(page.text.contains("LHE-7/2026"))
      #expect(!page.text.contains("Kembalikan kepada ketua"))
      let unit = try await report.get("/unit/" + report.unit.text, as: house.head)
      #expect(unit.text.contains(report.path))
      let told = try await report.count(
        """
        message JOIN message_wording ON message_wording.digest = message.wording
        WHERE message_wording.kind = 'report_signed' AND account_id = \(house.head.accountID)
        """)
      #expect(told == 1)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a refused request changes nothing`(engine: Engine) async throws {
    try await ReportHouse.with(engine) { report in
      let house = report.house
      try await report.write()
      let before = try await report.opened()

      let stale = try await report.post(
        report.path, [("versi", "0"), ("nomor", "X")], as: house.ketua)
      #expect(stale.status == .conflict)
      let member = try await report.post(
        report.path, [("versi", "1"), ("nomor", "X")], as: house.ana)
      #expect(member.status == .forbidden)
      let empty = try await report.post(
        ReportLink.newRecommendation(report.id).path,
        [("versi", "1"), ("rekomendasi", " "), ("paling_lambat", "2026-12-31")], as: house.ketua)
      #expect(empty.status == .unprocessableContent)
      let late = try await report.post(
        ReportLink.newRecommendation(report.id).path,
        [("versi", "1"), ("rekomendasi", "x"), ("paling_lambat", "2026-11-20")],
        as: house.ketua)
      #expect(late.status == .unprocessableContent)
      // Nobody signs what they did not see.
      let unseen = try await report.post(
        ReportLink.signature(report.id).path,
        [("versi", "1"), ("sidik", "00"), ("sandi", ReportHouse.password)], as: house.ketua)
      #expect(unseen.status == .conflict)
      #expect(try await report.opened().paper == before.paper)
      #expect(try await report.opened().report == before.report)
      #expect(try await report.count("recommendation") == 0)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the controller gives a report back and both sign the next edition`(
    engine: Engine
  ) async throws {
    try await ReportHouse.with(engine) { report in
      let house = report.house
      try await report.write()
      _ = try await report.sign(as: house.ketua)
      func giveBack(_ reason: String, as principal: Principal) async throws -> TestAnswer {
        let version = try await report.opened().report.version
        return try await report.post(
          ReportLink.giveBack(report.id).path,
          [("versi", String(version)), ("alasan", reason)], as: principal)
      }

      #expect(try await giveBack("", as: house.teknis).status == .unprocessableContent)
      #expect(try await giveBack("x", as: house.ketua).status == .forbidden)
      #expect(try await giveBack("Perbaiki penutup.", as: house.teknis).status == .seeOther)

      let draft = try await report.opened()
      let first = try await report.house.storage.read {
        try $0.first("SELECT digest FROM report_signature")?.text("digest")
      }
      let former = try await report.get(ReportLink.proof(try #require(first)).path, as: nil)
      #expect(former.text.contains("tidak berlaku lagi"))
      #expect(draft.report.edition == 2)
      #expect(draft.report.isDraft)
      let page = try await report.get(report.path, as: house.ketua)
      #expect(page.text.contains("Perbaiki penutup."))
      #expect(page.text.contains("Simpan naskah"))
      _ = try await report.sign(as: house.ketua)
      _ = try await report.sign(as: house.teknis)
      #expect(try await report.opened().report.isComplete)
      // The signature of the first edition is kept.
      #expect(try await report.count("report_signature") == 3)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `every figure of the report is the score of its layer`(engine: Engine) async throws {
    try await ReportHouse.with(engine) { report in
      let instrument = report.house.judgement.instrument
      let (unit, settled) = try await report.house.judgement.act { loaded, _, transaction in
        let worksheet = try #require(
          try WorksheetActs.load(loaded.evaluation.worksheetID, in: transaction))
        let sheet = try #require(try SettledSheet.sheet(of: loaded, in: transaction))
        return (instrument.score(worksheet.vector.sheet), instrument.score(sheet))
      }
      #expect(unit.total != settled.total)
      func check(_ paper: ReportPaper) throws {
        let table = try #require(paper.section("nilai")?.table)
        #expect(table.rows.count == instrument.nodes.count)
        for (index, row) in table.rows.enumerated() {
          #expect(row[3] == .points(unit.nodes[index], decimals: 2))
          #expect(row[4] == .points(settled.nodes[index], decimals: 2))
        }
        let floors = try #require(paper.section("ambang")?.table)
        let checks = instrument.verdicts(on: settled).flatMap(\.floors)
        #expect(floors.rows.count == checks.count)
        for (row, found) in zip(floors.rows, checks) {
          guard case .points(let score, _) = row[2], case .points(let floor, _) = row[3] else {
            Issue.record("a floor without figures")
            continue
          }
          #expect((score, floor) == (found.score, found.floor))
          #expect(row[4] == .text(found.isCleared ? "tercapai" : "belum tercapai"))
        }
      }
      try check(try await report.opened().paper)

      try await report.complete()
      let signed = try await report.opened()
      #expect(signed.records.count == 2)
      try check(signed.paper)

      let file = try await report.get(ReportLink.workbook(report.id).path, as: report.house.head)
      #expect(file.status == .ok)
      let workbook = try Workbook.read(bytes: file.bytes)
      let sheet = try #require(workbook[sheet: "nilai"])
      for index in instrument.nodes.indices {
        #expect(sheet["D\(index + 2)"]?.value == .number(unit.nodes[index].description))
        #expect(sheet["E\(index + 2)"]?.value == .number(settled.nodes[index].description))
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the records prove themselves without the server`(engine: Engine) async throws {
    try await ReportHouse.with(engine) { report in
      let draft = try await report.get(
        ReportLink.records(report.id).path, as: report.house.ketua)
      #expect(draft.status == .conflict)
      try await report.complete()

      let file = try await report.get(ReportLink.records(report.id).path, as: report.house.head)

      let export = try ExportFile(verifying: file.bytes)
      #expect(export.entries.count == 2)
      #expect(export.entries.allSatisfy { $0.document["kind"]?.asText == "lhe" })
      var changed = file.bytes
      changed[changed.count / 2] ^= 1
      #expect(throws: ExportFault.self) { try ExportFile(verifying: changed) }
      let digest = try #require(try await report.opened().records.last?.digest)
      let proof = try await report.get(ReportLink.proof(digest).path, as: nil)
      #expect(proof.status == .ok)
      #expect(proof.text.contains("LHE-7/2026"))
      // Whichever signature was followed, everybody who signed is named.
      for record in try await report.opened().records {
        let page = try await report.get(ReportLink.proof(record.digest).path, as: nil)
        for word in [Cast.ketua.name, Cast.teknis.name, "Ketua tim", "Pengendali teknis"] {
          #expect(page.text.contains(word), "\(word)")
        }
        #expect(page.text.contains("ditandatangani lengkap"))
      }
      let signers = export.entries.compactMap { $0.document["signer"]?["name"]?.asText }
      #expect(Set(signers) == [Cast.ketua.name, Cast.teknis.name])
      let other = String(repeating: "0", count: 64)
      #expect(try await report.get(ReportLink.proof(other).path, as: nil).status == .notFound)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a signed record that was changed is never shown`(engine: Engine) async throws {
    try await ReportHouse.with(engine) { report in
      try await report.complete()
      try await report.house.storage.write { transaction in
        _ = try transaction.execute(
          "UPDATE report_signature SET document = document || ' ' WHERE duty = 'lead'")
      }

      let page = try await report.get(report.path, as: report.house.head)

      #expect(page.status == .conflict)
      #expect(page.text.contains("tidak cocok dengan segelnya"))
    }
  }
}

/// What WeasyPrint prints, read back by poppler; where the programs are.
@Suite(
  .enabled(
    if: ExternalProgram.weasyprint.isInstalled && ExternalProgram.pdfinfo.isInstalled,
    "needs weasyprint and poppler-utils"))
struct ReportPrintTests {
  private static let pdftotext = ExternalProgram("pdftotext", package: "poppler-utils")
  private static let pdfimages = ExternalProgram("pdfimages", package: "poppler-utils")

  @Test func `a signed report is printed, tagged, with its figures and its signers`()
    async throws
  {
    try await ReportHouse.with(.sqlite) { report in
      _ = try await report.print("Inspektorat Jenderal", at: "Jalan Contoh 1")
      _ = try await report.upload(LogoSamples.jpeg, version: 1)
      try await report.complete()
      let instrument = report.house.judgement.instrument
      let total = try await report.house.judgement.act { loaded, _, transaction in
        instrument.score(try #require(try SettledSheet.sheet(of: loaded, in: transaction))).total
      }

      let pdf = try await report.get(ReportLink.pdf(report.id).path, as: report.house.head)

      #expect(pdf.status == .ok)
      #expect(pdf.headers[.contentType] == "application/pdf")
      let text = try await Self.pdftotext.run(["-layout", "-", "-"], input: pdf.bytes).bytes
      let words = String(decoding: text, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        .joined(separator: " ")
      for word in [
        "LHE-7/2026", "Balai Sertifikasi", total.formatted(in: .indonesian), "Kami menilai.",
        ReportHouse.strength, "Lengkapi SOP pengaduan.", Cast.ketua.name, Cast.teknis.name,
        "Laporan hasil evaluasi", "Inspektorat Jenderal", "Jalan Contoh 1", "Alasan",
      ] { #expect(words.contains(word), "\(word)") }
      #expect(!words.contains("Kata sandi"))
      // The code stands with the signatures that it proves, and they with the end of the text.
      let pages = String(decoding: text, as: UTF8.self).split(separator: "\u{0C}")
      let last = try #require(pages.last { $0.contains("Pindai untuk memeriksa") })
      for word in ["Terima kasih.", "Tanda tangan", Cast.ketua.name, Cast.teknis.name] {
        #expect(last.contains(word), "\(word)")
      }
      let facts = try await ExternalProgram.pdfinfo.run(["-"], input: pdf.bytes).bytes
      let isTagged = String(decoding: facts, as: UTF8.self).split(separator: "\n")
        .contains { $0.hasPrefix("Tagged:") && $0.hasSuffix("yes") }
      #expect(isTagged)
      // The logo with its pixels, and no other picture: the QR is drawn.
      let pictures = try await Self.pdfimages.run(["-list", "-"], input: pdf.bytes).bytes
      let sizes = String(decoding: pictures, as: UTF8.self).split(separator: "\n").dropFirst(2)
        .map { $0.split(separator: " ")[3...4].joined(separator: "x") }
      #expect(sizes == ["64x80"])
      // The same file for the next one, in whatever language they read.
      let again = try await report.house.house.get(
        ReportLink.pdf(report.id).path, as: report.house.coordinator,
        headers: [.cookie: "zona_bahasa=en"])
      #expect(again.bytes == pdf.bytes)
      #expect(try await report.count("report_print") == 1)
    }
  }
}
