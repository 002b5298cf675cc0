import Accounts
import EvaluationsModel
import HTTPTypes
import House
import InstrumentsModel
import Kernel
import Storage
import TestKit
import Testing
import WorksheetsModel

@testable import Evaluations

@Suite struct ScoringQueueTests {
  /// Takes the judgement of the house away, so that the team can begin it.
  private func forget(_ world: EvaluationHouse) async throws {
    try await world.storage.write { transaction in
      try transaction.execute("DELETE FROM evaluation_member")
      try transaction.execute("DELETE FROM evaluation")
    }
  }

  @Test(arguments: TestStorage.engines)
  func `somebody with a seat begins the judgement of what the unit sent`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      try await forget(world)
      let path = ScoringLink.beginning(Cast.assignment).path
      let tasks = try await world.house.get("/tugas", as: world.ketua)
      #expect(tasks.text.contains("href=\"\(path)\""))
      #expect(try await world.house.get(path, as: world.outsider).status == .notFound)
      #expect(try await world.house.post(path, as: world.coordinator).status == .forbidden)

      let begun = try await world.house.post(path, as: world.ketua)
      let again = try await world.house.post(path, as: world.ana)

      #expect(begun.status == .seeOther)
      let overview = try #require(begun.location?.split(separator: "?").first.map(String.init))
      #expect(again.location == overview)
      let page = try await world.house.get(overview, as: world.ana)
      #expect(page.text.contains("113 pertanyaan menunggu Anda"))
      #expect(
        try await world.posted(to: Cast.ana) == ["judgement_begun " + overview])
      #expect(try await world.posted(to: Cast.ketua) == [])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a judgement waits while a door of the team is shut`(engine: Engine) async throws {
    try await EvaluationHouse.with(engine) { world in
      try await forget(world)
      try await world.storage.write { transaction in
        _ = try transaction.execute(
          """
          UPDATE role_grant SET valid_until = \("2026-01-02")
          WHERE account_id = \(Cast.budi.accountID)
          """)
      }
      let before = try await world.dump()
      let path = ScoringLink.beginning(Cast.assignment).path

      let page = try await world.house.get(path, as: world.ketua)
      let refused = try await world.house.post(path, as: world.ketua)

      #expect(page.text.contains("Budi, anggota"))
      #expect(refused.status == .conflict)
      #expect(refused.text.contains("konflik kepentingan"))
      #expect(try await world.dump() == before)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the page of tasks says what waits, for whoever it waits`(engine: Engine) async throws {
    try await EvaluationHouse.with(engine) { world in
      func tasks(_ person: Principal) async throws -> String {
        try await world.house.get("/tugas", as: person).text
      }
      #expect(try await tasks(world.ana).contains("113 pertanyaan menunggu Anda"))
      #expect(try await tasks(world.ketua).contains("Menunggu 2 anggota"))
      #expect(!(try await tasks(world.outsider).contains(world.overview)))
      #expect(!(try await tasks(world.head).contains(world.overview)))

      try await world.fill(Cast.ana, rung: 0)
      #expect(try await tasks(world.ana).contains("Kunci lembar Anda"))
      try await world.seal(Cast.ana)
      #expect(try await tasks(world.ana).contains("Menunggu 1 anggota"))
      try await world.fill(Cast.budi, rung: 0)
      try await world.seal(Cast.budi)
      #expect(try await tasks(world.ketua).contains("Buka lembar"))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `what stands still for a week shows to the coordinator`(engine: Engine) async throws {
    try await EvaluationHouse.with(engine) { world in
      let fresh = try await world.house.get("/tugas", as: world.coordinator)
      #expect(!fresh.text.contains("tidak bergerak"))
    }
    let later = TestHouse.now.adding(seconds: 8 * 86_400)
    try await EvaluationHouse.with(engine, clock: { later }) { world in
      let page = try await world.house.get("/tugas", as: world.coordinator)
      #expect(page.text.contains("Penilaian yang tidak bergerak"))
      #expect(page.text.contains("tidak bergerak 8 hari"))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `time is kept once for each visit and shown to nobody else`(engine: Engine) async throws {
    try await EvaluationHouse.with(engine) { world in
      let visit = (ScoringField.visit, String(TestHouse.now.milliseconds))
      _ = try await world.score(1, [("s1", "Ya"), visit, (ScoringField.seconds, "20")])
      _ = try await world.score(
        1, [("s1", "Ya"), visit, (ScoringField.seconds, "31")], version: 1)
      let other = (ScoringField.visit, String(TestHouse.now.milliseconds - 60_000))
      _ = try await world.score(
        1, [("s1", "Ya"), other, (ScoringField.seconds, "99999")], version: 1)
      _ = try await world.score(2, [("s2", "A"), visit, (ScoringField.seconds, "-5")])

      let seconds = try await world.judgement.act { loaded, _, transaction in
        try TimeStore.seconds(
          of: Cast.ana.accountID, for: world.ana, in: loaded, transaction: transaction)
      }
      #expect(seconds == [0: 31 + QuestionVisit.mostSeconds])
      for person in [world.budi, world.ketua, world.coordinator] {
        let none = try await world.judgement.act { loaded, _, transaction in
          try TimeStore.seconds(
            of: Cast.ana.accountID, for: person, in: loaded, transaction: transaction)
        }
        #expect(none == [:])
        let page = try await world.house.get(world.overview, as: person)
        #expect(!page.text.contains("Median per soal"))
      }
      let own = try await world.house.get(world.overview, as: world.ana)
      #expect(own.text.contains("Median per soal"))
    }
  }
}
