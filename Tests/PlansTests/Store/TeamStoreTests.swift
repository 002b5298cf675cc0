import AccountsModel
import Evidence
import EvidenceModel
import Kernel
import PlansModel
import Storage
import TestKit
import Testing
import WorkUnits
import WorkUnitsModel

@testable import Plans

@Suite struct TeamStoreTests {
  private static func content(
    _ house: PlanHouse, from: String = "2026-01-15", until: String = "2026-06-30"
  ) throws -> TeamContent {
    TeamContent(
      decree: try Sample.line("SK-12/2026", .decree), decreedOn: Sample.day("2026-01-10"),
      from: Sample.day(from), until: Sample.day(until),
      members: [
        TeamMember(
          employeeID: house.people[1].id, name: "Pegawai Dua", role: .leader, areas: []),
        TeamMember(
          employeeID: house.people[2].id, name: "Pegawai Tiga", role: .member,
          areas: [.publicService, .oversight]),
      ])
  }

  private static func appoint(
    _ content: TeamContent, in house: PlanHouse, on day: String = "2026-01-20"
  ) async throws -> WorkTeam {
    try await house.storage.write { transaction in
      try TeamActs.appoint(
        content, in: try house.planYear(day, in: transaction),
        act: PlanHouse.act(day, by: house.head), transaction: transaction)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a team is stored with its members and their pokja`(engine: Engine) async throws {
    try await PlanHouse.with(engine) { house in
      let team = try await Self.appoint(try Self.content(house), in: house)

      let stored = try await house.storage.read { transaction in
        try TeamStore.teams(
          of: house.unit.id, year: PlanHouse.year, on: Sample.day("2026-02-01"),
          in: transaction)
      }
      #expect(stored.teams == [team])
      #expect(stored.present == [house.people[1].id, house.people[2].id])
      var other = try Self.content(house)
      other.members.removeLast()
      other.until = Sample.day("2026-12-31")
      let changed = other
      try await house.storage.write { transaction in
        try TeamActs.change(
          team.id, to: changed, version: 1, in: try house.planYear("2026-02-01", in: transaction),
          act: PlanHouse.act("2026-02-01"), transaction: transaction)
      }
      let later = try await house.storage.read { transaction in
        try TeamStore.teams(
          of: house.unit.id, year: PlanHouse.year, on: Sample.day("2026-02-01"),
          in: transaction)
      }
      #expect(later.teams.map(\.content) == [changed])
      #expect(later.teams.map(\.version) == [2])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a tie to the unit lapses with the team and with the stay`(engine: Engine) async throws {
    try await PlanHouse.with(engine) { house in
      _ = try await Self.appoint(try Self.content(house), in: house)
      try await house.leave(2, lastDay: "2026-05-31")
      let account = Sample.id(501, of: Account.self)
      _ = try await house.storage.write { transaction in
        try transaction.execute(
          "UPDATE employee SET account_id = \(account) WHERE id = \(house.people[2].id)")
      }
      func tie(_ day: String) async throws -> UnitTie {
        try await house.storage.read { transaction in
          try TeamStore.tie(
            ofAccount: account.text, to: house.unit.id, on: Sample.day(day), in: transaction
          ).tie
        }
      }

      #expect(try await tie("2026-01-14") == .employee)
      #expect(try await tie("2026-01-15") == .member([.publicService, .oversight]))
      #expect(try await tie("2026-05-31") == .member([.publicService, .oversight]))
      #expect(try await tie("2026-06-01") == .none)
      let nobody = try await house.storage.read { transaction in
        try TeamStore.tie(
          ofAccount: nil, to: house.unit.id, on: Sample.day("2026-02-01"), in: transaction)
      }
      #expect(nobody.tie == .none)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `of two teams for the same days, appointed at once, one is refused`(
    engine: Engine
  ) async throws {
    try await PlanHouse.with(engine) { house in
      let content = try Self.content(house)
      async let first = refusal { _ = try await Self.appoint(content, in: house) }
      async let second = refusal { _ = try await Self.appoint(content, in: house) }

      let results = await [first, second]

      #expect(results.count { $0 == nil } == 1)
      #expect(
        results.compactMap { $0 as? PlanRefusal } == [.teamOverlaps(decree: "SK-12/2026")])
      #expect(try await house.count("work_team") == 1)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a promise is kept with proof that counts, and open again when the proof goes`(
    engine: Engine
  ) async throws {
    try await PlanHouse.with(engine) { house in
      let old = try await house.prove(nil, from: "2024-01-01", until: "2024-12-31")
      let proof = try await house.prove(nil)
      let agent = try await house.storage.write { transaction in
        try TeamActs.promise(
          AgentContent(
            employeeID: house.people[1].id, promise: try Sample.line("Antrean daring", .promise),
            dueOn: Sample.day("2026-10-31")),
          in: try house.planYear("2026-02-01", in: transaction),
          act: PlanHouse.act("2026-02-01"), transaction: transaction)
      }
      func keep(_ proof: ID<Proof>, version: Int64 = 1) async throws {
        try await house.storage.write { transaction in
          try TeamActs.keep(
            agent.id, with: proof, version: version,
            in: try house.planYear(in: transaction), act: PlanHouse.act(),
            transaction: transaction)
        }
      }
      func state(_ day: String) async throws -> [AgentState] {
        try await house.storage.read { transaction in
          try AgentStore.agents(
            of: house.unit.id, year: PlanHouse.year, on: Sample.day(day), in: transaction
          ).map(\.state)
        }
      }

      #expect(try await state("2026-10-31") == [.open])
      #expect(try await state("2026-11-01") == [.late])
      await #expect(throws: PlanRefusal.unknownProof) {
        try await keep(Sample.id(404, of: Proof.self))
      }
      await #expect(throws: PlanRefusal.proofDoesNotCount(PlanHouse.year)) {
        try await keep(old.id)
      }
      await #expect(throws: PlanRefusal.stale) { try await keep(proof.id, version: 7) }
      try await keep(proof.id)
      #expect(try await state("2026-11-01") == [.kept])
      // From now on the proof is retained, though no question rests on it.
      let refusal = try await house.storage.read {
        try EvidenceActs.deletionRefusal(of: proof, on: Sample.day("2026-11-22"), in: $0)
      }
      #expect(refusal != nil)
      try await house.storage.write { transaction in
        try EvidenceActs.describe(
          proof, title: "Salah tahun",
          period: try EffectivePeriod(
            from: Sample.day("2024-01-01"), until: Sample.day("2024-12-31")),
          hasPersonalData: false, version: 1, act: PlanHouse.act(), in: transaction)
      }
      #expect(try await state("2026-11-01") == [.proofGone])
    }
  }
}

/// The error of an act that may be refused; nil when it was done.
func refusal(_ body: () async throws -> Void) async -> (any Error)? {
  do {
    try await body()
    return nil
  } catch {
    return error
  }
}
