import Accounts
import Cryptography
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
      let pages = TestHouse(
        SurveyHouse.features, storage: house.storage, dataFolder: house.folder)
      let head = Principal(
        accountID: "01900000-0000-7000-8000-0000000000aa", name: "Rina",
        grants: [Grant(.unitHead, for: .workUnit(house.unit.id.text))])
      try await body(house, pages, head)
    }
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

      let links = try await pages.post(
        OrganiserLink.draw(id).path, [("jumlah", "10"), ("saksi", "rambutan")], as: head)

      #expect(links.status == .ok)
      let table = rows(links)
      #expect(table.count == 11)
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
      let shown = try await pages.get(String(table[1][1][link...]))
      #expect(shown.status == .ok)
      #expect(shown.text.contains("Balai Uji"))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `new links go to those who have not answered, once`(_ engine: Engine) async throws {
    try await with(engine) { house, pages, head in
      let id = house.round.id
      _ = try await pages.post(OrganiserLink.seed(id).path, as: head)
      let list = (0..<5).map { "0812000000\($0)0" }.joined(separator: "\n")
      _ = try await pages.upload(
        OrganiserLink.list(id).path, files: [("daftar", "a.csv", Array(list.utf8))], as: head)
      let links = rows(
        try await pages.post(OrganiserLink.draw(id).path, [("jumlah", "5")], as: head))
      let old = links.dropFirst().compactMap { $0[1].split(separator: "/").last }.map(String.init)
      let token = try #require(SurveyToken(old[0]))
      try await house.send(try house.answer(3), token)

      let renewed = try await pages.post(OrganiserLink.renewal(id).path, [("ke", "0")], as: head)
      let again = try await pages.post(OrganiserLink.renewal(id).path, [("ke", "0")], as: head)

      #expect(rows(renewed).count == 5)
      #expect(!renewed.text.contains(links[1][0]))
      #expect(again.status == .conflict)
      #expect(try await pages.get("/survei/u/" + old[1]).status == .notFound)
      #expect(try await pages.get("/survei/u/" + old[0]).status == .ok)
      let contacts = try await house.storage.read { transaction in
        try transaction.query("SELECT sealed_contact FROM survey_frame_line ORDER BY line")
          .map { try $0.blob("sealed_contact") }
      }
      #expect(Set(contacts.map(\.count)) == [64 + 40])
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
