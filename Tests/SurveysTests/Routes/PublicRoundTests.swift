import Accounts
import Cryptography
import HTTPTypes
import Kernel
import Storage
import SurveysModel
import TestKit
import Testing
import Web
import WorkUnitsModel

@testable import Surveys

/// What everybody reads of a round, without an account.
@Suite struct PublicRoundTests {
  private func pages(_ house: SurveyHouse, at moment: Instant? = nil) -> TestHouse {
    let moment = moment ?? house.now
    return TestHouse(
      SurveyHouse.features, storage: house.storage, dataFolder: house.folder, clock: { moment })
  }

  private func head(_ house: SurveyHouse) -> Principal {
    Principal(
      accountID: "01900000-0000-7000-8000-0000000000aa", name: "Rina",
      grants: [Grant(.unitHead, for: .workUnit(house.unit.id.text))])
  }

  /// Stores answers of the first service, six of them marked, and four of the second.
  private func store(_ answers: Int, in house: SurveyHouse, isClosed: Bool = true) async throws {
    let shape = SurveyShape(
      try Questionnaires.list(house.round.plan.questionnaireIDs), scale: .four)
    let responses = (0..<answers).map { number in
      SurveyResponse(
        steps: (0..<13).map { UInt8(($0 + number) % 3 == 0 ? 3 : 4) },
        service: number < answers - 4 ? 1 : 2, profile: RespondentProfile(), channel: .counter,
        flags: number < 6 ? [.burst] : [])
    }
    try await house.storage.write { transaction in
      try SurveySumStore.add(responses, to: house.round.id, shape: shape, in: transaction)
      if isClosed {
        try transaction.execute(
          "UPDATE survey_round SET closed_at_ms = \(house.now) WHERE id = \(house.round.id)")
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `everybody reads the totals of a closed round, and nothing of a few`(
    engine: Engine
  ) async throws {
    try await SurveyHouse.with(engine) { house in
      try await store(34, in: house)
      _ = try await house.storage.write { transaction in
        try transaction.execute(
          """
          INSERT INTO survey_day (round_id, day, channel, answer_count)
          VALUES (\(house.round.id), '2026-11-20', 'counter', 20),
            (\(house.round.id), '2026-11-21', 'counter', 11),
            (\(house.round.id), '2026-11-21', 'paper', 3)
          """)
      }
      let path = PublicRoundLink.round(house.round.id).path
      let page = try await pages(house).get(path)
      let english = try await pages(house).get(path, headers: [.cookie: "zona_bahasa=en"])

      #expect(page.status == .ok)
      let figures = try await house.storage.read {
        try FigureStore.figures(of: house.round, in: $0)
      }
      let part = try #require(figures.all.part(.spak))
      #expect(page.text.contains(ResultsText.finding(part, in: .indonesian)))
      #expect(english.text.contains(ResultsText.finding(part, in: .english)))
      let clean = try #require(figures.clean?.part(.spak))
      #expect(page.text.contains(ResultsText.finding(clean, in: .indonesian)))
      #expect(page.text.contains("6 dari 34 jawaban bertanda."))
      #expect(page.text.contains(ResultsText.hiddenCell.indonesian))
      #expect(page.text.contains("QR di loket (disembunyikan), formulir kertas (&lt; 5)."))
      // How often each step was taken stays with the organisers.
      let shown = try #require(part.stepCounts.compactMap { $0 }.first)
      let steps = shown.map { String($0) }.joined(separator: " · ")
      #expect(!page.text.contains(steps))
      let inside = try await pages(house).get(
        ResultsLink.results(house.round.id).path, as: head(house))
      #expect(inside.text.contains(steps))
      #expect(inside.text.contains(path))
    }
  }

  @Test func `fewer than five answers give no figure, and an open round none at all`()
    async throws
  {
    try await SurveyHouse.with(.sqlite) { house in
      let path = PublicRoundLink.round(house.round.id).path
      try await store(30, in: house, isClosed: false)
      let open = try await pages(house).get(path)
      #expect(open.status == .ok)
      #expect(open.text.contains(PublicRoundText.notClosed.indonesian))
      #expect(!open.text.contains("interval-plot"))
      #expect(!open.text.contains("IPAK 3"))
    }
    try await SurveyHouse.with(.sqlite) { house in
      try await store(4, in: house)
      let few = try await pages(house).get(PublicRoundLink.round(house.round.id).path)
      #expect(few.text.contains(ResultsText.noneYet.indonesian))
      #expect(!few.text.contains("interval-plot"))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `drafts and what assessors ask are not told to the public`(engine: Engine) async throws {
    try await SurveyHouse.with(engine) { house in
      try await store(30, in: house)
      let pages = pages(house)
      let paths = [
        PublicRoundLink.round(house.round.id).path, OrganiserLink.frameFile(house.round.id).path,
      ]
      for change in [
        "purpose = 'tpi'", "purpose = 'tpn'",
        "purpose = 'unit', closed_at_ms = NULL, published_at_ms = NULL",
      ] as [SQL] {
        _ = try await house.storage.write { transaction in
          try transaction.execute(
            "UPDATE survey_round SET " + change + " WHERE id = \(house.round.id)")
        }
        for path in paths { #expect(try await pages.get(path).status == .notFound, "\(path)") }
      }
      for path in [
        "/publik/survei/x", PublicRoundLink.round(Sample.id(5, of: SurveyRound.self)).path,
      ] {
        #expect(try await pages.get(path).status == .notFound)
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `anybody repeats the draw from what is published`(engine: Engine) async throws {
    try await SurveyHouse.with(engine) { house in
      let (pages, head, id) = (pages(house), head(house), house.round.id)
      let early = self.pages(house, at: house.earlier)
      let path = PublicRoundLink.round(id).path
      let before = try await pages.get(path)
      #expect(!before.text.contains(PublicRoundText.draw.indonesian))
      _ = try await early.post(OrganiserLink.seed(id).path, as: head)
      let list = (100..<160).map { "08129999\($0);\($0 % 2 + 1)" }.joined(separator: "\n")
      _ = try await early.upload(
        OrganiserLink.list(id).path, files: [("daftar", "a.csv", Array(list.utf8))], as: head)
      let promised = try await pages.get(path)
      let secret = try await house.storage.read { try FrameStore.state(of: id, in: $0) }
      #expect(secret?.seed == nil)
      #expect(promised.text.contains(try #require(secret?.seedDigest)))
      #expect(!promised.text.contains("zona survey draw"))

      _ = try await early.post(
        OrganiserLink.draw(id).path, [("jumlah", "17"), ("saksi", "it's rambutan")], as: head)
      _ = try await early.post(OrganiserLink.links(id).path, [("ke", "0")], as: head)

      let state = try #require(
        try await house.storage.read { try FrameStore.state(of: id, in: $0) })
      let seed = try #require(state.seed)
      let page = try await pages.get(path)
      #expect(page.text.contains("--sizes 17 --replacements 0"))
      let promise = String(try #require(seed.split(separator: ":").first))
      #expect(PublicRoundText.checkSeed(seed) == "printf '%s' '\(promise)' | sha256sum")
      #expect(SHA256Digest(of: Array(promise.utf8)).hex == state.seedDigest)
      #expect(page.text.contains(PublicRoundText.checkSeed.indonesian))
      #expect(page.text.contains(PublicRoundText.listCommand))
      #expect(page.text.contains(OrganiserLink.frameFile(id).path))
      #expect(PublicRoundText.command(seed: seed, count: 17).contains("it'\\''s rambutan'"))
      let file = try await pages.get(OrganiserLink.frameFile(id).path)
      #expect(file.status == .ok)
      #expect(SHA256Digest(of: file.bytes).hex == state.digest)
      let frame = try PublishedFrame.lines(of: file.bytes)
      let sizes = try #require(DrawSizes("17")?.cells(for: frame))
      let drawn = SurveyDraw.draw(frame, sizes: sizes, seed: seed) { SHA256Digest(of: $0).bytes }
        .filter { !$0.isReplacement }.map(\.line.number)
      let invited = try await house.storage.read {
        try InvitationStore.invitations(of: id, in: $0).map(\.line)
      }
      #expect(drawn.sorted() == invited)
    }
  }
}
