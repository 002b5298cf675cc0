import Foundation
import HTTPTypes
import InstrumentsModel
import Kernel
import Storage
import SurveysModel
import TestKit
import Testing
import Web
import WorkUnitsModel
import WorksheetsModel

@testable import Surveys
@testable import Worksheets

/// A year has one index of a survey, of all its closed rounds.
@Suite struct SurveyYearRouteTests {
  private let english: HTTPFields = [.cookie: "zona_bahasa=en"]

  private func with(
    _ engine: Engine, _ body: (WorksheetHouse) async throws -> Void
  ) async throws {
    try await TestStorage.withDatabase(engine, migrations: WorksheetHouse.migrations) {
      try await WorksheetHouse.with(in: $0, body)
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
  func `nobody takes the best round: the year is all of them`(engine: Engine) async throws {
    try await with(engine) { world in
      let good = try await world.round(
        RoundWish(title: "Triwulan satu", closedMinutesAgo: 200))
      let bad = try await world.round(
        RoundWish(title: "Triwulan dua", answers: 80, closedMinutesAgo: 100, lowStep: 1))
      let year = try #require(try await world.year())
      let index = try #require(year.index)
      let alone = try #require(try await world.index(good))
      #expect(index.figure.count == 120)
      #expect(index.figure.index < alone)
      let shown = try await world.storage.read { transaction in
        try RoundResults.load(
          good.id, principal: world.staff, at: TestHouse.now, in: transaction
        ).years.last?.parts.first { $0.kind == .spak }?.figure
      }
      #expect(shown == index.figure)

      let before = try await world.storage.dump()
      let picked = try await world.take(good.id.text)
      #expect(picked.status == .conflict)
      #expect(picked.text.contains("Angka setahun memuat semuanya."))
      #expect(try await world.storage.dump() == before)

      let taken = try await world.take(bad.id.text)
      #expect(taken.status == .seeOther)
      let answer = try #require(try await standing(125, in: world))
      #expect(answer.content.values == [.index(index.figure.index)])
      #expect(answer.origin == .survey(bad.id, earlier: [good.id]))
      let facts = try await world.storage.read {
        try Journal.entries(subjectKind: "worksheet", subjectID: world.id.text, in: $0)
      }.last?.entry.facts
      #expect(facts?.contains("\"surveys\":\"\(bad.id) \(good.id)\"") == true)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `every round of the year is named, with why it does not count`(
    engine: Engine
  ) async throws {
    try await with(engine) { world in
      let rounds = [
        try await world.round(RoundWish(title: "Yang dihitung", marked: 20)),
        try await world.round(RoundWish(title: "Yang sedikit", answers: 4)),
        try await world.round(RoundWish(title: "Yang terbuka", isClosed: false)),
      ]
      _ = try await world.round(RoundWish(title: "Milik penilai TPI", purpose: .internalCheck))
      _ = try await world.round(RoundWish(title: "Putaran tahun silam", year: 2025))
      _ = try await world.take(rounds[0].id.text)

      for tail in ["/soal/125", "/nilai"] {
        let page = try await world.house.get("/lke/\(world.id)\(tail)", as: world.staff)
        for round in rounds {
          #expect(page.text.contains(PublicRoundLink.round(round.id).path), "\(tail)")
        }
        for words in [
          "tidak dihitung: kurang dari lima jawaban", "belum dihitung: belum ditutup",
          "40, sampel minimum 52", "sampel kurang", "1 aturan di atas ambang tentang IPAK",
          "Jawaban putaran dengan sampel kurang tetap dihitung",
          "tanpa jawaban bertanda", ResultsLink.results(rounds[0].id).path,
        ] {
          #expect(page.text.contains(words), "\(tail): \(words)")
        }
        for words in ["Milik penilai TPI", "Putaran tahun silam"] {
          #expect(!page.text.contains(words))
        }
        let other = try await world.house.get(
          "/lke/\(world.id)\(tail)", as: world.staff, headers: english)
        for words in ["not counted: fewer than five answers", "above its threshold"] {
          #expect(other.text.contains(words), "\(tail): \(words)")
        }
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a round closed before the sending is taken anew, one closed after changes nothing`(
    engine: Engine
  ) async throws {
    try await with(engine) { world in
      let path = "/lke/\(world.id)/pengiriman"
      try await world.fill()
      let first = try await world.round(RoundWish(title: "Yang pertama", closedMinutesAgo: 90))
      _ = try await world.take(first.id.text, version: 1)
      let second = try await world.round(
        RoundWish(title: "Yang kedua", closedMinutesAgo: 30, lowStep: 1))

      let before = try await world.storage.dump()
      let refused = try await world.house.post(path, [("versi", "1")], as: world.head)
      #expect(refused.status == .unprocessableContent)
      #expect(refused.text.contains("LKE belum bisa dikirim dengan angka ini."))
      #expect(refused.text.contains("belum memuat putaran yang sudah ditutup: «Yang kedua»"))
      #expect(refused.text.contains("Pakai angka yang baru"))
      #expect(!refused.text.contains("Yang akan terjadi"))
      #expect(try await world.storage.dump() == before)
      let tasks = try await world.house.get("/tugas", as: world.head)
      #expect(tasks.text.contains("Ambil angka IPAK yang baru"))
      #expect(!tasks.text.contains("Periksa dan kirim LKE"))
      let question = try await world.house.get(
        "/lke/\(world.id)/soal/125", as: world.staff, headers: english)
      #expect(question.text.contains("leaves out rounds that are closed"))
      #expect(question.text.contains("Take the new figure"))

      _ = try await world.take(second.id.text, version: 2)
      let sent = try await world.house.post(path, [("versi", "1")], as: world.head)
      #expect(sent.status == .seeOther)
      let answer = try #require(try await standing(125, in: world))
      #expect(answer.origin == .survey(second.id, earlier: [first.id]))

      let total = try await world.house.get("/api/v1/lke/\(world.id)", as: world.head).text
      _ = try await world.round(RoundWish(title: "Yang terlambat", closedMinutesAgo: 1))
      #expect(try await standing(125, in: world) == answer)
      #expect(try await world.house.get("/api/v1/lke/\(world.id)", as: world.head).text == total)
      let score = try await world.house.get("/lke/\(world.id)/nilai", as: world.head)
      #expect(score.text.contains("Diambil dari 2 putaran survei"))
      #expect(score.text.contains("belum ada dalam angka ini"))
    }
  }

  @Test func `a typed index without its report is named before the sending and not sent`()
    async throws
  {
    try await WorksheetHouse.with { world in
      let path = "/lke/\(world.id)/pengiriman"
      try await world.fill(withReport: false)
      let before = try await world.storage.dump()

      let check = try await world.house.get(path, as: world.head)
      #expect(check.text.contains("belum ada laporan survei yang berlaku untuk tahun ini"))
      #expect(!check.text.contains("Yang akan terjadi"))
      let refused = try await world.house.post(path, [("versi", "1")], as: world.head)
      #expect(refused.status == .unprocessableContent)
      #expect(try await world.storage.dump() == before)
      let tasks = try await world.house.get("/tugas", as: world.staff)
      #expect(tasks.text.contains("Kaitkan laporan survei untuk IPAK"))
      #expect(tasks.text.contains("Kaitkan laporan survei untuk IPKP"))
      let question = try await world.house.get("/lke/\(world.id)/soal/127", as: world.staff)
      #expect(question.text.contains("Angka yang diketik perlu laporan surveinya"))

      try await world.storage.report(world.sample)
      let named = try await world.house.get(path, as: world.head, headers: english)
      #expect(named.text.contains("Its report:"))
      #expect(named.text.contains("Laporan survei"))
      let sent = try await world.house.post(path, [("versi", "1")], as: world.head)
      #expect(sent.status == .seeOther)
    }
  }

  @Test func `what stands out in the rounds is named before the sending`() async throws {
    try await WorksheetHouse.with { world in
      let path = "/lke/\(world.id)/pengiriman"
      try await world.fill()
      let calm = try await world.round(RoundWish(title: "Yang tenang", answers: 60))
      _ = try await world.take(calm.id.text, version: 1)
      let plain = try await world.house.get(path, as: world.head)
      #expect(!plain.text.contains("Yang juga dilihat penilai"))

      let marked = try await world.round(
        RoundWish(title: "Yang bertanda", answers: 60, closedMinutesAgo: 20, marked: 30))
      let few = try await world.round(
        RoundWish(title: "Yang kurang", answers: 20, closedMinutesAgo: 10))
      _ = try await world.round(RoundWish(title: "Yang dibiarkan", isClosed: false))
      _ = try await world.take(few.id.text, version: 2)
      let page = try await world.house.get(path, as: world.head)
      #expect(page.text.contains("Yang juga dilihat penilai"))
      #expect(page.text.contains("sampel kurang; 20, sampel minimum 52"))
      #expect(page.text.contains("Jawaban putaran dengan sampel kurang tetap dihitung"))
      #expect(page.text.contains("waktunya habis dan belum ditutup"))
      for round in [marked, few] {
        #expect(page.text.contains(PublicRoundLink.round(round.id).path))
      }
      #expect(!page.text.contains("Yang tenang"))
      #expect(page.text.contains("Yang akan terjadi"))
    }
  }
}
