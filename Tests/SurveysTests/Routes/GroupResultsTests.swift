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

/// Who answered, on both pages and in every export.
@Suite struct GroupResultsTests {
  /// Runs a test on a round of forty answers.
  ///
  /// Six are of people with a disability, who are served worse; five told nothing of it. Three left
  /// their sex open, four have primary school only, nobody told an age.
  private func with(
    _ engine: Engine = .sqlite, isClosed: Bool = true,
    _ body: (SurveyHouse, TestHouse, Principal) async throws -> Void
  ) async throws {
    try await SurveyHouse.with(engine) { house in
      let shape = SurveyShape(
        try Questionnaires.list(house.round.plan.questionnaireIDs), scale: .four)
      let responses = (0..<40).map { number in
        SurveyResponse(
          steps: Array(repeating: number < 6 ? 2 : 4, count: 13), service: 1,
          profile: RespondentProfile(
            sex: number < 24 ? .woman : number < 37 ? .man : nil,
            education: number < 4 ? .primary : number < 9 ? .seniorSecondary : .bachelor,
            hasDisability: number < 6 ? true : number < 35 ? false : nil),
          channel: .counter, flags: [])
      }
      try await house.storage.write { transaction in
        try SurveySumStore.add(responses, to: house.round.id, shape: shape, in: transaction)
        try ResponseStore.insert(responses, of: house.round.id, in: transaction)
        if isClosed {
          try transaction.execute(
            "UPDATE survey_round SET closed_at_ms = \(house.now) WHERE id = \(house.round.id)")
        }
      }
      let head = Principal(
        accountID: "kepala", name: "Kepala",
        grants: [Grant(.unitHead, for: .workUnit(house.unit.id.text))])
      try await body(
        house, TestHouse(SurveyHouse.features, storage: house.storage, dataFolder: house.folder),
        head)
    }
  }

  private func headers(_ language: Language) -> HTTPFields {
    language == .english ? [.cookie: "zona_bahasa=en"] : [:]
  }

  /// The cells of the row that begins with a name.
  private func row(_ name: String, of html: String) -> String? {
    html.range(of: ">" + name + "</th>").map { start in
      let rest = html[start.upperBound...]
      return String(rest[..<(rest.range(of: "</tr>")?.lowerBound ?? rest.endIndex)])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `both pages show groups in both languages, and hide small ones`(
    engine: Engine
  ) async throws {
    try await with(engine) { house, pages, head in
      for language in Language.allCases {
        let inside = try await pages.get(
          ResultsLink.results(house.round.id).path, as: head, headers: headers(language))
        let outside = try await pages.get(
          PublicRoundLink.round(house.round.id).path, headers: headers(language))
        for page in [inside, outside] {
          #expect(page.status == .ok)
          #expect(page.text.contains("id=\"penjawab\""))
          #expect(page.text.contains(GroupText.purpose.in(language)))
          #expect(page.text.contains(GroupText.untold([.age]).in(language)))
          let disabled = try #require(
            row(GroupText.group(.disability(true)).in(language), of: page.text))
          #expect(
            disabled.contains(
              language == .english ? "2.00 (1.00 to 3.00)" : "2,00 (1,00 sampai 3,00)"))
          #expect(disabled.contains(">6<"))
          #expect(disabled.contains(language == .english ? "15.0%" : "15,0%"))
          // Three left it open: thirteen men hide with them, or the difference would tell.
          for group in [RespondentGroup.sex(.man), .education(.seniorSecondary)] {
            let hidden = try #require(row(GroupText.group(group).in(language), of: page.text))
            #expect(hidden.contains(GroupText.hidden(.protectsAnother).in(language)))
            #expect(!hidden.contains("4,00") && !hidden.contains("4.00"))
          }
          #expect(!page.text.contains(">13<"))
          #expect(!page.text.contains(GroupText.afterClosing.in(language)))
        }
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `CSV, JSON and XLSX carry the groups and hide the same ones`(
    engine: Engine
  ) async throws {
    try await with(engine) { house, pages, head in
      for language in Language.allCases {
        let csv = try await pages.get(
          ResultsLink.csv(house.round.id).path, as: head, headers: headers(language))
        let json = try await pages.get(
          ResultsLink.json(house.round.id).path, as: head, headers: headers(language))
        let file = try await pages.get(
          ResultsLink.workbook(house.round.id).path, as: head, headers: headers(language))
        let rows = try CSV.parse(Array(csv.text.utf8))
        let object = try #require(
          try JSONSerialization.jsonObject(with: Data(json.text.utf8)) as? [String: Any])
        let entries = try #require(object["figures"] as? [[String: String]])
        let sheet = try #require(try Workbook.read(bytes: file.bytes).sheets.first)

        func expect(_ group: RespondentGroup, _ count: String, _ index: String) {
          let name = GroupText.full(group).in(language)
          let found = rows.enumerated().filter { $0.element[3] == name }
          #expect(found.count == (count.isEmpty ? 1 : 2), "\(name)")
          for (place, row) in found {
            #expect(row[0] == "group" && row[2] == GroupText.code(group))
            #expect(row[4] == count)
            #expect(row[5] == index)
            #expect(entries[place - 1]["name"] == name)
            #expect(entries[place - 1]["index"] ?? "" == index)
            let address = CellAddress(columnNumber: 6, rowNumber: place + 1)
            #expect(sheet[address.text]?.value.decimal ?? "" == index)
          }
        }
        expect(.disability(true), "6", "2")
        expect(.disability(false), "29", "4")
        expect(.disability(nil), "5", "4")
        expect(.sex(.woman), "24", "3.5")
        expect(.sex(.man), "", "")
        expect(.sex(nil), "", "")
        expect(.education(.primary), "", "")
        expect(.education(.seniorSecondary), "", "")
        expect(.education(nil), "", "")
        expect(.age(nil), "40", "3.7")
      }
    }
  }

  @Test func `while a round is open only counts are shown, and nothing to the public`()
    async throws
  {
    try await with(isClosed: false) { house, pages, head in
      let page = try await pages.get(ResultsLink.results(house.round.id).path, as: head)
      let csv = try await pages.get(ResultsLink.csv(house.round.id).path, as: head)
      let outside = try await pages.get(PublicRoundLink.round(house.round.id).path)
      let rows = try CSV.parse(Array(csv.text.utf8)).filter { $0[2].hasPrefix("disability:") }

      #expect(page.text.contains(GroupText.afterClosing.indonesian))
      let disabled = try #require(row("Penyandang disabilitas", of: page.text))
      #expect(disabled.contains(">6<"))
      #expect(!disabled.contains("2,00"))
      #expect(rows.map { $0[4] } == ["6", "29", "5"])
      #expect(rows.allSatisfy { $0[5...10].joined().isEmpty })
      #expect(outside.status == .ok)
      #expect(!outside.text.contains("id=\"penjawab\""))
    }
  }
}
