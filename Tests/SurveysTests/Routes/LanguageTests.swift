import Accounts
import Foundation
import HTTPTypes
import House
import Kernel
import Storage
import SurveysModel
import Synchronization
import TestKit
import Testing
import Web

@testable import Surveys

/// Further languages: from the file to the page that people answer on.
@Suite struct LanguageTests {
  /// The sample files in Malay.
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "docs/survey-languages").path

  private static func malay(_ subject: String) throws -> SurveyWording {
    try WordingFile.read(folder + "/ms-\(subject).json")
  }

  /// A language of files whose every wording is made up.
  private static func invented(_ subject: String, _ tag: String) throws -> SurveyWording {
    let keys = try #require(WordingFile.keys(of: subject))
    let words = keys.map { key in
      (key.key, "س \(key.placeholders.sorted().joined(separator: " ")) \(key.key)")
    }
    return SurveyWording(
      subject: subject, language: try #require(LanguageTag(tag)),
      words: Dictionary(uniqueKeysWithValues: words))
  }

  @discardableResult
  private static func add(
    _ wording: SurveyWording, to house: SurveyHouse, secondsAfterNow: Int64 = -7200
  ) async throws -> WordingStore.Outcome {
    let act = Act(by: nil, at: house.now.adding(seconds: secondsAfterNow))
    return try await house.storage.write {
      try WordingStore.add(wording, act: act, in: $0)
    }
  }

  private func with(
    _ engine: Engine = .sqlite, _ body: (SurveyHouse, TestHouse, String) async throws -> Void
  ) async throws {
    try await SurveyHouse.with(engine) { house in
      let pages = TestHouse(
        SurveyHouse.features, storage: house.storage, dataFolder: house.folder)
      let token = try await house.invite(1)[0]
      try await body(house, pages, AnsweringLink.person(token: token.text).path)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a round is answered in a language that came with files`(_ engine: Engine) async throws {
    try await with(engine) { house, pages, path in
      for subject in ["halaman-1", "spkp-1", "spak-1"] {
        let outcome = try await Self.add(try Self.malay(subject), to: house)
        #expect(outcome == .added)
      }

      let first = try await pages.get(path)
      let malay = try await pages.get(path + "?b=ms")

      #expect(first.text.contains("<html lang=\"id\">"))
      #expect(first.text.contains("<a href=\"?b=ms\" lang=\"ms\">Bahasa Melayu</a>"))
      #expect(malay.text.contains("<html lang=\"ms\">"))
      #expect(malay.text.contains("13 soalan, kira-kira satu minit."))
      #expect(malay.text.contains("Perkhidmatan selesai dalam masa yang dijanjikan."))
      #expect(malay.text.contains("Sangat bersetuju"))
      #expect(malay.text.contains("data-next=\"Teruskan\""))
      #expect(malay.text.contains("<h1 lang=\"id\">Survei contoh</h1>"))
      // Nothing of it is left in Indonesian but what both languages say alike.
      for key in AnsweringWords.keys + (WordingFile.keys(of: "spkp-1") ?? []) {
        guard key.source.indonesian.count > 24, key.placeholders.isEmpty else { continue }
        #expect(!malay.text.contains(key.source.indonesian), "\(key.key)")
      }
      #expect(malay.bytes.count < 30_000)

      let ticket = try #require(
        malay.text.firstMatch(of: /name="t" value="([^"]+)"/)?.1)
      let faulty = try await pages.post(
        path + "?b=ms", [("t", String(ticket)), ("j0", "4")], withToken: false)
      #expect(faulty.text.contains("12 soalan belum dijawab:"))
      let sent = try await pages.post(
        path + "?b=ms", [("t", String(ticket))] + (0..<13).map { ("j\($0)", "4") },
        withToken: false)
      #expect(sent.status == .ok)
      #expect(sent.text.contains("Terima kasih atas jawapan anda"))
    }
  }

  private final class Clock: Sendable {
    private let moment = Mutex(TestHouse.now)

    var now: Instant { moment.withLock { $0 } }

    func advance(seconds: Int64) { moment.withLock { $0 = $0.adding(seconds: seconds) } }
  }

  @Test(arguments: TestStorage.engines)
  func `a running server shows mended words within a minute`(_ engine: Engine) async throws {
    try await SurveyHouse.with(engine) { house in
      for subject in ["halaman-1", "spkp-1", "spak-1"] {
        try await Self.add(try Self.malay(subject), to: house)
      }
      let clock = Clock()
      let pages = TestHouse(
        SurveyHouse.features, storage: house.storage, dataFolder: house.folder,
        clock: { clock.now })
      let token = try await house.invite(1)[0]
      let path = AnsweringLink.person(token: token.text).path + "?b=ms"
      #expect(try await pages.get(path).text.contains("Hantar jawapan</button>"))
      var page = try Self.malay("halaman-1")
      var words = page.words
      words["send"] = "Hantar sekarang"
      page = SurveyWording(subject: page.subject, language: page.language, words: words)
      #expect(try await Self.add(page, to: house, secondsAfterNow: 5) == .replaced)

      clock.advance(seconds: 30)
      #expect(try await pages.get(path).text.contains("Hantar jawapan</button>"))
      clock.advance(seconds: 31)
      #expect(try await pages.get(path).text.contains("Hantar sekarang</button>"))
    }
  }

  @Test func `a language with a part missing, or one that came too late, is not offered`()
    async throws
  {
    try await with { house, pages, path in
      try await Self.add(try Self.malay("halaman-1"), to: house)
      try await Self.add(try Self.malay("spkp-1"), to: house)
      try await Self.add(try Self.malay("spak-1"), to: house, secondsAfterNow: -60)

      let page = try await pages.get(path + "?b=ms")

      #expect(page.text.contains("<html lang=\"id\">"))
      #expect(!page.text.contains("Melayu"))
      let other = try await pages.get(path + "?b=xx\"><script>")
      #expect(other.text.contains("<html lang=\"id\">"))
    }
  }

  @Test(arguments: [("ar", true), ("jv-Arab", true), ("jv", false)])
  func `the direction of the page follows the language`(
    _ tag: String, _ isRightToLeft: Bool
  ) async throws {
    try await with { house, pages, path in
      for subject in ["halaman-1", "spkp-1", "spak-1"] {
        try await Self.add(try Self.invented(subject, tag), to: house)
      }

      let page = try await pages.get(path + "?b=\(tag)")

      let start = isRightToLeft ? "<html lang=\"\(tag)\" dir=\"rtl\">" : "<html lang=\"\(tag)\">"
      #expect(page.text.contains(start))
      #expect(page.text.contains("س {items} promise".replacing("{items}", with: "13")))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `what was asked is not worded otherwise afterwards`(_ engine: Engine) async throws {
    try await with(engine) { house, _, _ in
      let (old, page) = (try Self.malay("spak-1"), try Self.malay("halaman-1"))
      try await Self.add(old, to: house)
      try await Self.add(page, to: house)
      func changed(_ wording: SurveyWording) -> SurveyWording {
        var words = wording.words
        words[wording.subject == "halaman-1" ? "send" : "title"] = "Lain"
        return SurveyWording(
          subject: wording.subject, language: wording.language, words: words)
      }

      #expect(try await Self.add(old, to: house) == .unchanged)
      await #expect(throws: WordingRefusal.inUse) {
        try await Self.add(changed(old), to: house, secondsAfterNow: 60)
      }
      #expect(try await Self.add(changed(page), to: house, secondsAfterNow: 60) == .replaced)
      // Came after the round was published, so nobody was asked in it.
      let late = SurveyWording(
        subject: "spak-1", language: try #require(LanguageTag("su")), words: old.words)
      try await Self.add(late, to: house, secondsAfterNow: 60)
      #expect(try await Self.add(changed(late), to: house, secondsAfterNow: 120) == .replaced)

      let stored = try await house.storage.read { try WordingStore.all(in: $0) }
      #expect(
        stored.map { "\($0.wording.subject) \($0.wording.language)" } == [
          "halaman-1 ms", "spak-1 ms", "spak-1 su",
        ])
      #expect(stored[1].wording == old)
    }
  }

  @Test func `a template that is filled in is taken, and names what was left as it is`() throws {
    let tag = try #require(LanguageTag("jv"))
    for subject in WordingFile.subjects {
      let text = try #require(WordingFile.template(of: subject, language: tag, from: .indonesian))

      let wording = try WordingFile.wording(of: Array(text.utf8), named: "a.json")

      #expect(wording.language == tag)
      #expect(
        WordingFile.untouched(in: wording).count == WordingFile.keys(of: subject)?.count)
    }
    #expect(WordingFile.template(of: "spkp-9", language: tag, from: .english) == nil)
  }

  @Test(arguments: [
    "", "{", "[]", "{}", #"{"format":"zona-survey-language-1"}"#,
    #"{"format":"zona-survey-language-1","subject":"spkp-9","language":"jv","words":{}}"#,
    #"{"format":"zona-survey-language-1","subject":"spkp-1","language":"jawa!","words":{}}"#,
    #"{"format":"zona-survey-language-1","subject":"spkp-1","language":"jv","words":{"title":1}}"#,
    #"{"format":"zona-survey-language-1","subject":"spkp-1","language":"jv","words":{"title":"a"}}"#,
  ])
  func `a file that is not whole is refused with its faults`(_ text: String) throws {
    let refusal = #expect(throws: CommandRefusal.self) {
      try WordingFile.wording(of: Array(text.utf8), named: "a.json")
    }
    #expect(refusal?.code == "language_file")
    #expect(refusal?.text.english.hasPrefix("a.json was not taken:\n- ") == true)
  }

  @Test func `every sentence of the answering pages has one key`() {
    let sources = AnsweringWords.keys.map(\.source.indonesian)
    #expect(Set(AnsweringWords.keys.map(\.key)).count == AnsweringWords.keys.count)
    // Words are looked up by their source: two keys with one source would be one sentence.
    #expect(Set(sources).count == sources.count)
    for key in AnsweringWords.keys {
      #expect(key.source.english.contains("{") == !key.placeholders.isEmpty, "\(key.key)")
    }
  }

  @Test func `no sentence of the answering pages was forgotten`() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Sources/Surveys/Views/AnsweringText.swift")
    let source = try String(contentsOf: file, encoding: .utf8)
    let named = source.matches(of: /static let (\w+) = Text\(/).map { String($0.1) }

    #expect(named.count > 40)
    for name in named {
      #expect(AnsweringWords.keys.contains { $0.key == name }, "\(name)")
    }
  }

  @Test func `the list says what is still missing`() throws {
    let lines = LanguageListCommand.lines([
      try Self.malay("halaman-1"), try Self.malay("spkp-1"),
    ])

    #expect(
      lines.map(\.english) == ["ms (Bahasa Melayu): spkp-1, halaman-1; missing spak-1, skm-1"])
  }
}
