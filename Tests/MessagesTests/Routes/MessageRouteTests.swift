import Accounts
import AccountsModel
import Foundation
import HTTPTypes
import House
import Kernel
import MessagesModel
import Storage
import Synchronization
import TestKit
import Testing
import Web

@testable import Messages

@Suite struct MessageRouteTests {
  private static let english: HTTPFields = [.cookie: "zona_bahasa=en"]

  private func house(_ house: MessageHouse, mail: MailSettings? = nil) -> TestHouse {
    TestHouse(
      MessageHouse.features + [TaskPageSample.feature], storage: house.storage, mail: mail)
  }

  @Test func `a person reads their own messages, the newest first, in both languages`()
    async throws
  {
    try await MessageHouse.with(.sqlite) { house in
      let siti = try await house.person("siti@zona.example")
      let bayu = try await house.person("bayu@zona.example")
      try await house.post([NewMessage(.returned, to: siti, path: .sample)], at: .wib(8))
      try await house.post([NewMessage(.assigned, to: siti)], at: .wib(9))
      try await house.post([NewMessage(.returned, to: bayu)], at: .wib(10))
      let pages = self.house(house)

      let page = try await pages.get("/pesan", as: MessageHouse.principal(siti))
      let english = try await pages.get(
        "/pesan", as: MessageHouse.principal(siti), headers: Self.english)

      #expect(page.status == .ok && english.status == .ok)
      let later = try #require(page.text.range(of: "Ada tugas menilai")?.lowerBound)
      let earlier = try #require(page.text.range(of: "LKE dikembalikan")?.lowerBound)
      #expect(later < earlier)
      #expect(page.text.contains("21 November 2026, 08.00 WIB"))
      #expect(page.text.contains("2 pesan baru"))
      #expect(!page.text.contains("10.00 WIB"))
      #expect(english.text.contains("Worksheet returned"))
      #expect(english.text.contains("2 new messages"))
      #expect(!english.text.contains("LKE dikembalikan"))
    }
  }

  @Test func `a message is opened, marked and led on, by its recipient only`() async throws {
    try await MessageHouse.with(.sqlite) { house in
      let siti = try await house.person("siti@zona.example")
      let bayu = try await house.person("bayu@zona.example")
      try await house.post([NewMessage(.returned, to: siti, path: .sample)])
      let message = try #require(try await house.list(siti).first)
      let pages = self.house(house)
      let path = "/pesan/\(message.id)"

      for verb in ["/buka", "/dibaca"] {
        let stranger = try await pages.post(path + verb, as: MessageHouse.principal(bayu))
        #expect(stranger.status == .notFound)
      }
      #expect(try await house.list(siti).map(\.readAt) == [nil])

      let opened = try await pages.post(path + "/buka", as: MessageHouse.principal(siti))
      #expect(opened.status == .seeOther)
      #expect(opened.location == InAppPath.sample?.text)
      #expect(try await house.list(siti).map(\.readAt) == [house.now])
      // Once more does no harm, and the letter is not needed any more.
      let again = try await pages.post(path + "/dibaca", as: MessageHouse.principal(siti))
      #expect(again.location == "/pesan?selesai=dibaca")
      #expect(try await house.status().waitingMessages == 0)
    }
  }

  @Test func `all that was shown is marked, what came since stays new`() async throws {
    try await MessageHouse.with(.sqlite) { house in
      let siti = try await house.person("siti@zona.example")
      try await house.post([NewMessage(.returned, to: siti)], at: .wib(8))
      try await house.post([NewMessage(.assigned, to: siti)], at: .wib(9))
      let newest = try #require(try await house.list(siti).first)
      try await house.post([NewMessage(.assigned, to: siti)], at: .wib(10))
      let pages = self.house(house)
      let person = MessageHouse.principal(siti)

      let answer = try await pages.post(
        "/pesan/dibaca", [("sampai", newest.id.text)], as: person)
      let without = try await pages.post("/pesan/dibaca", as: person)

      #expect(answer.status == .seeOther)
      #expect(without.status == .notFound)
      #expect(try await house.list(siti).map { $0.readAt == nil } == [true, false, false])
    }
  }

