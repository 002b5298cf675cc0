import Accounts
import Cryptography
import Documents
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

/// Lists of served people, their draws and the links.
@Suite struct FrameRouteTests {
  private func with(
    _ engine: Engine = .sqlite,
    _ body: (SurveyHouse, TestHouse, Principal) async throws -> Void
  ) async throws {
    try await SurveyHouse.with(engine) { house in
      let pages = Self.pages(house, at: house.earlier)
      let head = Principal(
        accountID: "01900000-0000-7000-8000-0000000000aa", name: "Rina",
        grants: [Grant(.unitHead, for: .workUnit(house.unit.id.text))])
      try await body(house, pages, head)
    }
  }

  /// The house at a moment; lists and draws are made before the round opens.
  private static func pages(_ house: SurveyHouse, at moment: Instant) -> TestHouse {
    TestHouse(
      SurveyHouse.features, storage: house.storage, dataFolder: house.folder, clock: { moment })
  }

  /// Promises a seed, uploads some numbers and draws some of them.
  private func prepare(
    _ pages: TestHouse, _ id: ID<SurveyRound>, _ head: Principal, of count: Int, drawn: Int
  ) async throws {
    _ = try await pages.post(OrganiserLink.seed(id).path, as: head)
    let list = (0..<count).map { "081200\(100_000 + $0);\($0 % 2 + 1)" }.joined(separator: "\n")
    _ = try await pages.upload(
      OrganiserLink.list(id).path, files: [("daftar", "a.csv", Array(list.utf8))], as: head)
    let answer = try await pages.post(
      OrganiserLink.draw(id).path, [("jumlah", String(drawn))], as: head)
    #expect(answer.status == .seeOther)
  }

  private func rows(_ answer: TestAnswer) -> [[String]] {
    answer.text.split(separator: "\r\n").flatMap { $0.split(separator: "\n") }
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  }

