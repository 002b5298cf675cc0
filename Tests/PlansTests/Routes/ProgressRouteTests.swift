import Accounts
import AccountsModel
import Documents
import HTTPTypes
import Kernel
import PlansModel
import Storage
import TestKit
import Testing
import Web
import WorkUnits
import WorkUnitsModel

@testable import Plans

@Suite struct ProgressRouteTests {
  private static func administrator(_ house: PlanHouse) -> Principal {
    house.person("admin", .administrator, .national)
  }

  private static func progress(
    _ house: PlanHouse, of institution: ID<Institution>?, on day: String = "2026-11-21"
  ) async throws -> [UnitProgress] {
    try await house.storage.read { transaction in
      try ProgressStore(
        year: PlanHouse.year, instant: PlanHouse.act(day).now, institutionID: institution,
        transaction: transaction
      ).units()
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a unit counts as its own page says, whatever its proof`(engine: Engine) async throws {
    try await PlanHouse.with(engine) { house in
      try await house.plan(
        try Sample.content(owner: house.people[0].id, due: "2026-06-30", soals: [1, 2]))
      try await house.plan(
        try Sample.content(.procedures, owner: house.people[1].id, soals: [13, 14, 15]))
      try await house.plan(try Sample.content(.people, owner: house.people[1].id, soals: [22]))
      try await house.plan(try Sample.content(.oversight, owner: house.people[1].id))
      for (soal, from, until) in [
        (1, "2026-01-01", nil), (2, "2025-01-01", "2025-12-31"), (13, "2025-06-01", "2026-01-01"),
        (14, "2026-12-31", nil), (15, "2027-01-01", nil), (22, "2020-01-01", nil),
      ] as [(Int, String, String?)] {
        try await house.prove(soal, from: from, until: until)
        try await house.answer(soal)
      }

      for day in ["2026-06-30", "2026-07-01", "2026-11-21"] {
        let board = try await house.board(day)
        let sum = try #require(
          try await Self.progress(house, of: house.ministry.id, on: day)
            .first { $0.unitID == house.unit.id }
        ).sum
        #expect(sum.progress == board.progress)
        #expect(sum.lateCount == board.count(.late))
        #expect(sum.doneCount == board.count(.done))
        #expect(sum.itemCount == 4)
        #expect(sum.answeredCount == 6)
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the nation is the sum of its instansi, and those of their units`(
    engine: Engine
  ) async throws {
    try await PlanHouse.with(engine) { house in
      try await house.plan(
        try Sample.content(owner: house.people[0].id, due: "2026-06-30", soals: [1, 2]))
      try await house.prove(1)
      try await house.answer(1)
      let institutions = try await house.storage.read { try InstitutionStore.all(in: $0) }

      let nation = NationProgress(
        year: PlanHouse.year, institutions: institutions,
        units: try await Self.progress(house, of: nil), attainments: [:], present: 2026)

      #expect(nation.lines.count == 2)
      var sum = ProgressSum()
      for line in nation.lines {
        let units = try await Self.progress(house, of: line.institution.id)
        #expect(line.sum == units.reduce(ProgressSum()) { $0 + $1.sum })
        sum = sum + line.sum
      }
      #expect(nation.sum == sum)
      #expect(sum.unitCount == 3 && sum.plannedCount == 1 && sum.lateCount == 1)
      #expect(sum.questionCount == 3 * 113)
    }
  }

  @Test func `each level opens the next, and the table can be taken away`() async throws {
    try await PlanHouse.with { house in
      try await house.plan(
        try Sample.content(owner: house.people[0].id, due: "2026-06-30", soals: [1]))
      let admin = Self.administrator(house)
      let first = try await house.house.get(PlanToolLink.presentNation.path, as: admin)
      #expect(first.location == "/kemajuan/2026")
      let nation = try await house.house.get("/kemajuan/2026", as: admin)
      let link = PlanToolLink.institution(house.ministry.id, PlanHouse.year).path
      #expect(nation.text.contains("href=\"\(link)\""))

      let page = try await house.house.get(link, as: house.coordinator)

      #expect(page.status == .ok)
      let key = PlanKey(house.unit.id, PlanHouse.year)
      #expect(page.text.contains("href=\"\(PlanLink.plan(key).path)\""))
      #expect(page.text.contains("1 terlambat"))
      // The sister unit has no plan, so it stands above.
      let sister = try #require(page.text.firstRange(of: "BSPJI Medan"))
      let own = try #require(page.text.firstRange(of: "BSPJI Pekanbaru"))
      #expect(sister.lowerBound < own.lowerBound)
      let csv = try await house.house.get(link + "/unit.csv", as: house.coordinator)
      let rows = try CSV.parse(csv.bytes)
      #expect(rows.count == 3)
      #expect(rows[2] == ["BSPJI Pekanbaru", "1", "1", "1", "0", "1", "0", "0", "113"])
      let national = try await house.house.get("/kemajuan/2026/instansi.csv", as: admin)
      #expect(try CSV.parse(national.bytes).count == 3)
    }
  }

  @Test func `people of one unit, of other instansi and visitors learn nothing`() async throws {
    try await PlanHouse.with { house in
      let link = PlanToolLink.institution(house.ministry.id, PlanHouse.year).path
      let other = house.person(
        "lain", .coordinator, .institution(house.elsewhere.institutionID.text))
      for person in [house.head, house.staff, house.stranger, other] {
        let read = try await house.house.get(link, as: person)
        #expect(read.status == .notFound)
        let sent = try await house.house.post(link + "/predikat", as: person)
        #expect(sent.status == .notFound)
      }
      for person in [house.head, house.coordinator, other] {
        for path in ["/kemajuan", "/kemajuan/2026", "/kemajuan/2026/instansi.csv"] {
          let read = try await house.house.get(path, as: person)
          #expect(read.status == .notFound)
        }
      }
      // What units have not sent yet is counted here, so assessors are not shown it.
      let assessor = house.person(
        "tpi", .internalAssessor, .institution(house.ministry.id.text))
      let national = house.person("tpn", .nationalAssessor, .national)
      for person in [assessor, national] {
        #expect(try await house.house.get(link, as: person).status == .notFound)
        #expect(try await house.house.post(link + "/predikat", as: person).status == .notFound)
        #expect(try await house.house.get("/kemajuan/2026", as: person).status == .notFound)
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `reached predicates stand beside targets, with their decrees`(
    engine: Engine
  ) async throws {
    try await PlanHouse.with(engine) { house in
      let link = PlanToolLink.institution(house.ministry.id, PlanHouse.year).path
      try await house.storage.write { transaction in
        try YearActs.plan(
          YearPlan(targetWBK: 1), of: house.ministry.id, year: PlanHouse.year,
          act: PlanHouse.act(), in: transaction)
      }
      func fields(_ unit: WorkUnit, decree: String = "KEP-7") -> [(String, String)] {
        [
          ("unit", unit.id.text), ("predikat", "wbk"), ("nomor_sk", decree),
          ("tanggal_sk", "2026-11-21"), ("sumber", "Berita kementerian"),
        ]
      }
      for unit in [house.unit, house.sister] {
        let sent = try await house.house.post(
          link + "/predikat", fields(unit), as: house.coordinator)
        #expect(sent.status == .seeOther)
      }
      _ = try await house.house.post(
        link + "/predikat", fields(house.unit, decree: "KEP-8"), as: house.coordinator)

      let page = try await house.house.get(link, as: house.coordinator)
      #expect(page.text.contains("KEP-8"))
      let records = try await house.storage.read { transaction in
        try AttainmentStore.records(
          of: house.ministry.id, in: PlanHouse.year, on: Sample.day("2026-11-21"),
          transaction: transaction)
      }
      // Of the same unit the later record took the place of the earlier one.
      #expect(records.map(\.record.decree.text).sorted() == ["KEP-7", "KEP-8"])
      let years = try await house.storage.read {
        try AttainmentStore.years(of: house.ministry.id, in: $0)
      }
      #expect(years[PlanHouse.year]?.targets == [.wbk: 1])
      #expect(years[PlanHouse.year]?.reached == [.wbk: 2])
      let elsewhere = try await house.house.post(
        link + "/predikat", fields(house.elsewhere), as: house.coordinator)
      #expect(elsewhere.status == .unprocessableContent)
      let wrong = try await house.house.post(
        link + "/predikat",
        [("unit", "x"), ("tanggal_sk", "2026-11-22"), ("nomor_sk", "")], as: house.coordinator)
      #expect(wrong.status == .unprocessableContent)
      #expect(wrong.text.contains("paling lambat hari ini"))

      let removed = try await house.house.post(
        link + "/predikat/hapus", [("unit", house.sister.id.text), ("predikat", "wbk")],
        as: house.coordinator)
      #expect(removed.status == .seeOther)
      #expect(try await house.count("reached_predicate") == 1)
      let entries = try await house.storage.read {
        try Journal.entries(
          subjectKind: "institution", subjectID: house.ministry.id.text, in: $0
        ).map(\.entry.event).filter { $0.hasPrefix("reached") }
      }
      #expect(
        entries == Array(repeating: "reached_predicate_recorded", count: 3)
          + ["reached_predicate_removed"])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a unit with both predicates counts once, and a decree belongs to its own year`(
    engine: Engine
  ) async throws {
    try await PlanHouse.with(engine) { house in
      func record(_ predicate: String, _ day: String, in year: Int = 2026) async throws
        -> TestAnswer
      {
        let link = PlanToolLink.institution(house.ministry.id, Sample.year(year)).path
        return try await house.house.post(
          link + "/predikat",
          [
            ("unit", house.unit.id.text), ("predikat", predicate), ("nomor_sk", "KEP-7"),
            ("tanggal_sk", day), ("sumber", "Berita kementerian"),
          ], as: house.coordinator)
      }
      for predicate in ["wbk", "wbbm"] {
        #expect(try await record(predicate, "2026-11-20").status == .seeOther)
      }

      let old = try await record("wbbm", "2019-12-10")
      #expect(old.status == .unprocessableContent)
      #expect(old.text.contains("bertanggal tahun 2019"))
      #expect(try await record("wbk", "2019-12-10", in: 2019).status == .seeOther)

      let (years, nation) = try await house.storage.read {
        (
          try AttainmentStore.years(of: house.ministry.id, in: $0),
          try AttainmentStore.all(in: PlanHouse.year, transaction: $0)
        )
      }
      #expect(years[PlanHouse.year]?.reached == [.wbbm: 1])
      #expect(years[Sample.year(2019)]?.reached == [.wbk: 1])
      #expect(nation[house.ministry.id]?.reached == [.wbbm: 1])
      #expect(try await house.count("reached_predicate") == 3)
    }
  }

  @Test func `a year without a programme shows targets and predicates only`() async throws {
    try await PlanHouse.with { house in
      let link = PlanToolLink.institution(house.ministry.id, Sample.year(2021)).path

      let page = try await house.house.get(link, as: house.coordinator)

      #expect(page.status == .ok)
      #expect(page.text.contains("belum ada program untuk tahun ini"))
      #expect(!page.text.contains("0 dari 0"))
    }
  }
}
