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

/// Planning, publishing, withdrawing, discarding and extending through the pages.
@Suite struct RoundStepTests {
  private static let english: HTTPFields = [.cookie: "zona_bahasa=en"]

  private func house(_ sample: RoundUnit, minutes: Int64 = -45) -> TestHouse {
    let now = TestHouse.now.adding(seconds: minutes * 60)
    return TestHouse(RoundUnit.features, storage: sample.storage, clock: { now })
  }

  /// A round that opens at the moment of every test, published half an hour before.
  private func announced(_ sample: RoundUnit) async throws -> SurveyRound {
    try await sample.published()
  }

  @Test func `the form proposes a start today that leaves time to publish, and says why`()
    async throws
  {
    try await withRoundUnit(.sqlite) { sample in
      let head = sample.principal(.unitHead)
      let path = OrganiserLink.newRound(sample.unit.id).path

      // 14.32 WIB at the moment of every test: half an hour later is past three.
      let page = try await house(sample, minutes: 0).get(path, as: head)
      let early = try await house(sample, minutes: -2).get(path, as: head)

      #expect(page.text.contains("2026-11-21T16:00"))
      #expect(early.text.contains("2026-11-21T15:00"))
      #expect(page.text.contains("2026-12-21T17:00"))
      #expect(page.text.contains(OrganiserText.startSoon.indonesian))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a window in the past or beyond a quarter is refused at its field`(
    _ engine: Engine
  ) async throws {
    try await withRoundUnit(engine) { sample in
      let head = sample.principal(.unitHead)
      let path = OrganiserLink.rounds(sample.unit.id).path
      func told(_ opens: String, _ closes: String, _ headers: HTTPFields = [:]) async throws
        -> TestAnswer
      {
        let fields = OrganiserRouteTests.fields.map { name, value in
          (name, name == "mulai" ? opens : name == "selesai" ? closes : value)
        }
        let answer = try await house(sample, minutes: 0).post(
          path, fields, as: head, headers: headers)
        #expect(answer.status == .unprocessableContent)
        return answer
      }

      let past = try await told("2026-11-20T08:00", "2026-11-21T08:00")
      #expect(past.text.contains("href=\"#f-mulai\""))
      #expect(past.text.contains("href=\"#f-selesai\""))
      #expect(past.text.contains("Waktu selesai sudah lewat."))
      let begun = try await told("2026-11-21T14:32", "2026-12-10T08:00", Self.english)
      #expect(begun.text.contains(SurveyText.refusal(.startIsPast, in: .wib).english))
      #expect(begun.text.contains("href=\"#f-mulai\""))
      #expect(!begun.text.contains("href=\"#f-selesai\""))
      let long = try await told("2026-11-22T08:00", "2027-02-22T08:01")
      #expect(long.text.contains("paling lama 92 hari"))
      #expect(long.text.contains("22 Februari 2027, 08.00 WIB"))
      #expect(try await sample.count("survey_round") == 0)
      #expect(
        try await house(sample, minutes: 0).post(
          path,
          OrganiserRouteTests.fields.map { name, value in
            (name, name == "selesai" ? "2027-02-22T08:00" : value)
          }, as: head
        ).status == .seeOther)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a draft whose start has passed is not published but given a later one`(
    _ engine: Engine
  ) async throws {
    try await withRoundUnit(engine) { sample in
      let draft = try await sample.draft()
      let head = sample.principal(.unitHead)
      let late = house(sample, minutes: 0)
      let path = OrganiserLink.publishing(draft.id).path

      let asked = try await late.get(path, as: head)
      let sent = try await late.post(path, [("versi", "1")], as: head, headers: Self.english)

      #expect(asked.status == .unprocessableContent)
      #expect(sent.status == .unprocessableContent)
      #expect(sent.text.contains(SurveyText.refusal(.startIsPast, in: .wib).english))
      #expect(try await sample.find(draft.id) == draft)
      #expect(try await sample.count("survey_gate") == 0)
      #expect(try await sample.events(of: draft.id) == ["round_planned"])
      let page = try await late.get(OrganiserLink.round(draft.id).path, as: head)
      #expect(page.text.contains(SurveyText.wayOutOfLateDraft.indonesian))
      #expect(!page.text.contains("href=\"\(path)\""))
      let form = try await late.get(OrganiserLink.plan(draft.id).path, as: head)
      #expect(form.text.contains(OrganiserText.startMoved.indonesian))
      #expect(form.text.contains("2026-11-21T16:00"))
      let moved = OrganiserRouteTests.fields.map { name, value in
        (name, name == "mulai" ? "2026-11-21T14:33" : value)
      }
      let saved = try await late.post(
        OrganiserLink.plan(draft.id).path, moved + [("versi", "1")], as: head)
      #expect(saved.status == .seeOther)
      #expect(try await late.post(path, [("versi", "2")], as: head).status == .seeOther)
      #expect(try await sample.find(draft.id).stage(at: TestHouse.now) == .announced)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a draft is discarded with its list, and its journal stays`(_ engine: Engine) async throws {
    try await withRoundUnit(engine) { sample in
      let draft = try await sample.draft()
      let digest = String(repeating: "0a", count: 32)
      try await sample.storage.write { transaction in
        try FrameStore.commit(draft.id, seedDigest: digest, sealedSeed: [1], in: transaction)
        try transaction.execute(
          """
          INSERT INTO survey_frame_line (round_id, upload, line, fingerprint, sealed_contact)
          VALUES (\(draft.id), \(draft.id.text), 1, \(digest), \([UInt8](arrayLiteral: 1)))
          """)
      }
      let path = OrganiserLink.discarding(draft.id).path
      let head = sample.principal(.unitHead)
      let pages = house(sample)

      let asked = try await pages.get(path, as: head)
      #expect(asked.status == .ok)
      #expect(asked.text.contains("action=\"\(path)\""))
      #expect(
        try await pages.post(path, [("versi", "1")], as: head, withToken: false).status
          == .forbidden)
      for role in [Role.internalAssessor, .nationalAssessor, .coordinator, .administrator] {
        let answer = try await pages.post(path, [("versi", "1")], as: sample.principal(role))
        #expect(answer.status == .notFound, "\(role)")
      }
      #expect(try await pages.post(path, [("versi", "7")], as: head).status == .conflict)
      #expect(try await sample.find(draft.id) == draft)
      #expect(try await sample.count("survey_frame_line") == 1)

      let gone = try await pages.post(path, [("versi", "1")], as: head)

      #expect(gone.location == OrganiserLink.rounds(sample.unit.id).path + "?selesai=dihapus")
      for table in ["survey_round", "survey_service", "survey_frame", "survey_frame_line"] as [SQL]
      {
        #expect(try await sample.count(table) == 0)
      }
      #expect(try await sample.events(of: draft.id) == ["round_planned", "round_discarded"])
      #expect(
        try await pages.get(OrganiserLink.round(draft.id).path, as: head).status == .notFound)
      #expect(try await pages.post(path, [("versi", "1")], as: head).status == .notFound)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a published round is withdrawn before it opens, for everybody to read`(
    _ engine: Engine
  ) async throws {
    try await withRoundUnit(engine) { sample in
      let round = try await announced(sample)
      let path = OrganiserLink.withdrawing(round.id).path
      let head = sample.principal(.unitHead)
      let before = house(sample, minutes: -10)
      let form = [("versi", "2"), ("alasan", "Layanan <salah>")]

      #expect(
        try await before.post(OrganiserLink.discarding(round.id).path, [("versi", "2")], as: head)
          .status == .unprocessableContent)
      let silent = try await before.post(path, [("versi", "2"), ("alasan", " ")], as: head)
      #expect(silent.status == .unprocessableContent)
      #expect(silent.text.contains("Tulis alasannya"))
      let late = try await house(sample, minutes: 0).post(path, form, as: head)
      #expect(late.status == .unprocessableContent)
      #expect(late.text.contains("Survei sudah dibuka sejak"))
      #expect(try await sample.find(round.id) == round)
      #expect(try await sample.count("survey_gate WHERE is_open = 1") == 1)

      #expect(try await before.get(path, as: head).status == .ok)
      let sent = try await before.post(path, form, as: head)

      #expect(sent.status == .seeOther)
      #expect(try await sample.find(round.id).stage(at: TestHouse.now) == .withdrawn)
      #expect(try await sample.count("survey_gate WHERE is_open = 1") == 0)
      #expect(
        try await sample.events(of: round.id)
          == ["round_planned", "round_published", "round_withdrawn"])
      let open = house(sample, minutes: 5)
      let everybody = try await open.get(PublicRoundLink.round(round.id).path)
      #expect(everybody.text.contains(PublicRoundText.withdrawn.indonesian))
      #expect(everybody.text.contains("Layanan &lt;salah"))
      #expect(!everybody.text.contains("Rina"))
      let english = try await open.get(
        PublicRoundLink.round(round.id).path, headers: Self.english)
      #expect(english.text.contains(PublicRoundText.withdrawn.english))
      let page = try await open.get(OrganiserLink.round(round.id).path, as: head)
      #expect(page.text.contains("ditarik sebelum dibuka"))
      for link in [OrganiserLink.extending(round.id), .closing(round.id), .withdrawing(round.id)] {
        let answer = try await open.get(link.path, as: head)
        #expect(answer.status == .unprocessableContent, "\(link)")
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `each extension stands with both ends and its reason where everybody reads it`(
    _ engine: Engine
  ) async throws {
    try await withRoundUnit(engine) { sample in
      let round = try await sample.published()
      let head = sample.principal(.unitHead)
      let pages = house(sample, minutes: 60)
      let path = OrganiserLink.extending(round.id).path
      func extend(_ end: String, _ version: Int, _ reason: String = "Banjir") async throws
        -> TestAnswer
      {
        try await pages.post(
          path, [("versi", String(version)), ("selesai", end), ("alasan", reason)], as: head)
      }

      let century = try await extend("2126-12-01T16:30", 2)
      #expect(century.status == .unprocessableContent)
      #expect(century.text.contains("paling lama 92 hari"))
      let shorter = try await extend("2026-11-25T16:30", 2)
      #expect(shorter.text.contains("tidak dapat dipersingkat"))
      #expect(try await sample.find(round.id) == round)
      for (place, day) in ["10", "15", "20"].enumerated() {
        #expect(try await extend("2026-12-\(day)T16:30", 2 + place).status == .seeOther)
      }
      let fourth = try await extend("2026-12-25T16:30", 5)
      #expect(fourth.status == .unprocessableContent)
      #expect(fourth.text.contains("3 kali"))
      #expect(try await pages.get(path, as: head).status == .unprocessableContent)

      let everybody = try await pages.get(PublicRoundLink.round(round.id).path)
      let inside = try await pages.get(OrganiserLink.round(round.id).path, as: head)
      let english = try await pages.get(
        PublicRoundLink.round(round.id).path, headers: Self.english)
      let moved =
        "10 Desember 2026, 16.30 WIB menjadi 15 Desember 2026, 16.30 WIB"
      #expect(everybody.text.contains("Waktu selesai " + moved))
      #expect(everybody.text.contains("Banjir"))
      #expect(!everybody.text.contains("Rina"))
      #expect(inside.text.contains(moved + ". Banjir"))
      #expect(!inside.text.contains("href=\"\(path)\""))
      #expect(english.text.contains(PublicRoundText.extensions.english))
      #expect(english.text.contains("16:30 WIB became "))
    }
  }
}
