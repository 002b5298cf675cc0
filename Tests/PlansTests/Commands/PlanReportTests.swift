import Kernel
import PlansModel
import TestKit
import Testing
import WorkUnitsModel

@testable import Plans

@Suite struct PlanReportTests {
  private static func report(_ house: PlanHouse, isLateOnly: Bool) async throws -> PlanReport {
    let (first, second) = (house.people[1].id, house.people[2].id)
    try await house.plan(
      try Sample.content(owner: first, due: "2026-03-01", soals: [1, 2], action: "Tim kerja"))
    try await house.plan(
      try Sample.content(.oversight, owner: second, due: "2026-12-31", action: "Kampanye"))
    try await house.answer(1)
    try await house.prove(1)
    return PlanReport(
      unitID: house.unit.id, year: PlanHouse.year, board: try await house.board("2026-06-01"),
      today: Sample.day("2026-06-01"), isLateOnly: isLateOnly)
  }

  @Test func `a plan is printed by area and item, in both languages`() async throws {
    try await PlanHouse.with { house in
      let report = try await Self.report(house, isLateOnly: false)

      let lines = report.lines(in: .indonesian)

      #expect(lines[0] == "Rencana kerja 2026: 25%, 0 dari 2 kegiatan selesai")
      #expect(lines[1] == "  Manajemen Perubahan: 50%")
      #expect(lines.contains("terlambat | 2026-03-01 | Tim kerja | Pegawai Dua | 1/2"))
      #expect(lines.last == "belum terukur | 2026-12-31 | Kampanye | Pegawai Tiga | 0/0")
      #expect(report.lines(in: .english)[0] == "Action plan 2026: 25%, 0 of 2 items done")
    }
  }

  @Test func `the list of what is late leaves the rest out`() async throws {
    try await PlanHouse.with { house in
      let report = try await Self.report(house, isLateOnly: true)

      #expect(report.lines(in: .indonesian).count == 2)
      #expect(report.json.contains(#""progress":{"numerator":1,"denominator":4}"#))
      #expect(report.json.contains(#""state":"late","fulfilled":1,"linked":2"#))
      #expect(!report.json.contains("Kampanye"))
    }
  }
}
