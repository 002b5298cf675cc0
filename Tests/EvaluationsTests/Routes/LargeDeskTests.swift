import AccountsModel
import EvaluationsModel
import HTTPTypes
import Kernel
import Storage
import TestKit
import Testing
import Web
import WorkUnitsModel

@testable import Evaluations

/// Assignment pages of an instansi with 1,000 units and 80 teams.
@Suite struct LargeDeskTests {
  /// The largest page, in bytes.
  private static let largestPage = 200_000

  @Test(arguments: TestStorage.engines)
  func `with 1,000 units each page stays small and a plan is applied in few statements`(
    engine: Engine
  ) async throws {
    try await TeamsHouse.with(engine, units: 1, people: 40) { teams in
      let units = try await teams.crowd(units: 999, teams: 80)
      let id = teams.institution.id
      let (list, plan) = (TeamLink.assignments(id, 2026), TeamLink.proposal(id, 2026))
      let digest = DeskActs.digest(of: try AssignmentProposal(try await teams.desk()))
      let paths = [
        list.path, list.path(page: 20, .waiting), plan.path, plan.path(given: 20, stopped: 1),
        TeamLink.teams(id).path, TeamLink.unit(id, 2026, units[0]).path,
        TeamLink.proposedUnit(id, 2026, units[0]).path, TeamLink.places(id).path,
      ]
      for path in paths {
        let before = teams.statements.count
        let page = try await teams.house.get(path, as: teams.coordinator)
        #expect(page.status == .ok, "\(path)")
        #expect(page.bytes.count <= Self.largestPage, "\(path): \(page.bytes.count)")
        #expect(teams.statements.count - before <= 60, "\(path)")
      }
      let before = teams.statements.count

      let applied = try await teams.house.post(
        plan.path, [(ProposalPage.digestField, digest)], as: teams.coordinator)

      // Three statements for fifty assignments, one for fifty entries and messages each.
      #expect(teams.statements.count - before <= 240)
      #expect(applied.location == TeamMessage.applied.on(list.path))
      let desk = try await teams.desk()
      #expect(desk.assignments.count == 1_000)
      #expect(Set(desk.loads.values) == [12, 13])
      let some = try #require(desk.assignments[units[500]])
      #expect(some.seats.count == 4)
      #expect(
        try await teams.events("unit_assignment", some.id.text) == ["unit_assigned"])
      let after = try await teams.house.get(list.path(page: 20), as: teams.coordinator)
      #expect(after.bytes.count <= Self.largestPage)
      #expect(after.text.contains("1000 dari 1000 unit sudah punya tim; 0 menunggu."))

      let again = try await teams.house.post(
        plan.path, [(ProposalPage.digestField, digest)], as: teams.coordinator)
      #expect(again.status == .conflict)
      #expect(again.text.contains("Menurut keadaan sekarang tidak ada lagi yang dapat diterapkan."))
      #expect(again.text.contains("href=\"\(list.path)\""))
      #expect(try await teams.storage.read { try Journal.verify(in: $0) } > 1_000)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `units that no team can take are listed a page at a time`(engine: Engine) async throws {
    try await TeamsHouse.with(engine, units: 1, people: 8) { teams in
      try await teams.crowd(units: 199, teams: 2)
      let plan = TeamLink.proposal(teams.institution.id, 2026)

      let first = try await teams.house.get(plan.path, as: teams.coordinator)
      let last = try await teams.house.get(
        plan.path(given: 1, stopped: 4), as: teams.coordinator)
      let beyond = try await teams.house.get(
        plan.path(given: 9, stopped: 99), as: teams.coordinator)

      #expect(
        first.text.contains("28 unit akan mendapat tim, 172 unit tidak bisa ditempatkan."))
      #expect(first.text.contains("Unit yang tidak bisa ditempatkan: 172"))
      #expect(first.text.contains("Halaman 1 dari 4"))
      #expect(first.text.ranges(of: "tim sudah penuh (2 tim)").count == 50)
      #expect(last.text.ranges(of: "tim sudah penuh (2 tim)").count == 22)
      #expect(beyond.text.ranges(of: "tim sudah penuh (2 tim)").count == 22)
      #expect(beyond.text.contains("Halaman 4 dari 4"))
    }
  }

  @Test func `a page of a list stays within it`() {
    #expect(ListPage(1, of: 0, size: 50).range == 0..<0)
    #expect(ListPage(0, of: 50, size: 50).range == 0..<50)
    #expect(ListPage(2, of: 50, size: 50).number == 1)
    #expect(ListPage(2, of: 51, size: 50).range == 50..<51)
    #expect(ListPage(9, of: 51, size: 50).count == 2)
  }
}
