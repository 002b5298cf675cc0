import Documents
import Foundation
import HTTPTypes
import Kernel
import Storage
import SurveysModel
import TestKit
import Testing
import WorkUnitsModel

@testable import Surveys

@Suite struct ResultsTests {
  /// Runs a test on a round with that many answers of its first service, the last six marked, and
  /// four of the second.
  private func with(
    _ engine: Engine = .sqlite, answers: Int = 30,
    _ body: (SurveyHouse, TestHouse, Principal) async throws -> Void
  ) async throws {
    try await SurveyHouse.with(engine) { house in
      let shape = SurveyShape(
        try Questionnaires.list(house.round.plan.questionnaireIDs), scale: .four)
      let responses = (0..<answers + 4).map { number in
        SurveyResponse(
          steps: (0..<13).map { UInt8(($0 + number) % 3 == 0 ? 3 : 4) },
          service: number < answers ? 1 : 2, profile: RespondentProfile(), channel: .counter,
          flags: (answers - 6..<answers).contains(number) ? [.burst] : [])
      }
      try await house.storage.write { transaction in
        try SurveySumStore.add(responses, to: house.round.id, shape: shape, in: transaction)
        try ResponseStore.insert(responses, of: house.round.id, in: transaction)
      }
      let head = Principal(
        accountID: "kepala", name: "Kepala",
        grants: [Grant(.unitHead, for: .workUnit(house.unit.id.text))])
      try await body(
        house, TestHouse(SurveyHouse.features, storage: house.storage, dataFolder: house.folder),
        head)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `results stand on the page in both languages and in every export`(
    engine: Engine
  ) async throws {
    try await with(engine) { house, pages, head in
      let path = ResultsLink.results(house.round.id).path
      let page = try await pages.get(path, as: head)
      let english = try await pages.get(
        path, as: head, headers: [.cookie: "zona_bahasa=en"])
      let csv = try await pages.get(ResultsLink.csv(house.round.id).path, as: head)
      let json = try await pages.get(ResultsLink.json(house.round.id).path, as: head)
      let workbook = try await pages.get(ResultsLink.workbook(house.round.id).path, as: head)

      #expect(page.status == .ok)
      #expect(english.status == .ok)
      let figures = try await house.storage.read {
        try FigureStore.figures(of: house.round, in: $0)
      }
      let index = try #require(figures.all.part(.spak)?.overall.index)
      #expect(page.text.contains(ResultsText.cut(index, in: .indonesian)))
      #expect(page.text.contains("Belum cukup data: 34 jawaban, sampel minimum 217."))
      #expect(page.text.contains("Tanpa jawaban bertanda"))
      #expect(page.text.contains(ResultsText.hiddenCell.indonesian))
      let rows = try CSV.parse(Array(csv.text.utf8))
      #expect(rows.first == ResultsTable.head)
      #expect(
        rows.contains { $0.first == "kuesioner" && $0[1] == "spak" && $0[4] == index.description })
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(json.text.utf8)) as? [String: Any])
      let entries = try #require(object["figures"] as? [[String: String]])
      #expect(entries.count == rows.count - 1)
      for (entry, row) in zip(entries, rows.dropFirst()) {
        #expect(zip(ResultsTable.head, row).allSatisfy { entry[$0] ?? "" == $1 })
      }
      #expect(workbook.status == .ok)
    }
  }

  @Test func `an open survey says that its figures can change, and hides what is written`()
    async throws
  {
    try await with { house, pages, head in
      let page = try await pages.get(ResultsLink.results(house.round.id).path, as: head)
      let comments = try await pages.get(ResultsLink.comments(house.round.id).path, as: head)

      #expect(page.text.contains(ResultsText.notClosed.indonesian))
      #expect(comments.status == .notFound)
    }
  }

  @Test func `fewer than five answers show no figure`() async throws {
    try await SurveyHouse.with(.sqlite) { house in
      let pages = TestHouse(
        SurveyHouse.features, storage: house.storage, dataFolder: house.folder)
      let head = Principal(
        accountID: "kepala", name: "Kepala",
        grants: [Grant(.unitHead, for: .workUnit(house.unit.id.text))])
      let page = try await pages.get(ResultsLink.results(house.round.id).path, as: head)

      #expect(page.status == .ok)
      #expect(page.text.contains(ResultsText.noneYet.indonesian))
      #expect(!page.text.contains("interval-plot"))
    }
  }

  @Test func `whoever may not know of the round sees what is not there`() async throws {
    try await with { house, pages, _ in
      let stranger = Principal(
        accountID: "lain", name: "Lain",
        grants: [Grant(.unitHead, for: .workUnit(Sample.id(99, of: WorkUnit.self).text))])
      for path in [
        ResultsLink.results(house.round.id), .csv(house.round.id), .json(house.round.id),
        .workbook(house.round.id), .comments(house.round.id),
      ] {
        let hidden = try await pages.get(path.path, as: stranger)
        #expect(hidden.status == .notFound)
        #expect(try await pages.get(path.path).status == .seeOther)
      }
      let none = ResultsLink.results(Sample.id(5, of: SurveyRound.self)).path
      #expect(try await pages.get(none, as: stranger).status == .notFound)
    }
  }

  @Test func `the honesty rules are public in both languages`() async throws {
    try await with { _, pages, _ in
      let page = try await pages.get(ResultsLink.rules.path)

      #expect(page.status == .ok)
      for (flag, rule) in HonestyText.sentences(.version1) {
        #expect(page.text.contains(flag.indonesian))
        #expect(!rule.english.isEmpty)
      }
    }
  }

  @Test(arguments: [
    ("Hubungi 0812-3456-7890 ya", "Hubungi ▇▇▇ ya"), ("+62 (812) 3456 7890.", "▇▇▇."),
    ("surel saya siti_1@contoh.id, terima kasih", "surel saya ▇▇▇ terima kasih"),
    ("tanggal 21-11-26 antre 45 menit", "tanggal 21-11-26 antre 45 menit"),
    ("bayar Rp 150.000 @ loket", "bayar Rp 150.000 @ loket"), ("", ""),
  ])
  func `numbers and addresses in free texts are masked`(text: String, masked: String) {
    #expect(CommentMask.masked(text) == masked)
  }
}
