import Accounts
import Foundation
import HTTPTypes
import Kernel
import Storage
import SurveysModel
import Synchronization
import TestKit
import Testing
import Web
import WorkUnitsModel

@testable import Surveys

/// A kiosk is one device: how it becomes one, what others get, and that no answer of it is lost.
@Suite struct KioskRouteTests {
  private final class Clock: Sendable {
    private let moment = Mutex(TestHouse.now)

    var now: Instant { moment.withLock { $0 } }

    func advance(seconds: Int64) { moment.withLock { $0 = $0.adding(seconds: seconds) } }
  }

  /// A round whose head opens kiosks, with a clock that the test moves.
  private struct Scene {
    let house: SurveyHouse
    let pages: TestHouse
    let head: Principal
    let clock: Clock

    private var id: ID<SurveyRound> { house.round.id }

    func kiosk() async throws -> SurveyKiosk {
      let now = clock.now
      let kiosks = try await house.storage.read {
        try SurveyKioskStore.open(of: house.round.id, at: now, in: $0)
      }
      return try #require(kiosks.first)
    }

    func open() async throws -> SurveyKiosk {
      let opened = try await pages.post(
        OrganiserLink.kiosks(id).path, [("kios", "Tablet lobi"), ("layanan-kios", "")], as: head)
      #expect(opened.location == OrganiserLink.places(id).path + "?selesai=kios-dibuka")
      return try await kiosk()
    }

    func code(of kiosk: SurveyKiosk) -> String {
      KioskPairingCode.code(of: kiosk, key: house.keys.counter)
    }

    /// Types a code on a device.
    func type(_ code: String) async throws -> TestAnswer {
      try await pages.post(
        AnsweringLink.kioskCode(nil).path, [("kode", code)], withToken: false)
    }

    /// What the device sends with each request from then on.
    func device(_ answer: TestAnswer) throws -> HTTPFields {
      let cookie = try #require(
        answer.headers[values: .setCookie].first { $0.hasPrefix("zona_kios_survei=") })
      return [.cookie: String(cookie.prefix { $0 != ";" })]
    }

