import Accounts
import Foundation
import HTTPTypes
import InstrumentsModel
import Kernel
import Storage
import SurveysModel
import Synchronization
import TestKit
import Testing
import Web
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

@testable import Surveys
@testable import Worksheets

@Suite struct SurveyFigureTests {
  private func with(
    _ engine: Engine, observer: (@Sendable (SQL) -> Void)? = nil,
    _ body: (WorksheetHouse) async throws -> Void
  ) async throws {
    try await TestStorage.withDatabase(engine, migrations: WorksheetHouse.migrations) {
      var configuration = $0
      if let observer { configuration.observer = observer }
      try await WorksheetHouse.with(in: configuration, body)
    }
  }

  private func standing(_ soal: Int, in world: WorksheetHouse) async throws -> QuestionAnswer? {
    let instrument = try Instrument.current()
    return try await world.storage.read { transaction in
      try AnswerStore.answer(
        to: instrument.question(ofSoal: soal), of: world.sample.worksheet, layer: .unit,
        instrument: instrument, in: transaction)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a closed round answers its question, and every page says so`(engine: Engine) async throws {
    try await with(engine) { world in
      let round = try await world.round()
      let index = try #require(try await world.index(round))

      let taken = try await world.take(round.id.text, more: [("s125", "4"), ("indeks", "4")])

      #expect(taken.location == "/lke/\(world.id)/soal/125?selesai=tersimpan")
      let answer = try #require(try await standing(125, in: world))
      #expect(answer.origin == .survey(round.id, earlier: []))
      #expect(answer.content.values == [.index(index)])
      let link = PublicRoundLink.round(round.id).path
      let instrument = try Instrument.current()
      let code = instrument.questions[instrument.question(ofSoal: 125)].code
      for (tail, word) in [
        ("/soal/125", "dipakai di soal ini"), ("/nilai", "Diambil dari 1 putaran survei"),
        ("/nilai?kode=\(code)", "± "),
      ] {
        let page = try await world.house.get("/lke/\(world.id)\(tail)", as: world.staff)
        #expect(page.text.contains(word), "\(tail)")
        #expect(page.text.contains(link), "\(tail)")
      }
      for (tail, word) in [
        ("/soal/125", "stands in this question"), ("/nilai", "Taken from a closed survey round"),
      ] {
        let page = try await world.house.get(
          "/lke/\(world.id)\(tail)", as: world.staff, headers: [.cookie: "zona_bahasa=en"])
        #expect(page.text.contains(word), "\(tail)")
      }
      for (tail, word) in [("", "dari survei"), ("/soal/125/riwayat", "dari survei")] {
        let page = try await world.house.get("/lke/\(world.id)\(tail)", as: world.staff)
        #expect(page.text.contains(word), "\(tail)")
      }
      let other = try await world.house.get("/lke/\(world.id)/nilai?kode=A", as: world.staff)
      #expect(!other.text.contains(link))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a round that may not stand here is refused and changes nothing`(
    engine: Engine
  ) async throws {
    try await with(engine) { world in
      let elsewhere = try await world.storage.write { transaction in
        try WorkUnitActs.createUnit(
          name: try PlaceName("Balai Lain"), in: world.sample.institution.id, below: nil,
          from: Act(by: nil, at: .sample).day, act: Act(by: nil, at: .sample),
          transaction: transaction)
      }
      let rounds: [(SurveyRound, String)] = [
        (try await world.round(RoundWish(isClosed: false)), "belum ditutup"),
        (try await world.round(RoundWish(year: 2025)), "untuk tahun 2025"),
        (try await world.round(RoundWish(questionnaires: ["skm-1"])), "tidak menanyakan SPAK"),
        (try await world.round(RoundWish(questionnaires: ["spkp-1"])), "tidak menanyakan SPAK"),
        (try await world.round(RoundWish(answers: 4)), "kurang dari lima"),
        (try await world.round(RoundWish(purpose: .internalCheck)), "tidak mempunyai putaran"),
        (try await world.round(RoundWish(purpose: .national)), "tidak mempunyai putaran"),
        (try await world.round(of: elsewhere.id), "tidak mempunyai putaran"),
      ]
      let before = try await world.storage.dump()
      var answers: [(TestAnswer, String)] = []
      for (round, words) in rounds { answers.append((try await world.take(round.id.text), words)) }
      for text in ["", "x", "01900000-0000-7000-8000-00000000dead"] {
        answers.append((try await world.take(text), "tidak mempunyai putaran"))
      }
      for (answer, words) in answers {
        #expect(answer.status == .unprocessableContent)
        #expect(answer.text.contains(words), "\(words)")
      }
      #expect(try await world.storage.dump() == before)

      let page = try await world.house.get("/lke/\(world.id)/soal/125", as: world.staff)
      #expect(!page.text.contains("name=\"survei\""))
    }
  }

  @Test func `a question that asks for no index takes no round`() async throws {
    try await WorksheetHouse.with { world in
      let round = try await world.round(RoundWish(questionnaires: ["spkp-1", "spak-1", "skm-1"]))

      for soal in [1, 82, 88] {
        let answer = try await world.take(round.id.text, for: soal)
        #expect(answer.status == .unprocessableContent)
      }
      let missing = try await world.take(round.id.text, for: 999)
      #expect(missing.status == .notFound)
    }
  }

  @Test func `whoever may not answer takes no figure, and a sent worksheet takes none`()
    async throws
  {
    try await WorksheetHouse.with { world in
      let round = try await world.round()
      let stranger = try await world.take(round.id.text, as: world.stranger)
      let coordinator = try await world.take(round.id.text, as: world.coordinator)
      #expect(stranger.status == .notFound)
      #expect(coordinator.status == .forbidden)

      try await world.fill()
      let stale = try await world.take(round.id.text, version: 0)
      #expect(stale.status == .conflict)
      _ = try await world.house.post(
        "/lke/\(world.id)/pengiriman", [("versi", "1")], as: world.head)
      let sent = try await world.take(round.id.text, version: 1)
      #expect(sent.status == .conflict)
      #expect(try await standing(125, in: world)?.origin == .typed)
    }
  }

  @Test func `an index that was filled in is marked and asks for its report`() async throws {
    try await WorksheetHouse.with { world in
      _ = try await world.save(125, [("s125", "3,6")])

      let page = try await world.house.get("/lke/\(world.id)/soal/125", as: world.staff)
      let list = try await world.house.get("/lke/\(world.id)", as: world.staff)
      let score = try await world.house.get("/lke/\(world.id)/nilai", as: world.staff)

      #expect(page.text.contains("kaitkan laporannya ke soal ini sebagai bukti"))
      #expect(list.text.contains("diisi sendiri"))
      #expect(score.text.contains("Diisi sendiri, tidak dari putaran survei di Zona"))
      #expect(page.text.contains("Belum ada putaran SPAK unit yang ditutup tahun ini."))
    }
  }

  @Test func `the SKM of the year stands beside the questions on satisfaction only`() async throws {
    try await WorksheetHouse.with { world in
      let round = try await world.round(RoundWish(questionnaires: ["skm-1"]))
      let figure = try #require(
        try await world.storage.read {
          try ClosedRounds.figures(
            of: world.sample.unit.id, year: world.sample.year.year, kind: .skm, in: $0
          ).first
        })
      #expect(figure.grade == "A")

      for soal in [82, 83, 84] {
        let page = try await world.house.get("/lke/\(world.id)/soal/\(soal)", as: world.staff)
        #expect(page.text.contains("SKM tahun ini: 1 putaran"))
        #expect(page.text.contains(", mutu A, 40 jawaban"))
        #expect(page.text.contains(OrganiserLink.round(round.id).path))
      }
      for soal in [81, 85, 125] {
        let page = try await world.house.get("/lke/\(world.id)/soal/\(soal)", as: world.staff)
        #expect(!page.text.contains("SKM tahun ini"), "\(soal)")
      }
    }
  }

  @Test func `a restored figure of a survey is of its survey again`() async throws {
    try await WorksheetHouse.with { world in
      let round = try await world.round()
      _ = try await world.take(round.id.text)
      _ = try await world.save(125, [("s125", "3")], version: 1)
      #expect(try await standing(125, in: world)?.origin == .typed)

      let restored = try await world.house.post(
        "/lke/\(world.id)/soal/125/pemulihan", [("versi", "1")], as: world.staff)

      #expect(restored.status == .seeOther)
      #expect(try await standing(125, in: world)?.origin == .survey(round.id, earlier: []))
    }
  }

  private final class Counter: Sendable {
    private let total = Mutex(0)

    var observer: @Sendable (SQL) -> Void { { _ in self.total.withLock { $0 += 1 } } }

    func take() -> Int {
      total.withLock { total in
        defer { total = 0 }
        return total
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `however many rounds there are, the page asks as often`(engine: Engine) async throws {
    let counter = Counter()
    try await with(engine, observer: counter.observer) { world in
      func statements(_ tail: String) async throws -> Int {
        _ = counter.take()
        let page = try await world.house.get("/lke/\(world.id)\(tail)", as: world.staff)
        #expect(page.status == .ok)
        return counter.take()
      }
      let plain = try await statements("/soal/1")
      let list = try await statements("")
      let first = try await world.round()
      let one = try await statements("/soal/125")
      let score = try await statements("/nilai")
      #expect(try await statements("") == list)
      for number in 2...5 {
        _ = try await world.round(
          RoundWish(title: "Survei \(number)", closedMinutesAgo: Int64(60 + number)))
      }
      let five = try await statements("/soal/125")
      let taken = try await world.take(first.id.text)
      #expect(taken.status == .seeOther)

      #expect(one == plain + 4)
      #expect(try await statements("/nilai") == score)
      #expect(five == one)
      #expect(try await statements("/soal/1") == plain)
      // Which rounds count is asked for once an index was taken from some.
      #expect(try await statements("") == list + 1)
    }
  }
}