  @Test func `a long list goes on by key`() async throws {
    try await MessageHouse.with(.sqlite) { house in
      let siti = try await house.person("siti@zona.example")
      for minute in 0..<35 {
        try await house.post([NewMessage(.returned, to: siti)], at: .wib(8, Int64(minute)))
      }
      let pages = self.house(house)
      let person = MessageHouse.principal(siti)
      let last = try await house.list(siti)[29]

      let first = try await pages.get("/pesan", as: person)
      let second = try await pages.get("/pesan?sebelum=\(last.id)", as: person)
      let wrong = try await pages.get("/pesan?sebelum=x", as: person)

      #expect(first.text.contains("href=\"/pesan?sebelum=\(last.id)\""))
      #expect(first.text.components(separatedBy: "08.05 WIB").count == 2)
      #expect(!first.text.contains("08.04 WIB"))
      #expect(second.text.contains("08.04 WIB") && second.text.contains("08.00 WIB"))
      #expect(!second.text.contains("sebelum="))
      #expect(wrong.status == .notFound)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `one message or thirty cost the same statements`(engine: Engine) async throws {
    let count = Mutex(0)
    try await MessageHouse.with(engine, observer: { _ in count.withLock { $0 += 1 } }) { house in
      let siti = try await house.person("siti@zona.example")
      let pages = self.house(house)
      var costs: [Int] = []
      for more in [1, 29] {
        for number in 0..<more {
          try await house.post(
            [NewMessage(.returned, to: siti, path: InAppPath("/unit/\(more)-\(number)"))])
        }
        let before = count.withLock { $0 }
        _ = try await pages.get("/pesan", as: MessageHouse.principal(siti))
        costs.append(count.withLock { $0 } - before)
      }

      #expect(costs == [2, 2])
    }
  }

  @Test func `the menu says how many are new, and the first page too`() async throws {
    try await MessageHouse.with(.sqlite) { house in
      let siti = try await house.person("siti@zona.example")
      try await house.post([NewMessage(.returned, to: siti), NewMessage(.assigned, to: siti)])
      let (token, now) = ("kunci-sesi", house.now)
      try await house.storage.write { transaction in
        _ = try transaction.execute(
          """
          INSERT INTO session (token_digest, account_id, created_at_ms, last_seen_at_ms)
          VALUES (\(SessionStore.digest(of: token)), \(siti), \(now), \(now))
          """)
      }
      let pages = self.house(house)

      let page = try await pages.get("/saya", headers: [.cookie: "zona_sesi=\(token)"])
      let tasks = try await pages.get("/uji", as: MessageHouse.principal(siti))

      #expect(page.status == .ok)
      #expect(
        page.text.contains("Pesan (2<span class=\"visually-hidden\"> baru</span>)"))
      #expect(page.text.contains("href=\"/pesan/surat\""))
      #expect(tasks.text.contains("<a href=\"/pesan\">Baca 2 pesan baru</a>"))
    }
  }

  @Test func `what a message is about is in no page`() async throws {
    try await MessageHouse.with(.sqlite) { house in
      let siti = try await house.person("siti@zona.example")
      let id = "018f0000-0000-7000-8000-00000000beef"
      try await house.post([NewMessage(.returned, to: siti, about: .init("unit", id))])
      let key = try await house.storage.read {
        try $0.first("SELECT subject_key FROM message")?.text("subject_key")
      }

      let page = try await self.house(house).get("/pesan", as: MessageHouse.principal(siti))

      let digest = try #require(key)
      #expect(digest.count == 64 && digest != id)
      #expect(!page.text.contains(digest) && !page.text.contains(id))
    }
  }
}

/// A page that shows the parts of "Yang perlu Anda kerjakan", as Worksheets does.
enum TaskPageSample {
  static let feature = Feature(
    name: "TaskPageSample",
    routes: { services, table in
      table.get("/uji", .signedIn) { _, context in
        let part = SectionRequest(services: services, context: context)
        var html: [HTMLFragment] = []
        for section in services.sections.tasks {
          guard let principal = context.principal else { continue }
          if let fragment = try await section.render(part, principal) { html.append(fragment) }
        }
        return htmlResponse(html)
      }
    })
}
