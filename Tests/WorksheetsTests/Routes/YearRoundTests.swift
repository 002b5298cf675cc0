import Foundation
import HTTPTypes
import Kernel
import Storage
import SurveysModel
import TestKit
import Testing
import WorkUnitsModel
import WorksheetsModel

@testable import Surveys
@testable import Worksheets

/// The table of a year's rounds, and the list of questions that names what cannot be sent.
@Suite struct YearRoundTests {
  private func with(
    _ engine: Engine, _ body: (WorksheetHouse) async throws -> Void
  ) async throws {
    try await TestStorage.withDatabase(engine, migrations: WorksheetHouse.migrations) {
      try await WorksheetHouse.with(in: $0, body)
    }
  }

  private func list(_ world: WorksheetHouse, _ tail: String = "") async throws -> String {
    try await world.house.get("/lke/\(world.id)\(tail)", as: world.staff).text
  }

  @Test(arguments: TestStorage.engines)
  func `a withdrawn round is not awaited`(engine: Engine) async throws {
    try await with(engine) { world in
      _ = try await world.round(
        RoundWish(title: "Yang ditarik", answers: 0, isClosed: false, isWithdrawn: true))
      for tail in ["/soal/125", "/nilai"] {
        let page = try await list(world, tail)
        #expect(!page.contains("Yang ditarik"))
        #expect(!page.contains("Semua putaran SPAK"))
      }

      _ = try await world.round(RoundWish(title: "Yang berjalan", isClosed: false))
      let page = try await list(world, "/soal/125")
      #expect(page.contains("Yang berjalan"))
      #expect(!page.contains("Yang ditarik"))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the rules above their threshold are those of the question's own index`(
    engine: Engine
  ) async throws {
    try await with(engine) { world in
      let round = try await world.round(RoundWish(answers: 60))
      _ = try await world.round(
        RoundWish(
          title: "Tahun silam", year: 2025, questionnaires: ["spkp-1"], answers: 60, lowStep: 2,
          lowEvery: 1))
      let signals = try await world.storage.read { transaction in
        try RoundResults.load(
          round.id, principal: world.staff, at: TestHouse.now, in: transaction
        ).signals
      }
      #expect(signals.map(\.rule) == [.lastYear])
      #expect(signals.map(\.questionnaire) == [.spkp])

      let (own, other) = (try await list(world, "/soal/127"), try await list(world, "/soal/125"))
      #expect(own.contains("1 aturan di atas ambang tentang IPKP"))
      #expect(other.contains("tidak ada aturan di atas ambang tentang IPAK"))
      #expect(!other.contains("1 aturan"))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `only the figure of the answer has more than two decimals`(engine: Engine) async throws {
    try await with(engine) { world in
      let round = try await world.round(RoundWish(answers: 41, marked: 13))
      let index = try #require(try await world.year()?.index?.figure.index)
      let exact = SurveyFigureText.exact(index, .indonesian)
      #expect(exact.count > 4)

      let page = try await list(world, "/soal/125")

      #expect(page.contains("Masuk ke jawaban, persis"))
      #expect(page.components(separatedBy: exact).count == 2)
      let clean = try await world.storage.read { transaction in
        try ClosedRounds.years(
          ClosedRounds.YearQuery(
            of: world.sample.unit.id, in: world.sample.year.year, kinds: [.spak], at: TestHouse.now
          ), in: transaction
        ).first?.rounds.first { $0.round.id == round.id }?.withoutMarked?.index
      }
      let shown = SurveyFigureText.cut(try #require(clean), .indonesian)
      #expect(page.contains("tanpa jawaban bertanda \(shown)<"))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a typed index without its report is counted and marked on the list`(
    engine: Engine
  ) async throws {
    try await with(engine) { world in
      _ = try await world.save(125, [("s125", "3,6")])
      for tail in ["", "?tampil=periksa"] {
        let page = try await list(world, tail)
        #expect(page.contains("Perlu diperiksa (1)"), "\(tail)")
        #expect(page.contains("belum bisa dikirim"), "\(tail)")
        #expect(page.contains("belum ada laporan survei yang berlaku"), "\(tail)")
        #expect(page.contains("/soal/125\""), "\(tail)")
      }
      #expect(try await list(world, "/soal/125").contains("belum bisa dikirim"))
      let english = try await world.house.get(
        "/lke/\(world.id)?tampil=periksa", as: world.staff, headers: [.cookie: "zona_bahasa=en"])
      #expect(english.text.contains("To be checked (1)"))
      #expect(english.text.contains("cannot be sent yet"))

      try await world.storage.report(world.sample)
      for tail in ["", "/soal/125"] {
        #expect(try await !list(world, tail).contains("belum bisa dikirim"))
      }
      #expect(try await list(world).contains("Perlu diperiksa (0)"))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a figure that leaves a round out is marked on the list until it is sent`(
    engine: Engine
  ) async throws {
    try await with(engine) { world in
      try await world.fill()
      let first = try await world.round(RoundWish(title: "Yang pertama", closedMinutesAgo: 90))
      _ = try await world.take(first.id.text, version: 1)
      _ = try await world.round(RoundWish(title: "Yang sedikit", answers: 4, closedMinutesAgo: 80))
      #expect(try await !list(world).contains("belum bisa dikirim"))
      let second = try await world.round(RoundWish(title: "Yang kedua", closedMinutesAgo: 30))
      let counted = try await world.storage.read { transaction in
        try ClosedRounds.counted(
          of: world.sample.unit.id, in: world.sample.year.year, in: transaction)
      }
      #expect(counted.mapValues(Set.init)[.spak] == [first.id, second.id])
      #expect(Set(try await world.year()?.counted ?? []) == [first.id, second.id])
      let page = try await list(world, "?tampil=periksa")
      #expect(page.contains("belum bisa dikirim"))
      #expect(page.contains("ada putaran survei lain yang ditutup"))

      _ = try await world.take(second.id.text, version: 2)
      #expect(try await !list(world).contains("belum bisa dikirim"))
      let sent = try await world.house.post(
        "/lke/\(world.id)/pengiriman", [("versi", "1")], as: world.head)
      #expect(sent.status == .seeOther)
      _ = try await world.round(RoundWish(title: "Yang terlambat", closedMinutesAgo: 1))
      for tail in ["", "/soal/125"] {
        #expect(try await !list(world, tail).contains("belum bisa dikirim"))
      }
    }
  }
}
