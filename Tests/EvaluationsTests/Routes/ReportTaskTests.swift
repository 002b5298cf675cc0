import EvaluationsModel
import HTTPTypes
import Kernel
import Storage
import TestKit
import Testing
import WorkUnitsModel

@testable import Evaluations

/// What the page of tasks says of reports and of what they ask for.
@Suite struct ReportTaskTests {
  @Test(arguments: TestStorage.engines)
  func `lead and controller find the report in the order of signing`(engine: Engine) async throws {
    try await ReportHouse.with(engine) { report in
      let house = report.house
      /// The task of the report as each of the two has it: its first words, or nothing.
      func tasks() async throws -> [String] {
        var found: [String] = []
        for person in [house.ketua, house.teknis] {
          let page = try await report.get("/tugas", as: person).text
          let verbs = ["Tulis LHE 2026, ", "Perbaiki LHE", "Tanda tangani LHE 2026, "]
          found.append(verbs.filter { page.contains($0) }.joined(separator: "+"))
        }
        return found
      }
      #expect(try await tasks() == ["Tulis LHE 2026, ", ""])

      try await report.write()
      #expect(try await tasks() == ["Tanda tangani LHE 2026, ", ""])

      #expect(try await report.sign(as: house.ketua).status == .seeOther)
      #expect(try await tasks() == ["", "Tanda tangani LHE 2026, "])

      let version = try await report.opened().report.version
      let back = try await report.post(
        ReportLink.giveBack(report.id).path,
        [("versi", String(version)), ("alasan", "Perbaiki nomornya.")], as: house.teknis)
      #expect(back.status == .seeOther)
      #expect(try await tasks() == ["Perbaiki LHE", ""])

      _ = try await report.sign(as: house.ketua)
      _ = try await report.sign(as: house.teknis)
      #expect(try await tasks() == ["", ""])
      for person in [house.ana, house.outsider, house.head] {
        let page = try await report.get("/tugas", as: person).text
        #expect(!page.contains("Tulis LHE") && !page.contains("Tanda tangani LHE"))
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a shut door takes the report off the page`(engine: Engine) async throws {
    try await ReportHouse.with(engine) { report in
      try await report.house.endRoles(of: Cast.ketua, after: "2026-11-20")

      let page = try await report.get("/tugas", as: report.house.ketua).text

      #expect(!page.contains("LHE 2026"))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the unit finds the signed report and what it has to answer`(engine: Engine) async throws {
    try await ReportHouse.with(engine) { report in
      let house = report.house
      let draft = try await report.get("/tugas", as: house.head).text
      try await report.complete()

      for person in [house.head, house.staff] {
        let page = try await report.get("/tugas", as: person).text
        #expect(page.contains("Baca LHE 2026, Balai Sertifikasi"))
        #expect(page.contains("Jawab 1 rekomendasi LHE, Balai Sertifikasi"))
        #expect(page.contains("Paling lambat 31 Desember 2026"))
        #expect(page.contains("href=\"\(ReportLink.recommendations(report.unit).path)\""))
      }
      let coordinator = try await report.get("/tugas", as: house.coordinator).text
      #expect(!draft.contains("Baca LHE"))
      #expect(!coordinator.contains("Jawab 1 rekomendasi"))

      // Answered, it waits for somebody else; sent back, it waits for the unit again.
      try await Self.step("answer", number: 1, of: report)
      let path = ReportLink.recommendations(report.unit).path
      let answered = try await report.get("/tugas", as: house.head).text
      // The form of an answer that waits is folded.
      #expect(
        try await report.get(path, as: house.head).text.contains(
          "<summary>Lengkapi jawaban ini</summary>"))
      try await Self.step("send_back", number: 2, of: report)
      let back = try await report.get("/tugas", as: house.head).text
      #expect(
        try await !report.get(path, as: house.head).text.contains("Lengkapi jawaban ini"))
      #expect(!answered.contains("Jawab 1 rekomendasi"))
      #expect(back.contains("Jawab 1 rekomendasi") && back.contains("1 jawaban dikembalikan"))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `an answer waits for the team and the coordinator, and for nobody behind a shut door`(
    engine: Engine
  ) async throws {
    try await ReportHouse.with(engine) { report in
      let house = report.house
      let task = "1 rekomendasi menunggu diperiksa, Balai Sertifikasi"
      func has(_ person: Principal) async throws -> Bool {
        let page = try await report.get("/tugas", as: person).text
        return page.contains(task)
          && page.contains("href=\"\(ReportLink.recommendations(report.unit).path)\"")
      }
      try await report.complete()
      #expect(try await has(house.ketua) == false)

      try await Self.step("answer", number: 1, of: report)
      for person in [house.ketua, house.ana, house.coordinator] {
        #expect(try await has(person))
      }
      for person in [house.outsider, house.head, house.staff] {
        #expect(try await has(person) == false)
      }

      try await report.house.endRoles(of: Cast.ana, after: "2026-11-20")
      #expect(try await has(house.ana) == false)

      try await Self.step("send_back", number: 2, of: report)
      #expect(try await has(house.ketua) == false)
      #expect(try await has(house.coordinator) == false)
    }
  }

  /// Adds a step to the one recommendation, as its acts would.
  private static func step(_ act: String, number: Int, of report: ReportHouse) async throws {
    let evaluation = try await report.house.judgement.evaluation()
    try await report.house.storage.write { transaction in
      let items = try RecommendationStore.recommendations(of: evaluation, in: transaction)
      var item = try #require(items.first)
      let author = Cast.staff
      if act == "answer" {
        _ = try item.answer(
          "Sudah.", proof: "01900000-0000-7000-8000-0000000000d1", by: author, at: TestHouse.now,
          baseVersion: Int64(number - 1))
      } else {
        _ = try item.decide(
          isAccepted: false, words: "Belum lengkap.", by: author, at: TestHouse.now,
          baseVersion: Int64(number - 1))
      }
      try RecommendationStore.saveStep(of: item, in: transaction)
    }
  }
}
