import Accounts
import Foundation
import HTTPTypes
import House
import Kernel
import Storage
import SurveysModel
import TestKit
import Testing
import Web
import WorkUnitsModel

@testable import Surveys

/// Counters, kiosks and paper forms, from the page that makes them to the answer.
@Suite struct PlaceRouteTests {
  private func with(
    _ engine: Engine = .sqlite, at moment: Instant = TestHouse.now,
    _ body: (SurveyHouse, TestHouse, Principal) async throws -> Void
  ) async throws {
    try await SurveyHouse.with(engine) { house in
      let pages = TestHouse(
        SurveyHouse.features, storage: house.storage, dataFolder: house.folder, clock: { moment })
      let head = Principal(
        accountID: "01900000-0000-7000-8000-0000000000aa", name: "Rina",
        grants: [Grant(.unitHead, for: .workUnit(house.unit.id.text))])
      try await body(house, pages, head)
    }
  }

  private func form(_ page: TestAnswer, step: String = "4") throws -> [(String, String)] {
    let parts = page.text.components(separatedBy: "name=\"t\" value=\"")
    let ticket = String(try #require(parts.dropFirst().first).prefix { $0 != "\"" })
    return [("t", ticket), ("r", "")] + (0..<13).map { ("j\($0)", step) }
  }

  @Test(arguments: TestStorage.engines)
  func `a counter shows a code that leads to the form, and an old one leads nowhere`(
    _ engine: Engine
  ) async throws {
    try await with(engine) { house, pages, head in
      let id = house.round.id
      let added = try await pages.post(
        OrganiserLink.counters(id).path, [("loket", " Loket  3 "), ("layanan-loket", "2")], as: head
      )
      #expect(added.status == .seeOther)
      let twice = try await pages.post(
        OrganiserLink.counters(id).path, [("loket", "Loket 3"), ("layanan-loket", "")], as: head)
      #expect(twice.status == .unprocessableContent)
      let counter = try #require(
        try await house.storage.read { try CounterStore.counters(of: id, in: $0) }.first)
      #expect(counter.name == "Loket 3" && counter.service == 2)

      let secret = SurveyCounterCode.screen(of: counter.id, key: house.keys.counter)
      let screen = try await pages.get(OrganiserLink.screen(counter.id, secret).path)
      let code = SurveyCounterCode.code(
        of: counter.id.text, at: TestHouse.now, key: house.keys.counter)
      let link = AnsweringLink.counter(id: counter.id.text, code: code.lowercased()).path
      #expect(screen.text.contains("<svg"))
      #expect(!screen.text.contains("/survei/l/"))
      let typed = ShortCounterCode.text(of: counter.id, at: TestHouse.now, key: house.keys.counter)
      #expect(screen.text.contains("/s/" + typed))
      #expect(screen.text.contains("Balai Uji · Loket 3"))
      let short = try await pages.get("/s/" + typed.lowercased().replacing("-", with: ""))
      #expect(short.location == link)
      let stale = ShortCounterCode.text(
        of: counter.id, at: TestHouse.now.adding(seconds: -1201), key: house.keys.counter)
      #expect(try await pages.get("/s/" + stale).status == .gone)
      #expect(try await pages.get("/s/AAAA-AAAA").status == .notFound)
      #expect(HTTPField.Name("Refresh").flatMap { screen.headers[$0] } != nil)
      let wrong = try await pages.get(OrganiserLink.screen(counter.id, "salah").path)
      #expect(wrong.status == .notFound)

      let shown = try await pages.get(link)
      #expect(shown.status == .ok)
      let sent = try await pages.post(link, try form(shown), withToken: false)
      #expect(sent.status == .ok)
      #expect(sent.headers[.setCookie] == nil)
      #expect(try await house.count(.pool) == 1)
      let old = SurveyCounterCode.code(
        of: counter.id.text, at: TestHouse.now.adding(seconds: -1201), key: house.keys.counter)
      let late = try await pages.get(AnsweringLink.counter(id: counter.id.text, code: old).path)
      #expect(late.status == .gone)
      #expect(late.text.contains("Pindai sekali lagi kode yang sekarang tampil"))
      #expect(late.text.contains("<a href=\"?b=en\" lang=\"en\">English</a>"))
      let english = try await pages.get(
        AnsweringLink.counter(id: counter.id.text, code: old).path + "?b=en")
      #expect(english.text.contains("Scan the code again"))
      let unknown = try await pages.get(
        AnsweringLink.counter(id: house.round.id.text, code: old).path)
      #expect(unknown.status == .notFound)

      let poster = try await pages.get(OrganiserLink.poster(id, counter.id).path, as: head)
      #expect(poster.text.contains(OrganiserLink.screen(counter.id, secret).path))
      #expect(poster.text.contains("Arahkan ke kode QR pada layar di Loket 3."))
      #expect(poster.text.contains("Point it at the QR on the screen at Loket 3."))
      #expect(!poster.text.contains("<svg class=\"code-picture"))
      try await remove(counter, link, secret, house, pages, head)
    }
  }

