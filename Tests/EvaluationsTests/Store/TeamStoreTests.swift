import Accounts
import AccountsModel
import EvaluationsModel
import Kernel
import Storage
import TestKit
import Testing
import WorkUnits
import WorkUnitsModel
import Worksheets
import WorksheetsModel

@testable import Evaluations

@Suite struct TeamStoreTests {
  @Test(arguments: TestStorage.engines)
  func `a team comes back as it was kept, and an old one is not saved`(
    engine: Engine
  ) async throws {
    try await TeamsHouse.with(engine) { teams in
      let point = try GeoPoint.read(latitude: "-7,25", longitude: "112.75")
      let made = try await teams.team(
        teams.content(
          "Tim Barat", site: Site(point: point), languages: [.indonesian, Sample.language("jv")],
          limit: 7))
      let found = try await teams.storage.read { try TeamStore.find(made.team.id, in: $0) }
      #expect(found == made)

      try await teams.storage.write { try TeamStore.save(made, in: $0) }

      let saved = try await teams.storage.read { try TeamStore.find(made.team.id, in: $0) }
      #expect(saved?.team == made.team)
      #expect(saved?.version == 2)
      await #expect(throws: StorageError.staleVersion) {
        try await teams.storage.write { try TeamStore.save(made, in: $0) }
      }
      #expect(
        try await teams.storage.read { try TeamStore.teams(of: nil, in: $0).isEmpty })
    }
  }

  @Test(arguments: TestStorage.engines)
  func `only those who hold the role today can be chosen, and a team without them is not whole`(
    engine: Engine
  ) async throws {
    try await TeamsHouse.with(engine) { teams in
      let made = try await teams.team(teams.content("Tim Barat"))
      let act = teams.act
      try await teams.storage.write { transaction in
        let grant = try GrantStore.grants(of: teams.people[2], in: transaction)[0]
        try AccountActs.end(grant, act: act, in: transaction)
      }

      let pool = try await teams.storage.read {
        try TeamStore.pool(of: teams.institution.id, on: act.day, in: $0)
      }

      #expect(pool.count == 7)
      #expect(!pool.contains { $0.id == teams.people[2] || $0.id == teams.stranger })
      let desk = try await teams.desk()
      #expect(
        desk.judgingTeams.first?.faults(under: .usual)
          == [.tooFewMembers(has: 1, needed: 2)])
      let proposal = try AssignmentProposal(desk)
      #expect(proposal.plan.stopped.map(\.onlyRule) == [.teamUnfit, .teamUnfit, .teamUnfit])
      await #expect(throws: TeamRefusals([.notAssessor(teams.people[2])])) {
        try await teams.storage.write {
          try TeamActs.change(
            made, to: teams.content("Tim Barat"), version: 1, act: act, in: $0)
        }
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a unit is where it says, or else where the unit above it is`(
    engine: Engine
  ) async throws {
    try await TeamsHouse.with(engine) { teams in
      let act = teams.act
      let (id, top) = (teams.institution.id, teams.units[0])
      let below = try await teams.storage.write { transaction in
        let below = try WorkUnitActs.createUnit(
          name: try PlaceName("Seksi Bawah"), in: id, below: top.id, from: act.day, act: act,
          transaction: transaction)
        let cycle = try CycleStore.cycles(of: id, in: transaction)[0]
        _ = try WorksheetActs.start(unit: below, cycle: cycle, act: act, in: transaction)
        return below
      }
      func put(_ site: Site?, at unit: ID<WorkUnit>) async throws {
        let line = try #require(try await teams.desk().unit(unit))
        try await teams.storage.write {
          try DeskActs.set((site, nil), of: line, in: id, act: act, transaction: $0)
        }
      }
      try await put(Site(region: "35"), at: top.id)

      let inherited = try await teams.desk()
      #expect(inherited.unit(below.id)?.judged.site == Site(region: "35"))
      #expect(inherited.unit(below.id)?.hasOwnSite == false)
      #expect(inherited.unit(teams.units[1].id)?.judged.site == nil)

      try await put(Site(region: "51"), at: below.id)
      #expect(try await teams.desk().unit(below.id)?.judged.site == Site(region: "51"))
      try await put(nil, at: below.id)
      try await put(nil, at: below.id)
      #expect(try await teams.desk().unit(below.id)?.judged.site == Site(region: "35"))
      #expect(
        try await teams.events("work_unit", below.id.text).suffix(2)
          == ["unit_sited", "unit_sited"])
    }
  }
}
