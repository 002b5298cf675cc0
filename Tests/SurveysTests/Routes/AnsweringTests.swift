import Foundation
import HTTPTypes
import Kernel
import Storage
import SurveysModel
import TestKit
import Testing
import Web

@testable import Surveys

@Suite struct AnsweringTests {
  /// The page of a round with its pages.
  private func with(
    _ engine: Engine = .sqlite, at moment: Instant = TestHouse.now,
    _ body: (SurveyHouse, TestHouse) async throws -> Void
  ) async throws {
    try await SurveyHouse.with(engine) { house in
      let pages = TestHouse(
        SurveyHouse.features, storage: house.storage, dataFolder: house.folder, clock: { moment })
      try await body(house, pages)
    }
  }

  private func ticket(in page: TestAnswer) throws -> String {
    let parts = page.text.components(separatedBy: "name=\"t\" value=\"")
    return String(try #require(parts.dropFirst().first).prefix { $0 != "\"" })
  }

  private func fields(
    _ page: TestAnswer, step: String = "4", without missing: Set<Int> = [],
    more: [(String, String)] = []
  ) throws -> [(String, String)] {
    [("t", try ticket(in: page)), ("r", "")]
      + (0..<13).filter { !missing.contains($0) }.map { ("j\($0)", step) } + more
  }

  private func receipt(in page: TestAnswer) throws -> String {
    let parts = page.text.components(separatedBy: "<p class=\"receipt\">")
    return String(try #require(parts.dropFirst().first).prefix { $0 != "<" })
  }

  @Test(arguments: TestStorage.engines)
  func `one GET and one POST give a receipt, and a repeat gives the same one`(
    engine: Engine
  ) async throws {
    try await with(engine) { house, pages in
      let token = try await house.invite(1)[0]
      let path = AnsweringLink.person(token: token.text).path

      let form = try await pages.get(path)
      #expect(form.status == .ok)
      #expect(form.text.contains("Balai Uji"))
      let sent = try fields(form, more: [("l", "2"), ("u", "26-35"), ("s", " Bagus ")])
      let first = try await pages.post(path, sent, withToken: false)
      let again = try await pages.post(path, sent, withToken: false)
      let later = try await pages.get(path)

      #expect(first.status == .ok)
      let text = try receipt(in: first)
      #expect(try receipt(in: again) == text)
      #expect(try receipt(in: later) == text)
      #expect(try await house.count(.pool) == 1)
      for answer in [form, first, again, later] {
        #expect(answer.headers[.setCookie] == nil)
        #expect(answer.headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true)
        #expect(answer.headers[.cacheControl] == "no-store")
      }
      let check = AnsweringLink.receipt(house.round.id).path
      let known = try await pages.get(check + "?k=" + text.lowercased())
      #expect(known.status == .ok)
      #expect(known.text.contains("sah"))
      #expect(try await pages.get(check + "?k=AAAABBBBCCCCDDDD").status == .notFound)
    }
  }

  @Test func `a form with gaps comes back with what was given`() async throws {
    try await with { house, pages in
      let token = try await house.invite(1)[0]
      let path = AnsweringLink.person(token: token.text).path
      let form = try await pages.get(path + "?b=en")
      let text = "<script>alert(1)</script>"

      let answer = try await pages.post(
        path + "?b=en", try fields(form, without: [2, 7], more: [("s", text), ("k", "p")]),
        withToken: false)

      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains("2 questions have no answer yet"))
      #expect(answer.text.contains("href=\"#q2\""))
      #expect(answer.text.contains("href=\"#q7\""))
      #expect(answer.text.components(separatedBy: " checked").count == 12)
      #expect(answer.text.contains("&lt;script&gt;alert(1)"))
      #expect(!answer.text.contains("<script>alert"))
      #expect(answer.text.contains("value=\"p\" selected"))
      #expect(answer.headers[.setCookie] == nil)
      #expect(try await house.count(.receipt) == 0)
    }
  }

  @Test func `a form that comes back asks no more than it asked before`() async throws {
    try await with { house, pages in
      let token = try await house.invite(1, service: 2)[0]
      let path = AnsweringLink.person(token: token.text).path
      let form = try await pages.get(path)
      let again = try await pages.post(path, try fields(form, without: [2]), withToken: false)
      let question = AnsweringText.service.indonesian
      #expect(again.status == .unprocessableContent)
      #expect(!form.text.contains(question))
      #expect(!again.text.contains(question))
    }
  }

  @Test(arguments: [
    ("j0", "5"), ("j0", "x"), ("j0", "0"), ("j0", "-1"), ("j13", "1"), ("j99", "1"), ("l", "3"),
    ("l", "satu"),
  ])
  func `what is out of scale, extra or unknown is refused`(name: String, value: String) async throws
  {
    try await with { house, pages in
      let token = try await house.invite(1)[0]
      let path = AnsweringLink.person(token: token.text).path
      let rest = try fields(try await pages.get(path)).filter { $0.0 != name }
      let answer = try await pages.post(path, rest + [(name, value)], withToken: false)
      #expect(answer.status == .unprocessableContent)
      #expect(try await house.count(.receipt) == 0)
    }
  }

  @Test func `100 kB of text is refused in words and kept, and zero bytes do no harm`() async throws
  {
    try await with { house, pages in
      let tokens = try await house.invite(2)
      let path = AnsweringLink.person(token: tokens[0].text).path
      let form = try await pages.get(path)
      let long = String(repeating: "a", count: 100_000)
      let answer = try await pages.post(
        path, try fields(form, more: [("s", long)]), withToken: false)
      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains("Saran terlalu panjang"))
      #expect(answer.text.contains(long))

      let other = AnsweringLink.person(token: tokens[1].text).path
      let zero = try await pages.post(
        other, try fields(form, more: [("s", "a\0b")]), withToken: false)
      #expect(zero.status == .ok)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `an unknown token is looked for as any other and not found`(engine: Engine) async throws {
    try await with(engine) { house, pages in
      let known = try await house.invite(1)[0]
      let form = try await pages.get(AnsweringLink.person(token: known.text).path)
      var random = SystemRandomNumberGenerator()
      let links = [
        SurveyToken(of: house.round.id).text, SurveyToken(of: ID(randomUsing: &random)).text,
        "tidak-ada", String(repeating: "A", count: 43),
      ]
      for link in links {
        let path = AnsweringLink.person(token: link).path
        let page = try await pages.get(path)
        #expect(page.status == .notFound)
        #expect(page.headers[.setCookie] == nil)
        #expect(page.text.contains("Tautan ini tidak berlaku"))
        #expect(try await pages.post(path, try fields(form), withToken: false).status == .notFound)
      }
      #expect(try await house.count(.receipt) == 0)
    }
  }

  @Test func `before and after the window it is said plainly`() async throws {
    let path = { (token: SurveyToken) in AnsweringLink.person(token: token.text).path }
    try await SurveyHouse.with(.sqlite) { house in
      let token = try await house.invite(1)[0]
      func pages(_ moment: Instant) -> TestHouse {
        TestHouse(
          SurveyHouse.features, storage: house.storage, dataFolder: house.folder,
          clock: { moment })
      }
      let form = try await pages(house.now).get(path(token))
      let early = pages(house.now.adding(seconds: -7200))
      let notYet = try await early.get(path(token))
      #expect(notYet.text.contains("Survei belum dibuka"))
      #expect(notYet.text.contains("Sabtu, 21 November 2026, 13.32 WIB"))
      let english = try await early.get(path(token) + "?b=en")
      #expect(english.text.contains("opens on Saturday, 21 November 2026, 13:32 WIB"))
      #expect(
        try await early.post(path(token), try fields(form), withToken: false).status == .conflict)
      let late = pages(house.later)
      #expect(try await late.get(path(token)).status == .gone)
      let answer = try await late.post(path(token), try fields(form), withToken: false)
      #expect(answer.status == .gone)
      #expect(answer.text.contains("Jawaban Anda tidak dihitung"))
      #expect(answer.text.contains("Terima kasih sudah meluangkan waktu."))
      #expect(answer.text.contains("<a href=\"?b=en\" lang=\"en\">English</a>"))
      let over = try await late.get(path(token) + "?b=en")
      #expect(over.text.contains("Thank you for your interest."))
      #expect(over.text.contains("<a href=\"?b=id\" lang=\"id\">Bahasa Indonesia</a>"))
      #expect(try await house.count(.receipt) == 0)
    }
  }