  /// Takes the counter away, after it was asked, and looks at what is left of it.
  private func remove(
    _ counter: SurveyCounter, _ link: String, _ secret: String, _ house: SurveyHouse,
    _ pages: TestHouse, _ head: Principal
  ) async throws {
    let id = house.round.id
    let asked = try await pages.get(OrganiserLink.counterRemoval(id, counter.id).path, as: head)
    #expect(asked.status == .ok)
    for sentence in PlaceText.removing { #expect(asked.text.contains(sentence.indonesian)) }
    #expect(try await pages.get(link).status == .ok)
    let removed = try await pages.post(
      OrganiserLink.counterRemoval(id, counter.id).path, as: head)
    #expect(removed.status == .seeOther)
    #expect(try await pages.get(link).status == .notFound)
    let dark = try await pages.get(OrganiserLink.screen(counter.id, secret).path)
    #expect(dark.status == .gone)
    #expect(dark.text.contains(PlaceText.removed.indonesian))
    #expect(dark.text.contains(PlaceText.removed.english))
    #expect(!dark.text.contains("Loket 3"))
    // Without the secret nobody learns that there was a counter.
    let guessed = try await pages.get(OrganiserLink.screen(counter.id, "salah").path)
    #expect(guessed.status == .notFound)
    let again = try await pages.get(OrganiserLink.counterRemoval(id, counter.id).path, as: head)
    #expect(again.status == .notFound)
  }

  @Test func `a kiosk waits between answers and after an hour full of them`() throws {
    let now = TestHouse.now
    let kiosk = SurveyKiosk(
      id: Sample.id(1, of: SurveyKiosk.self), roundID: Sample.id(2, of: SurveyRound.self),
      name: "Lobi", service: nil, expiresAt: now.adding(seconds: 60))

    #expect(throws: Never.self) {
      try kiosk.checkTakesAnswer(after: [now.adding(seconds: -20)], at: now)
    }
    #expect(throws: SurveyRefusal.kioskWaits(until: now.adding(seconds: 1))) {
      try kiosk.checkTakesAnswer(after: [now.adding(seconds: -19)], at: now)
    }
    let full = (1...60).map { now.adding(seconds: Int64(-50 * $0)) }
    #expect(throws: SurveyRefusal.kioskWaits(until: now.adding(seconds: 600))) {
      try kiosk.checkTakesAnswer(after: full, at: now)
    }
    #expect(throws: Never.self) {
      try kiosk.checkTakesAnswer(after: Array(full.dropLast()), at: now)
    }
    #expect(throws: SurveyRefusal.kioskIsClosed) {
      try kiosk.checkTakesAnswer(after: [], at: now.adding(seconds: 60))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a paper form is typed in once by somebody who may`(_ engine: Engine) async throws {
    try await with(engine) { house, pages, head in
      let path = OrganiserLink.paper(house.round.id).path
      let page = try await pages.get(path, as: head)
      #expect(page.status == .ok)
      let fields = try form(page)

      let missing = try await pages.post(path, Array(fields.dropLast(2)), as: head)
      #expect(missing.status == .unprocessableContent)
      #expect(missing.text.contains("2 isian perlu diperbaiki"))
      let taken = try await pages.post(path, fields, as: head)
      #expect(taken.location == path + "?selesai=kertas")
      _ = try await pages.post(path, fields, as: head)
      #expect(try await house.count(.receipt) == 1)

      let other = Principal(
        accountID: "b", name: "Budi",
        grants: [Grant(.unitStaff, for: .workUnit(house.unit.id.text))])
      let stolen = try await pages.post(path, fields, as: other)
      #expect(stolen.status == .unprocessableContent)
      #expect(stolen.text.contains("Kunci formulir ini rusak"))
      #expect(stolen.text.components(separatedBy: " checked").count == 14)
      #expect(try await house.count(.receipt) == 1)
      let coordinator = Principal(
        accountID: "c", name: "Citra",
        grants: [Grant(.coordinator, for: .workUnit(house.unit.id.text))])
      #expect(try await pages.get(path, as: coordinator).status == .forbidden)
      let before = TestHouse(
        SurveyHouse.features, storage: house.storage, dataFolder: house.folder,
        clock: { house.earlier })
      let early = try await before.get(path, as: head)
      #expect(early.status == .unprocessableContent)
      #expect(early.text.contains("href=\"\(OrganiserLink.round(house.round.id).path)\""))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a round is closed once, after its window, with its figures in the journal`(
    _ engine: Engine
  ) async throws {
    let after = TestHouse.now.adding(seconds: 86_400)
    try await with(engine, at: after) { house, pages, head in
      for (number, token) in try await house.invite(12).enumerated() {
        try await house.send(try house.answer(number), token)
      }
      let early = TestHouse(
        SurveyHouse.features, storage: house.storage, dataFolder: house.folder)
      let path = OrganiserLink.closing(house.round.id).path
      #expect(try await early.get(path, as: head).status == .unprocessableContent)
      let soon = try await early.post(path, [("versi", "1")], as: head)
      #expect(soon.status == .unprocessableContent)

      let asked = try await pages.get(path, as: head)
      #expect(asked.text.contains("12 seluruhnya"))
      let stale = try await pages.post(path, [("versi", "7")], as: head)
      #expect(stale.status == .conflict)
      let closed = try await pages.post(path, [("versi", "1")], as: head)

      #expect(closed.status == .seeOther)
      #expect(try await house.count(.pool) == 0)
      #expect(try await house.count(.response) == 12)
      let again = try await pages.post(path, [("versi", "2")], as: head)
      #expect(again.status == .unprocessableContent)
      let id = house.round.id
      let events = try await house.storage.read { transaction in
        try Journal.entries(
          subjectKind: SurveyEvent.roundKind, subjectID: id.text, in: transaction
        ).map(\.entry)
      }
      #expect(events.map(\.event) == ["round_closed"])
      #expect(events.first?.facts.contains("\"accepted\":12") == true)
      let page = try await pages.get(OrganiserLink.round(id).path, as: head)
      #expect(page.text.contains("ditutup"))
    }
  }
}
