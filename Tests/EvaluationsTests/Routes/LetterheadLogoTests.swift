import Accounts
import Cryptography
import Declarations
import EvaluationsModel
import HTTPTypes
import House
import Kernel
import Storage
import TestKit
import Testing
import Web
import WorkUnitsModel
import WorksheetsModel

@testable import Evaluations

/// Decision 0211: the logo of a letterhead.
@Suite struct LetterheadLogoTests {
  @Test(arguments: TestStorage.engines)
  func `a logo is stored, shown, replaced and taken away, each with its entry`(
    engine: Engine
  ) async throws {
    try await ReportHouse.with(engine) { report in
      let coordinator = report.house.coordinator
      let kept = try LogoPicture(file: LogoSamples.png)
      let digest = SHA256Digest(of: kept.bytes).hex
      #expect(try await report.get(report.logo, as: coordinator).status == .notFound)

      #expect(try await report.upload(LogoSamples.png).status == .seeOther)

      let page = try await report.get(report.letterhead, as: coordinator)
      #expect(page.text.contains("<img src=\"\(report.logo)\" alt=\"Lambang "))
      #expect(page.text.contains("PNG, 64 × 80 piksel, 1 kB"))
      // Closed at first, and what a logo button leaves unsaved is said beside it.
      #expect(page.text.contains(#"<details class="plan-form"><summary>Hapus logo</summary>"#))
      let warning = "Tulisan di formulir kop di atas tidak ikut tersimpan"
      #expect(page.text.ranges(of: warning).count == 2)
      #expect(!page.text.contains("data:image"))
      let policy = page.headers[.contentSecurityPolicy]
      #expect(policy?.contains("img-src 'self';") == true)
      let picture = try await report.get(report.logo, as: coordinator)
      #expect(picture.bytes == kept.bytes)
      #expect(picture.headers[.contentType] == "image/png")
      #expect(try await report.entries("letterhead_logo_changed", naming: digest) == 1)

      // The same again changes nothing; another one takes its place.
      #expect(try await report.upload(LogoSamples.png, version: 1).status == .seeOther)
      #expect(try await report.count("journal_entry WHERE subject_kind = 'report_letterhead'") == 1)
      #expect(try await report.upload(LogoSamples.jpeg, version: 1).status == .seeOther)
      let second = try await report.get(report.logo, as: coordinator)
      #expect(second.headers[.contentType] == "image/jpeg")
      #expect(try await report.count("report_logo") == 1)

      #expect(try await report.removeLogo(version: 2).status == .seeOther)
      #expect(try await report.get(report.logo, as: coordinator).status == .notFound)
      #expect(try await report.count("report_logo") == 0)
      #expect(try await report.count("report_letterhead WHERE logo IS NULL AND version = 3") == 1)
      let former = SHA256Digest(of: try LogoPicture(file: LogoSamples.jpeg).bytes).hex
      #expect(try await report.entries("letterhead_logo_removed", naming: former) == 1)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a file that is no logo is refused with the way out, and nothing is stored`(
    engine: Engine
  ) async throws {
    try await ReportHouse.with(engine) { report in
      let noise = [UInt8](repeating: 7, count: LogoPicture.mostBytes + 1)
      let files: [(bytes: [UInt8], said: String)] = [
        (Array("<svg/>".utf8), "SVG tidak diterima"), (Array("teks".utf8), "bukan PNG atau JPEG"),
        (noise, "201 kB; paling besar 200 kB"), ([], "Belum ada berkas"),
        (LogoSamples.png(2_001, 64), "2001 × 64 piksel"),
        (LogoSamples.png(63, 64), "63 × 64 piksel"),
        (LogoSamples.png(64, 64, [LogoSamples.chunk("acTL", [])]), "bergerak"),
        (Array(LogoSamples.png.dropLast()), "rusak"),
      ]
      for file in files {
        let answer = try await report.upload(file.bytes)
        #expect(answer.status == .unprocessableContent, "\(file.said)")
        #expect(answer.text.contains(file.said), "\(file.said)")
        #expect(answer.text.contains("href=\"#f-logo\""))
      }
      for other in [report.house.head, report.house.ketua, report.house.outsider] {
        #expect(try await report.upload(LogoSamples.png, as: other).status == .notFound)
        #expect(try await report.upload([], as: other).status == .notFound)
        #expect(try await report.removeLogo(version: 0, as: other).status == .notFound)
        #expect(try await report.get(report.logo, as: other).status == .notFound)
      }

      #expect(try await report.count("report_logo") == 0)
      #expect(try await report.count("report_letterhead") == 0)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `who was faster is named, with the time`(engine: Engine) async throws {
    try await ReportHouse.with(engine) { report in
      let other = Principal(
        accountID: "01900000-0000-7000-8000-0000000000b9", name: "Rina Wulandari",
        grants: report.house.coordinator.grants)
      _ = try await report.print("Inspektorat Utama", at: "", as: other)

      let words = try await report.print("Inspektorat lain", at: "")
      let logo = try await report.upload(LogoSamples.png)
      let own = try await report.print("Inspektorat lain", at: "", as: other)

      #expect([words.status, logo.status, own.status] == [.conflict, .conflict, .conflict])
      let said = "Rina Wulandari mengubah kop ini pada 21 November 2026, 14.32 WIB"
      #expect(words.text.contains(said))
      #expect(words.text.contains("Inspektorat lain"))
      #expect(logo.text.contains(said))
      #expect(own.text.contains("Anda sendiri mengubah kop ini di jendela lain"))
      #expect(try await report.count("report_logo") == 0)
      // After the refusal the page stands on what is kept now.
      #expect(try await report.upload(LogoSamples.png, version: 1).status == .seeOther)
      let none = try await report.removeLogo(version: 7)
      #expect(none.status == .conflict)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a signed report keeps the logo that was signed, and its bytes`(
    engine: Engine
  ) async throws {
    try await ReportHouse.with(engine) { report in
      let house = report.house
      let first = try LogoPicture(file: LogoSamples.png)
      let digest = SHA256Digest(of: first.bytes).hex
      _ = try await report.upload(LogoSamples.png)
      try await report.write()
      let draft = try await report.opened().paper
      #expect(draft.logo == digest)
      let bare = ReportPaper(
        letterhead: draft.letterhead, head: draft.head, sections: draft.sections)
      #expect(ReportDocument.digest(of: draft) != ReportDocument.digest(of: bare))
      let page = try await report.get(report.path, as: house.ketua)
      #expect(page.text.contains("<img src=\"\(report.paperLogo)\" alt=\"Lambang "))
      _ = try await report.sign(as: house.ketua)

      _ = try await report.upload(LogoSamples.jpeg, version: 1)
      #expect(try await report.count("report_logo") == 2)
      _ = try await report.removeLogo(version: 2)
      #expect(try await report.count("report_logo WHERE is_signed = 1") == 1)
      #expect(try await report.count("report_logo") == 1)
      _ = try await report.sign(as: house.teknis)

      #expect(try await report.opened().report.isComplete)
      #expect(try await report.opened().paper.logo == digest)
      for reader in [house.head, house.ana] {
        #expect(try await report.get(report.paperLogo, as: reader).bytes == first.bytes)
      }
      #expect(try await report.get(report.paperLogo, as: house.outsider).status == .notFound)
      let file = try await report.get(ReportLink.records(report.id).path, as: house.head)
      let papers = try ExportFile(verifying: file.bytes).entries.map { $0.document["paper"] }
      #expect(papers.map { $0?["logoSHA256"]?.asText } == [digest, digest])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `nobody signs a logo that they did not see`(engine: Engine) async throws {
    try await ReportHouse.with(engine) { report in
      try await report.write()
      let seen = try await report.opened()
      _ = try await report.upload(LogoSamples.png)

      let answer = try await report.post(
        ReportLink.signature(report.id).path,
        [
          ("versi", String(seen.report.version)),
          ("sidik", ReportDocument.digest(of: seen.paper)), ("sandi", ReportHouse.password),
        ], as: report.house.ketua)

      #expect(answer.status == .conflict)
      #expect(try await report.count("report_signature") == 0)
      #expect(try await report.count("report_logo WHERE is_signed = 0") == 1)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `altered bytes are neither shown nor printed nor signed`(engine: Engine) async throws {
    try await ReportHouse.with(engine) { report in
      let house = report.house
      _ = try await report.upload(LogoSamples.png)
      try await report.write()
      let other = try LogoPicture(file: LogoSamples.jpeg).bytes
      try await house.storage.write {
        _ = try $0.execute("UPDATE report_logo SET bytes = \(other)")
      }

      #expect(try await report.get(report.logo, as: house.coordinator).status == .conflict)
      #expect(try await report.get(report.paperLogo, as: house.ana).status == .conflict)
      let pdf = try await report.get(ReportLink.pdf(report.id).path, as: house.ana)
      #expect(pdf.status == .conflict)
      #expect(try await report.sign(as: house.ketua).status == .conflict)
      #expect(try await report.count("report_signature") == 0)
      // The way out: take it away and upload it again.
      #expect(try await report.removeLogo(version: 1).status == .seeOther)
      #expect(try await report.upload(LogoSamples.png, version: 2).status == .seeOther)
      #expect(try await report.sign(as: house.ketua).status == .seeOther)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `what is printed holds the picture and fetches nothing`(engine: Engine) async throws {
    try await ReportHouse.with(engine) { report in
      _ = try await report.upload(LogoSamples.png)
      let opened = try await report.opened()
      let logo = try await report.house.storage.read { try opened.logo(in: $0) }

      let print = ReportPrint(opened: opened, logo: logo, address: nil, page: PageContext())
      let html = String(decoding: PrintedPage.bytes(of: print), as: UTF8.self)

      let bytes = try #require(logo?.bytes)
      let name = try #require(opened.letterhead.first)
      #expect(html.contains("src=\"data:image/png;base64,\(Base64.text(bytes))\""))
      #expect(html.contains("alt=\"Lambang \(name)\""))
      #expect(!html.contains("src=\"/") && !html.contains("src=\"http"))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `letterheads of before stay what they were, without a logo`(engine: Engine) async throws {
    let migrations = EvaluationHouse.features.flatMap(\.migrations)
    let step = try #require(
      migrations.first { $0.feature == "Evaluations" && $0.name == "logos of letterheads" })
    let isEarlier: (Migration) -> Bool = {
      $0.feature != step.feature || $0.number < step.number
    }
    try await withStorage(engine, migrations: migrations.filter(isEarlier)) { storage in
      let found = try await storage.write { transaction in
        let institution = try JudgementHouse.unit(
          Act(by: nil, at: .sample), in: transaction
        ).ministry.id
        try transaction.execute(
          """
          INSERT INTO report_letterhead
            (institution_id, office, address, author_id, author_name, at_ms, version)
          VALUES (\(institution), 'Inspektorat', 'Jalan Contoh 1', \(Cast.coordinator.accountID),
            \(Cast.coordinator.name), \(Instant.sample), 4)
          """)
        for statement in step.statements {
          try transaction.execute(SQL(stringLiteral: statement))
        }
        return try LetterheadStore.find(of: institution, in: transaction)
      }

      #expect(found.letterhead.office == "Inspektorat")
      #expect(found.letterhead.address == ["Jalan Contoh 1"])
      #expect(found.lastChange == LetterheadChange(by: Cast.coordinator, at: .sample))
      #expect((found.version, found.logo) == (4, nil))
    }
  }
}

extension ReportHouse {
  var letterhead: String { ReportLink.letterhead(house.place.institutionID).path }
  var logo: String { ReportLink.letterheadLogo(house.place.institutionID).path }
  var paperLogo: String { ReportLink.logo(id).path }

  /// Gives the letterhead a logo.
  func upload(
    _ bytes: [UInt8], version: Int = 0, as principal: Principal? = nil
  ) async throws -> TestAnswer {
    try await house.house.upload(
      logo, [("versi", String(version))], files: [(LogoForm.file, "logo.png", bytes)],
      as: principal ?? house.coordinator)
  }

  /// Takes the logo away.
  func removeLogo(version: Int, as principal: Principal? = nil) async throws -> TestAnswer {
    try await post(
      ReportLink.logoRemoval(house.place.institutionID).path, [("versi", String(version))],
      as: principal ?? house.coordinator)
  }

  /// How many entries of the journal have a name and a hash in their facts.
  fileprivate func entries(_ event: String, naming digest: String) async throws -> Int64 {
    let pattern = "%\(digest)%"
    return try await count("journal_entry WHERE event = \(event) AND facts LIKE \(pattern)")
  }
}
