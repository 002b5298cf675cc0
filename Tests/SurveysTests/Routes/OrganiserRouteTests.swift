import Accounts
import HTTPTypes
import House
import Kernel
import Storage
import SurveysModel
import TestKit
import Testing
import Web
import WorkUnits
import WorkUnitsModel

@testable import Surveys

@Suite struct OrganiserRouteTests {
  /// A form that is right.
  static let fields = [
    ("judul", "Survei triwulan empat"), ("tahun", "2026"), ("tujuan", "unit"), ("spkp", "ya"),
    ("spak", "ya"), ("skala", "4"), ("layanan", "Pengujian; 1.200\nKalibrasi"),
    ("mulai", "2026-11-22T08:00"), ("selesai", "2026-12-10T16:30:00"),
    ("jaringan", "203.0.113.0/24\n"),
  ]

  private static func form(_ changes: [String: String]) -> [(String, String)] {
    fields.map { ($0.0, changes[$0.0] ?? $0.1) }
  }

  @Test(arguments: TestStorage.engines)
  func `a survey is planned, changed, published and extended through the pages`(
    _ engine: Engine
  ) async throws {
    try await withRoundUnit(engine) { sample in
      let house = TestHouse(RoundUnit.features, storage: sample.storage)
      let head = sample.principal(.unitHead)
      let unit = sample.unit.id
      let empty = try await house.get(OrganiserLink.newRound(unit).path, as: head)
      #expect(empty.status == .ok)
      #expect(empty.text.contains("Menurut jam unit (WIB)."))

      let made = try await house.post(OrganiserLink.rounds(unit).path, Self.fields, as: head)

      #expect(made.status == .seeOther)
      let round = try #require(
        try await sample.storage.read { try SurveyRoundStore.rounds(of: unit, in: $0) }.first)
      #expect(made.location == OrganiserLink.round(round.id).path + "?selesai=direncanakan")
      #expect(round.plan.services[0].population == 1200)
      #expect(round.plan.questionnaireIDs == ["spkp-1", "spak-1"])
      #expect(round.plan.window.opensAt == Instant(milliseconds: 1_795_309_200_000))
      let draft = try await house.get(OrganiserLink.round(round.id).path, as: head)
      #expect(draft.text.contains("Rancangan ini hanya dilihat penyelenggara"))
      let form = try await house.get(OrganiserLink.plan(round.id).path, as: head)
      #expect(form.text.contains("Pengujian; 1200\nKalibrasi"))
      let changed = try await house.post(
        OrganiserLink.plan(round.id).path,
        Self.form(["layanan": "Pengujian; 400\nKalibrasi; 100"]) + [("versi", "1")], as: head)
      #expect(changed.status == .seeOther)
      let stale = try await house.post(
        OrganiserLink.plan(round.id).path, Self.form(["judul": "Lain"]) + [("versi", "1")],
        as: head)
      #expect(stale.status == .conflict)
      let asked = try await house.get(OrganiserLink.publishing(round.id).path, as: head)
      #expect(asked.text.contains("217 jawaban (Krejcie–Morgan)"))
      let published = try await house.post(
        OrganiserLink.publishing(round.id).path, [("versi", "2")], as: head)
      #expect(published.status == .seeOther)
      let again = try await house.post(
        OrganiserLink.publishing(round.id).path, [("versi", "3")], as: head)
      #expect(again.status == .unprocessableContent)
      let late = try await house.post(
        OrganiserLink.extending(round.id).path,
        [("versi", "3"), ("selesai", "2026-12-20T16:30"), ("alasan", "Banjir <b>besar</b>")],
        as: head)
      #expect(late.status == .seeOther)
      let page = try await house.get(OrganiserLink.round(round.id).path, as: head)
      #expect(page.text.contains("20 Desember 2026, 16.30 WIB"))
      #expect(page.text.contains("Banjir &lt;b&gt;besar"))
    }
  }

  @Test func `all faults of a form are told at once and nothing is stored`() async throws {
    try await withRoundUnit(.sqlite) { sample in
      let house = TestHouse(RoundUnit.features, storage: sample.storage)
      let answer = try await house.post(
        OrganiserLink.rounds(sample.unit.id).path,
        [
          ("judul", " "), ("tahun", "1900"), ("tujuan", "unit"), ("skala", "5"),
          ("layanan", "A; seribu\nB\nb; 3"), ("mulai", "besok"),
          ("selesai", "2026-12-10T16:30:00"), ("jaringan", "kantor"),
        ], as: sample.principal(.unitHead))

      #expect(answer.status == .unprocessableContent)
      for sentence in [
        "Isi judul", "Tulis tahun program", "Pilih paling sedikit satu kuesioner",
        "Pilih skala", "Layanan baris 1", "Layanan baris 3", "Isi tanggal dan jam",
        "bukan alamat jaringan",
      ] { #expect(answer.text.contains(sentence), "\(sentence)") }
      #expect(answer.text.contains("8 isian perlu diperbaiki"))
      #expect(answer.text.contains("A; seribu\nB\nb; 3"))
      #expect(try await sample.count("survey_round") == 0)
    }
  }

  @Test func `people without the right see nothing of a draft and of a later layer`() async throws {
    try await withRoundUnit(.sqlite) { sample in
      let house = TestHouse(RoundUnit.features, storage: sample.storage)
      let draft = try await sample.draft()
      let check = try await sample.published(.internalCheck, by: .internalAssessor)
      let national = try await sample.published(.national, by: .nationalAssessor)

      func status(_ link: OrganiserLink, _ role: Role) async throws -> HTTPResponse.Status {
        try await house.get(link.path, as: sample.principal(role)).status
      }

      #expect(try await status(.round(draft.id), .coordinator) == .notFound)
      #expect(try await status(.round(draft.id), .unitStaff) == .ok)
      #expect(try await status(.round(check.id), .unitHead) == .notFound)
      #expect(try await status(.round(check.id), .coordinator) == .ok)
      #expect(try await status(.round(national.id), .internalAssessor) == .notFound)
      #expect(try await status(.round(national.id), .nationalAssessor) == .ok)
      #expect(try await status(.extending(check.id), .coordinator) == .forbidden)
      #expect(try await status(.newRound(sample.unit.id), .coordinator) == .forbidden)
      let list = try await house.get(
        OrganiserLink.rounds(sample.unit.id).path, as: sample.principal(.unitHead))
      #expect(list.text.contains(draft.plan.title))
      #expect(!list.text.contains(SurveyText.purpose(.internalCheck).indonesian))
      #expect(!list.text.contains(SurveyText.purpose(.national).indonesian))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `what has to be done stands on the unit's page and among the tasks`(
    _ engine: Engine
  ) async throws {
    try await withRoundUnit(engine) { sample in
      let round = try await sample.published()
      _ = try await sample.published(.national, by: .nationalAssessor)
      let moments: [(days: Int64, title: String?)] = [
        (2, nil), (4, "Kurang jawaban: "), (10, "Tutup: "),
      ]
      for (days, title) in moments {
        let now = TestHouse.now.adding(seconds: days * 86_400)
        let house = TestHouse(RoundUnit.features, storage: sample.storage, clock: { now })
        for (role, purpose) in [
          (Role.unitHead, SurveyPurpose.unit), (.nationalAssessor, .national),
        ] {
          let act = Act(by: sample.principal(role), at: now)
          let principal = sample.principal(role)
          let lines = try await sample.storage.read {
            try OrganiserRoutes.dueLines(
              of: principal, act: act, page: PageContext(language: .indonesian), in: $0)
          }
          #expect(lines.map(\.frame.plan.purpose) == (title == nil ? [] : [purpose]))
          for doors in [[], [OpenDoor(role, to: sample.unit.id.text)]] as [Set<OpenDoor>] {
            guard role.isAssessor else { break }
            let judge = principal.narrowed(to: doors)
            let seen = try await sample.storage.read {
              try OrganiserRoutes.dueLines(
                of: judge, act: Act(by: judge, at: now),
                page: PageContext(language: .indonesian), in: $0)
            }
            #expect(seen.count == (doors.isEmpty ? 0 : lines.count))
          }
          let shown = String(
            decoding: renderDocument(
              SurveyTasks(lines: lines, page: PageContext(language: .indonesian))), as: UTF8.self)
          #expect(shown.contains((title ?? "–") + round.plan.title) == (title != nil))
        }
        let unit = try await house.get(
          WorkUnitLink.unit(sample.unit.id).path, as: sample.principal(.coordinator))
        #expect(unit.text.contains((title ?? "") + round.plan.title))
      }
    }
  }

  @Test func `counts of a few people are not shown`() async throws {
    try await withRoundUnit(.sqlite) { sample in
      let round = try await sample.published()
      let shape = (items: [8, 5], steps: [4, 4])
      var sums = SurveySums(itemCounts: shape.items, steps: shape.steps)
      for _ in 0..<4 {
        sums.add(
          SurveyResponse(
            steps: Array(repeating: 4, count: 13), service: 1, profile: RespondentProfile(),
            channel: .counter, flags: []), itemCounts: shape.items)
      }
      let (packed, twice) = (sums.packed, (sums + sums).packed)
      try await sample.storage.write { transaction in
        try transaction.execute(
          """
          INSERT INTO survey_sum (round_id, service, is_flagged, packed)
          VALUES (\(round.id), 1, 0, \(packed)), (\(round.id), 2, 0, \(twice))
          """)
        try transaction.execute(
          """
          INSERT INTO survey_day (round_id, day, channel, answer_count)
          VALUES (\(round.id), '2026-11-21', 'counter', 12), (\(round.id), '2026-11-21', 'paper', 4)
          """)
      }

      let progress = try await sample.storage.read {
        try RoundProgressStore.progress(of: round.id, in: $0)
      }
      let house = TestHouse(RoundUnit.features, storage: sample.storage)
      let page = try await house.get(
        OrganiserLink.round(round.id).path, as: sample.principal(.unitHead))

      #expect(progress.counted == [1: 4, 2: 8])
      #expect(page.text.contains("&lt; 5"))
      // Twelve were accepted: the eight would give the four away.
      #expect(!page.text.contains(">8<"))
      #expect(page.text.contains(">" + ShownCounts.hidden.indonesian + "<"))
      #expect(page.text.contains(">12<"))
    }
  }
}
