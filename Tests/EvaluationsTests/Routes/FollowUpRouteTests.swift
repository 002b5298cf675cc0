import Documents
import Evidence
import EvidenceModel
import EvaluationsModel
import HTTPTypes
import InstrumentsModel
import Kernel
import Storage
import TestKit
import Testing
import WorkUnitsModel
import WorksheetsModel

@testable import Evaluations

@Suite struct FollowUpRouteTests {
  private static func item(_ report: ReportHouse) async throws -> Recommendation {
    let unit = report.unit
    let items = try await report.house.storage.read {
      try RecommendationStore.inForce(of: unit, in: $0)
    }
    return try #require(items.first)
  }

  private static func proof(_ report: ReportHouse) async throws -> String {
    let unit = report.unit
    let list = try await report.house.storage.read {
      try VaultList(VaultQuery(unitID: unit), in: $0).lines
    }
    return try #require(list.first).proof.id.text
  }

  @Test(arguments: TestStorage.engines)
  func `the unit answers with proof and assessors accept or send back`(
    engine: Engine
  ) async throws {
    try await ReportHouse.with(engine) { report in
      try await report.complete()
      let house = report.house
      let item = try await Self.item(report)
      let proof = try await Self.proof(report)
      let answer = ReportLink.answer(report.unit, item.id).path
      let decision = ReportLink.decision(report.unit, item.id).path
      func send(
        _ path: String, _ version: Int, _ fields: [(String, String)], as principal: Principal
      ) async throws -> HTTPResponse.Status {
        try await report.post(path, [("versi", String(version))] + fields, as: principal).status
      }

      #expect(
        try await send(answer, 0, [("kalimat", "Sudah."), ("bukti", "")], as: house.head)
          == .unprocessableContent)
      #expect(
        try await send(answer, 0, [("kalimat", "Sudah."), ("bukti", proof)], as: house.ketua)
          == .forbidden)
      #expect(
        try await send(answer, 0, [("kalimat", "Sudah."), ("bukti", proof)], as: house.head)
          == .seeOther)
      #expect(
        try await send(decision, 1, [("keputusan", "terima")], as: house.head) == .forbidden)
      #expect(
        try await send(decision, 1, [("keputusan", "kembalikan")], as: house.ketua)
          == .unprocessableContent)
      #expect(
        try await send(
          decision, 1, [("keputusan", "kembalikan"), ("kalimat", "Tahun lalu.")],
          as: house.ketua) == .seeOther)
      #expect(
        try await send(answer, 2, [("kalimat", "Baru."), ("bukti", proof)], as: house.staff)
          == .seeOther)
      #expect(
        try await send(decision, 1, [("keputusan", "terima")], as: house.ketua) == .conflict)
      #expect(
        try await send(decision, 3, [("keputusan", "terima")], as: house.ketua) == .seeOther)
      #expect(
        try await send(decision, 4, [("keputusan", "terima")], as: house.ketua) == .conflict)
      #expect(try await Self.item(report).state == .done)

      let page = try await report.get(
        ReportLink.recommendations(report.unit).path, as: house.head)
      #expect(page.status == .ok)
      #expect(page.text.contains("Tahun lalu."))
      let stranger = Principal(
        accountID: "01900000-0000-7000-8000-0000000000e1", name: "Orang lain", grants: [])
      let hidden = try await report.get(
        ReportLink.recommendations(report.unit).path, as: stranger)
      #expect(hidden.status == .notFound)
      let told = try await report.count(
        """
        message JOIN message_wording ON message_wording.digest = message.wording
        WHERE kind = 'recommendation_answered' AND account_id = \(house.ketua.accountID)
        """)
      #expect(told >= 1)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `who answered is told that it came back as long as they may answer, else the unit is`(
    engine: Engine
  ) async throws {
    for isOver in [false, true] {
      try await ReportHouse.with(engine) { report in
        try await report.complete()
        let house = report.house
        let item = try await Self.item(report)
        let proof = try await Self.proof(report)
        _ = try await report.post(
          ReportLink.answer(report.unit, item.id).path,
          [("versi", "0"), ("kalimat", "Sudah."), ("bukti", proof)], as: house.staff)
        if isOver { try await house.endRoles(of: Cast.staff, after: "2026-11-20") }
        let back = try await report.post(
          ReportLink.decision(report.unit, item.id).path,
          [("versi", "1"), ("keputusan", "kembalikan"), ("kalimat", "Tahun lalu.")],
          as: house.ketua)

        #expect(back.status == .seeOther)
        let told = "recommendation_sent_back"
        #expect(try await house.kinds(to: Cast.staff).contains(told) == !isOver)
        #expect(try await house.kinds(to: Cast.head).contains(told) == isOver)
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a refused step gives back what was typed`(engine: Engine) async throws {
    try await ReportHouse.with(engine) { report in
      try await report.complete()
      let house = report.house
      let item = try await Self.item(report)
      let proof = try await Self.proof(report)
      let answer = ReportLink.answer(report.unit, item.id).path
      _ = try await report.post(
        answer, [("versi", "0"), ("kalimat", "Pertama."), ("bukti", proof)], as: house.staff)

      let second = try await report.post(
        answer, [("versi", "0"), ("kalimat", "Kalimat kedua."), ("bukti", proof)],
        as: house.head)
      #expect(second.status == .conflict)
      #expect(second.text.contains("Kalimat kedua."))
      #expect(second.text.contains("Pertama."))

      let decision = ReportLink.decision(report.unit, item.id).path
      _ = try await report.post(
        decision, [("versi", "1"), ("keputusan", "terima")], as: house.ketua)
      let late = try await report.post(
        decision, [("versi", "1"), ("keputusan", "kembalikan"), ("kalimat", "Belum cukup.")],
        as: house.coordinator)
      #expect(late.status == .conflict)
      #expect(late.text.contains("Yang tadi Anda tulis"))
      #expect(late.text.contains("Belum cukup."))

      let path = ReportLink.audit(report.unit, nil).path
      let figures = [("tahun", "2026"), ("temuan", "10"), ("ditindaklanjuti", "9")]
      _ = try await report.post(
        path, figures + [("versi", "0"), ("surat", "S-1/2026")], as: house.coordinator)
      let stale = try await report.post(
        path, figures + [("versi", "0"), ("surat", "S-2/2026")], as: house.coordinator)
      #expect(stale.status == .conflict)
      #expect(stale.text.contains("S-2/2026"))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the pages of a unit lead to each other and to the report`(engine: Engine) async throws {
    try await ReportHouse.with(engine) { report in
      try await report.complete()
      let head = report.house.head
      let items = try await report.get(ReportLink.recommendations(report.unit).path, as: head)
      let audit = try await report.get(ReportLink.audit(report.unit, nil).path, as: head)

      for path in [report.path, ReportLink.audit(report.unit, nil).path, "/unit/\(report.unit)"] {
        #expect(items.text.contains("href=\"\(path)\""), "\(path)")
      }
      #expect(audit.text.contains("href=\"\(ReportLink.recommendations(report.unit).path)\""))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `audit findings are stated in versions, and the draft follows them`(
    engine: Engine
  ) async throws {
    try await ReportHouse.with(engine) { report in
      let house = report.house
      let path = ReportLink.audit(report.unit, nil).path
      func state(
        _ done: String, base: Int, because reason: String = "", as principal: Principal
      ) async throws -> HTTPResponse.Status {
        try await report.post(
          path,
          [
            ("tahun", "2026"), ("versi", String(base)), ("temuan", "10"),
            ("ditindaklanjuti", done), ("surat", "S-9/2026"), ("alasan", reason),
          ], as: principal
        ).status
      }
      func said() async throws -> [String] {
        try await report.opened().paper.section("tlhp")?.paragraphs ?? []
      }
      #expect(try await said().first == "Belum ada pernyataan.")

      #expect(try await state("11", base: 0, as: house.coordinator) == .unprocessableContent)
      #expect(try await state("9", base: 0, as: house.head) == .forbidden)
      #expect(try await state("9", base: 0, as: house.coordinator) == .seeOther)
      #expect(try await state("10", base: 0, as: house.coordinator) == .conflict)
      #expect(try await state("10", base: 1, as: house.coordinator) == .unprocessableContent)
      #expect(
        try await state("9", base: 1, because: "x", as: house.coordinator)
          == .unprocessableContent)
      #expect(
        try await state("10", base: 1, because: "Surat terakhir", as: house.ketua) == .seeOther)

      #expect(try await said().first?.contains("sisa 0") == true)
      let page = try await report.get(path, as: house.head)
      #expect(page.status == .ok)
      #expect(page.text.contains("Surat terakhir"))
      #expect(!page.text.contains("Simpan pernyataan"))
      let other = try await report.get(path + "?tahun=2019", as: house.head)
      #expect(other.status == .notFound)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `outcomes are ranked for those who run judgements and for nobody else`(
    engine: Engine
  ) async throws {
    try await ReportHouse.with(engine, settled: false) { report in
      let house = report.house
      let institution = house.place.institutionID
      let year = house.judgement.worksheet.year
      let path = ReportLink.outcomes(institution, year).path
      for other in [house.head, house.ana, house.ketua, house.outsider] {
        #expect(try await report.get(path, as: other).status == .notFound)
      }
      let before = try await report.get(path, as: house.coordinator)
      #expect(before.status == .ok)
      #expect(before.text.contains("Penilaian sendiri-sendiri"))
      #expect(before.text.contains("Menurut nilai penilai") == false)
      let waiting = try CSV.parse(
        try await report.get(
          ReportLink.outcomesCSV(institution, year).path, as: house.coordinator
        ).bytes)
      #expect(waiting[1][2] == "Penilaian sendiri-sendiri")
      #expect(waiting[1][5] == "Belum semua penilai mengunci nilai")

      try await report.settle()

      let instrument = house.judgement.instrument
      let total = try await house.judgement.act { loaded, _, transaction in
        instrument.score(try #require(try SettledSheet.sheet(of: loaded, in: transaction))).total
      }
      let page = try await report.get(path, as: house.coordinator)
      #expect(page.text.contains(total.formatted(in: .indonesian)))
      #expect(page.text.contains("pembinaan"))
      // The file for people comes first; the one for programs says so.
      let forPeople = try #require(
        page.text.firstRange(of: ReportLink.outcomesWorkbook(institution, year).path))
      let forPrograms = try #require(
        page.text.firstRange(of: ReportLink.outcomesCSV(institution, year).path))
      #expect(forPeople.lowerBound < forPrograms.lowerBound)
      #expect(page.text.contains("untuk Excel") && page.text.contains("titik desimal"))
      let csv = try await report.get(
        ReportLink.outcomesCSV(institution, year).path, as: house.coordinator)
      let rows = try CSV.parse(csv.bytes)
      #expect(rows.count == 2)
      #expect(
        rows[0] == [
          "Peringkat", "Unit kerja", "Status", "Nilai", "Kesimpulan", "Alasan",
          "Ambang belum tercapai", "Jalan terpendek", "LHE",
        ])
      #expect(rows[1][..<4] == ["1", "Balai Sertifikasi", "Disetujui", total.description])
      #expect(rows[1][5].contains("paling sedikit"))
      #expect(rows[1][6].contains("ipak"))
      #expect(rows[1][8] == "rancangan")
      let english = try await house.house.get(
        ReportLink.outcomesCSV(institution, year).path, as: house.coordinator,
        headers: [.cookie: "zona_bahasa=en"])
      let head = try #require(try CSV.parse(english.bytes).first)
      #expect(
        head == [
          "Rank", "Unit", "Status", "Total", "Outcome", "Reasons", "Floors missed",
          "Cheapest path", "Report",
        ])
      let file = try await report.get(
        ReportLink.outcomesWorkbook(institution, year).path, as: house.coordinator)
      let sheet = try #require(try Workbook.read(bytes: file.bytes).sheets.first)
      #expect(sheet["A2"]?.value == .number("1"))
      #expect(sheet["D2"]?.value == .number(total.description))
      let missing = try await report.get(path + "0", as: house.coordinator)
      #expect(missing.status == .notFound)
    }
  }
}