    func events() async throws -> [String] {
      try await house.storage.read { transaction in
        try Journal.entries(
          subjectKind: SurveyEvent.roundKind, subjectID: house.round.id.text, in: transaction
        ).map(\.entry.event)
      }
    }
  }

  private func with(
    _ engine: Engine = .sqlite, isSecure: Bool = false, _ body: (Scene) async throws -> Void
  ) async throws {
    try await SurveyHouse.with(engine) { house in
      let clock = Clock()
      let pages = TestHouse(
        SurveyHouse.features, storage: house.storage, isSecure: isSecure,
        dataFolder: house.folder, clock: { clock.now })
      let head = Principal(
        accountID: "01900000-0000-7000-8000-0000000000aa", name: "Rina",
        grants: [Grant(.unitHead, for: .workUnit(house.unit.id.text))])
      try await body(Scene(house: house, pages: pages, head: head, clock: clock))
    }
  }

  private func form(
    _ page: TestAnswer, step: String = "4", without missing: Int? = nil
  ) throws -> [(String, String)] {
    let parts = page.text.components(separatedBy: "name=\"t\" value=\"")
    let ticket = String(try #require(parts.dropFirst().first).prefix { $0 != "\"" })
    return [("t", ticket), ("r", ""), ("s", "Antre lama")]
      + (0..<13).filter { $0 != missing }.map { ("j\($0)", step) }
  }

  @Test(arguments: TestStorage.engines)
  func `the first device with the code is the kiosk, and no other is`(
    _ engine: Engine
  ) async throws {
    try await with(engine) { scene in
      let kiosk = try await scene.open()
      let places = try await scene.pages.get(
        OrganiserLink.places(scene.house.round.id).path, as: scene.head)
      #expect(places.text.contains(KioskPairingCode.shown(scene.code(of: kiosk))))
      #expect(places.text.contains("menunggu perangkat"))
      let link = AnsweringLink.kiosk(kiosk.id).path
      #expect(try await scene.pages.get(link).status == .forbidden)

      let typed = scene.code(of: kiosk).lowercased()
      let tied = try await scene.type(typed.prefix(5) + " - " + typed.suffix(5))
      #expect(tied.location == link)
      let set = try #require(tied.headers[values: .setCookie].first)
      #expect(set.contains("; Path=\(link);"))
      #expect(set.contains("; Max-Age=36000"))
      #expect(set.contains("HttpOnly"))
      let device = try scene.device(tied)
      let page = try await scene.pages.get(link, headers: device)
      #expect(page.status == .ok)
      #expect(page.text.contains("data-kiosk"))

      // The code is spent.
      #expect(try await scene.type(typed).status == .unprocessableContent)
      for elsewhere in [HTTPFields(), [.cookie: "zona_kios_survei=AAAA"]] {
        let stranger = try await scene.pages.get(link, headers: elsewhere)
        #expect(stranger.status == .forbidden)
        #expect(stranger.text.contains("Kios ini terpasang di perangkat lain"))
        let english = try await scene.pages.get(link + "?b=en", headers: elsewhere)
        #expect(english.text.contains("This kiosk is on another device"))
        let sent = try await scene.pages.post(
          link, try form(page), withToken: false, headers: elsewhere)
        #expect(sent.status == .forbidden)
      }
      #expect(try await scene.house.count(.receipt) == 0)
      // A stranger's try does not make the tablet wait.
      let taken = try await scene.pages.post(
        link, try form(page), withToken: false, headers: device)
      #expect(taken.status == .ok)
      #expect(taken.headers[.setCookie] == nil)
      #expect(try await scene.house.count(.receipt) == 1)
      #expect(try await scene.events() == ["kiosk_opened", "kiosk_tied"])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a code that is wrong, old or of a closed kiosk ties nothing`(
    _ engine: Engine
  ) async throws {
    try await with(engine) { scene in
      let kiosk = try await scene.open()
      let code = scene.code(of: kiosk)
      for wrong in ["", "AAAAAAAAAA", code + "A", "<script>", String(repeating: "A", count: 900)] {
        let answer = try await scene.type(wrong)
        #expect(answer.status == .unprocessableContent)
        #expect(answer.text.contains("Kode ini tidak berlaku"))
        #expect(answer.headers[.setCookie] == nil)
        #expect(!answer.text.contains("<script>\""))
      }
      scene.clock.advance(seconds: SurveyKiosk.pairingSeconds)
      #expect(try await scene.type(code).status == .unprocessableContent)
      #expect(try await scene.kiosk().device == .awaited(until: scene.clock.now))
      let closing = OrganiserLink.kioskClosing(scene.house.round.id, kiosk.id).path
      let renewal = OrganiserLink.kioskCode(scene.house.round.id, kiosk.id).path
      #expect(try await scene.pages.post(renewal, as: scene.head).status == .seeOther)
      let next = scene.code(of: try await scene.kiosk())
      #expect(next != code)
      #expect(try await scene.pages.post(closing, as: scene.head).status == .seeOther)
      #expect(try await scene.type(next).status == .unprocessableContent)
      #expect(try await scene.pages.post(renewal, as: scene.head).status == .gone)
      #expect(try await scene.events() == ["kiosk_opened", "kiosk_freed", "kiosk_closed"])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a new code frees the kiosk: the old device stops, and the journal says so`(
    _ engine: Engine
  ) async throws {
    try await with(engine) { scene in
      let kiosk = try await scene.open()
      let link = AnsweringLink.kiosk(kiosk.id).path
      let old = try scene.device(try await scene.type(scene.code(of: kiosk)))
      let page = try await scene.pages.get(link, headers: old)
      let path = OrganiserLink.kioskCode(scene.house.round.id, kiosk.id).path
      let stranger = Principal(accountID: "x", name: "Tamu", grants: [])
      #expect(try await scene.pages.post(path, as: stranger).status == .notFound)
      #expect(try await scene.pages.get(path, as: stranger).status == .notFound)
      let asked = try await scene.pages.get(path, as: scene.head)
      for sentence in PlaceText.freeing { #expect(asked.text.contains(sentence.indonesian)) }
      let closing = OrganiserLink.kioskClosing(scene.house.round.id, kiosk.id).path
      let askedToo = try await scene.pages.get(closing, as: scene.head)
      for sentence in PlaceText.closing { #expect(askedToo.text.contains(sentence.indonesian)) }
      let places = try await scene.pages.get(
        OrganiserLink.places(scene.house.round.id).path, as: scene.head)
      for link in [path, closing] {
        #expect(places.text.contains("href=\"\(link)\""))
        #expect(!places.text.contains("action=\"\(link)\""))
      }
      // Asking alone changes nothing.
      #expect(try await scene.pages.get(link, headers: old).status == .ok)

      let freed = try await scene.pages.post(path, as: scene.head)
      #expect(freed.status == .seeOther)
      let sent = try await scene.pages.post(
        link, try form(page), withToken: false, headers: old)
      #expect(sent.status == .forbidden)
      #expect(sent.headers[.setCookie]?.contains("Max-Age=0") == true)
      let new = try scene.device(
        try await scene.type(scene.code(of: try await scene.kiosk())))
      #expect(try await scene.pages.get(link, headers: new).status == .ok)
      #expect(try await scene.pages.get(link, headers: old).status == .forbidden)
      #expect(try await scene.house.count(.receipt) == 0)
      #expect(
        try await scene.events() == ["kiosk_opened", "kiosk_tied", "kiosk_freed", "kiosk_tied"])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `an answer that comes too soon comes back whole and is taken a moment later`(
    _ engine: Engine
  ) async throws {
    try await with(engine) { scene in
      let kiosk = try await scene.open()
      let link = AnsweringLink.kiosk(kiosk.id).path
      let device = try scene.device(try await scene.type(scene.code(of: kiosk)))
      func post(_ fields: [(String, String)], _ query: String = "") async throws -> TestAnswer {
        try await scene.pages.post(link + query, fields, withToken: false, headers: device)
      }
      let first = try form(try await scene.pages.get(link, headers: device))
      let second = try form(try await scene.pages.get(link, headers: device), step: "3")
      #expect(try await post(first).status == .ok)

      let soon = try await post(second)
      #expect(soon.status == .tooManyRequests)
      #expect(soon.headers[.retryAfter] == "20")
      #expect(soon.text.contains("Jawaban Anda masih ada di halaman ini: tunggu 20 detik"))
      #expect(soon.text.components(separatedBy: " checked").count == 14)
      #expect(soon.text.contains("Antre lama"))
      #expect(soon.text.contains("content=\"300;url=?\""))
      let english = try await post(second, "?b=en")
      #expect(english.text.contains("Yours are still on this page"))
      #expect(try await scene.house.count(.receipt) == 1)
      // Somebody who pressed twice is told the same again and does not wait.
      #expect(try await post(first).status == .ok)
      // Gaps are told at once; they are nothing to wait for.
      let gap = try form(
        try await scene.pages.get(link, headers: device), without: 5)
      #expect(try await post(gap).status == .unprocessableContent)

      scene.clock.advance(seconds: 20)
      #expect(try await post(second).status == .ok)
      #expect(try await scene.house.count(.receipt) == 2)
    }
  }

  @Test func `a kiosk that took its number says so before anybody fills in the next`()
    async throws
  {
    try await with { scene in
      let kiosk = try await scene.open()
      let link = AnsweringLink.kiosk(kiosk.id).path
      let device = try scene.device(try await scene.type(scene.code(of: kiosk)))
      for _ in 0..<SurveyKiosk.mostPerHour {
        let page = try await scene.pages.get(link, headers: device)
        let sent = try await scene.pages.post(
          link, try form(page), withToken: false, headers: device)
        #expect(sent.status == .ok)
        scene.clock.advance(seconds: 20)
      }
      let full = try await scene.pages.get(link, headers: device)
      #expect(full.status == .tooManyRequests)
      #expect(full.text.contains("sudah menerima banyak jawaban"))
      #expect(full.headers[.retryAfter].map { full.text.contains("dalam \($0) detik") } == true)
      #expect(full.text.contains("http-equiv=\"refresh\" content=\"60;url=?\""))
      scene.clock.advance(seconds: 3600)
      #expect(try await scene.pages.get(link, headers: device).status == .ok)
    }
  }

  @Test func `a kiosk that is closed or over says so and takes its cookie back`() async throws {
    try await with(isSecure: true) { scene in
      let kiosk = try await scene.open()
      let link = AnsweringLink.kiosk(kiosk.id).path
      let tied = try await scene.type(scene.code(of: kiosk))
      let set = try #require(tied.headers[values: .setCookie].first)
      // Browsers refuse `__Host-` for a cookie of a few pages.
      #expect(set.hasPrefix("__Secure-zona_kios_survei="))
      #expect(set.contains("; Secure"))
      let device: HTTPFields = [.cookie: String(set.prefix { $0 != ";" })]
      #expect(try await scene.pages.get(link, headers: device).status == .ok)
      let closed = try await scene.pages.post(
        OrganiserLink.kioskClosing(scene.house.round.id, kiosk.id).path, as: scene.head)
      #expect(closed.status == .seeOther)

      let after = try await scene.pages.get(link, headers: device)
      #expect(after.status == .notFound)
      #expect(after.text.contains("Kios ini sudah ditutup"))
      #expect(after.headers[.setCookie]?.contains("Max-Age=0") == true)
      #expect(after.headers[.setCookie]?.contains("Path=\(link);") == true)
      scene.clock.advance(seconds: 90_000)
      let over = try await scene.pages.get(link)
      #expect(over.status == .gone)
      #expect(over.text.contains("Terima kasih atas perhatian Anda"))
      #expect(try await scene.pages.get("/survei/k/tidak-ada").status == .notFound)
    }
  }
}
