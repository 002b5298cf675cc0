import Documents
import Foundation
import HTTPTypes
import Kernel
import Storage
import SurveysModel
import TestKit
import Testing
import Web
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
      // The first service has thirty answers and hides so that nobody reckons the second one.
      for (text, shown) in [(page.text, Language.indonesian), (english.text, .english)] {
        for reason in HiddenCell.allCases {
          #expect(text.contains(ResultsText.hidden(reason).in(shown)))
        }
      }
      let rows = try CSV.parse(Array(csv.text.utf8))
      #expect(rows.first == ResultsTable.head)
      #expect(
        rows.contains {
          Self.cell($0, .part) == "questionnaire" && Self.cell($0, .questionnaire) == "spak"
            && Self.cell($0, .index) == index.description
        })
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

  private static func cell(_ row: [String], _ key: ResultsKey) -> String {
    row[ResultsKey.allCases.firstIndex(of: key) ?? 0]
  }

  @Test(arguments: Language.allCases)
  func `a signal says its rule, what was counted, the threshold and what to do`(
    language: Language
  ) async throws {
    try await with { house, pages, head in
      let headers: HTTPFields = language == .english ? [.cookie: "zona_bahasa=en"] : [:]
      let page = try await pages.get(
        ResultsLink.results(house.round.id).path, as: head, headers: headers)
      let rules = HonestyRules.version1

      // Six of 34 are marked as a burst, which is more than a tenth.
      for words in [SignalText.words(.burst), SignalText.words(RoundRule.marked)] {
        for text in [words.name, words.rule, words.counted, words.next] {
          #expect(page.text.contains(text.in(language)))
        }
      }
      for threshold in [
        HonestyText.sentence(.burst, rules), HonestyText.sentence(RoundRule.marked, rules),
      ] {
        #expect(page.text.contains(threshold.in(language)))
      }
      #expect(page.text.contains(SignalText.share(6, of: 34).in(language)))
      #expect(page.text.contains(SignalText.above.in(language)))
      // The others stand in one line; nothing is there to compare with.
      let quiet = page.text.split(separator: SignalText.none.in(language)).last ?? ""
      #expect(quiet.contains(HonestyText.flag(.pattern).in(language)))
      #expect(page.text.contains(SignalText.notCompared.in(language)))
      let rulesPage = try await pages.get(ResultsLink.rules.path, headers: headers)
      for code in [HonestyText.code(.burst), RoundRule.marked.rawValue] {
        let path = ResultsLink.rule(code, version: 1).path
        #expect(page.text.contains("href=\"\(path)\""))
        let anchor = path.split(separator: "#").last ?? ""
        #expect(rulesPage.text.contains("id=\"\(anchor)\""))
      }
    }
  }

  @Test func `the page begins with what was found and leads to each part`() async throws {
    try await with { house, pages, head in
      let page = try await pages.get(ResultsLink.results(house.round.id).path, as: head).text
      let contents = try #require(page.range(of: "results-contents"))
      let first = page[..<contents.lowerBound]

      let results = try await house.storage.read {
        try RoundResults.load(house.round.id, principal: head, at: house.now, in: $0)
      }
      for part in results.figures.all.parts {
        #expect(first.contains(ResultsText.interval(part.overall, in: .indonesian)))
      }
      #expect(first.contains("Belum cukup data: 34 jawaban"))
      #expect(first.contains(SignalText.standing(results).indonesian))
      let entries = ResultsContents(
        results: results,
        page: PageContext(language: .indonesian, path: "/", token: { "" })
      ).entries
      #expect(entries.map(\.anchor) == ["spkp", "spak", "layanan", "penjawab", "tanda", "unduhan"])
      for entry in entries {
        #expect(page.contains("href=\"#\(entry.anchor)\""))
        #expect(page.components(separatedBy: " id=\"\(entry.anchor)\"").count == 2)
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `answers that wait for the shuffle are said to wait`(engine: Engine) async throws {
    try await SurveyHouse.with(engine) { house in
      let pages = TestHouse(
        SurveyHouse.features, storage: house.storage, dataFolder: house.folder)
      let head = Principal(
        accountID: "kepala", name: "Kepala",
        grants: [Grant(.unitHead, for: .workUnit(house.unit.id.text))])
      let path = ResultsLink.results(house.round.id).path
      let tokens = try await house.invite(10)
      for (number, token) in tokens.prefix(9).enumerated() {
        try await house.send(try house.answer(number), token)
      }
      for language in Language.allCases {
        let headers: HTTPFields = language == .english ? [.cookie: "zona_bahasa=en"] : [:]
        let page = try await pages.get(path, as: head, headers: headers)
        #expect(page.text.contains(ResultsText.waiting.in(language)))
        #expect(page.text.contains(ResultsText.shuffling.in(language)))
        #expect(!page.text.contains(ResultsText.noneYet.in(language)))
        #expect(!page.text.contains("interval-plot"))
      }
      try await house.send(try house.answer(9), tokens[9])
      #expect(try await house.shuffle().moved == 10)
      let counted = try await pages.get(path, as: head)
      #expect(!counted.text.contains(ResultsText.waiting.indonesian))
      #expect(!counted.text.contains(ResultsText.someWait.indonesian))
      #expect(counted.text.contains("10 jawaban"))
    }
  }

  @Test func `keys and codes are the same in both languages, names are not`() async throws {
    try await with { house, pages, head in
      let path = ResultsLink.csv(house.round.id).path
      let indonesian = try CSV.parse(Array(try await pages.get(path, as: head).text.utf8))
      let english = try CSV.parse(
        Array(
          try await pages.get(path, as: head, headers: [.cookie: "zona_bahasa=en"]).text.utf8))

      #expect(indonesian.first == english.first)
      #expect(indonesian.count == english.count)
      for key in ResultsKey.allCases where key != .name && key != .note {
        #expect(indonesian.map { Self.cell($0, key) } == english.map { Self.cell($0, key) })
      }
      #expect(
        indonesian.dropFirst().allSatisfy { ResultsPart(rawValue: Self.cell($0, .part)) != nil })
      let bursts = [indonesian, english].map { rows in
        rows.first { Self.cell($0, .code) == "burst" }.map { Self.cell($0, .name) }
      }
      #expect(bursts == ["datang beruntun", "burst"])
      let page = try await pages.get(ResultsLink.results(house.round.id).path, as: head)
      for key in ResultsKey.allCases { #expect(page.text.contains(key.rawValue)) }
    }
  }

  @Test func `English says one second and two seconds`() {
    #expect(
      HonestyText.sentence(.tooFast, .version1).english == "Less than 1 second for each item.")
    #expect(HonestyText.sentence(.burst, .version1).english.contains("2.5 seconds"))
    #expect(ResultsText.english(1, "answer", "answers") == "1 answer")
    #expect(ResultsText.english(0, "answer", "answers") == "0 answers")
    let sentences =
      HonestyFlags.all.map { HonestyText.sentence($0, .version1).english }
      + RoundRule.allCases.map { HonestyText.sentence($0, .version1).english }
    for sentence in sentences {
      #expect(sentence.firstMatch(of: /\b1 [a-z]+s\b/) == nil, "\(sentence)")
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
      let english = try await pages.get(
        ResultsLink.rules.path, headers: [.cookie: "zona_bahasa=en"])
      let sentences =
        HonestyFlags.all.map { HonestyText.sentence($0, .version1) }
        + RoundRule.allCases.map { HonestyText.sentence($0, .version1) }
      for sentence in sentences {
        #expect(page.text.contains(sentence.indonesian))
        #expect(english.text.contains(sentence.english.replacing("'", with: "&#39;")))
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