/// What an earlier year left open.
@Suite struct EarlierRecommendationTests {
  @Test(arguments: TestStorage.engines)
  func `what an earlier year left open stands in this year's report`(
    engine: Engine
  ) async throws {
    try await ReportHouse.with(engine) { report in
      let (unit, evaluation) = (report.unit, report.id)
      let item = Recommendation(
        id: try #require(ID<Recommendation>("01900000-0000-7000-8000-0000000000c9")),
        unitID: unit, evaluationID: evaluation, year: try #require(CycleYear(2025)),
        about: "A.I.1.i.a", words: "Perbarui rencana kerja.",
        due: try #require(CalendarDate("2025-12-31")))
      #expect(try await report.opened().paper.section("rekomendasi_lama") == nil)
      try await report.house.storage.write { transaction in
        try RecommendationStore.insert(item, in: transaction)
        _ = try transaction.execute(
          "UPDATE recommendation SET in_force_at_ms = \(Instant.sample) WHERE id = \(item.id)")
      }

      let rows = try await report.opened().paper.section("rekomendasi_lama")?.table?.rows

      #expect(rows?.count == 1)
      #expect(rows?.first?.contains(.text("Perbarui rencana kerja.")) == true)
      let page = try await report.get(
        ReportLink.recommendations(unit).path, as: report.house.head)
      #expect(page.text.contains("terlambat"))
      let section = try await report.get("/unit/" + unit.text, as: report.house.head)
      #expect(section.text.contains("1 rekomendasi terbuka"))
    }
  }
}