  @Test func `a form that we did not show, or another site sends, is not taken`() async throws {
    try await with { house, pages in
      let token = try await house.invite(1)[0]
      let path = AnsweringLink.person(token: token.text).path
      let form = try await pages.get(path)
      let forged = try fields(form).map { $0.0 == "t" ? ("t", "AAAA") : $0 }
      let answer = try await pages.post(path, forged, withToken: false)
      #expect(answer.status == .unprocessableContent)
      #expect(try ticket(in: answer) != "AAAA")
      #expect(answer.text.contains("Kunci formulir ini rusak di jalan. Jawaban Anda masih ada"))
      let again = try await pages.post(
        path, try fields(form).map { $0.0 == "t" ? ("t", try ticket(in: answer)) : $0 },
        withToken: false)
      #expect(again.status == .ok)
      #expect(try await house.count(.receipt) == 1)
      #expect(answer.text.components(separatedBy: " checked").count == 14)

      let name = try #require(HTTPField.Name("Sec-Fetch-Site"))
      let elsewhere = try await pages.post(
        path, try fields(form), withToken: false, headers: [name: "cross-site"])
      #expect(elsewhere.status == .forbidden)
      #expect(try await house.count(.receipt) == 1)
    }
  }

  @Test func `the whole survey with style and script is below 30 kB`() async throws {
    try await with { house, pages in
      let token = try await house.invite(1)[0]
      let form = try await pages.get(AnsweringLink.person(token: token.text).path)
      let size =
        form.bytes.count + Assets.surveyStylesheet.bytes.count + Assets.surveyScript.bytes.count
      #expect(size < 30_000, "\(size)")
      for asset in [Assets.surveyStylesheet, Assets.surveyScript] {
        #expect(form.text.contains(asset.path))
        #expect(try await pages.get(asset.path).status == .ok)
      }
    }
  }

  @Test(arguments: Language.allCases)
  func `the form is complete in each language`(language: Language) async throws {
    try await with { house, pages in
      let token = try await house.invite(1)[0]
      let path = AnsweringLink.person(token: token.text).path
      let form = try await pages.get(path + "?b=" + language.rawValue)
      let without = form.text.replacingOccurrences(of: try ticket(in: form), with: "TICKET")
      expectSnapshot(
        without.replacing(/(survei|zona)-[0-9a-f]{16}/) { "\($0.1)-HASH" }.replacingOccurrences(
          of: "><", with: ">\n<")
          + "\n",
        named: language == .indonesian ? "answering-id.html" : "answering-en.html",
        test: snapshots)
    }
  }
}