  @Test(arguments: TestStorage.engines)
  func `a list is sealed, drawn in public, and its links lead to the form`(
    _ engine: Engine
  ) async throws {
    try await with(engine) { house, pages, head in
      let id = house.round.id
      let promised = try await pages.post(OrganiserLink.seed(id).path, as: head)
      #expect(promised.status == .seeOther)
      let twice = try await pages.post(OrganiserLink.seed(id).path, as: head)
      #expect(twice.status == .unprocessableContent)
      var list = "telepon;layanan\n0812-3456-789;Pengujian\n+62 812 3456 789;2\nbukan nomor;1\n"
      list += "budi@contoh.id;9\n"
      for number in 100..<140 { list += "08129999\(number);\(number % 2 + 1)\r\n" }
      let bytes = Array(list.utf8) + [0xFF, 0xFE, 0x0A]

      let taken = try await pages.upload(
        OrganiserLink.list(id).path, files: [("daftar", "daftar.csv", bytes)], as: head)

      #expect(taken.status == .ok)
      #expect(taken.text.contains("41 baris diterima, 4 tidak."))
      for reason in FrameFault.allCases where reason != .tooMany {
        #expect(taken.text.contains(OrganiserText.fault(reason).indonesian))
      }
      #expect(!taken.text.contains("628123456789"))
      let frame = try await pages.get(OrganiserLink.frameFile(id).path, as: head)
      #expect(frame.text.hasPrefix("nomor,layanan,sidik\n1,1,"))
      let published = try await house.storage.read { try FrameStore.state(of: id, in: $0) }
      #expect(published?.digest == SHA256Digest(of: frame.bytes).hex)

      let drawn = try await pages.post(
        OrganiserLink.draw(id).path, [("jumlah", "10"), ("saksi", "rambutan")], as: head)
      #expect(drawn.status == .seeOther)
      let links = try await pages.post(OrganiserLink.links(id).path, [("ke", "0")], as: head)

      #expect(links.status == .ok)
      let table = rows(links)
      #expect(table.count == 11)
      let end = house.round.plan.window.closesAt
      #expect(links.text.contains(UnitZone.wib.words(end, in: .indonesian)))
      #expect(links.text.contains("Kira-kira satu menit"))
      #expect(links.text.contains("Tautan ini hanya untuk Anda"))
      let again = try await pages.post(
        OrganiserLink.draw(id).path, [("jumlah", "10"), ("saksi", "x")], as: head)
      #expect(again.status == .conflict)
      let state = try #require(
        try await house.storage.read { try FrameStore.state(of: id, in: $0) })
      let seed = try #require(state.seed)
      let parts = seed.split(separator: ":").map(String.init)
      #expect(SHA256Digest(of: Array(parts[0].utf8)).hex == state.seedDigest)
      #expect(parts[1] == state.digest && parts[2] == "rambutan")
      let lines = rows(frame).dropFirst().map { cells in
        FrameLine(number: Int(cells[0]) ?? 0, service: Int(cells[1]), fingerprint: cells[2])
      }
      let counts = Dictionary(grouping: lines) { $0.service }.mapValues(\.count)
      let sizes = SampleQuota.cells(of: 10, populations: [counts[1] ?? 0, counts[2] ?? 0])
      let repeated = SurveyDraw.draw(
        lines, sizes: [1: sizes[0], 2: sizes[1]], seed: seed
      ) { SHA256Digest(of: $0).bytes }.filter { !$0.isReplacement }.map(\.line.number)
      let invited = try await house.storage.read {
        try InvitationStore.invitations(of: id, in: $0).map(\.line)
      }
      #expect(invited == repeated.sorted())

      let link = try #require(table[1][1].range(of: "/survei/u/")).lowerBound
      let shown = try await Self.pages(house, at: house.now).get(String(table[1][1][link...]))
      #expect(shown.status == .ok)
      #expect(shown.text.contains("Balai Uji"))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `new links are asked for twice, made once, and go to those who have not answered`(
    _ engine: Engine
  ) async throws {
    try await with(engine) { house, early, head in
      let id = house.round.id
      try await prepare(early, id, head, of: 5, drawn: 5)
      let links = rows(
        try await early.post(OrganiserLink.links(id).path, [("ke", "0")], as: head))
      let twice = try await early.post(OrganiserLink.links(id).path, [("ke", "0")], as: head)
      #expect(twice.status == .conflict)
      let old = links.dropFirst().compactMap { $0[1].split(separator: "/").last }.map(String.init)
      let token = try #require(SurveyToken(old[0]))
      try await house.send(try house.answer(3), token)
      let pages = Self.pages(house, at: house.now)
      let renewal = OrganiserLink.renewal(id).path

      let asked = try await pages.get(renewal, as: head)
      #expect(asked.text.contains("Ada 5 tautan."))
      #expect(asked.text.contains("kehilangan yang sudah diketiknya"))
      #expect(asked.text.contains("name=\"ke\" value=\"1\""))
      #expect(try await pages.get("/survei/u/" + old[1]).status == .ok)
      for wrong in ["0", "2", "x"] {
        let refused = try await pages.post(renewal, [("ke", wrong)], as: head)
        #expect(refused.status == .conflict)
      }
      let unsaid = try await pages.post(OrganiserLink.links(id).path, [("ke", "1")], as: head)
      #expect(unsaid.status == .conflict)
      #expect(try await pages.get("/survei/u/" + old[1]).status == .ok)

      let renewed = try await pages.post(renewal, [("ke", "1")], as: head)
      let again = try await pages.post(renewal, [("ke", "1")], as: head)

      #expect(rows(renewed).count == 5)
      #expect(!renewed.text.contains(links[1][0]))
      #expect(again.status == .conflict)
      #expect(again.text.contains("Tautan sudah dibuat sesudah halaman ini dibuka"))
      #expect(try await pages.get("/survei/u/" + old[1]).status == .notFound)
      #expect(try await pages.get("/survei/u/" + old[0]).status == .ok)
      let new = try #require(rows(renewed)[1][1].split(separator: "/").last)
      #expect(try await pages.get("/survei/u/" + new).status == .ok)
      let contacts = try await house.storage.read { transaction in
        try transaction.query("SELECT sealed_contact FROM survey_frame_line ORDER BY line")
          .map { try $0.blob("sealed_contact") }
      }
      #expect(Set(contacts.map(\.count)) == [64 + 40])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the page says what was given out, when, by whom, in both languages`(
    _ engine: Engine
  ) async throws {
    try await with(engine) { house, pages, head in
      let id = house.round.id
      let page = OrganiserLink.invitations(id).path
      #expect(
        try await pages.get(OrganiserLink.renewal(id).path, as: head).status
          == .unprocessableContent)
      try await prepare(pages, id, head, of: 6, drawn: 4)
      let waiting = try await pages.get(page, as: head)
      #expect(waiting.text.contains(FrameText.waiting(4).indonesian))
      #expect(waiting.text.contains("4 diundi, sampel minimum 217."))
      #expect(waiting.text.contains(FrameText.otherCount(lines: 6, served: 500).indonesian))
      #expect(waiting.text.contains(FrameText.giveLinks.indonesian))

      _ = try await pages.post(OrganiserLink.links(id).path, [("ke", "0")], as: head)

      let given = try await pages.get(page, as: head)
      #expect(!given.text.contains(FrameText.giveLinks.indonesian))
      #expect(given.text.contains("4 tautan diberikan"))
      #expect(given.text.contains("Rina"))
      let frame = SurveyFrame(
        round: house.round, zone: .wib, unitName: "", mayOrganise: true, now: house.earlier,
        page: SamplePages.page(.english))
      let links = try await house.storage.read {
        try LinkStanding.of(house.round, try FrameStore.state(of: id, in: $0), in: $0)
      }
      let english = String(
        decoding: renderDocument(LinkSection(frame: frame, links: links)), as: UTF8.self)
      #expect(english.contains("4 links given out"))
      #expect(english.contains(FrameText.renewLinks.english))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `an open round keeps its list, and a refused change changes nothing`(
    _ engine: Engine
  ) async throws {
    try await with(engine) { house, early, head in
      let id = house.round.id
      let open = Self.pages(house, at: house.round.plan.window.opensAt)
      let late = try await open.post(OrganiserLink.seed(id).path, as: head)
      #expect(late.status == .unprocessableContent)
      #expect(late.text.contains("rencanakan survei baru"))
      #expect(try await house.storage.read { try FrameStore.state(of: id, in: $0) } == nil)
      _ = try await early.post(OrganiserLink.seed(id).path, as: head)
      let list = Array("08129999100\n08129999101\n".utf8)
      _ = try await early.upload(
        OrganiserLink.list(id).path, files: [("daftar", "a.csv", list)], as: head)
      let before = try await house.storage.read { try FrameStore.state(of: id, in: $0) }

      let other = try await open.upload(
        OrganiserLink.list(id).path, files: [("daftar", "b.csv", list)], as: head)
      let drawn = try await open.post(OrganiserLink.draw(id).path, [("jumlah", "1")], as: head)

      #expect(other.status == .unprocessableContent)
      #expect(drawn.status == .unprocessableContent)
      #expect(
        try await house.storage.read { try FrameStore.state(of: id, in: $0) } == before)
      let shown = try await open.get(OrganiserLink.invitations(id).path, as: head)
      #expect(shown.text.contains("Daftar dan undian tetap sejak survei dibuka"))
      #expect(!shown.text.contains("name=\"daftar\""))
      let last = try await early.post(OrganiserLink.draw(id).path, [("jumlah", "1")], as: head)
      #expect(last.status == .seeOther)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a list without anybody is refused with its cause`(_ engine: Engine) async throws {
    try await with(engine) { house, pages, head in
      let id = house.round.id
      _ = try await pages.post(OrganiserLink.seed(id).path, as: head)
      let letters = "telepon;layanan\n08129999100;1\n"
      let causes: [([UInt8], Text)] = [
        ([], FrameText.refusal(.fileIsBlank, in: .wib)),
        (Array("\r\n\n".utf8), FrameText.refusal(.fileIsBlank, in: .wib)),
        (Array("telepon;layanan\n".utf8), FrameText.refusal(.onlyHeader, in: .wib)),
        ([0xFF, 0xFE] + letters.utf16.flatMap { [UInt8($0), 0] }, CSVRefusal.utf16.text),
        (letters.utf16.flatMap { [UInt8($0), 0] }, CSVRefusal.utf16.text),
      ]
      for (bytes, cause) in causes {
        let answer = try await pages.upload(
          OrganiserLink.list(id).path, files: [("daftar", "a.csv", bytes)], as: head)

        #expect(answer.status == .unprocessableContent)
        #expect(answer.text.contains(cause.indonesian))
        #expect(!cause.english.isEmpty)
      }
      let nothing = try await pages.upload(
        OrganiserLink.list(id).path, files: [("daftar", "", [])], as: head)
      #expect(nothing.text.contains(FrameText.refusal(.noFile, in: .wib).indonesian))
      let state = try await house.storage.read { try FrameStore.state(of: id, in: $0) }
      #expect(state?.lineCount == nil)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a long list streams as it was digested, and one that was replaced is not mixed`(
    _ engine: Engine
  ) async throws {
    try await with(engine) { house, pages, head in
      let id = house.round.id
      _ = try await pages.post(OrganiserLink.seed(id).path, as: head)
      for count in [FrameStore.pageSize, FrameStore.pageSize + 1] {
        let list = (0..<count).map { "0812\(1_000_000 + $0)\n" }.joined()
        let old = try await house.storage.read { try FrameStore.state(of: id, in: $0)?.upload }
        _ = try await pages.upload(
          OrganiserLink.list(id).path, files: [("daftar", "a.csv", Array(list.utf8))], as: head)

        let file = try await pages.get(OrganiserLink.frameFile(id).path)

        let state = try #require(
          try await house.storage.read { try FrameStore.state(of: id, in: $0) })
        #expect(state.lineCount == count)
        #expect(SHA256Digest(of: file.bytes).hex == state.digest)
        guard let old else { continue }
        let left = try await house.storage.read {
          try FrameStore.lines(of: id, upload: old, after: 0, count: 1, in: $0)
        }
        #expect(left.isEmpty)
      }
    }
  }

  @Test(arguments: [
    ("0812-3456-789", "628123456789"), ("+62 812 3456 789", "628123456789"),
    ("(021) 555 1234", "62215551234"), ("Budi.A@Contoh.ID", "budi.a@contoh.id"),
    ("+49 30 1234567", "49301234567"),
  ])
  func `contacts are written one way`(_ typed: String, _ text: String) {
    #expect(SurveyContact(typed)?.text == text)
  }

  @Test(arguments: [
    "", "12345", "0812x345678", "a@b", "a@@b.id", "@b.id", "a@b..id", "08123456789012345",
    "é@b.id", "=1+1",
  ])
  func `what is no contact is refused`(_ typed: String) {
    #expect(SurveyContact(typed) == nil)
  }
}
